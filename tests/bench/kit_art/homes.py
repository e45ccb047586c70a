"""Homes and work, as bold pictures."""

from __future__ import annotations

import math

from tests.bench.kit_art.shapes import (
    area,
    bee,
    bird,
    circ,
    eyes,
    flower,
    group,
    laugh,
    leaf,
    left,
    line,
    low,
    rect,
    root,
    smile,
    tree,
    tuft,
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
    cord = (
        "M-110 -130 C-10 -130 12 -170 12 -210 C12 -290 -84 -300 -84 -390 C-84 -470 0 -480 12 -410"
    )
    cord += " C24 -480 108 -470 108 -390 C108 -300 12 -290 12 -210 C12 -150 40 -130 80 -130"
    found += line(cord, "ink", 20)
    found += rect(60, -166, 62, 72, "ink", 14) + line(
        "M118 -148 L146 -148 M118 -112 L146 -112", "ink", 14
    )
    found += rect(134, -176, 40, 92, "light", 14)
    found += bird(345, -606, 1.0, "pop2", -1)
    return found + root(-470, 130, 90, 11) + root(40, 110, 60, 9) + root(480, 140, 90, 11)


def _solar_glasses(x: float, y: float) -> str:
    found = line(f"M{x - 230} {y - 26} L{x + 230} {y - 26}", "ink", 20)
    for side in (-104, 104):
        found += rect(x + side - 92, y - 50, 184, 112, "ink", 34)
        found += line(
            f"M{x + side - 62} {y + 6} h124 M{x + side - 30} {y - 26} v64 M{x + side + 30}"
            f" {y - 26} v64",
            "main3",
            7,
        )
    return found


def gevel() -> str:
    """A house with a moustache and eyebrows of climbing plants."""
    found = left(
        rect(-1240, -420, 330, 421, "wall3"), area("M-1260 -420 L-1075 -560 L-890 -420Z", "main")
    )
    found += left(rect(-1620, -520, 340, 521, "wall1"), rect(-1640, -560, 380, 44, "ink", 6))
    found += low(-560, -730, -900, -1120, -1350)
    found += rect(640, -420, 330, 421, "wall3") + area("M620 -420 L805 -580 L990 -420Z", "main")
    found += (
        rect(700, -320, 80, 110, "light", 4)
        + rect(830, -320, 80, 110, "light", 4)
        + _small_door(800)
    )
    found += (
        rect(970, -540, 340, 541, "wall1") + rect(950, -580, 380, 44, "ink", 6) + _small_door(1140)
    )
    found += rect(1030, -440, 80, 110, "light", 4) + rect(1170, -440, 80, 110, "light", 4)
    found += rect(-360, -600, 720, 601, "wall2") + area(
        "M-400 -600 L-300 -740 L300 -740 L400 -600Z", "main"
    )
    found += rect(190, -780, 80, 120, "wall3")
    for x in (-160, 160):
        found += rect(x - 100, -500, 200, 170, "light", 20) + circ(x + 6, -400, 48, "ink")
        found += rect(x - 116, -346, 232, 28, "ink", 10)
    found += circ(0, -296, 46, "pop") + circ(-14, -310, 12, "light")
    found += area("M-70 0 L-70 -120 A70 66 0 0 1 70 -120 L70 0Z", "ink") + circ(
        40, -70, 10, "light"
    )
    found += line(
        "M-430 0 C-440 -120 -420 -200 -330 -236 C-240 -270 -120 -270 0 -226 C120 -270 240"
        " -270 330 -236 C420 -200 440 -120 430 0",
        "stem",
        18,
    )
    found += _moustache(1) + _moustache(-1)
    for side in (-1, 1):
        for n in range(5):
            found += leaf(
                side * (90 + n * 36),
                -520 - (8 - abs(n - 2) * 8),
                60,
                side * (50 + n * 14),
                ("main", "main2", "main3")[n % 3],
            )
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
    places = (
        (20, -216, 90, 80),
        (70, -240, 100, 60),
        (70, -214, 110, 110),
        (140, -250, 110, 70),
        (150, -216, 120, 112),
        (230, -250, 110, 66),
        (236, -214, 110, 118),
        (310, -236, 100, 40),
        (320, -200, 100, 130),
        (390, -190, 90, 20),
        (396, -130, 80, 150),
        (420, -90, 70, -50),
        (424, -50, 70, 60),
    )
    for n, (x, y, r, turn) in enumerate(places):
        found += leaf(side * x, y, r, side * turn, tones[n % 3])
    for x, y in ((120, -226), (226, -226), (330, -222), (404, -150)):
        found += circ(side * x, y, 22, "pop")
    return found


def fabriek() -> str:
    """A workshop whose chimney has become a flowerpot."""
    found = left(
        rect(-1500, -420, 460, 421, "wall3"),
        rect(-1520, -460, 500, 48, "ink", 6),
        tree(-900, 460, 150),
    )
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
    found += "".join(
        rect(188, -212 + n * 50, 214, 34, "main3" if n % 2 else "mid", 6) for n in range(4)
    )
    found += (
        rect(-500, -110, 120, 111, "main2", 4)
        + leaf(-440, -106, 110, -34, "main3")
        + leaf(-440, -106, 110, 34, "main")
        + leaf(-440, -110, 120, 0, "main2")
    )
    found += bee(130, -660, 1.0)
    return found + root(-440, 150, 90, 11) + root(300, 120, 70, 10)
