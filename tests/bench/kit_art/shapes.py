"""The shapes that the pictures of the communication kit are made of, in the palette's names."""

from __future__ import annotations

import math
from collections.abc import Iterable

EDGE = 2000
"""From here to there goes every drawing, left and right of its focus."""
Point = tuple[float, float]


# --------------------------------------------------------------------------------- simple shapes
def paint(name: str) -> str:
    return f"var(--kw-{name})"


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> str:
    corner = f' rx="{r:g}"' if r else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" fill="{paint(fill)}"{corner}/>'


def circ(x: float, y: float, r: float, fill: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{paint(fill)}"/>'


def ring(x: float, y: float, r: float, stroke: str, w: float) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" stroke="{paint(stroke)}"'
        f' stroke-width="{w:g}"/>'
    )


def oval(x: float, y: float, rx: float, ry: float, fill: str, turn: float = 0) -> str:
    about = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{paint(fill)}"{about}/>'


def area(d: str, fill: str) -> str:
    return f'<path d="{d}" fill="{paint(fill)}"/>'


def line(d: str, stroke: str, w: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{d}" fill="none" stroke="{paint(stroke)}" stroke-width="{w:g}"'
        f' stroke-linecap="round" stroke-linejoin="round"{dashes}/>'
    )


def group(*inside: str, move: Point = (0, 0), turn: float = 0, scale: Point | None = None) -> str:
    steps = [f"translate({move[0]:g} {move[1]:g})"] if any(move) else []
    steps += [f"rotate({turn:g})"] if turn else []
    steps += [f"scale({scale[0]:g} {scale[1]:g})"] if scale else []
    how = f' transform="{" ".join(steps)}"' if steps else ""
    return f"<g{how}>{''.join(inside)}</g>"


def left(*inside: str) -> str:
    return f'<g class="left">{"".join(inside)}</g>'


def poly(points: Iterable[Point], fill: str) -> str:
    return area("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z", fill)


# ------------------------------------------------------------------------------- repeated things
def eye(x: float, y: float, r: float = 24, look: Point = (0, 0)) -> str:
    dx, dy = look
    return circ(x, y, r, "light") + circ(x + dx * r * 0.45, y + dy * r * 0.45, r * 0.5, "ink")


def eyes(x: float, y: float, apart: float, r: float, look: Point = (0, 0)) -> str:
    return eye(x - apart, y, r, look) + eye(x + apart, y, r, look)


def smile(x: float, y: float, r: float, stroke: str = "ink", w: float = 14) -> str:
    return line(f"M{x - r:g} {y:g} A{r * 1.1:g} {r * 1.1:g} 0 0 0 {x + r:g} {y:g}", stroke, w)


def laugh(x: float, y: float, r: float, fill: str = "ink") -> str:
    return area(f"M{x - r:g} {y:g} A{r:g} {r:g} 0 0 0 {x + r:g} {y:g}Z", fill)


def closed(x: float, y: float, r: float, w: float = 12) -> str:
    """An eye that is shut with pleasure."""
    return line(f"M{x - r:g} {y:g} A{r:g} {r * 0.9:g} 0 0 1 {x + r:g} {y:g}", "ink", w)


def leaf(x: float, y: float, r: float, turn: float, fill: str) -> str:
    """Two quarters of a circle, its point at (x, y), to where `turn` says (0 is up)."""
    return group(
        area(f"M0 0 A{r:g} {r:g} 0 0 1 {r:g} {-r:g} A{r:g} {r:g} 0 0 1 0 0Z", fill),
        move=(x, y),
        turn=turn - 45,
    )


def dome(x: float, y: float, r: float, fill: str) -> str:
    return area(f"M{x - r:g} {y:g} A{r:g} {r:g} 0 0 1 {x + r:g} {y:g}Z", fill)


def root(x: float, depth: float, spread: float, w: float = 10, stroke: str = "root") -> str:
    deep = depth * 0.62
    return line(
        f"M{x:g} 0 C{x:g} {deep * 0.4:g} {x - spread * 0.2:g} {deep * 0.5:g}"
        f" {x - spread * 0.1:g} {deep:g}",
        stroke,
        w,
    ) + line(
        f"M{x:g} {deep * 0.22:g} C{x + spread * 0.1:g} {deep * 0.5:g}"
        f" {x + spread * 0.5:g} {deep * 0.45:g} {x + spread:g} {deep * 0.75:g}"
        f" M{x:g} {deep * 0.16:g} C{x - spread * 0.2:g} {deep * 0.4:g}"
        f" {x - spread * 0.6:g} {deep * 0.3:g} {x - spread:g} {deep * 0.62:g}",
        stroke,
        w * 0.8,
    )


def bird(x: float, y: float, s: float = 1, fill: str = "pop", flip: int = 1) -> str:
    return group(
        area("M-70 -60 A70 70 0 0 0 70 -60 Z", fill),
        circ(52, -78, 36, fill),
        area("M84 -92 L126 -74 L84 -62Z", "ink"),
        area("M-70 -60 L-128 -96 L-104 -44Z", fill),
        area("M-44 -60 A44 44 0 0 0 44 -60Z", "pop2"),
        circ(60, -86, 9, "ink"),
        line("M-8 8 L-8 30 M16 8 L16 30", "ink", 8),
        move=(x, y),
        scale=(s * flip, s),
    )


def tree(x: float, height: float, r: float, roots: bool = True) -> str:
    found = rect(x - 14, -height, 28, height, "stem") + circ(x, -height, r, "main3")
    found += area(f"M{x:g} {-height - r:g} A{r:g} {r:g} 0 0 1 {x:g} {-height + r:g}Z", "main2")
    return found + (root(x, 190, 110, 13) if roots else "")


def sprout(x: float, pairs: int, r: float = 46) -> str:
    """A young plant, with roots."""
    found = line(f"M{x:g} 0 L{x:g} {-30 - pairs * 40}", "stem", 14)
    for level in range(pairs):
        y = -20 - level * 44
        found += leaf(x, y, r, -60, "main2") + leaf(x, y, r, 60, "main")
    return found + root(x, 150, 50, 9)


def tuft(x: float, s: float = 1) -> str:
    return "".join(
        leaf(x, 2, r * s, turn, fill)
        for r, turn, fill in ((40, -48, "main2"), (40, 48, "main3"), (52, 0, "main"))
    )


def low(*places: float) -> str:
    """What grows low at the left, below the title of a landscape piece."""
    found = ""
    for number, x in enumerate(places):
        found += tuft(x, 0.8 + number % 3 * 0.25) if number % 2 else sprout(x, 1 + number % 2, 42)
    return found


def flower(x: float, y: float, s: float, look: Point = (0, 0), petals: int = 12) -> str:
    """A flower's head with a face."""
    petal = "M-52 -96 L-52 -178 A52 52 0 0 1 52 -178 L52 -96Z"
    if petals < 12:
        petal = "M-70 -80 L-70 -150 A70 70 0 0 1 70 -150 L70 -80Z"
    found = "".join(
        group(area(petal, "pop" if n % 2 else "pop2"), turn=n * 360 / petals) for n in range(petals)
    )
    found += circ(0, 0, 128, "ink") + eyes(0, -16, 46, 34, look) + smile(0, 50, 44, "light", 13)
    return group(found, move=(x, y), scale=(s, s))


def bee(x: float, y: float, s: float = 1.3, turn: float = -14) -> str:
    return group(
        oval(-14, -52, 34, 46, "light", -24),
        oval(36, -52, 30, 42, "light", 20),
        rect(-80, -44, 160, 88, "pop", 44),
        rect(-34, -44, 26, 88, "ink"),
        rect(18, -44, 26, 88, "ink"),
        circ(-58, -8, 9, "ink"),
        move=(x, y),
        turn=turn,
        scale=(s, s),
    )


def drop(x: float, y: float, r: float, fill: str) -> str:
    return area(
        f"M{x:g} {y - r * 0.85:g} C{x + r * 0.2:g} {y - r * 0.4:g} {x + r * 0.6:g}"
        f" {y - r * 0.05:g} {x + r * 0.6:g} {y + r * 0.28:g} A{r * 0.6:g} {r * 0.6:g} 0 0 1"
        f" {x - r * 0.6:g} {y + r * 0.28:g} C{x - r * 0.6:g} {y - r * 0.05:g} {x - r * 0.2:g}"
        f" {y - r * 0.4:g} {x:g} {y - r * 0.85:g}Z",
        fill,
    )


def slab(x: float, w: float, h: float = 58, top: str = "stone", side: str = "stone2") -> str:
    return rect(x + 5, 0, w - 10, h, top, 8) + rect(x + 5, h - 22, w - 10, 22, side, 8)


def garland(start: Point, end: Point, flags: int, sag: float) -> str:
    (x1, y1), (x2, y2) = start, end
    mx, my = (x1 + x2) / 2, max(y1, y2) + sag
    found = line(f"M{x1:g} {y1:g} Q{mx:g} {my:g} {x2:g} {y2:g}", "ink", 6)
    for number in range(1, flags):
        t = number / flags
        x = (1 - t) ** 2 * x1 + 2 * (1 - t) * t * mx + t * t * x2
        y = (1 - t) ** 2 * y1 + 2 * (1 - t) * t * my + t * t * y2
        found += area(
            f"M{x - 24:.0f} {y:.0f} L{x + 24:.0f} {y:.0f} L{x:.0f} {y + 54:.0f}Z",
            ("pop", "light", "pop2")[number % 3],
        )
    return found


def wheel(x: float, y: float, r: float, w: float = 24) -> str:
    spokes = ""
    for number in range(4):
        a = number * math.pi / 4
        dx, dy = (r - w / 3) * math.cos(a), (r - w / 3) * math.sin(a)
        spokes += f"M{x - dx:.0f} {y - dy:.0f} L{x + dx:.0f} {y + dy:.0f} "
    return line(spokes.strip(), "ink", 4) + ring(x, y, r, "ink", w) + circ(x, y, r * 0.13, "ink")


def bike(x: float, s: float, frame: str, flip: int = 1, face: bool = False) -> str:
    """A bicycle that stands at x; flip -1 looks to the left."""
    r, y = 126, -138
    found = wheel(-190, y, r) + wheel(220, y, r)
    found += line(
        f"M-190 {y} L-90 {y - 190} L150 {y - 190} L20 {y} Z M-110 {y - 230} L20 {y}", frame, 26
    )
    found += line(f"M220 {y} L140 {y - 250} L70 {y - 270}", frame, 26)
    found += line(f"M-160 {y - 236} L-60 {y - 236}", "ink", 34) + circ(20, y, 34, "ink")
    if face:
        found += "".join(circ(150 + side, y - 300, 56, "ink") for side in (-50, 50))
        found += eyes(150, y - 300, 50, 44, (0.6, 0.3))
    return group(found, move=(x, 0), scale=(s * flip, s))


def person(
    x: float, top: float, r: float, skin: str, hair: str, shirt: str, style: str, *, look: Point
) -> str:
    """Head and shoulders; the shoulders end at y = -170."""
    found = area(
        f"M{x - r * 1.55:g} -170 A{r * 1.55:g} {r * 1.05:g} 0 0 1 {x + r * 1.55:g} -170Z", shirt
    )
    found += rect(x - r * 0.36, top + r * 0.6, r * 0.72, r * 0.9, skin, r * 0.3)
    return found + head(x, top, r, skin, hair, style, look)


def head(x: float, y: float, r: float, skin: str, hair: str, style: str, look: Point) -> str:
    found = ""
    if style == "long":
        found += area(
            f"M{x - r * 1.12:g} {y + r * 1.2:g} L{x - r * 1.12:g} {y:g} A{r * 1.12:g} {r * 1.12:g}"
            f" 0 0 1 {x + r * 1.12:g} {y:g} L{x + r * 1.12:g} {y + r * 1.2:g}Z",
            hair,
        )
    found += circ(x, y, r, skin) + _hair(x, y, r, hair, style)
    bx, by = look
    for side in (-0.34, 0.34):
        found += circ(x + r * side + bx * r * 0.14, y - r * 0.02 + by * r * 0.1, r * 0.12, "ink")
    if style == "beard":
        return found + smile(x, y + r * 0.52, r * 0.28, "light", r * 0.1)
    return found + smile(x + bx * r * 0.1, y + r * 0.42, r * 0.28, "ink", r * 0.1)


def _hair(x: float, y: float, r: float, hair: str, style: str) -> str:
    if style == "short":
        return area(
            f"M{x - r:g} {y:g} A{r:g} {r:g} 0 0 1 {x + r:g} {y:g} L{x + r:g} {y - r * 0.28:g}"
            f" L{x - r * 0.5:g} {y - r * 0.28:g}Z",
            hair,
        )
    if style == "long":
        return area(
            f"M{x - r * 1.04:g} {y:g} A{r * 1.04:g} {r * 1.04:g} 0 0 1 {x + r * 1.04:g} {y:g}"
            f" C{x + r * 0.4:g} {y - r * 0.1:g} {x:g} {y - r * 0.5:g} {x - r * 0.1:g}"
            f" {y - r * 0.7:g} C{x - r * 0.3:g} {y - r * 0.3:g} {x - r * 0.6:g} {y:g}"
            f" {x - r * 1.04:g} {y:g}Z",
            hair,
        )
    if style == "curls":
        angles = (math.pi + math.pi * n / 6 for n in range(7))
        return "".join(
            circ(x + r * 0.95 * math.cos(a), y + r * 0.9 * math.sin(a), r * 0.4, hair)
            for a in angles
        )
    if style == "beard":
        return area(
            f"M{x - r:g} {y + r * 0.1:g} A{r:g} {r:g} 0 0 0 {x + r:g} {y + r * 0.1:g}"
            f" A{r:g} {r * 0.35:g} 0 0 1 {x - r:g} {y + r * 0.1:g}Z",
            hair,
        )
    return ""
