"""Links as people write them: addresses, files and media, all made relative and all checked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from klimaatwerf.core.tree import Place

__all__ = [
    "External",
    "Internal",
    "Missing",
    "foreign_pictures",
    "is_near",
    "links_of",
    "pictures_without_text",
    "relative",
    "resolve",
    "without_code",
]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(
    r"""[\]<](?:(?<=\])\(\s*(?:<(?P<angled>[^>\n]+)>|(?P<bare>[^)\s<>]+))"""
    r"""|(?<=<)(?:a|img)\b[^>]*?\s(?:href|src)=["'](?P<attribute>[^"']*))"""
)
_TARGET_OR_DEFINITION = re.compile(
    rf"^\s{{0,3}}\[[^\]]+\]:\s+<?(?P<defined>\S+?)>?(?:\s|$)|{_TARGET.pattern}", re.MULTILINE
)
"""The same where a text may hold definitions (`[a]: …`), which are slow to look for."""
_FOREIGN_PICTURE = re.compile(
    r"""!\[[^\]\n]*\]\(\s*<?((?:https?:|//)[^)\s>]+)|<img\b[^>]*?\ssrc=["']((?:https?:|//)[^"']*)"""
)
_SILENT_PICTURE = re.compile(r"!\[\s*\]\(|<img\b(?![^>]*\salt=)[^>]*>", re.IGNORECASE)
_NEAR = re.compile(
    r"(?i)file:|https?://(localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|\[::1\]|[\w-]+\.local\b"
    r"|[\w-]+(?=[:/?#]|$))"
)
_FOLDERS = {
    "pages": "",
    "actions": "acties/",
    "participation": "participatie/",
    "news": "nieuws/",
    "topics": "themas/",
}


@dataclass(frozen=True, slots=True)
class External:
    """A target outside the site, or on the same page; it stays as it is."""

    target: str


@dataclass(frozen=True, slots=True)
class Internal:
    """A page (`acties/behaag-je-tuin`) or a file (`media/haag.svg`) of the site."""

    path: str
    fragment: str
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A target that the site does not have; `path` is where it would be."""

    path: str


def resolve(
    target: str, file: str, pages: Collection[str], media: Collection[str]
) -> External | Internal | Missing:
    """What a target in the text of `file` leads to.

    `file` is the source's path from the root; `pages` are page paths, `media` files of the site.
    """
    if target.startswith("#") or _SCHEME.match(target):
        return External(target)
    if target.startswith("//") or "\\" in target:
        return Missing(target)
    address, _, fragment = target.partition("#")
    address = unquote(address.partition("?")[0])
    path = address if address.startswith("/") else f"{_folder(file)}{address}"
    path = posixpath.normpath(f"/{path}").strip("/")
    path = "" if path == "." else path
    for candidate in (path, path.partition("media/")[1] + path.partition("media/")[2]):
        if candidate in media:
            return Internal(candidate, "", is_file=True)
    for name, prefix in _FOLDERS.items():
        if path not in pages and (path == name or path.startswith(f"{name}/")):
            path = prefix + path[len(name) + 1 :]
            break
    if path.endswith(".md"):
        path = path[:-3]
        path = re.sub(r"^nieuws/\d{4}-\d\d-\d\d-", "nieuws/", path)
    path = re.sub(r"(^|/)index(\.html)?$", "", path).strip("/")
    return Internal(path, fragment) if path in pages else Missing(path)


def relative(here: str, there: str) -> str:
    """The address of a page or file as seen from the page `here` (a folder)."""
    above = here.split("/") if here else []
    below = there.split("/") if there else []
    shared = 0
    while shared < min(len(above), len(below)) and above[shared] == below[shared]:
        shared += 1
    path = "../" * (len(above) - shared) + "/".join(below[shared:])
    is_file = "." in there.rpartition("/")[2]
    return path if is_file else f"{path}/" if below[shared:] else path or "./"


def links_of(text: str, start: Place, margin: int = 1) -> Iterator[tuple[str, Place]]:
    """The targets of the links and pictures in a piece of Markdown that starts at `start`.

    `margin` is the column on which its other lines start.
    """
    if "](" not in text and "]:" not in text and "<" not in text:
        return
    shown = without_code(text)
    for match in (_TARGET_OR_DEFINITION if "]:" in text else _TARGET).finditer(shown):
        kind = str(match.lastgroup)
        open_ended = match[kind].endswith(":") if kind == "defined" else kind != "angled"
        if open_ended and match.end() == len(shown):
            continue  # a placeholder follows, which is checked as a value
        position = match.start(kind)
        line = shown.count("\n", 0, position)
        first = margin if line else start.column
        column = position - (shown.rfind("\n", 0, position) + 1) + first
        yield match[kind], Place(start.file, start.line + line, column)


def is_near(target: str) -> bool:
    """Whether an address only works on the computer or network of who wrote it."""
    return _NEAR.match(target) is not None


def without_code(text: str) -> str:
    """Markdown with spaces in the place of its code, so that everything stays where it is."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def foreign_pictures(text: str, start: Place) -> Iterator[tuple[str, Place]]:
    """The pictures of other hosts in a piece of Markdown that starts at `start`."""
    if "//" in text or "http" in text:
        for match in _FOREIGN_PICTURE.finditer(text):
            line = text.count("\n", 0, match.start())
            yield match[1] or match[2], Place(start.file, start.line + line, 1)


def pictures_without_text(text: str, start: Place) -> Iterator[Place]:
    """Where pictures in a piece of Markdown say nothing to who can't see them."""
    for match in _SILENT_PICTURE.finditer(text):
        yield Place(start.file, start.line + text.count("\n", 0, match.start()), 1)


def _folder(file: str) -> str:
    """The folder of a source below its content folder, with a slash at its end."""
    parts = file.split("/")
    if "content" in parts:
        parts = parts[parts.index("content") + 1 :]
        if parts[0] == "regions":  # each is a content folder of its own
            parts = parts[2:]
    return "/".join([*parts[:-1], ""])
