"""On the road, as bold pictures."""

from __future__ import annotations

from tests.bench.kit_art.shapes import (
    EDGE,
    area,
    bike,
    bird,
    circ,
    eye,
    group,
    head,
    laugh,
    leaf,
    left,
    line,
    low,
    oval,
    rect,
    ring,
    root,
    slab,
    smile,
    tree,
    wheel,
)


def bakfiets() -> str:
    """A snail has a lift in a cargo bike, and is fast for once."""
    found = left(tree(-880, 500, 150), tree(-1260, 420, 150)) + low(-760, -920, -1130, -1400)
    found += tree(760, 520, 150) + tree(1120, 420, 140)
    found += "".join(
        line(f"M{x} {y} h{w}", "mid", 12)
        for x, y, w in ((560, -560, 120), (520, -430, 190), (590, -300, 120))
    )
    found += _snail_aboard()
    found += wheel(340, -130, 118) + wheel(-470, -96, 84, 22)
    found += line(
        "M340 -130 L130 -110 L-60 -150 M340 -130 L220 -340 L130 -110 M220 -340 L20 -330", "main", 26
    )
    found += area("M-410 -330 L-20 -330 L-64 -110 L-366 -110Z", "pop") + rect(
        -430, -346, 430, 34, "pop2", 12
    )
    found += line("M-470 -96 L-380 -150", "main", 24) + line(
        "M-30 -150 L28 -430 L-26 -462", "main", 22
    )
    found += leaf(-250, -130, 76, -22, "light") + leaf(-176, -130, 76, 22, "light")
    found += _cyclist()
    return found + root(-620, 110, 60, 9) + root(760, 190, 110, 13) + root(20, 120, 80, 10)


def _snail_aboard() -> str:
    found = area(
        "M-390 -320 C-400 -420 -420 -470 -400 -520 A62 62 0 0 1 -286 -500 L-270 -320Z", "main3"
    )
    found += line("M-386 -540 L-372 -636 M-330 -548 L-298 -640", "main3", 18)
    found += eye(-372, -648, 40, (-0.8, 0.1)) + eye(-292, -652, 40, (-0.8, 0.1))
    found += smile(-364, -496, 28, "ink", 10)
    found += circ(-160, -390, 132, "pop2") + ring(-160, -390, 82, "light", 20)
    found += circ(-160, -390, 34, "light")
    return found


def _cyclist() -> str:
    found = line("M196 -350 L96 -250 L120 -96", "ink", 52) + rect(74, -96, 82, 34, "ink", 14)
    found += area(
        "M130 -350 L270 -350 C300 -470 250 -560 170 -566 C110 -566 96 -520 100 -480Z", "main2"
    )
    found += line("M160 -520 L70 -430 L-20 -462", "skin1", 40) + line(
        "M170 -524 L84 -440", "main2", 56
    )
    found += line("M170 -352 L274 -352", "ink", 34)
    found += head(136, -632, 84, "skin1", "hair", "plain", (-1, 0.1))
    found += area("M40 -672 A98 92 0 0 1 236 -672 L252 -652 L40 -652Z", "pop2")
    return found + line("M96 -716 L84 -686 M144 -726 L140 -686 M192 -718 L198 -686", "light", 12)


def eenden() -> str:
    """A duck with a stop sign leads her ducklings with their school bags over the crossing."""
    w = 200
    found = "".join(
        slab(
            n * w - 100,
            w,
            52,
            "light" if n % 2 and abs(n) < 6 else "stone",
            "mid" if n % 2 and abs(n) < 6 else "stone2",
        )
        for n in range(-10, 11)
    )
    found += slab(-4 * EDGE, 4 * EDGE - 10 * w - 100, 52)
    found += left(tree(-920, 480, 150), tree(-1280, 420, 150)) + low(-820, -1000, -1230)
    found += tree(980, 520, 160) + tree(1330, 430, 140)
    sign = (
        line("M0 0 L0 -520", "stem", 22)
        + circ(0, -620, 118, "light")
        + ring(0, -620, 100, "pop2", 30)
    )
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
    found += area(
        "M-130 -150 C-110 -30 -30 -36 10 -36 C80 -36 112 -80 112 -130 L112 -240 L20 -240 L20 -150Z",
        fill,
    )
    found += circ(66, -240, 62, fill)
    found += area("M118 -252 C166 -248 176 -230 164 -220 C146 -212 126 -216 114 -222Z", "ink")
    found += eye(80, -258, 22, (0.5, 0))
    found += area("M-76 -128 A54 54 0 0 0 44 -128Z", wing)
    if bag:
        found += rect(-86, -236, 104, 112, "main", 26) + rect(-70, -190, 72, 46, "main3", 12)
        found += line("M-34 -236 a18 18 0 0 1 0 -26", "main", 10)
    return group(found, move=(x, 0), scale=(s * flip, s))


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
    found += area(
        "M-460 -50 L-460 -180 A110 110 0 0 1 -350 -290 L350 -290 A110 110 0 0 1 460 -180 L460 -50Z",
        "pop",
    )
    found += rect(-490, -86, 980, 50, "ink", 24)
    found += eye(-300, -186, 78, (0.5, -0.6)) + eye(300, -186, 78, (-0.5, -0.6))
    found += laugh(0, -196, 110) + line("M-60 -196 v56 M0 -196 v76 M60 -196 v56", "pop2", 14)
    found += (
        rect(-110, -84, 220, 46, "light", 8)
        + leaf(-24, -46, 32, -30, "main")
        + leaf(4, -46, 32, 30, "main2")
    )
    return found + root(-250, 120, 70, 10) + root(330, 130, 80, 10)


def _dog(x: float, y: float) -> str:
    found = area("M-62 80 L-62 -30 A62 62 0 0 1 62 -30 L62 80Z", "skin3")
    found += oval(-70, -6, 24, 56, "hair", 12) + oval(70, -6, 24, 56, "hair", -12)
    found += circ(-24, -26, 10, "ink") + circ(24, -26, 10, "ink") + oval(0, 6, 20, 14, "ink")
    return group(found + area("M-14 30 A14 30 0 0 0 14 30Z", "pop2"), move=(x, y))
