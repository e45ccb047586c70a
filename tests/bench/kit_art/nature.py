"""What grows and lives in gardens, as bold pictures."""

from __future__ import annotations

from tests.bench.kit_art.shapes import (
    area,
    bee,
    circ,
    closed,
    dome,
    drop,
    eyes,
    group,
    head,
    laugh,
    leaf,
    left,
    line,
    low,
    oval,
    rect,
    root,
    smile,
    sprout,
    tree,
)


def ton() -> str:
    """A rain barrel with a full belly; a flower drinks from it with a straw."""
    found = left(tree(-900, 470, 160)) + low(-560, -740, -930, -1170, -1420)
    found += tree(960, 500, 160) + sprout(740, 2)
    for x, y, r in (
        (-420, -640, 46),
        (-300, -740, 38),
        (-480, -480, 38),
        (330, -720, 46),
        (520, -660, 36),
        (620, -520, 42),
        (-390, -330, 34),
    ):
        found += drop(x, y, r, "main3")
    found += area(
        "M-215 0 C-300 -150 -300 -330 -215 -470 L215 -470 C300 -330 300 -150 215 0Z", "main"
    )
    for x in (-120, 0, 120):
        bow = x * 0.3
        found += line(f"M{x} -466 C{x + bow:g} -330 {x + bow:g} -150 {x} -6", "main2", 8)
    found += area("M-236 -430 L236 -430 L252 -384 L-252 -384Z", "ink")
    found += area("M-252 -92 L252 -92 L238 -46 L-238 -46Z", "ink")
    found += eyes(0, -300, 92, 60, (0.5, -0.5)) + laugh(0, -214, 92)
    found += area("M-44 -156 A52 40 0 0 1 44 -156 A92 92 0 0 1 -44 -156Z", "pop")
    found += rect(-238, -494, 476, 40, "ink", 16)
    found += area(
        "M-190 -494 A60 40 0 0 1 -70 -494 A60 40 0 0 1 50 -494 A60 40 0 0 1 170 -494Z", "main3"
    )
    found += _duck(-96, -516)
    found += line("M150 -500 L212 -640 L382 -560", "light", 26) + line(
        "M178 -568 L190 -596 M262 -616 L290 -602 M330 -584 L346 -577", "pop", 26
    )
    found += line("M480 0 C480 -140 510 -260 472 -420", "stem", 28)
    found += leaf(484, -60, 150, 70, "main2") + leaf(490, -110, 120, -66, "main3")
    found += _thirsty(468, -474)
    return found + root(480, 200, 120, 13) + root(-120, 120, 70, 9) + root(740, 110, 50, 9)


def _thirsty(x: float, y: float) -> str:
    petals = "".join(
        group(
            area("M-36 -60 L-36 -118 A36 36 0 0 1 36 -118 L36 -60Z", "pop" if n % 2 else "pop2"),
            turn=n * 36,
        )
        for n in range(10)
    )
    face = circ(0, 0, 88, "ink") + closed(-26, -14, 24, 11).replace("ink", "light")
    face += closed(44, -14, 24, 11).replace("ink", "light")
    face += circ(-54, 34, 22, "light") + circ(-54, 34, 12, "pop")
    return group(petals, face, move=(x, y))


def _duck(x: float, y: float, s: float = 1.0, flip: int = 1, fill: str = "pop") -> str:
    return group(
        area(
            "M-110 -70 C-100 20 90 20 110 -60 C60 -40 20 -60 -10 -60 L-60 -60 C-80 -60"
            " -100 -64 -110 -70Z",
            fill,
        ),
        circ(54, -116, 58, fill),
        rect(0, -110, 60, 70, fill),
        area("M100 -124 C150 -120 160 -100 148 -92 C130 -86 110 -90 98 -94Z", "pop2"),
        area("M-64 -46 A46 42 0 0 0 28 -46Z", "pop2"),
        circ(70, -130, 10, "ink"),
        move=(x, y),
        scale=(s * flip, s),
    )


def boom() -> str:
    """A tree that laughs, with a nest of young birds as a hat and a child on a swing."""
    found = left(tree(-860, 400, 140), tree(-1180, 480, 150)) + low(-560, -720, -930, -1130, -1400)
    found += tree(900, 360, 120) + tree(1200, 470, 150) + sprout(700, 2)
    found += line("M40 -330 C200 -380 300 -420 440 -430", "stem", 44)
    found += area(
        "M-70 0 L-50 -330 L50 -330 L70 0 C110 0 130 20 150 30 L-150 30 C-130 20 -110 0 -70 0Z",
        "stem",
    )
    crown = (
        (-200, -420, 150, "main2"),
        (180, -450, 160, "main2"),
        (-110, -560, 160, "main"),
        (110, -590, 150, "main3"),
    )
    found += "".join(circ(x, y, r, fill) for x, y, r, fill in crown) + circ(0, -450, 190, "main")
    found += eyes(0, -490, 84, 58, (0.8, 0.4)) + laugh(0, -400, 84)
    found += area("M-42 -346 A50 40 0 0 1 42 -346 A84 84 0 0 1 -42 -346Z", "pop")
    for x, y in ((-250, -360), (-280, -480), (250, -540), (-170, -640), (230, -420)):
        found += circ(x, y, 24, "pop")
    found += area("M-120 -730 L120 -730 A120 70 0 0 1 -120 -730Z", "hair")
    for x, mouth in ((-64, 1), (0, -1), (64, 1)):
        found += (
            circ(x, -752, 36, "pop2") + circ(x - 10, -764, 7, "ink") + circ(x + 14, -764, 7, "ink")
        )
        found += area(f"M{x - 10} -744 L{x + 14} -744 L{x + 2} {-744 + mouth * 12 + 6}Z", "ink")
    found += area("M-128 -740 L128 -740 A128 60 0 0 1 -128 -740Z", "hair")
    swing = line("M-60 0 L-60 300 M60 0 L60 300", "ink", 8) + rect(-86, 296, 172, 22, "pop", 8)
    swing += line("M-20 290 C40 290 70 300 110 330", "main", 40) + rect(96, 316, 56, 26, "ink", 12)
    swing += area("M-58 296 L-44 190 A44 44 0 0 1 40 190 L46 296Z", "pop2") + line(
        "M-10 200 L-60 130", "skin2", 22
    )
    swing += head(-4, 112, 62, "skin2", "ink", "curls", (1, 0))
    found += group(swing, move=(424, -424), turn=-14, scale=(1.18, 1.18))
    return found + root(-70, 200, 190, 16) + root(90, 180, 170, 14)


def kabouter() -> str:
    """A garden gnome looks through binoculars, and a mole looks back."""
    found = left(_bush(-900, 3), tree(-1240, 480, 150)) + low(-700, -1010, -1230, -1440)
    found += _bush(760, 4) + tree(1180, 480, 150)
    found += rect(-130, -56, 110, 56, "ink", 22) + rect(20, -56, 110, 56, "ink", 22)
    found += area("M-190 -30 L-150 -330 A160 120 0 0 1 150 -330 L190 -30Z", "main2")
    found += rect(-176, -150, 352, 40, "ink") + rect(-34, -160, 68, 60, "pop", 10)
    found += circ(0, -420, 128, "skin1")
    found += area(
        "M-150 -420 C-190 -240 -80 -150 0 -110 C80 -150 190 -240 150 -420 C90 -360 -90"
        " -360 -150 -420Z",
        "light",
    )
    found += area(
        "M-176 -456 C-150 -620 -60 -700 60 -800 C70 -690 150 -600 176 -456 C90 -500 -90"
        " -500 -176 -456Z",
        "pop",
    )
    found += area("M-176 -456 C-90 -500 90 -500 176 -456 C150 -430 -150 -430 -176 -456Z", "pop2")
    found += line(
        "M150 -250 C250 -230 240 -330 150 -366 M-150 -250 C-250 -230 -240 -330 -176 -372",
        "main2",
        56,
    )
    found += (
        rect(-196, -424, 116, 76, "ink", 20)
        + rect(-70, -424, 116, 76, "ink", 20)
        + rect(-110, -404, 80, 36, "ink")
    )
    found += oval(-196, -386, 22, 40, "main3") + oval(-78, -386, 22, 40, "main3")
    found += (
        circ(150, -372, 34, "skin1") + circ(-176, -330, 34, "skin1") + circ(26, -326, 40, "skin3")
    )
    found += smile(10, -270, 36, "ink", 12)
    found += area("M-660 0 A190 150 0 0 1 -280 0Z", "root") + _mole(-470, -120)
    found += sprout(420, 3) + sprout(560, 2)
    return found + root(300, 140, 80, 10)


def _mole(x: float, y: float) -> str:
    found = area("M-86 60 L-86 -50 A86 86 0 0 1 86 -50 L86 60Z", "hair")
    found += (
        rect(-10, -70, 76, 62, "ink", 14)
        + rect(74, -70, 76, 62, "ink", 14)
        + rect(50, -52, 40, 26, "ink")
    )
    found += oval(66, -39, 12, 31, "main3") + oval(150, -39, 12, 31, "main3")
    found += circ(66, 16, 24, "pop") + line(
        "M-70 34 C-30 30 0 10 24 -12 M92 44 C124 34 130 10 118 -6", "skin1", 28
    )
    return group(found, move=(x, y))


def _bush(x: float, size: int) -> str:
    tones = ("main", "main2", "main3")
    return "".join(dome(x + n * 90, 0, 130 + (n % 2) * 50, tones[n % 3]) for n in range(size))


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
    case = (
        rect(-60, 0, 120, 90, "main", 14)
        + rect(-12, 0, 24, 90, "main3")
        + line("M-24 0 v-22 h48 v22", "main", 12)
    )
    return (
        found
        + line("M470 -500 L462 -456", "ink", 9)
        + group(case, move=(462, -440), turn=8)
        + root(-230, 130, 80, 10)
        + root(230, 120, 70, 10)
    )


def _room(x: float, y: float, fill: str, number: int) -> str:
    found = rect(x, y, 176, 122, fill, 6)
    looks = ((1, 0), (0.6, 0.5), (1, -0.5), (0.8, 0.2), (-0.5, 0.6))
    if number % 3 == 1:
        return found + "".join(
            circ(x + 44 + k % 3 * 44, y + 38 + k // 3 * 46, 15, "ink") for k in range(6)
        )
    if number in {5, 6}:
        found += "".join(rect(x + 12 + k * 32, y + 10, 22, 102, "hair", 6) for k in range(5))
        return found
    found += circ(x + 88, y + 62, 50, "ink")
    return found + eyes(x + 88, y + 54, 20, 17, looks[number % 5])


def _meadow(x: float, s: float) -> str:
    found = line("M0 0 C0 -100 10 -160 0 -240", "stem", 16) + leaf(2, -40, 90, 60, "main2")
    found += leaf(2, -80, 80, -60, "main3")
    petals = (
        group(
            area("M-24 -30 L-24 -74 A24 24 0 0 1 24 -74 L24 -30Z", "pop" if n % 2 else "light"),
            turn=n * 45,
        )
        for n in range(8)
    )
    return group(
        found, group(*petals, circ(0, 0, 44, "ink"), move=(0, -268)), move=(x, 0), scale=(s, s)
    ) + root(x, 120, 60, 9)
