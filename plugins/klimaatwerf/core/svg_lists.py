"""What an SVG of a gemeente may hold: elements, attributes and style properties that only draw."""

from __future__ import annotations

__all__ = [
    "ATTRIBUTES",
    "DRAWN",
    "ELEMENTS",
    "PROPERTIES",
    "REFERRING",
    "UNTOLD",
    "UNWRAPPED",
    "WITH_TEXT",
]

DRAWN = frozenset("circle ellipse line path polygon polyline rect text tspan textPath use".split())
"""Elements of which one must be left where others were left out."""

ELEMENTS = DRAWN | frozenset(
    "svg g defs symbol title desc style linearGradient radialGradient stop pattern marker clipPath"
    " mask filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood"
    " feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology"
    " feOffset".split()
)

UNWRAPPED = frozenset(("a", "switch"))
"""Elements that are left out themselves; what is in them stays."""

UNTOLD = frozenset(("metadata",))
"""Elements that nobody misses."""

WITH_TEXT = frozenset(("title", "desc", "text", "tspan", "textPath"))

REFERRING = frozenset(
    ("use", "linearGradient", "radialGradient", "pattern", "textPath", "filter", "mask")
)
"""Elements that may refer to another one of the same drawing."""

PROPERTIES = frozenset(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation"
    " color-interpolation-filters direction display dominant-baseline enable-background fill"
    " fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size"
    " font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation"
    " letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask"
    " mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity"
    " stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
    " stroke-opacity stroke-width text-anchor text-decoration text-rendering transform"
    " transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing"
    " writing-mode".split()
)
"""What a style may say; each is an attribute too."""

ATTRIBUTES = PROPERTIES | frozenset(
    "amplitude aria-hidden aria-label aria-labelledby azimuth bias class clipPathUnits cx cy d"
    " dx dy edgeMode elevation exponent filterUnits fr fx fy gradientTransform gradientUnits height"
    " in in2 intercept k1 k2 k3 k4 lang lengthAdjust markerHeight markerUnits markerWidth"
    " maskContentUnits maskUnits method mode numOctaves offset operator order orient"
    " pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio"
    " primitiveUnits r radius refX refY result role rotate rx ry scale seed side slope spacing"
    " spreadMethod startOffset stdDeviation surfaceScale systemLanguage tableValues textLength type"
    " values version viewBox width x x1 x2 y y1 y2 z".split()
)
