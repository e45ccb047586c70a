"""More bold pictures of the communication kit, so that each topic and action template has one."""

from __future__ import annotations

import math

from tests.bench.kit_shapes import (
    EDGE, Point, area, bee, bike, bird, circ, closed, dome, drop, eye, eyes, flower, garland, group, head,
    laugh, leaf, left, line, low, oval, person, poly, rect, ring, root, slab, smile, sprout, tree,
    tuft, wheel,
)


def huis() -> str:
    """A house in a woolly scarf and a bobble hat."""
    found = left(tree(-900, 430, 150), tree(-1250, 540, 170)) + low(-640, -820, -1010, -1260)
    found += tree(880, 470, 150) + tree(1240, 400, 130) + tuft(620)
    found += rect(-330, -330, 660, 331, "wall2")
    found += area("M-390 -330 L0 -600 L390 -330Z", "main") + rect(-390, -342, 780, 26, "main", 8)
    hat = area("M-190 0 C-190 -150 -120 -230 0 -230 C120 -230 190 -150 190 0Z", "pop")
    for n in range(5):
        x = -152 + n * 76
        hat += area(f"M{x - 38} -34 L{x} -84 L{x + 38} -34Z", "light")
    hat += rect(-210, -44, 420, 74, "pop2", 37) + circ(0, -246, 58, "light")
    found += group(hat, move=(10, -452), turn=7)
    found += _window(-170, -232) + _window(170, -232) + smile(0, -196, 50, "ink", 16)
    found += circ(-262, -150, 30, "wall3") + circ(262, -150, 30, "wall3")
    found += rect(-66, -90, 132, 91, "ink") + circ(40, -40, 9, "light")
    found += rect(-352, -134, 704, 74, "pop", 37)
    for x in (-290, -170, -50, 70, 190, 290):
        found += rect(x, -134, 40, 74, "light")
    fringe = "".join(rect(n * 26, 46, 16, 36, "pop", 8) for n in range(4))
    tail = rect(0, -20, 96, 76, "pop", 12) + rect(0, 0, 96, 30, "light") + fringe
    found += group(tail, move=(226, -86), turn=-9)
    small = bird(0, 0, 1.1, "pop2", -1)
    small += rect(-88, -62, 74, 26, "pop", 13) + rect(-44, -58, 24, 66, "pop", 10)
    found += group(small, move=(500, -34))
    return found + root(-240, 150, 90, 11) + root(180, 120, 80, 10) + root(620, 100, 60, 8)


def _window(x: float, y: float) -> str:
    found = rect(x - 78, y - 62, 156, 124, "light", 14)
    return found + circ(x + math.copysign(14, -x), y + 10, 34, "ink")


def stroom() -> str:
    """Two houses hand in hand: one lies in the sun with solar glasses, one is plugged in."""
    found = left(tree(-960, 470, 150), tree(-1300, 380, 130)) + low(-720, -860, -1040, -1300)
    found += tree(830, 420, 140) + tree(1180, 530, 160)
    found += area("M-600 -380 L-96 -380 L-96 -640Z", "ink")
    panels = "".join(rect(46 + n * 122, -30, 110, 28, "light", 4) for n in range(4))
    found += group(panels, move=(-600, -380), turn=-27.3)
    found += rect(-570, -382, 460, 383, "wall1") + _solar_glasses(-340, -262)
    found += smile(-340, -158, 74, "ink", 18) + rect(-388, -84, 96, 85, "main")
    found += area("M110 -430 L345 -610 L580 -430Z", "main") + rect(130, -432, 430, 433, "wall2")
    found += eyes(345, -330, 92, 56, (-0.9, 0.1)) + laugh(345, -246, 84)
    found += area("M297 0 L297 -90 A48 48 0 0 1 393 -90 L393 0Z", "pop")
    cord = "M-110 -130 C-10 -130 12 -170 12 -210 C12 -290 -84 -300 -84 -390 C-84 -470 0 -480 12 -410"
    cord += " C24 -480 108 -470 108 -390 C108 -300 12 -290 12 -210 C12 -150 40 -130 80 -130"
    found += line(cord, "ink", 20)
    found += rect(60, -166, 62, 72, "ink", 14) + line("M118 -148 L146 -148 M118 -112 L146 -112", "ink", 14)
    found += rect(134, -176, 40, 92, "light", 14)
    found += bird(345, -606, 1.0, "pop2", -1)
    return found + root(-470, 130, 90, 11) + root(40, 110, 60, 9) + root(480, 140, 90, 11)


def _solar_glasses(x: float, y: float) -> str:
    found = line(f"M{x - 230} {y - 26} L{x + 230} {y - 26}", "ink", 20)
    for side in (-104, 104):
        found += rect(x + side - 92, y - 50, 184, 112, "ink", 34)
        found += line(
            f"M{x + side - 62} {y + 6} h124 M{x + side - 30} {y - 26} v64 M{x + side + 30} {y - 26} v64",
            "main3",
            7,
        )
    return found


def bakfiets() -> str:
    """A snail has a lift in a cargo bike, and is fast for once."""
    found = left(tree(-880, 500, 150), tree(-1260, 420, 150)) + low(-760, -920, -1130, -1400)
    found += tree(760, 520, 150) + tree(1120, 420, 140)
    found += "".join(
        line(f"M{x} {y} h{w}", "mid", 12) for x, y, w in ((560, -560, 120), (520, -430, 190), (590, -300, 120))
    )
    found += _snail_aboard()
    found += wheel(340, -130, 118) + wheel(-470, -96, 84, 22)
    found += line("M340 -130 L130 -110 L-60 -150 M340 -130 L220 -340 L130 -110 M220 -340 L20 -330", "main", 26)
    found += area("M-410 -330 L-20 -330 L-64 -110 L-366 -110Z", "pop") + rect(-430, -346, 430, 34, "pop2", 12)
    found += line("M-470 -96 L-380 -150", "main", 24) + line("M-30 -150 L28 -430 L-26 -462", "main", 22)
    found += leaf(-250, -130, 76, -22, "light") + leaf(-176, -130, 76, 22, "light")
    found += _cyclist()
    return found + root(-620, 110, 60, 9) + root(760, 190, 110, 13) + root(20, 120, 80, 10)


def _snail_aboard() -> str:
    found = area("M-390 -320 C-400 -420 -420 -470 -400 -520 A62 62 0 0 1 -286 -500 L-270 -320Z", "main3")
    found += line("M-386 -540 L-372 -636 M-330 -548 L-298 -640", "main3", 18)
    found += eye(-372, -648, 40, (-0.8, 0.1)) + eye(-292, -652, 40, (-0.8, 0.1))
    found += smile(-364, -496, 28, "ink", 10)
    found += circ(-160, -390, 132, "pop2") + ring(-160, -390, 82, "light", 20)
    found += circ(-160, -390, 34, "light")
    return found


def _cyclist() -> str:
    found = line("M196 -350 L96 -250 L120 -96", "ink", 52) + rect(74, -96, 82, 34, "ink", 14)
    found += area("M130 -350 L270 -350 C300 -470 250 -560 170 -566 C110 -566 96 -520 100 -480Z", "main2")
    found += line("M160 -520 L70 -430 L-20 -462", "skin1", 40) + line("M170 -524 L84 -440", "main2", 56)
    found += line("M170 -352 L274 -352", "ink", 34)
    found += head(136, -632, 84, "skin1", "hair", "plain", (-1, 0.1))
    found += area("M40 -672 A98 92 0 0 1 236 -672 L252 -652 L40 -652Z", "pop2")
    return found + line("M96 -716 L84 -686 M144 -726 L140 -686 M192 -718 L198 -686", "light", 12)


def ton() -> str:
    """A rain barrel with a full belly; a flower drinks from it with a straw."""
    found = left(tree(-900, 470, 160)) + low(-560, -740, -930, -1170, -1420)
    found += tree(960, 500, 160) + sprout(740, 2)
    for x, y, r in ((-420, -640, 46), (-300, -740, 38), (-480, -480, 38), (330, -720, 46), (520, -660, 36), (620, -520, 42), (-390, -330, 34)):
        found += drop(x, y, r, "main3")
    found += area("M-215 0 C-300 -150 -300 -330 -215 -470 L215 -470 C300 -330 300 -150 215 0Z", "main")
    for x in (-120, 0, 120):
        bow = x * 0.3
        found += line(f"M{x} -466 C{x + bow:g} -330 {x + bow:g} -150 {x} -6", "main2", 8)
    found += area("M-236 -430 L236 -430 L252 -384 L-252 -384Z", "ink")
    found += area("M-252 -92 L252 -92 L238 -46 L-238 -46Z", "ink")
    found += eyes(0, -300, 92, 60, (0.5, -0.5)) + laugh(0, -214, 92)
    found += area("M-44 -156 A52 40 0 0 1 44 -156 A92 92 0 0 1 -44 -156Z", "pop")
    found += rect(-238, -494, 476, 40, "ink", 16)
    found += area("M-190 -494 A60 40 0 0 1 -70 -494 A60 40 0 0 1 50 -494 A60 40 0 0 1 170 -494Z", "main3")
    found += _duck(-96, -516)
    found += line("M150 -500 L212 -640 L382 -560", "light", 26) + line("M178 -568 L190 -596 M262 -616 L290 -602 M330 -584 L346 -577", "pop", 26)
    found += line("M480 0 C480 -140 510 -260 472 -420", "stem", 28)
    found += leaf(484, -60, 150, 70, "main2") + leaf(490, -110, 120, -66, "main3")
    found += _thirsty(468, -474)
    return found + root(480, 200, 120, 13) + root(-120, 120, 70, 9) + root(740, 110, 50, 9)


def _thirsty(x: float, y: float) -> str:
    petals = "".join(
        group(area("M-36 -60 L-36 -118 A36 36 0 0 1 36 -118 L36 -60Z", "pop" if n % 2 else "pop2"), turn=n * 36)
        for n in range(10)
    )
    face = circ(0, 0, 88, "ink") + closed(-26, -14, 24, 11).replace("ink", "light")
    face += closed(44, -14, 24, 11).replace("ink", "light")
    face += circ(-54, 34, 22, "light") + circ(-54, 34, 12, "pop")
    return group(petals, face, move=(x, y))


def _duck(x: float, y: float, s: float = 1.0, flip: int = 1, fill: str = "pop") -> str:
    return group(
        area("M-110 -70 C-100 20 90 20 110 -60 C60 -40 20 -60 -10 -60 L-60 -60 C-80 -60 -100 -64 -110 -70Z", fill),
        circ(54, -116, 58, fill),
        rect(0, -110, 60, 70, fill),
        area("M100 -124 C150 -120 160 -100 148 -92 C130 -86 110 -90 98 -94Z", "pop2"),
        area("M-64 -46 A46 42 0 0 0 28 -46Z", "pop2"),
        circ(70, -130, 10, "ink"),
        move=(x, y),
        scale=(s * flip, s),
    )


def pot() -> str:
    """Vegetables sit in a cooking pot as in a hot tub; a pea stands on the spoon to dive."""
    found = left(tree(-920, 480, 160), tree(-1290, 400, 140)) + low(-560, -730, -930, -1150, -1400)
    found += tree(900, 440, 150) + tree(1250, 530, 160)
    found += _carrot(-190, -330) + _beet(40, -330) + _leek(250, -330)
    for x, y, r in ((-300, -700, 26), (-60, -730, 34), (110, -640, 22), (-330, -580, 18), (390, -640, 20)):
        found += circ(x, y, r, "light")
    spoon = line("M0 0 L330 -150", "stem", 34) + oval(376, -172, 76, 46, "stem", -24)
    found += group(spoon, move=(250, -300)) + _pea(612, -534)
    found += area("M-350 -310 L350 -310 L326 -60 A60 60 0 0 1 266 0 L-266 0 A60 60 0 0 1 -326 -60Z", "ink")
    found += rect(-380, -340, 760, 56, "main", 28)
    found += line("M-350 -230 C-450 -240 -450 -120 -344 -130 M350 -230 C450 -240 450 -120 344 -130", "main", 34)
    for x in (-270, -150, -30, 90, 210):
        found += oval(x + 30, -340, 62, 26, "main3")
    towel = rect(-56, 0, 112, 152, "light", 8) + rect(-56, 30, 112, 24, "pop") + rect(-56, 78, 112, 24, "pop")
    found += group(towel, move=(-412, -176)) + smile(0, -150, 80, "light", 18)
    found += circ(-110, -196, 18, "light") + circ(110, -196, 18, "light")
    return found + root(-200, 140, 90, 11) + root(150, 120, 80, 10)


def _carrot(x: float, y: float) -> str:
    found = "".join(leaf(0, -196, 96, turn, fill) for turn, fill in ((-36, "main2"), (36, "main3"), (0, "main")))
    found += area("M-92 40 L-92 -120 A92 92 0 0 1 92 -120 L92 40Z", "pop")
    found += line("M-92 -60 h36 M92 -20 h-42 M-92 10 h30", "pop2", 10)
    found += closed(-36, -110, 24, 12) + closed(36, -110, 24, 12) + smile(0, -74, 26, "ink", 12)
    return group(found, move=(x, y), turn=-8)


def _beet(x: float, y: float) -> str:
    found = line("M-20 -120 C-30 -200 -60 -220 -74 -250 M10 -120 C14 -220 30 -240 40 -280", "main2", 16)
    found += leaf(-68, -236, 72, -30, "main") + leaf(38, -262, 80, 14, "main2")
    found += circ(0, -40, 112, "wall3") + eyes(0, -64, 42, 32, (0.6, -0.6)) + laugh(0, -20, 36)
    return group(found, move=(x, y))


def _leek(x: float, y: float) -> str:
    found = area("M-54 30 L-54 -170 L-128 -330 L-54 -270 L0 -380 L54 -270 L128 -330 L54 -170 L54 30Z", "main2")
    found += area("M0 -380 L54 -270 L128 -330 L54 -170 L0 -170Z", "main3")
    found += area("M-54 30 L-54 -150 A54 40 0 0 1 54 -150 L54 30Z", "mid")
    found += circ(-20, -100, 10, "ink") + circ(20, -100, 10, "ink") + smile(0, -72, 18, "ink", 9)
    return group(found, move=(x, y), turn=7)


def _pea(x: float, y: float) -> str:
    found = line("M-18 56 L-22 96 M18 56 L20 96 M-54 -20 L-104 -70 M54 -20 L104 -70", "ink", 12)
    found += circ(0, 0, 64, "main3") + rect(-66, -34, 132, 22, "ink")
    return group(found + eyes(0, -20, 28, 26, (-0.4, 0.6)) + smile(0, 20, 22, "ink", 9), move=(x, y))


def rooster() -> str:
    """A toaster with a plaster, glad that it works again; its slices fly, its cord takes root."""
    found = left(tree(-880, 450, 150), tree(-1240, 540, 170)) + low(-620, -790, -980, -1230)
    found += tree(900, 500, 160) + tree(1270, 420, 140) + tuft(660)
    found += _toast(-150, -600, -10, (0.3, 0.5)) + _toast(140, -640, 12, (-0.3, 0.6))
    found += line("M-150 -470 v-24 M-210 -470 v-16 M-90 -470 v-16 M140 -480 v-34 M80 -474 v-20 M200 -474 v-20", "mid", 12)
    found += line("M470 4 C500 46 540 40 560 76", "root", 18)
    found += line("M560 74 C590 100 640 98 660 130 M560 74 C560 110 540 130 520 140", "root", 12)
    found += line("M350 -70 C470 -70 430 -40 468 0", "ink", 18)
    found += area("M-360 -30 L-360 -290 A140 140 0 0 1 -220 -430 L220 -430 A140 140 0 0 1 360 -290 L360 -30Z", "pop")
    found += rect(-390, -50, 780, 40, "pop2", 18) + rect(-300, -14, 110, 16, "ink") + rect(190, -14, 110, 16, "ink")
    found += rect(-230, -440, 170, 26, "ink", 12) + rect(60, -440, 170, 26, "ink", 12)
    found += eyes(0, -276, 116, 68, (0.1, -0.8)) + laugh(0, -176, 96) + area("M-48 -116 A60 44 0 0 1 48 -116 A96 96 0 0 1 -48 -116Z", "pop2")
    found += rect(374, -310, 24, 150, "ink", 8) + rect(360, -320, 90, 44, "ink", 20)
    plaster = rect(-92, -30, 184, 60, "skin1", 28) + rect(-32, -30, 64, 60, "skin3")
    found += group(plaster, move=(262, -372), turn=38)
    found += line("M-350 -180 C-450 -180 -500 -230 -510 -300", "ink", 26) + _screwdriver(-510, -330)
    return found + root(-240, 110, 60, 9)


def _toast(x: float, y: float, turn: float, look: Point) -> str:
    crumb = "M-96 110 L-96 -30 C-150 -60 -140 -130 -70 -130 L70 -130 C140 -130 150 -60 96 -30 L96 110Z"
    found = area(crumb, "hair") + group(area(crumb, "skin3"), move=(0, -2), scale=(0.84, 0.84))
    return group(found, eyes(0, -40, 40, 28, look), smile(0, 14, 34, "ink", 12), move=(x, y), turn=turn)


def _screwdriver(x: float, y: float) -> str:
    found = rect(-12, -230, 24, 170, "stone2", 6) + rect(-18, -250, 36, 30, "stone2", 4)
    return group(found + rect(-36, -80, 72, 140, "main", 28), move=(x, y), turn=-14)


def bekers() -> str:
    """Three cups dance; the bin has nothing to do and sleeps, with a spider's thread on it."""
    found = left(tree(-880, 470, 150), tree(-1240, 400, 140)) + low(-690, -860, -1040, -1290)
    found += tree(960, 460, 150) + tree(1300, 540, 160)
    found += left(garland((-1500, -600), (-640, -660), 10, 90))
    found += line("M-640 0 V-660", "stem", 14) + line("M820 0 V-650", "stem", 14)
    found += garland((-640, -660), (60, -690), 8, 80) + garland((60, -690), (820, -650), 9, 90)
    found += garland((820, -650), (1700, -600), 10, 90)
    found += _cup(-440, 0, "pop", 1, (0.6, 0.1)) + _cup(-110, -40, "light", -1, (-0.4, -0.5))
    found += _cup(210, 0, "main2", 1, (-0.7, 0.1))
    lid = rect(-150, -330, 300, 44, "stone2", 20) + rect(-40, -362, 80, 40, "stone2", 16)
    found += group(area("M-130 0 L-146 -290 L146 -290 L130 0Z", "ink"), lid, move=(540, 0))
    found += "".join(line(f"M{x - 34} -200 A34 30 0 0 0 {x + 34} -200", "light", 12) for x in (480, 600))
    found += circ(540, -136, 20, "light")
    found += group(line("M0 -140 v130", "ink", 5), circ(0, 4, 24, "ink"), line("M-20 -8 l-26 -14 M-20 10 l-28 4 M20 -8 l26 -14 M20 10 l28 4", "ink", 7), move=(724, -170))
    found += "".join(circ(x, y, r, "mid") for x, y, r in ((600, -400, 14), (640, -446, 20), (690, -506, 28)))
    return found + root(-250, 120, 70, 10) + root(420, 110, 60, 9)


def _cup(x: float, y: float, fill: str, side: int, look: Point) -> str:
    other = "pop2" if fill == "pop" else "pop" if fill == "light" else "main3"
    found = line("M-50 -110 C-60 -60 -90 -50 -84 0 L-120 0 M50 -110 C70 -70 40 -50 60 0 L96 0", "ink", 20)
    found += line("M-120 -330 C-200 -360 -190 -450 -160 -500 M116 -300 C190 -300 220 -350 190 -420", "ink", 20)
    found += area("M-132 -450 L132 -450 L100 -100 L-100 -100Z", fill) + rect(-146, -470, 292, 44, other, 20)
    for cx, r in ((-90, 44), (-20, 56), (60, 50), (106, 34)):
        found += area(f"M{cx - r} -468 A{r} {r} 0 0 1 {cx + r} -468Z", "mid" if fill == "light" else "light")
    found += eyes(0, -330, 52, 40, look)
    if fill == "light":
        found += ring(-52, -330, 40, "ink", 8) + ring(52, -330, 40, "ink", 8)
    found += laugh(0, -264, 52)
    return group(found, move=(x, y), turn=6 * side, scale=(side, 1))


def eenden() -> str:
    """A duck with a stop sign leads her ducklings with their school bags over the crossing."""
    w = 200
    found = "".join(
        slab(n * w - 100, w, 52, "light" if n % 2 and abs(n) < 6 else "stone", "mid" if n % 2 and abs(n) < 6 else "stone2")
        for n in range(-10, 11)
    )
    found += slab(-4 * EDGE, 4 * EDGE - 10 * w - 100, 52)
    found += left(tree(-920, 480, 150), tree(-1280, 420, 150)) + low(-820, -1000, -1230)
    found += tree(980, 520, 160) + tree(1330, 430, 140)
    sign = line("M0 0 L0 -520", "stem", 22) + circ(0, -620, 118, "light") + ring(0, -620, 100, "pop2", 30)
    sign += circ(-34, -640, 13, "ink") + circ(34, -640, 13, "ink") + smile(0, -600, 34, "ink", 13)
    found += group(sign, move=(-500, 0), turn=-4)
    found += _walker(-260, 1.6, -1, "pop")
    for n, (x, s) in enumerate(((50, 0.84), (240, 0.78), (415, 0.72))):
        found += _walker(x, s, -1, "pop" if n % 2 else "pop2", bag=True)
    found += _walker(600, 0.72, 1, "pop", bag=True)
    return found


def _walker(x: float, s: float, flip: int, fill: str, bag: bool = False) -> str:
    wing = "pop2" if fill == "pop" else "pop"
    found = line("M-26 -44 L-30 -4 L0 -4 M26 -44 L30 -4 L60 -4", "ink", 13)
    found += area("M-130 -150 C-110 -30 -30 -36 10 -36 C80 -36 112 -80 112 -130 L112 -240 L20 -240 L20 -150Z", fill)
    found += circ(66, -240, 62, fill)
    found += area("M118 -252 C166 -248 176 -230 164 -220 C146 -212 126 -216 114 -222Z", "ink")
    found += eye(80, -258, 22, (0.5, 0))
    found += area("M-76 -128 A54 54 0 0 0 44 -128Z", wing)
    if bag:
        found += rect(-86, -236, 104, 112, "main", 26) + rect(-70, -190, 72, 46, "main3", 12)
        found += line("M-34 -236 a18 18 0 0 1 0 -26", "main", 10)
    return group(found, move=(x, 0), scale=(s * flip, s))


def boom() -> str:
    """A tree that laughs, with a nest of young birds as a hat and a child on a swing."""
    found = left(tree(-860, 400, 140), tree(-1180, 480, 150)) + low(-560, -720, -930, -1130, -1400)
    found += tree(900, 360, 120) + tree(1200, 470, 150) + sprout(700, 2)
    found += line("M40 -330 C200 -380 300 -420 440 -430", "stem", 44)
    found += area("M-70 0 L-50 -330 L50 -330 L70 0 C110 0 130 20 150 30 L-150 30 C-130 20 -110 0 -70 0Z", "stem")
    crown = ((-200, -420, 150, "main2"), (180, -450, 160, "main2"), (-110, -560, 160, "main"), (110, -590, 150, "main3"))
    found += "".join(circ(x, y, r, fill) for x, y, r, fill in crown) + circ(0, -450, 190, "main")
    found += eyes(0, -490, 84, 58, (0.8, 0.4)) + laugh(0, -400, 84)
    found += area("M-42 -346 A50 40 0 0 1 42 -346 A84 84 0 0 1 -42 -346Z", "pop")
    for x, y in ((-250, -360), (-280, -480), (250, -540), (-170, -640), (230, -420)):
        found += circ(x, y, 24, "pop")
    found += area("M-120 -730 L120 -730 A120 70 0 0 1 -120 -730Z", "hair")
    for x, mouth in ((-64, 1), (0, -1), (64, 1)):
        found += circ(x, -752, 36, "pop2") + circ(x - 10, -764, 7, "ink") + circ(x + 14, -764, 7, "ink")
        found += area(f"M{x - 10} -744 L{x + 14} -744 L{x + 2} {-744 + mouth * 12 + 6}Z", "ink")
    found += area("M-128 -740 L128 -740 A128 60 0 0 1 -128 -740Z", "hair")
    swing = line("M-60 0 L-60 300 M60 0 L60 300", "ink", 8) + rect(-86, 296, 172, 22, "pop", 8)
    swing += line("M-20 290 C40 290 70 300 110 330", "main", 40) + rect(96, 316, 56, 26, "ink", 12)
    swing += area("M-58 296 L-44 190 A44 44 0 0 1 40 190 L46 296Z", "pop2") + line("M-10 200 L-60 130", "skin2", 22)
    swing += head(-4, 112, 62, "skin2", "ink", "curls", (1, 0))
    found += group(swing, move=(424, -424), turn=-14, scale=(1.18, 1.18))
    return found + root(-70, 200, 190, 16) + root(90, 180, 170, 14)


def fabriek() -> str:
    """A workshop whose chimney has become a flowerpot."""
    found = left(rect(-1500, -420, 460, 421, "wall3"), rect(-1520, -460, 500, 48, "ink", 6), tree(-900, 460, 150))
    found += low(-680, -840, -1030, -1260) + tree(880, 460, 150) + tree(1230, 540, 160)
    found += rect(300, -470, 160, 200, "wall3") + rect(284, -500, 192, 54, "main2", 10)
    found += line("M380 -496 C380 -540 370 -560 372 -600", "stem", 22)
    found += leaf(378, -500, 110, -66, "main2") + leaf(380, -500, 110, 66, "main3")
    found += flower(372, -660, 0.68, (-0.5, 0.7))
    for n in range(3):
        x = -560 + n * 280
        found += area(f"M{x} -360 L{x + 280} -360 L{x + 280} -520Z", "main")
        found += area(f"M{x + 200} -376 L{x + 264} -376 L{x + 264} -470 L{x + 200} -434Z", "light")
    found += rect(-560, -362, 1060, 363, "wall1") + rect(-580, -376, 1100, 34, "main", 10)
    found += eyes(-160, -240, 120, 68, (0.8, -0.7)) + laugh(-160, -140, 90)
    found += area("M-206 -80 A54 40 0 0 1 -114 -80 A90 90 0 0 1 -206 -80Z", "pop2")
    found += rect(170, -230, 250, 231, "ink", 8)
    found += "".join(rect(188, -212 + n * 50, 214, 34, "main3" if n % 2 else "mid", 6) for n in range(4))
    found += rect(-500, -110, 120, 111, "main2", 4) + leaf(-440, -106, 110, -34, "main3") + leaf(-440, -106, 110, 34, "main") + leaf(-440, -110, 120, 0, "main2")
    found += bee(130, -660, 1.0)
    return found + root(-440, 150, 90, 11) + root(300, 120, 70, 10)


def kabouter() -> str:
    """A garden gnome looks through binoculars, and a mole looks back."""
    found = left(_bush(-900, 3), tree(-1240, 480, 150)) + low(-700, -1010, -1230, -1440)
    found += _bush(760, 4) + tree(1180, 480, 150)
    found += rect(-130, -56, 110, 56, "ink", 22) + rect(20, -56, 110, 56, "ink", 22)
    found += area("M-190 -30 L-150 -330 A160 120 0 0 1 150 -330 L190 -30Z", "main2")
    found += rect(-176, -150, 352, 40, "ink") + rect(-34, -160, 68, 60, "pop", 10)
    found += circ(0, -420, 128, "skin1")
    found += area("M-150 -420 C-190 -240 -80 -150 0 -110 C80 -150 190 -240 150 -420 C90 -360 -90 -360 -150 -420Z", "light")
    found += area("M-176 -456 C-150 -620 -60 -700 60 -800 C70 -690 150 -600 176 -456 C90 -500 -90 -500 -176 -456Z", "pop")
    found += area("M-176 -456 C-90 -500 90 -500 176 -456 C150 -430 -150 -430 -176 -456Z", "pop2")
    found += line("M150 -250 C250 -230 240 -330 150 -366 M-150 -250 C-250 -230 -240 -330 -176 -372", "main2", 56)
    found += rect(-196, -424, 116, 76, "ink", 20) + rect(-70, -424, 116, 76, "ink", 20) + rect(-110, -404, 80, 36, "ink")
    found += oval(-196, -386, 22, 40, "main3") + oval(-78, -386, 22, 40, "main3")
    found += circ(150, -372, 34, "skin1") + circ(-176, -330, 34, "skin1") + circ(26, -326, 40, "skin3")
    found += smile(10, -270, 36, "ink", 12)
    found += area("M-660 0 A190 150 0 0 1 -280 0Z", "root") + _mole(-470, -120)
    found += sprout(420, 3) + sprout(560, 2)
    return found + root(300, 140, 80, 10)


def _mole(x: float, y: float) -> str:
    found = area("M-86 60 L-86 -50 A86 86 0 0 1 86 -50 L86 60Z", "hair")
    found += rect(-10, -70, 76, 62, "ink", 14) + rect(74, -70, 76, 62, "ink", 14) + rect(50, -52, 40, 26, "ink")
    found += oval(66, -39, 12, 31, "main3") + oval(150, -39, 12, 31, "main3")
    found += circ(66, 16, 24, "pop") + line("M-70 34 C-30 30 0 10 24 -12 M92 44 C124 34 130 10 118 -6", "skin1", 28)
    return group(found, move=(x, y))


def _bush(x: float, size: int) -> str:
    tones = ("main", "main2", "main3")
    return "".join(dome(x + n * 90, 0, 130 + (n % 2) * 50, tones[n % 3]) for n in range(size))


def gevel() -> str:
    """A house with a moustache and eyebrows of climbing plants."""
    found = left(rect(-1240, -420, 330, 421, "wall3"), area("M-1260 -420 L-1075 -560 L-890 -420Z", "main"))
    found += left(rect(-1620, -520, 340, 521, "wall1"), rect(-1640, -560, 380, 44, "ink", 6))
    found += low(-560, -730, -900, -1120, -1350)
    found += rect(640, -420, 330, 421, "wall3") + area("M620 -420 L805 -580 L990 -420Z", "main")
    found += rect(700, -320, 80, 110, "light", 4) + rect(830, -320, 80, 110, "light", 4) + _small_door(800)
    found += rect(970, -540, 340, 541, "wall1") + rect(950, -580, 380, 44, "ink", 6) + _small_door(1140)
    found += rect(1030, -440, 80, 110, "light", 4) + rect(1170, -440, 80, 110, "light", 4)
    found += rect(-360, -600, 720, 601, "wall2") + area("M-400 -600 L-300 -740 L300 -740 L400 -600Z", "main")
    found += rect(190, -780, 80, 120, "wall3")
    for x in (-160, 160):
        found += rect(x - 100, -500, 200, 170, "light", 20) + circ(x + 6, -400, 48, "ink")
        found += rect(x - 116, -346, 232, 28, "ink", 10)
    found += circ(0, -296, 46, "pop") + circ(-14, -310, 12, "light")
    found += area("M-70 0 L-70 -120 A70 66 0 0 1 70 -120 L70 0Z", "ink") + circ(40, -70, 10, "light")
    found += line("M-430 0 C-440 -120 -420 -200 -330 -236 C-240 -270 -120 -270 0 -226 C120 -270 240 -270 330 -236 C420 -200 440 -120 430 0", "stem", 18)
    found += _moustache(1) + _moustache(-1)
    for side in (-1, 1):
        for n in range(5):
            found += leaf(side * (90 + n * 36), -520 - (8 - abs(n - 2) * 8), 60, side * (50 + n * 14), ("main", "main2", "main3")[n % 3])
    found += bee(480, -470, 1.0)
    for x in (-430, 430):
        found += rect(x - 70, 0, 140, 40, "soil2", 10) + root(x, 210, 110, 12)
    return found


def _small_door(x: float) -> str:
    return area(f"M{x - 46} 0 L{x - 46} -110 A46 46 0 0 1 {x + 46} -110 L{x + 46} 0Z", "ink")


def _moustache(side: int) -> str:
    """Half of it, with blossom; it curls up at the end."""
    found = ""
    tones = ("main", "main2", "main3")
    places = ((20, -216, 90, 80), (70, -240, 100, 60), (70, -214, 110, 110), (140, -250, 110, 70), (150, -216, 120, 112), (230, -250, 110, 66), (236, -214, 110, 118), (310, -236, 100, 40), (320, -200, 100, 130), (390, -190, 90, 20), (396, -130, 80, 150), (420, -90, 70, -50), (424, -50, 70, 60))
    for n, (x, y, r, turn) in enumerate(places):
        found += leaf(side * x, y, r, side * turn, tones[n % 3])
    for x, y in ((120, -226), (226, -226), (330, -222), (404, -150)):
        found += circ(side * x, y, 22, "pop")
    return found


def fietsjes() -> str:
    """A big bicycle with eyes rides ahead, and three small ones follow as ducklings do."""
    found = left(tree(-900, 470, 150), tree(-1260, 400, 140)) + low(-720, -880, -1060, -1300)
    found += tree(960, 480, 150) + tree(1310, 420, 140)
    found += bike(-250, 1.15, "pop", -1, face=True) + bird(-90, -486, 1.0, "main2", -1)
    for x, s, frame in ((200, 0.6, "main2"), (440, 0.48, "pop2"), (632, 0.38, "main3")):
        found += bike(x, s, frame, -1, face=True)
    return found + root(-330, 130, 90, 11) + root(300, 120, 70, 9)


def auto() -> str:
    """One little car for the whole street, dog included."""
    found = left(tree(-900, 480, 150), tree(-1260, 400, 140)) + low(-690, -860, -1060, -1300)
    found += tree(860, 500, 150) + tree(1220, 420, 140)
    people = (
        (-300, -470, 96, "skin1", "hair", "pop2", "curls", (1, 0.2)),
        (-100, -560, 96, "skin3", "hair", "main2", "beard", (1, 0)),
        (110, -540, 94, "skin1", "ink", "main3", "long", (-1, 0)),
        (310, -470, 96, "skin2", "ink", "pop", "short", (-1, 0.2)),
    )
    for x, top, r, skin, hair, shirt, style, look in people:
        found += rect(x - r * 1.05, top + r * 1.1, r * 2.1, 260, shirt, 60)
        found += rect(x - r * 0.36, top + r * 0.6, r * 0.72, r * 0.9, skin, r * 0.3)
        found += head(x, top, r, skin, hair, style, look)
    found += line("M-400 -230 L-380 -350 M400 -230 L380 -350 M-380 -352 L380 -352", "ink", 20)
    found += _dog(0, -330)
    found += rect(-400, -90, 120, 92, "ink", 30) + rect(280, -90, 120, 92, "ink", 30)
    found += area("M-460 -50 L-460 -180 A110 110 0 0 1 -350 -290 L350 -290 A110 110 0 0 1 460 -180 L460 -50Z", "pop")
    found += rect(-490, -86, 980, 50, "ink", 24)
    found += eye(-300, -186, 78, (0.5, -0.6)) + eye(300, -186, 78, (-0.5, -0.6))
    found += laugh(0, -196, 110) + line("M-60 -196 v56 M0 -196 v76 M60 -196 v56", "pop2", 14)
    found += rect(-110, -84, 220, 46, "light", 8) + leaf(-24, -46, 32, -30, "main") + leaf(4, -46, 32, 30, "main2")
    return found + root(-250, 120, 70, 10) + root(330, 130, 80, 10)


def _dog(x: float, y: float) -> str:
    found = area("M-62 80 L-62 -30 A62 62 0 0 1 62 -30 L62 80Z", "skin3")
    found += oval(-70, -6, 24, 56, "hair", 12) + oval(70, -6, 24, 56, "hair", -12)
    found += circ(-24, -26, 10, "ink") + circ(24, -26, 10, "ink") + oval(0, 6, 20, 14, "ink")
    return group(found + area("M-14 30 A14 30 0 0 0 14 30Z", "pop2"), move=(x, y))


def hotel() -> str:
    """A hotel for insects, with eyes in its rooms and a bee that comes with her suitcase."""
    found = left(tree(-940, 470, 150), _bush(-1350, 3)) + low(-560, -730, -900, -1150)
    found += tree(960, 480, 150) + _meadow(470, 1.0) + _meadow(640, 0.7) + _meadow(800, 0.85)
    found += rect(-250, -120, 40, 121, "stem") + rect(210, -120, 40, 121, "stem")
    found += rect(-300, -540, 600, 430, "stem", 10) + area("M-370 -530 L0 -740 L370 -530Z", "pop")
    found += circ(0, -610, 50, "ink") + eyes(0, -612, 18, 15, (0.6, 0.4))
    rooms = ("skin3", "main3", "wall3", "mid", "skin1", "pop2", "main2", "skin3", "wall2")
    for n, fill in enumerate(rooms):
        found += _room(-276 + n % 3 * 188, -516 + n // 3 * 134, fill, n)
    found += bee(470, -560, 1.5, -8)
    case = rect(-60, 0, 120, 90, "main", 14) + rect(-12, 0, 24, 90, "main3") + line("M-24 0 v-22 h48 v22", "main", 12)
    return found + line("M470 -500 L462 -456", "ink", 9) + group(case, move=(462, -440), turn=8) + root(-230, 130, 80, 10) + root(230, 120, 70, 10)


def _room(x: float, y: float, fill: str, number: int) -> str:
    found = rect(x, y, 176, 122, fill, 6)
    looks = ((1, 0), (0.6, 0.5), (1, -0.5), (0.8, 0.2), (-0.5, 0.6))
    if number % 3 == 1:
        return found + "".join(circ(x + 44 + k % 3 * 44, y + 38 + k // 3 * 46, 15, "ink") for k in range(6))
    if number in {5, 6}:
        found += "".join(rect(x + 12 + k * 32, y + 10, 22, 102, "hair", 6) for k in range(5))
        return found
    found += circ(x + 88, y + 62, 50, "ink")
    return found + eyes(x + 88, y + 54, 20, 17, looks[number % 5])


def _meadow(x: float, s: float) -> str:
    found = line("M0 0 C0 -100 10 -160 0 -240", "stem", 16) + leaf(2, -40, 90, 60, "main2")
    found += leaf(2, -80, 80, -60, "main3")
    petals = (group(area("M-24 -30 L-24 -74 A24 24 0 0 1 24 -74 L24 -30Z", "pop" if n % 2 else "light"), turn=n * 45) for n in range(8))
    return group(found, group(*petals, circ(0, 0, 44, "ink"), move=(0, -268)), move=(x, 0), scale=(s, s)) + root(x, 120, 60, 9)
