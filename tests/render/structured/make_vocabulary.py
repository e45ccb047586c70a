"""Write vocabulary.json: schema.org's types and properties, from the npm package schema-dts.

The package has them as TypeScript; what is written are names alone, no definitions. Superseded
properties are left out, so that nobody uses them. To make the file anew:

    npm pack schema-dts@2.1.0 && tar xzf schema-dts-2.1.0.tgz
    python tests/render/structured/make_vocabulary.py package/dist/schema.d.ts
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

FILE = Path(__file__).with_name("vocabulary.json")
_INTERFACE = re.compile(r"(?:export )?interface (\w+?)(Base|Leaf)(?:<.*>)? extends (.+) \{")
_PROPERTY = re.compile(r'    "(\w+)"\?: SchemaValue<(.+), "\w+">;')
_ALIAS = re.compile(r"export type (\w+)(?:<.*?>)? = (.+);")
_MEMBER = re.compile(r'"https://schema\.org/(\w+)"')


def vocabulary(source: str) -> dict[str, object]:
    """The types with what they are under and their own properties, and the members of lists."""
    types: dict[str, dict[str, object]] = {}
    members: dict[str, list[str]] = {}
    properties: dict[str, list[str]] = {}
    superseded = False
    for line in source.splitlines():
        if match := _INTERFACE.match(line):
            under = [name.removesuffix("Base") for name in re.findall(r"\w+Base\b", match[3])]
            properties = {}
            if match[2] == "Base" or match[1] not in types:  # a type without properties has no base
                types[match[1]] = {"under": under, "properties": properties}
        elif match := _PROPERTY.match(line):
            if not superseded:
                found = [name for name in match[2].split(" | ") if name != "IdReference"]
                properties[match[1]] = found
            superseded = False
        elif (match := _ALIAS.match(line)) and (found := _MEMBER.findall(match[2])):
            members[match[1]] = found
        superseded = superseded or "@deprecated" in line
        if line.startswith(("}", "export")):
            superseded = False
    return {"types": dict(sorted(types.items())), "members": dict(sorted(members.items()))}


def main() -> None:
    """Read the file that is named, write ours."""
    found = {
        "source": "https://schema.org/, as in the npm package schema-dts 2.1.0",
        "licence": "CC BY-SA 3.0, https://schema.org/docs/terms.html",
        **vocabulary(Path(sys.argv[1]).read_text(encoding="utf-8")),
    }
    rows = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    text = rows.replace('},"', '},\n"').replace(',"types"', ',\n"types"')
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
