"""Food and things, as bold pictures."""

from __future__ import annotations

from tests.bench.kit_art.shapes import (
    Point,
    area,
    circ,
    closed,
    eyes,
    garland,
    group,
    laugh,
    leaf,
    left,
    line,
    low,
    oval,
    rect,
    ring,
    root,
    smile,
    tree,
    tuft,
)


def pot() -> str:
    """Vegetables sit in a cooking pot as in a hot tub; a pea stands on the spoon to dive."""
    found = left(tree(-920, 480, 160), tree(-1290, 400, 140)) + low(-560, -730, -930, -1150, -1400)
    found += tree(900, 440, 150) + tree(1250, 530, 160)
    found += _carrot(-190, -330) + _beet(40, -330) + _leek(250, -330)
    for x, y, r in (
        (-300, -700, 26),
        (-60, -730, 34),
        (110, -640, 22),
        (-330, -580, 18),
        (390, -640, 20),
    ):
        found += circ(x, y, r, "light")
    spoon = line("M0 0 L330 -150", "stem", 34) + oval(376, -172, 76, 46, "stem", -24)
    found += group(spoon, move=(250, -300)) + _pea(612, -534)
    found += area(
        "M-350 -310 L350 -310 L326 -60 A60 60 0 0 1 266 0 L-266 0 A60 60 0 0 1 -326 -60Z", "ink"
    )
    found += rect(-380, -340, 760, 56, "main", 28)
    found += line(
        "M-350 -230 C-450 -240 -450 -120 -344 -130 M350 -230 C450 -240 450 -120 344 -130",
        "main",
        34,
    )
    for x in (-270, -150, -30, 90, 210):
        found += oval(x + 30, -340, 62, 26, "main3")
    towel = (
        rect(-56, 0, 112, 152, "light", 8)
        + rect(-56, 30, 112, 24, "pop")
        + rect(-56, 78, 112, 24, "pop")
    )
    found += group(towel, move=(-412, -176)) + smile(0, -150, 80, "light", 18)
    found += circ(-110, -196, 18, "light") + circ(110, -196, 18, "light")
    return found + root(-200, 140, 90, 11) + root(150, 120, 80, 10)


def _carrot(x: float, y: float) -> str:
    found = "".join(
        leaf(0, -196, 96, turn, fill) for turn, fill in ((-36, "main2"), (36, "main3"), (0, "main"))
    )
    found += area("M-92 40 L-92 -120 A92 92 0 0 1 92 -120 L92 40Z", "pop")
    found += line("M-92 -60 h36 M92 -20 h-42 M-92 10 h30", "pop2", 10)
    found += closed(-36, -110, 24, 12) + closed(36, -110, 24, 12) + smile(0, -74, 26, "ink", 12)
    return group(found, move=(x, y), turn=-8)


def _beet(x: float, y: float) -> str:
    found = line(
        "M-20 -120 C-30 -200 -60 -220 -74 -250 M10 -120 C14 -220 30 -240 40 -280", "main2", 16
    )
    found += leaf(-68, -236, 72, -30, "main") + leaf(38, -262, 80, 14, "main2")
    found += circ(0, -40, 112, "wall3") + eyes(0, -64, 42, 32, (0.6, -0.6)) + laugh(0, -20, 36)
    return group(found, move=(x, y))


def _leek(x: float, y: float) -> str:
    found = area(
        "M-54 30 L-54 -170 L-128 -330 L-54 -270 L0 -380 L54 -270 L128 -330 L54 -170 L54 30Z",
        "main2",
    )
    found += area("M0 -380 L54 -270 L128 -330 L54 -170 L0 -170Z", "main3")
    found += area("M-54 30 L-54 -150 A54 40 0 0 1 54 -150 L54 30Z", "mid")
    found += circ(-20, -100, 10, "ink") + circ(20, -100, 10, "ink") + smile(0, -72, 18, "ink", 9)
    return group(found, move=(x, y), turn=7)


def _pea(x: float, y: float) -> str:
    found = line("M-18 56 L-22 96 M18 56 L20 96 M-54 -20 L-104 -70 M54 -20 L104 -70", "ink", 12)
    found += circ(0, 0, 64, "main3") + rect(-66, -34, 132, 22, "ink")
    return group(
        found + eyes(0, -20, 28, 26, (-0.4, 0.6)) + smile(0, 20, 22, "ink", 9), move=(x, y)
    )


def rooster() -> str:
    """A toaster with a plaster, glad that it works again; its slices fly, its cord takes root."""
    found = left(tree(-880, 450, 150), tree(-1240, 540, 170)) + low(-620, -790, -980, -1230)
    found += tree(900, 500, 160) + tree(1270, 420, 140) + tuft(660)
    found += _toast(-150, -600, -10, (0.3, 0.5)) + _toast(140, -640, 12, (-0.3, 0.6))
    found += line(
        "M-150 -470 v-24 M-210 -470 v-16 M-90 -470 v-16 M140 -480 v-34 M80 -474 v-20 M200"
        " -474 v-20",
        "mid",
        12,
    )
    found += line("M470 4 C500 46 540 40 560 76", "root", 18)
    found += line("M560 74 C590 100 640 98 660 130 M560 74 C560 110 540 130 520 140", "root", 12)
    found += line("M350 -70 C470 -70 430 -40 468 0", "ink", 18)
    found += area(
        "M-360 -30 L-360 -290 A140 140 0 0 1 -220 -430 L220 -430 A140 140 0 0 1 360 -290 L360 -30Z",
        "pop",
    )
    found += (
        rect(-390, -50, 780, 40, "pop2", 18)
        + rect(-300, -14, 110, 16, "ink")
        + rect(190, -14, 110, 16, "ink")
    )
    found += rect(-230, -440, 170, 26, "ink", 12) + rect(60, -440, 170, 26, "ink", 12)
    found += (
        eyes(0, -276, 116, 68, (0.1, -0.8))
        + laugh(0, -176, 96)
        + area("M-48 -116 A60 44 0 0 1 48 -116 A96 96 0 0 1 -48 -116Z", "pop2")
    )
    found += rect(374, -310, 24, 150, "ink", 8) + rect(360, -320, 90, 44, "ink", 20)
    plaster = rect(-92, -30, 184, 60, "skin1", 28) + rect(-32, -30, 64, 60, "skin3")
    found += group(plaster, move=(262, -372), turn=38)
    found += line("M-350 -180 C-450 -180 -500 -230 -510 -300", "ink", 26) + _screwdriver(-510, -330)
    return found + root(-240, 110, 60, 9)


def _toast(x: float, y: float, turn: float, look: Point) -> str:
    crumb = (
        "M-96 110 L-96 -30 C-150 -60 -140 -130 -70 -130 L70 -130 C140 -130 150 -60 96 -30 L96 110Z"
    )
    found = area(crumb, "hair") + group(area(crumb, "skin3"), move=(0, -2), scale=(0.84, 0.84))
    return group(
        found, eyes(0, -40, 40, 28, look), smile(0, 14, 34, "ink", 12), move=(x, y), turn=turn
    )


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
    found += "".join(
        line(f"M{x - 34} -200 A34 30 0 0 0 {x + 34} -200", "light", 12) for x in (480, 600)
    )
    found += circ(540, -136, 20, "light")
    found += group(
        line("M0 -140 v130", "ink", 5),
        circ(0, 4, 24, "ink"),
        line("M-20 -8 l-26 -14 M-20 10 l-28 4 M20 -8 l26 -14 M20 10 l28 4", "ink", 7),
        move=(724, -170),
    )
    found += "".join(
        circ(x, y, r, "mid") for x, y, r in ((600, -400, 14), (640, -446, 20), (690, -506, 28))
    )
    return found + root(-250, 120, 70, 10) + root(420, 110, 60, 9)


def _cup(x: float, y: float, fill: str, side: int, look: Point) -> str:
    other = "pop2" if fill == "pop" else "pop" if fill == "light" else "main3"
    found = line(
        "M-50 -110 C-60 -60 -90 -50 -84 0 L-120 0 M50 -110 C70 -70 40 -50 60 0 L96 0", "ink", 20
    )
    found += line(
        "M-120 -330 C-200 -360 -190 -450 -160 -500 M116 -300 C190 -300 220 -350 190 -420", "ink", 20
    )
    found += area("M-132 -450 L132 -450 L100 -100 L-100 -100Z", fill) + rect(
        -146, -470, 292, 44, other, 20
    )
    for cx, r in ((-90, 44), (-20, 56), (60, 50), (106, 34)):
        found += area(
            f"M{cx - r} -468 A{r} {r} 0 0 1 {cx + r} -468Z", "mid" if fill == "light" else "light"
        )
    found += eyes(0, -330, 52, 40, look)
    if fill == "light":
        found += ring(-52, -330, 40, "ink", 8) + ring(52, -330, 40, "ink", 8)
    found += laugh(0, -264, 52)
    return group(found, move=(x, y), turn=6 * side, scale=(side, 1))
