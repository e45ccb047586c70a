"""Text leaves as values: one validator a type, each with its own Dutch message.

A validator takes a `Leaf` and gives a value or raises a `PydanticCustomError` whose type is a code
of the catalogue. Pydantic's own conversions are not used: they take `1_000`, `inf` and the year 26.
"""

from __future__ import annotations

import calendar
import difflib
import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from klimaatwerf.core.problems import Collector, nearest
from klimaatwerf.core.tree import Leaf

__all__ = [
    "BRUSSELS",
    "ID_PATTERN",
    "MONTHS",
    "WEEKDAYS",
    "Body",
    "Colour",
    "Day",
    "Decimals",
    "Email",
    "EnterpriseNumber",
    "Id",
    "Lead",
    "MediaPath",
    "Moment",
    "Name",
    "Nis",
    "PagePath",
    "PathId",
    "Phone",
    "Postcode",
    "ShortText",
    "Text",
    "Time",
    "Url",
    "Version",
    "Weekday",
    "Whole",
    "YesNo",
    "choice",
    "exists",
    "fault",
    "long_date",
]

BRUSSELS = ZoneInfo("Europe/Brussels")
ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
FIRST_YEAR, LAST_YEAR = 1900, 2100
_INVISIBLE = re.compile(
    "[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"  # which also joins emoji
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4,5})")
_WRITTEN = re.compile(r"(?:([a-z]+)\s+)?(\d{1,2})\s+([a-z]+)\s+(\d{4,5})")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?::00)?|\s?(?:u|uur|h)(?:\s?(\d{2}))?)(?:\s?(?:u|uur))?"
)
_MOMENT = re.compile(
    r"(\d+-\d+-\d+|\d+[/.]\d+[/.]\d+|(?:[a-z]+ )?\d+ [a-z]+ \d+)(?:(?:,? om |,? |t)(.+))?"
)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def fault(code: str, **facts: object) -> PydanticCustomError:
    """An error of the catalogue, as pydantic passes it on.

    The facts travel in the context; the text here never reaches a reader. `at` names the field of
    a model that the error is about.
    """
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def _leaf_type(convert: Callable[[Leaf, Collector], T]) -> PlainValidator:
    """A pydantic validator that converts leaves only."""

    def validate(value: Any, info: ValidationInfo) -> T:
        if not isinstance(value, Leaf):
            raise fault("text-expected")
        remarks = info.context if isinstance(info.context, Collector) else Collector()
        return convert(value, remarks)

    return PlainValidator(validate)


def _clean(leaf: Leaf, remarks: Collector) -> str:
    """The text in NFC, without invisible characters."""
    text = unicodedata.normalize("NFC", leaf.text).replace("\r\n", "\n").strip()
    if match := _INVISIBLE.search(text):
        remarks.add("invisible-stripped", leaf.place, character=f"U+{ord(match[0]):04X}")
        text = _INVISIBLE.sub("", text)
    return text


def _visible(leaf: Leaf) -> str:
    """The text in NFC.

    Raises:
        PydanticCustomError: it holds an invisible character.
    """
    if match := _INVISIBLE.search(leaf.text):
        raise fault("invisible-refused", character=f"U+{ord(match[0]):04X}")
    return unicodedata.normalize("NFC", leaf.text).strip()


def _text(limit: int, one_line: bool = False) -> PlainValidator:
    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = _clean(leaf, remarks)
        if one_line:
            text = " ".join(text.split())
        if len(text) > limit:
            raise fault("text-too-long", length=len(text), limit=limit)
        return text

    return _leaf_type(convert)


def _name(leaf: Leaf, remarks: Collector) -> str:
    text = " ".join(_visible(leaf).split())
    if len(text) > 200:
        raise fault("text-too-long", length=len(text), limit=200)
    if not text:
        raise fault("empty-value")
    return text


def _body(leaf: Leaf, remarks: Collector) -> Leaf:
    return leaf


def _id(leaf: Leaf, remarks: Collector) -> str:
    text = leaf.text.strip()
    if not ID_PATTERN.fullmatch(text):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        raise fault("bad-id", value=_shown(text), hint=proposal and f"Bedoel je `{proposal}`?")
    return text


def _yes_no(leaf: Leaf, remarks: Collector) -> bool:
    word = leaf.text.strip().lower()
    if word in ("ja", "true"):
        return True
    if word in ("nee", "false"):
        return False
    raise fault("bad-yes-no", value=_shown(leaf.text))


def _whole(leaf: Leaf, remarks: Collector) -> int:
    digits = re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", leaf.text.strip())
    if not digits or len(digits[0]) > 12:
        raise fault("bad-whole", value=_shown(leaf.text))
    return int(digits[0].replace(".", ""))


def _decimals(leaf: Leaf, remarks: Collector) -> Decimal:
    text = leaf.text.strip()
    if not _NUMBER.fullmatch(text) or len(text) > 15:
        raise fault("bad-number", value=_shown(leaf.text))
    return Decimal(text.replace(",", "."))


def _date(text: str, leaf: Leaf, remarks: Collector) -> date:
    """A date in one of the accepted forms; one written day first is echoed with its weekday."""
    word = " ".join(text.lower().split())
    weekday = ""
    if match := _ISO_DATE.fullmatch(word):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(word):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _WRITTEN.fullmatch(word)) and match[3] in MONTHS:
        weekday = match[1] or ""
        day, month, year = int(match[2]), MONTHS.index(match[3]) + 1, int(match[4])
    elif re.fullmatch(r"\d{1,6}-\d{1,2}-\d{1,2}", word):
        year, month, day = (int(part) for part in word.split("-"))
    else:
        raise fault("bad-date", value=_shown(text))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault("absurd-year", value=_shown(text), first=FIRST_YEAR, last=LAST_YEAR)
    if not 1 <= month <= 12:
        raise fault("bad-month", value=_shown(text), month=month)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise fault(
            "no-such-day", value=_shown(text), month=f"{MONTHS[month - 1]} {year}", days=days
        )
    found = date(year, month, day)
    if weekday and weekday != WEEKDAYS[found.weekday()]:
        if weekday not in WEEKDAYS:
            raise fault("bad-date", value=_shown(text))
        raise fault("wrong-weekday", value=_shown(text), weekday=WEEKDAYS[found.weekday()])
    if _DAY_FIRST.fullmatch(word):
        remarks.add("date-read", leaf.place, value=_shown(text), date=long_date(found))
    return found


def _day(leaf: Leaf, remarks: Collector) -> date:
    return _date(_visible(leaf), leaf, remarks)


def _clock(text: str) -> time:
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        raise fault("bad-time", value=_shown(text))
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        raise fault("no-such-time", value=_shown(text))
    return time(hour, minute)


def _time(leaf: Leaf, remarks: Collector) -> time:
    return _clock(_visible(leaf))


def _moment(leaf: Leaf, remarks: Collector) -> datetime:
    """A date and time in Brussels; the hour that a clock change skips is refused."""
    text = " ".join(_visible(leaf).split())
    match = _MOMENT.fullmatch(text.lower())
    if match is None and _TIME.fullmatch(text.lower()):
        raise fault("date-missing", value=_shown(text))
    day = _date(text[: match.end(1)] if match else text, leaf, remarks)
    if match is None or not match[2]:
        raise fault("time-missing", value=_shown(text))
    clock = _clock(text[match.start(2) :])
    moment = datetime.combine(day, clock, BRUSSELS)
    if not exists(moment):
        raise fault("clock-gap", value=_shown(text), date=long_date(day))
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        remarks.add("clock-fold", leaf.place, value=_shown(text), date=long_date(day))
    return moment


def exists(moment: datetime) -> bool:
    """Whether the clock in Brussels shows that time, which it skips in a night of March."""
    there = moment.astimezone(UTC).astimezone(BRUSSELS)
    return there.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _weekday(leaf: Leaf, remarks: Collector) -> int:
    word = leaf.text.strip().lower()
    if word not in WEEKDAYS:
        short = next((day for day in WEEKDAYS if len(word) > 1 and day.startswith(word)), word)
        raise fault("bad-weekday", value=_shown(word), hint=nearest(short, WEEKDAYS))
    return WEEKDAYS.index(word)


def _colour(leaf: Leaf, remarks: Collector) -> str:
    text = leaf.text.strip()
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise fault("bad-colour", value=_shown(text))
    return text.lower()


def _url(leaf: Leaf, remarks: Collector) -> str:
    text = _visible(leaf)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise fault("bad-url", value=_shown(text)) from None
    if (
        parts.scheme not in ("http", "https")
        or "." not in host
        or re.search(r"[\s<>\"\\^`{|}]", text)
    ):
        raise fault("bad-url", value=_shown(text))
    return text


def _email(leaf: Leaf, remarks: Collector) -> str:
    text = _visible(leaf)
    if not re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+", text) or len(text) > 254:
        raise fault("bad-email", value=_shown(text))
    return text


def _phone(leaf: Leaf, remarks: Collector) -> str:
    text = _visible(leaf)
    if not re.fullmatch(r"\+?[\d ./()-]+", text) or not 3 <= len(re.sub(r"\D", "", text)) <= 15:
        raise fault("bad-phone", value=_shown(text))
    return text


def _enterprise_number(leaf: Leaf, remarks: Collector) -> str:
    """A Belgian enterprise number, ten digits; the last two are 97 less the first eight mod 97."""
    text = _visible(leaf)
    digits = re.sub(r"^BE\s*|[\s.]", "", text.upper())
    if not re.fullmatch(r"[01]\d{9}", digits):
        lost = f"0{digits}" if re.fullmatch(r"\d{9}", digits) else ""
        right = lost and int(lost[8:]) == 97 - int(lost[:8]) % 97
        raise fault(
            "bad-enterprise-number",
            value=_shown(text),
            hint=f"Bedoel je `{lost[:4]}.{lost[4:7]}.{lost[7:]}`?" if right else "",
        )
    expected = 97 - int(digits[:8]) % 97
    if int(digits[8:]) != expected:
        raise fault("wrong-check-digit", value=_shown(text), expected=f"{expected:02d}")
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def _pattern(code: str, pattern: str) -> PlainValidator:
    def convert(leaf: Leaf, remarks: Collector) -> str:
        text = leaf.text.strip()
        if not re.fullmatch(pattern, text):
            raise fault(code, value=_shown(text))
        return text

    return _leaf_type(convert)


def _media_path(leaf: Leaf, remarks: Collector) -> str:
    """A file below the municipality's own folder; anything that could point outside is refused."""
    text = _visible(leaf)
    parts = text.split("/")
    if (
        not text
        or text.startswith(("/", "~"))
        or re.search(r"[\\:%\0]", text)
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise fault("path-outside")
    return text


def choice(kind: type[E], without: Collection[E] = ()) -> PlainValidator:
    """A validator for one of the values of an enumeration; it tells them with their labels."""
    members = [member for member in kind if member not in without]
    names = [member.value for member in members]
    labels = {member.value: str(getattr(member, "label", member.value)) for member in members}
    choices = ", ".join(
        f"`{name}`" if name == label else f"`{name}` ({label})" for name, label in labels.items()
    )
    folded = {label.lower(): name for name, label in labels.items()}

    def convert(leaf: Leaf, remarks: Collector) -> E:
        text = leaf.text.strip()
        if text not in names:
            meant = difflib.get_close_matches(text.lower(), folded, n=1)
            close = nearest(text, names) or nearest(folded[meant[0]] if meant else "", names)
            raise fault("bad-choice", value=_shown(text), choices=choices, hint=close)
        return kind(text)

    return _leaf_type(convert)


def long_date(day: date) -> str:
    """A date as people say it: `zaterdag 3 april 2027`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _shown(text: str) -> str:
    """A value as a message shows it: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"


Text = Annotated[str, _text(20_000)]
ShortText = Annotated[str, _text(300, one_line=True)]
Lead = Annotated[str, _text(200, one_line=True)]
Name = Annotated[str, _leaf_type(_name)]
Body = Annotated[Leaf, _leaf_type(_body)]
Id = Annotated[str, _leaf_type(_id)]
YesNo = Annotated[bool, _leaf_type(_yes_no)]
Whole = Annotated[int, _leaf_type(_whole)]
Decimals = Annotated[Decimal, _leaf_type(_decimals)]
Day = Annotated[date, _leaf_type(_day)]
Time = Annotated[time, _leaf_type(_time)]
Moment = Annotated[datetime, _leaf_type(_moment)]
Weekday = Annotated[int, _leaf_type(_weekday)]
Colour = Annotated[str, _leaf_type(_colour)]
Url = Annotated[str, _leaf_type(_url)]
Email = Annotated[str, _leaf_type(_email)]
Phone = Annotated[str, _leaf_type(_phone)]
EnterpriseNumber = Annotated[str, _leaf_type(_enterprise_number)]
Nis = Annotated[str, _pattern("bad-nis", r"\d{5}")]
Postcode = Annotated[str, _pattern("bad-postcode", r"[1-9]\d{3}")]
Version = Annotated[str, _pattern("bad-version", r"\d+(\.\d+)+")]
PagePath = Annotated[str, _pattern("bad-page-path", r"/?[a-z0-9-]*(/[a-z0-9-]+)*/?")]
MediaPath = Annotated[str, _leaf_type(_media_path)]
PathId = Annotated[str, _leaf_type(lambda leaf, _: leaf.text)]
"""The id of a page or post: its file name, which the reader has checked."""
