"""stub"""

from klimaatwerf.core.vocabulary import Typeface


def families(typeface: Typeface) -> dict[str, list[str]]:
    """X"""
    name = typeface.family
    return {"head": [f"Klimaatwerf {name} Kop"], "text": [f"Klimaatwerf {name} Tekst"]}


def covered(typeface: Typeface) -> frozenset[int]:
    """X"""
    return frozenset(range(0x20, 0x250)) | {
        0x2082,
        0x20AC,
        0x2018,
        0x2019,
        0x201C,
        0x201D,
        0x2013,
        0x2026,
    }
