"""The five bold pictures that the kit began with, each with one joke.

Flat, round, to be read from ten metres. What stands far left and high is `left`: a landscape piece
leaves it out, as its title stands there, so there is only what is low.
"""

from __future__ import annotations

import math

from tests.bench.kit_art.shapes import (
    EDGE,
    Point,
    area,
    bee,
    bike,
    bird,
    circ,
    dome,
    drop,
    eye,
    flower,
    garland,
    group,
    laugh,
    leaf,
    left,
    line,
    low,
    person,
    poly,
    rect,
    root,
    slab,
    tree,
    tuft,
)


def haag() -> str:
    """Little plants grow into a hedge, where a hedgehog looks out."""
    r, x0 = 80, -60
    tones = ("main", "main2", "main3")
    found = ""
    for row in range(6):
        y, odd = -480 + row * 80, row % 2
        if odd:
            found += area(
                f"M{x0} {y + r} L{x0} {y - r} A{r} {r} 0 0 1 {x0 + r} {y} L{x0 + r} {y + r}Z",
                tones[(row * 2 + 2) % 3],
            )
        for number, x in enumerate(range(x0 + odd * r, EDGE, 2 * r)):
            found += area(
                f"M{x} {y + r} L{x} {y} A{r} {r} 0 0 1 {x + 2 * r} {y} L{x + 2 * r} {y + r}Z",
                tones[(number + row * 2) % 3],
            )
    berries = [(20, -350), (500, -270), (420, -190), (580, -430), (740, -430), (980, -190)]
    berries += [(1140, -430), (1380, -350), (180, -350), (340, -350), (1060, -110)]
    found += "".join(circ(x, y, 24, "pop") for x, y in berries)
    found += area("M70 0 L70 -140 A140 140 0 0 1 350 -140 L350 0Z", "ink")
    found += _hedgehog(-240) + bird(330, -508, 1.3, "pop", -1)
    plants = [_shrub(x, n) for x, n in ((-240, 5), (-470, 3))]
    far = [_shrub(x, n) for x, n in ((-680, 2), (-900, 4), (-1120, 3), (-1340, 2))]
    found += "".join(plants) + left(*far) + low(-680, -860, -1030, -1240, -1430)
    roots = ((60, 190), (230, 120), (720, 170), (930, 210), (1150, 160))
    return found + "".join(root(x, depth, 110, 12) for x, depth in roots)


def _hedgehog(dx: float) -> str:
    around = []
    for number in range(27):
        a = math.pi - math.pi * number / 26
        r = 128 if number % 2 else 98
        around.append((475 + r * math.cos(a), -r * math.sin(a)))
    return group(
        poly(around, "pop2"),
        area("M420 0 A64 64 0 0 0 356 -78 C330 -70 296 -40 262 -24 A16 16 0 0 0 266 0Z", "light"),
        circ(262, -16, 17, "ink"),
        circ(350, -40, 10, "ink"),
        move=(dx, 0),
    )


def _shrub(x: float, pairs: int) -> str:
    height = pairs * 70 + 40
    found = line(f"M{x} 0 L{x} {-height}", "stem", 16)
    for level in range(pairs):
        y, r = -44 - level * 74, 62 - level * 18 / pairs
        found += leaf(x, y, r, -62, "main" if level % 2 else "main2")
        found += leaf(x, y, r, 62, "main2" if level % 2 else "main3")
    return found + leaf(x, -height + 20, 50, 0, "main2") + root(x, 90 + pairs * 14, 60)


def tegel() -> str:
    """A flower that smiles lifts a paving stone."""
    w = 280
    found = "".join(slab(n * w + 60, w, 58) for n in range(-8, 7) if n != -1)
    gap = 60 - w
    cx = gap + w / 2
    found += slab(-4 * EDGE, 4 * EDGE - 8 * w + 60, 58)
    found += area(f"M{gap} 0 L{gap + w} 0 L{gap + w} 46 A140 100 0 0 1 {gap} 46Z", "soil2")
    found += group(
        rect(4, -58, w - 4, 58, "stone", 8),
        rect(4, -22, w - 4, 22, "stone2", 8),
        move=(gap + 2, 4),
        turn=-64,
    )
    found += root(cx, 190, 150, 14)
    found += line(f"M{cx} 40 C{cx} -120 {cx + 70} -220 {cx + 80} -400", "stem", 30)
    found += leaf(cx + 8, -50, 200, 74, "main2") + leaf(cx + 46, -180, 170, 58, "main")
    found += flower(cx + 84, -500, 1.24, (-0.5, 0.7))
    found += _between(340, 2) + _between(900, 3) + _between(1180, 2)
    found += left(_between(-1340, 2)) + _between(-780, 1) + tuft(-1060) + _between(-1620, 1)
    found += bee(390, -560)
    return found + line(
        "M510 -590 C580 -640 620 -560 680 -590 S780 -650 840 -600", "mid", 10, "4 30"
    )


def _between(x: float, pairs: int) -> str:
    """A young plant in the joint that is nearest."""
    x = round((x - 60) / 280) * 280 + 60
    found = line(f"M{x} 60 L{x} {-30 - pairs * 40}", "stem", 14)
    for level in range(pairs):
        y = -20 - level * 44
        found += leaf(x, y, 46, -60, "main2") + leaf(x, y, 46, 60, "main")
    return found + root(x, 150, 50, 9)


def straat() -> str:
    """A row of houses that look at each other."""
    near = [
        _house(-500, 280, 420, "wall3", "ink", "gable", (1, 0.2), door="main"),
        _house(-220, 230, 590, "wall1", "main", "steps", (1, 0.5), mouth="door", plant=True),
        _house(10, 300, 350, "wall2", "ink", "shed", (-0.9, -0.6), panels=True),
        _house(310, 230, 520, "wall3", "main", "arch", (-1, 0.2), mouth="wink", door="main"),
        _house(800, 250, 400, "wall1", "main", "gable", (-1, 0)),
        _house(1050, 220, 560, "wall2", "main", "steps", (-1, 0.3), mouth="door"),
        _house(1420, 280, 420, "wall3", "ink", "shed", (-1, 0), panels=True),
    ]
    far = [
        tree(-590, 520, 140),
        tree(-1260, 500, 140),
        _house(-1580, 280, 400, "wall2", "main", "flat", (1, 0)),
        _house(-1140, 250, 480, "wall3", "main", "gable", (1, 0.1), mouth="door", plant=True),
        _house(-870, 200, 360, "wall1", "main", "steps", (1, -0.1)),
        garland((-1015, -630), (-105, -700), 12, 190),
    ]
    found = tree(670, 500, 150) + tree(1330, 480, 140) + low(-700, -860, -1060, -1300)
    found += left(*far) + "".join(near)
    found += garland((-105, -700), (425, -630), 8, 130) + garland((425, -630), (925, -550), 7, 150)
    return found + root(-16, 130, 50, 9)


def _house(
    x: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    form: str,
    look: Point,
    *,
    mouth: str = "laugh",
    panels: bool = False,
    plant: bool = False,
    door: str = "pop",
) -> str:
    found = _roof(x, w, h, wall, roof, form, panels) + rect(x, -h, w, h + 1, wall)
    y, r = -h + min(120, h * 0.26), w * 0.13
    found += eye(x + w * 0.3, y, r, look)
    if mouth == "wink":
        ex = x + w * 0.7
        found += line(f"M{ex - r:g} {y:g} A{r:g} {r * 0.8:g} 0 0 0 {ex + r:g} {y:g}", "ink", 14)
    else:
        found += eye(x + w * 0.7, y, r, look)
    if mouth == "laugh":
        middle = x + w / 2
        found += laugh(middle, y + r * 1.7, w * 0.22)
        found += rect(middle - 52, -150, 104, 150, door) + circ(middle + 32, -72, 8, "light")
    else:
        found += _arched_door(x + w / 2, w * 0.36, h, door)
    return found + (_climber(x + w - 26, h) if plant else "")


def _arched_door(middle: float, w: float, h: float, fill: str) -> str:
    x, top = middle - w / 2, -h * 0.3
    return area(
        f"M{x:g} 0 L{x:g} {top:g} A{w / 2:g} {w / 2:g} 0 0 1 {x + w:g} {top:g} L{x + w:g} 0Z", fill
    ) + circ(x + w * 0.78, -h * 0.17, 8, "light")


def _roof(x: float, w: float, h: float, wall: str, roof: str, form: str, panels: bool) -> str:
    if form == "gable":
        return area(
            f"M{x - 16:g} {-h:g} L{x + w / 2:g} {-h - w * 0.62:g} L{x + w + 16:g} {-h:g}Z", roof
        )
    if form == "steps":
        step = w / 8
        return "".join(
            rect(x + n * step, -h - (n + 1) * step, w - 2 * n * step, step + 1, wall)
            for n in range(4)
        )
    if form == "flat":
        return rect(x - 12, -h - 40, w + 24, 44, roof, 6)
    if form == "arch":
        return dome(x + w / 2, -h, w / 2, wall)
    found = area(
        f"M{x - 16:g} {-h:g} L{x + w + 16:g} {-h:g} L{x + w + 16:g} {-h - w * 0.7:g}Z", roof
    )
    if panels:
        turn = -math.degrees(math.atan2(w * 0.7, w + 32))
        tiles = (rect(70 + n * 92, -26, 82, 22, "light", 3) for n in range(3))
        found += group(*tiles, move=(x - 16, -h), turn=round(turn, 2))
    return found


def _climber(x: float, h: float) -> str:
    found = line(
        f"M{x:g} 0 C{x + 20:g} {-h * 0.3:g} {x - 30:g} {-h * 0.5:g} {x:g} {-h * 0.86:g}", "stem", 12
    )
    for n in range(7):
        y = -30 - n * h * 0.115
        found += leaf(x, y, 52, -64 if n % 2 else 64, "main2" if n % 2 else "main3")
    return found


def tafel() -> str:
    """Four neighbours at a table, each with a thought."""
    found = person(-430, -350, 112, "skin1", "ink", "main2", "long", look=(1, 0))
    found += person(440, -345, 110, "skin2", "ink", "main3", "short", look=(-1, 0))
    found += person(-150, -372, 114, "skin3", "hair", "pop2", "beard", look=(1, 0))
    found += person(150, -352, 110, "skin1", "hair", "main", "curls", look=(-1, 0.3))
    found += _balloon(-470, -640, 116, "pop", (-452, -490))
    found += rect(-470 - 7, -650, 14, 67, "ink") + circ(-470, -667, 49, "ink")
    found += _balloon(-170, -690, 122, "light", (-160, -505)) + area(
        "M-222 -644 L-222 -701 L-170 -753 L-118 -701 L-118 -644Z", "ink"
    )
    found += _balloon(160, -672, 112, "pop", (158, -506)) + drop(160, -672, 78, "ink")
    found += _balloon(470, -630, 112, "light", (452, -478)) + circ(470, -630, 42, "ink")
    rays = (group(rect(-6, -77, 12, 22, "ink", 6), turn=n * 45) for n in range(8))
    found += group(*rays, move=(470, -630))
    found += "".join(rect(x, -150, 30, 151, "ink") for x in (-560, -15, 530))
    found += rect(-640, -196, 1280, 40, "light", 10)
    for n in range(10):
        x = -620 + n * 124
        found += area(
            f"M{x} -156 L{x + 124} -156 L{x + 124} -100 A62 62 0 0 1 {x} -100Z",
            "pop2" if n % 2 else "pop",
        )
    for x in (-290, 290):
        found += area(f"M{x - 30} -246 L{x + 30} -246 L{x + 24} -196 L{x - 24} -196Z", "ink")
        found += line(f"M{x + 28} -236 a18 18 0 0 1 0 30", "ink", 9)
    found += area("M-36 -264 L36 -264 L28 -196 L-28 -196Z", "ink") + leaf(0, -262, 70, -40, "main2")
    found += leaf(0, -262, 70, 40, "main3") + leaf(0, -268, 78, 0, "main")
    found += tree(890, 430, 180) + tree(1280, 540, 170)
    found += left(tree(-860, 400, 170), tree(-1250, 520, 190)) + low(-820, -960, -1140, -1330)
    return found + root(-545, 90, 50, 9) + root(545, 90, 50, 9)


def _balloon(x: float, y: float, r: float, fill: str, tip: Point) -> str:
    a = math.atan2(tip[1] - y, tip[0] - x)
    sides = [(x + r * math.cos(a + turn), y + r * math.sin(a + turn)) for turn in (-0.36, 0.36)]
    found = circ(x, y, r, fill) + poly((sides[0], tip, sides[1]), fill)
    if fill != "light":
        return found
    # a white one in a pale sky has a rim
    rim = 12
    around = [
        (x + (r + rim) * math.cos(a + t), y + (r + rim) * math.sin(a + t)) for t in (-0.4, 0.4)
    ]
    far = (tip[0] + 2 * rim * math.cos(a), tip[1] + 2 * rim * math.sin(a))
    return circ(x, y, r + rim, "main2") + poly((around[0], far, around[1]), "main2") + found


def winkel() -> str:
    """A shop with eyes looks down at the bicycle before it."""
    far = [rect(-1600, -520, 420, 521, "wall3"), rect(-1620, -560, 460, 44, "ink", 6)]
    far += [
        rect(-1160, -420, 340, 421, "wall2"),
        area("M-1180 -420 L-990 -600 L-800 -420Z", "main"),
    ]
    far += [rect(x, y, 80, 110, "light", 4) for x, y in ((-1500, -400), (-1330, -400))]
    far += [rect(x, -300, 80, 110, "light", 4) for x in (-1080, -920)]
    far += [_dark_door(x) for x in (-1420, -1010)] + [tree(-700, 500, 120)]
    found = left(*far) + low(-720, -880, -1080, -1320)
    found += rect(820, -460, 360, 461, "wall2") + area("M800 -460 L1000 -640 L1200 -460Z", "main")
    found += rect(1200, -560, 420, 561, "wall3") + rect(1180, -600, 460, 44, "ink", 6)
    windows = ((900, -340), (1060, -340), (1290, -440), (1460, -440))
    found += "".join(rect(x, y, 80, 110, "light", 4) for x, y in windows)
    found += _dark_door(960) + _dark_door(1380)
    found += rect(-560, -640, 1120, 641, "wall1") + rect(-590, -680, 1180, 56, "main", 8)
    found += eye(-190, -540, 74, (0.2, 0.8)) + eye(190, -540, 74, (-0.4, 0.8))
    found += rect(-500, -300, 620, 240, "light", 6) + rect(200, -320, 260, 321, "ink", 6)
    found += rect(230, -290, 200, 170, "main3", 4) + circ(236, -90, 12, "light")
    for n, x in enumerate(range(-470, 130, 150)):
        found += area(f"M{x} -60 A60 70 0 0 1 {x + 120} -60Z", "pop2" if n % 2 else "main2")
    w = 1160 / 9
    for n in range(9):
        strip = -580 + n * w
        found += area(
            f"M{strip:g} -420 h{w:g} v98 A{w / 2:g} {w / 2:g} 0 0 1 {strip:g} -322Z",
            "light" if n % 2 else "pop2",
        )
    found += rect(-590, -444, 1180, 32, "ink", 6)
    basket = area("M110 -408 L280 -408 L256 -288 L134 -288Z", "pop2")
    basket += leaf(170, -406, 70, -20, "main2") + leaf(210, -406, 76, 20, "main3")
    basket += circ(190, -424, 26, "pop")
    found += bike(-60, 0.8, "main") + group(basket, move=(-12, 0), scale=(0.8, 0.8))
    return found + tree(700, 480, 115)


def _dark_door(x: float) -> str:
    return area(f"M{x} 0 L{x} -130 A50 50 0 0 1 {x + 100} -130 L{x + 100} 0Z", "ink")
