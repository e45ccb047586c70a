"""Write the letter templates of BBL as they began; from then on they are edited in Word.

Run `python tests/bench/letters.py` to begin anew: what somebody changed in Word is lost then.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from klimaatwerf.kit.word_bytes import settled

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content/kit/letters"
INK, SOFT, ACCENT, LINE = "22262A", "5B6168", "1F5673", "F4C430"
FONT = "Calibri"


# ---- the look, in styles


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(INK)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.08
    normal.paragraph_format.widow_control = True
    _language(document)
    _heading(document, "Heading 1", size=20, before=4, after=6)
    _heading(document, "Heading 2", size=12, before=8, after=2)
    for name in ("List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(2)
    _style(document, "Brief adres", size=10.5, after=0)
    _style(document, "Brief gegevens", size=10, colour=SOFT, after=0)
    _style(document, "Brief kern", size=12, after=6, bold=True)
    _style(document, "Brief rubriek", size=11, after=0, bold=True, accent=True)
    _style(document, "Brief klein", size=8.5, colour=SOFT, after=0)
    _style(document, "Brief naam", size=17, after=0, bold=True, accent=True)
    _style(document, "Brief cel", size=10, after=2)
    _style(document, "Brief vragen", size=10.5, after=5).paragraph_format.space_before = Pt(8)
    note = _style(document, "Brief invullen", size=10.5, after=5)
    _shade(note, "FFF3C4")
    when = _style(document, "Brief wanneer", size=11, after=0)
    when.paragraph_format.left_indent = Mm(4)
    _border(when, "left", 36, LINE, "accent2", space=8)


def _language(document: Any) -> None:
    """Every word is Dutch as in Belgium, also for what checks spelling or reads aloud."""
    root = document.styles.element
    for lang in root.iter(qn("w:lang")):
        lang.set(qn("w:val"), "nl-BE")
    settings = document.settings.element
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), "nl-BE")
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings.find(qn("w:rsids")).addprevious(compat)  # the schema of Word fixes the order


def _heading(document: Any, name: str, *, size: float, before: float, after: float) -> None:
    style = document.styles[name]
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.keep_with_next = True
    _accent(style)


def _style(
    document: Any,
    name: str,
    *,
    size: float,
    after: float,
    colour: str = INK,
    bold: bool = False,
    accent: bool = False,
) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_after = Pt(after)
    if accent:
        _accent(style)
    return style


def _accent(style: Any) -> None:
    """The first colour of the theme, which becomes that of the brand."""
    style.font.color.rgb = RGBColor.from_string(ACCENT)
    style.element.rPr.find(qn("w:color")).set(qn("w:themeColor"), "accent1")


def _shade(style: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    _put(style.element.get_or_add_pPr(), shading)


def _border(
    holder: Any, side: str, size: int, colour: str, theme: str = "", space: int = 4
) -> None:
    """A line beside a style or a paragraph; its size in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    facts = {"val": "single", "sz": str(size), "space": str(space), "color": colour}
    for name, value in facts.items():
        edge.set(qn(f"w:{name}"), value)
    if theme:
        edge.set(qn("w:themeColor"), theme)
    borders.append(edge)
    element = holder._element if isinstance(holder, Paragraph) else holder.element
    _put(element.get_or_add_pPr(), borders)


def _put(properties: Any, element: Any) -> None:
    """Add a property of a paragraph where the schema wants it."""
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
    names = [qn(name) for name in after if qn(name) != element.tag]
    place = next((i for i, one in enumerate(properties) if one.tag in names), len(properties))
    properties.insert(place, element)


# ---- paragraphs


def add(holder: Any, text: str, style: str = "Normal") -> Any:
    """A paragraph; `**` around words makes them bold."""
    paragraph = holder.add_paragraph(style=style)
    return fill(paragraph, text)


def fill(paragraph: Any, text: str) -> Any:
    for number, part in enumerate(re.split(r"\*\*", text)):
        if part:
            run = paragraph.add_run(part)
            run.bold = True if number % 2 else None
    return paragraph


def when(document: Any, condition: str, *rows: tuple[str, str]) -> None:
    """Paragraphs that are there only under a condition."""
    add(document, f"{{%p if {condition} %}}")
    for text, style in rows:
        add(document, text, style)
    add(document, "{%p endif %}")


def points(document: Any, name: str, many: str, style: str) -> None:
    """A list of points: the title bold, the text behind it."""
    add(document, f"{{%p for {name} in {many} %}}")
    both = f"{{% if {name}.title and {name}.text %}}: {{% endif %}}{{{{ {name}.text }}}}"
    add(document, f"**{{{{ {name}.title }}}}**{both}", style)
    add(document, "{%p endfor %}")


def facts(document: Any, *, named: bool = True) -> None:
    """What (where the title above says something else), when, where and until when."""
    hour = "{% if item.hour %}, {{ item.hour }}{% endif %}"
    place = "{% if item.address %}, {{ item.address }}{% endif %}"
    if named:
        when(document, "text.title", ("**{{ item.title }}**", "Brief wanneer"))
    label = "**{% if item.is_event %}Wanneer{% else %}Periode{% endif %}:**"
    when(document, "item.day", (f"{label} {{{{ item.day }}}}{hour}", "Brief wanneer"))
    when(document, "item.place", (f"**Waar:** {{{{ item.place }}}}{place}", "Brief wanneer"))
    when(document, "item.until", ("**{{ item.until }}**", "Brief wanneer"))


def ways(document: Any) -> None:
    when(document, "item.ways", ("Meedoen kan zo:", "Normal"))
    add(document, "{%p for way in item.ways %}")
    add(document, "{{ way }}", "List Bullet")
    add(document, "{%p endfor %}")


# ---- the sheet


def sheet(*, dated: bool = True) -> Any:
    """An empty A4 with header and footer; the first page has the name or the logo."""
    document = Document()
    _slim(document)
    _styles(document)
    _theme(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(23)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(9)
    section.different_first_page_header_footer = True
    _first_header(section.first_page_header, dated=dated)
    header = section.header
    fill(header.paragraphs[0], "{{ municipality.name }}: {{ item.title }}")
    header.paragraphs[0].style = document.styles["Brief klein"]
    _footer(document, section.first_page_footer, numbered=False)
    _footer(document, section.footer, numbered=True)
    return document


def _slim(document: Any) -> None:
    """Leave out what the empty document of the library brings along and no letter uses."""
    part = document.part
    unused = ("stylesWithEffects", "customXml", "thumbnail")
    for rels in (part.rels, part.package.rels):
        for name in [key for key, rel in rels.items() if any(x in rel.reltype for x in unused)]:
            del rels[name]
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        kept = style.get(qn("w:styleId")) in ("TableNormal", "TableGrid")
        if style.get(qn("w:type")) == "table" and not kept:
            styles.remove(style)


def _theme(document: Any) -> None:
    """The fonts and the colours of the theme, on which the styles rest."""
    for part in document.part.package.iter_parts():
        if "/theme/" in str(part.partname):
            blob = part.blob.decode()
            blob = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*', rf"\1{FONT}", blob)
            for name, value in (("accent1", ACCENT), ("accent2", LINE)):
                blob = re.sub(
                    rf"(<a:{name}>).*?(</a:{name}>)",
                    rf'\1<a:srgbClr val="{value}"/>\2',
                    blob,
                    flags=re.DOTALL,
                )
            part._blob = blob.encode()


def _first_header(header: Any, *, dated: bool) -> None:
    first = header.paragraphs[0]
    fill(first, "{%p if logo %}")
    add(header, "{{ logo }}", "Normal")
    add(header, "{%p else %}")
    add(header, "{{ municipality.name }}", "Brief naam")
    add(header, "{%p endif %}")
    line = add(header, "{{ municipality.campaign }}", "Brief gegevens")
    _border(line, "bottom", 24, LINE, "accent2", space=6)
    if dated:
        # The day of the letter is that on which it is sent, which nobody knows when it is made.
        add(header, "[datum]", "Brief gegevens").paragraph_format.space_before = Pt(4)
    add(header, "Van: {{ contact.department or municipality.name }}", "Brief gegevens")


def _footer(document: Any, footer: Any, *, numbered: bool) -> None:
    first = footer.paragraphs[0]
    first.style = document.styles["Brief klein"]
    _border(first, "top", 4, "B9BEC4", space=5)
    parts = ("contact.address", "contact.phone", "contact.email")
    rest = "".join(f"{{% if {one} %}} · {{{{ {one} }}}}{{% endif %}}" for one in parts)
    fill(first, f"{{{{ contact.department or municipality.name }}}}{rest}")
    when(footer, "words.publisher", ("{{ words.publisher }}", "Brief klein"))
    if numbered:
        page = add(footer, "Bladzijde ", "Brief klein")
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            _field(page, kind, text)


def _field(paragraph: Any, kind: str, text: str) -> None:
    run = paragraph.add_run()
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = text
    run._element.append(element)


def address(document: Any, *lines: str) -> None:
    """The lines behind the window of the envelope, at the right."""
    frame = {
        "w": "4480", "h": "1820", "hRule": "exact", "hSpace": "0", "wrap": "notBeside",
        "vAnchor": "page", "hAnchor": "page", "x": "6290", "y": "2440",
    }  # fmt: skip
    for number, line in enumerate(lines):
        paragraph = add(document, line, "Brief adres")
        paragraph.paragraph_format.space_before = Mm(5) if number == 0 else None
        properties = OxmlElement("w:framePr")
        for name, value in frame.items():
            properties.set(qn(f"w:{name}"), value)
        paragraph._element.get_or_add_pPr().insert(1, properties)


def closing(document: Any) -> None:
    """Questions, the page of the item, and who signs."""
    address = "item.short_url or item.url"
    said = "{{ words.questions }}{% if words.questions %} {% endif %}"
    said += f"{{% if {address} %}}Alles staat op **{{{{ {address} }}}}**.{{% endif %}}"
    when(document, f"words.questions or {address}", (said, "Brief vragen"))
    greeting = add(document, "Met vriendelijke groet")
    greeting.paragraph_format.space_before = Pt(8)
    greeting.paragraph_format.keep_with_next = True
    department = "{% if contact.department %}{{ contact.department }}, {% endif %}"
    signed = add(document, f"{department}**{{{{ municipality.name }}}}**", "Brief adres")
    signed.paragraph_format.space_before = Pt(20)  # room to sign


# ---- the letters


_WHY = "{{ text.hook }}{% if text.hook and text.why %} {% endif %}{{ text.why }}"


def _letter(to: str, dear: str, ask: str, why: str, how: str) -> Any:
    document = sheet()
    address(document, to, "in {{ municipality.name }}")
    add(document, "{{ text.title or item.title }}", "Heading 1")
    add(document, dear)
    add(document, "{{ item.lead }}", "Brief kern")
    add(document, "{%p if text.ask or item.day or item.place or item.until %}")
    add(document, ask, "Heading 2")
    when(document, "text.ask", ("{{ text.ask }}", "Normal"))
    facts(document)
    add(document, "{%p endif %}")
    add(document, "{%p if text.hook or text.why or text.gains %}")
    add(document, why, "Heading 2")
    when(document, "text.hook or text.why", (_WHY, "Normal"))
    points(document, "gain", "text.gains", "List Bullet")
    add(document, "{%p endif %}")
    add(document, "{%p if item.steps or item.ways %}")
    add(document, how, "Heading 2")
    points(document, "step", "item.steps", "List Number")
    ways(document)
    add(document, "{%p endif %}")
    closing(document)
    return document


def residents() -> Any:
    return _letter(
        "Aan de inwoners",
        "Beste inwoner",
        '{{ je("Wat vragen we je?", "Wat vragen we u?") }}',
        "Waarom is dat de moeite?",
        '{{ je("Hoe doe je mee?", "Hoe doet u mee?") }}',
    )


def associations() -> Any:
    return _letter(
        "Aan het bestuur van de vereniging",
        '{{ je("Beste bestuursleden", "Geachte bestuursleden") }}',
        '{{ je("Wat vragen we aan je vereniging?", "Wat vragen we aan uw vereniging?") }}',
        '{{ je("Wat heeft je vereniging eraan?", "Wat heeft uw vereniging eraan?") }}',
        '{{ je("Hoe doet je vereniging mee?", "Hoe doet uw vereniging mee?") }}',
    )


def shopkeepers() -> Any:
    return _letter(
        "Aan de handelaars",
        "Beste handelaar",
        '{{ je("Wat vragen we aan je zaak?", "Wat vragen we aan uw zaak?") }}',
        '{{ je("Wat heeft je zaak eraan?", "Wat heeft uw zaak eraan?") }}',
        '{{ je("Hoe doet je zaak mee?", "Hoe doet uw zaak mee?") }}',
    )


def press() -> Any:
    document = sheet()
    add(document, "Persbericht", "Brief rubriek").paragraph_format.space_before = Pt(14)
    add(document, "{{ municipality.name }}: {{ item.title }}", "Heading 1")
    add(document, "{{ item.lead }}", "Brief kern")
    when(document, "text.why", ("{{ text.why }}", "Normal"))
    add(
        document,
        "Vul hier een citaat in van iemand die meedoet of meewerkt, met naam en wie dat is. "
        "Geen citaat? Haal deze alinea weg.",
        "Brief invullen",
    )
    add(document, "In het kort", "Heading 2")
    add(document, "**Wat:** {{ item.title }}", "Brief wanneer")
    between = "{% if loop.first %}, met {% elif loop.last %} en {% else %}, {% endif %}"
    who = f"{{% for partner in item.partners %}}{between}{{{{ partner.name }}}}{{% endfor %}}"
    add(document, "**Wie:** {{ contact.department or municipality.name }}" + who, "Brief wanneer")
    facts(document, named=False)
    add(document, "{%p if item.ways %}")
    add(document, "Hoe doet iemand mee?", "Heading 2")
    ways(document)
    add(document, "{%p endif %}")
    said = "Meer informatie: **{{ item.short_url or item.url }}**"
    when(document, "item.short_url or item.url", (said, "Brief vragen"))
    add(document, "Voor de pers", "Heading 2")
    parts = ("contact.phone", "contact.email")
    rest = "".join(f"{{% if {one} %}}, {{{{ {one} }}}}{{% endif %}}" for one in parts)
    add(document, "{{ contact.department or municipality.name }}" + rest)
    note = "{{ item.title }} hoort bij {{ municipality.campaign }}."
    add(document, note, "Brief gegevens")
    return document


def invitation() -> Any:
    document = sheet()
    address(document, "Aan wie graag meedoet", "in {{ municipality.name }}")
    add(document, "Uitnodiging: {{ text.title or item.title }}", "Heading 1")
    add(document, "{{ item.lead }}", "Brief kern")
    add(document, "{%p if item.is_event %}")
    add(document, '{{ je("Je bent van harte welkom.", "U bent van harte welkom.") }}')
    add(document, "{%p else %}")
    add(document, '{{ je("Doe je mee? Dat zou fijn zijn.", "Doet u mee? Dat zou fijn zijn.") }}')
    add(document, "{%p endif %}")
    facts(document)
    when(
        document,
        "item.online and item.is_event",
        ('{{ je("Je kan online meedoen.", "U kunt online meedoen.") }}', "Brief wanneer"),
    )
    add(document, "{%p if text.hook or text.why or text.gains %}")
    verb = "{% if item.is_event %}komen{% else %}meedoen{% endif %}"
    add(document, f'{{{{ je("Waarom zou je", "Waarom zou u") }}}} {verb}?', "Heading 2")
    when(document, "text.hook or text.why", (_WHY, "Normal"))
    points(document, "gain", "text.gains", "List Bullet")
    add(document, "{%p endif %}")
    add(document, "{%p if item.ways or text.ask %}")
    add(document, '{{ je("Hoe doe je mee?", "Hoe doet u mee?") }}', "Heading 2")
    when(document, "text.ask", ("{{ text.ask }}", "Normal"))
    ways(document)
    add(document, "{%p endif %}")
    closing(document)
    return document


def script() -> Any:
    """The running order of the campaign, for the officer."""
    document = sheet(dated=False)
    add(document, "Draaiboek", "Brief rubriek").paragraph_format.space_before = Pt(14)
    add(document, "{{ item.title }}", "Heading 1")
    add(document, "{{ item.lead }}")
    facts(document, named=False)
    when(document, "plan_from", ("**Teruggeteld vanaf:** {{ plan_from }}", "Brief wanneer"))
    add(document, "Wat doe je wanneer?", "Heading 2")
    when(document, "plan_note", ("{{ plan_note }}", "Brief invullen"))
    add(document, "{%p if plan %}")
    _table(document)
    add(document, "{%p endif %}")
    when(document, "text.hook or text.ask", ("Wat zeggen we?", "Heading 2"))
    when(document, "text.hook", ("{{ text.hook }}", "Normal"))
    when(document, "text.ask", ("{{ text.ask }}", "Normal"))
    add(document, "{%p if item.partners %}")
    add(document, "Wie werkt mee?", "Heading 2")
    add(document, "{%p for partner in item.partners %}")
    add(document, "{{ partner.name }}", "List Bullet")
    add(document, "{%p endfor %}")
    add(document, "{%p endif %}")
    said = "Verandert de datum? Maak de kit dan opnieuw."
    add(document, said, "Brief klein").paragraph_format.space_before = Pt(10)
    return document


_WIDTHS = (40, 64, 25, 33)
"""The columns of the plan, in mm."""


def _table(document: Any) -> None:
    table = document.add_table(rows=1, cols=4)
    table.style = document.styles["Table Grid"]
    table.autofit = False
    _quiet(table)
    heads = ("Tegen wanneer", "Wat", "Kanaal", "Uit de kit")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _cell(cell, f"**{text}**", "Brief cel")
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = RGBColor.from_string("FFFFFF")
        _filled(cell)
    head = table.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        head.append(OxmlElement(name))
    table.add_row().cells[0].paragraphs[0].add_run("{%tr for task in plan %}")
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    late = "{% if task.passed %} (voorbij){% endif %}"
    _cell(row.cells[0], f"{{{{ task.day | capital }}}}{late}", "Brief cel")
    advice = "{% if task.passed %}. {{ task.advice }}{% endif %}"
    _cell(row.cells[1], f"**{{{{ task.title }}}}**{advice}", "Brief cel")
    _cell(row.cells[2], "{{ task.channel }}", "Brief cel")
    _cell(row.cells[3], "{{ task.pieces }}", "Brief cel")
    table.add_row().cells[0].paragraphs[0].add_run("{%tr endfor %}")
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)


def _cell(cell: Any, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.paragraph_format.space_before = Pt(2)
    fill(paragraph, text)


def _filled(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    facts = {"val": "clear", "color": "auto", "fill": ACCENT, "themeFill": "accent1"}
    for name, value in facts.items():
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _quiet(table: Any) -> None:
    """Thin lines between the rows only."""
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="C9CED3"/>'
        for side, kind in (
            ("top", "nil"), ("left", "nil"), ("bottom", "single"), ("right", "nil"),
            ("insideH", "single"), ("insideV", "nil"),
        )
    )  # fmt: skip
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


LETTERS: dict[str, tuple[str, Callable[[], Any]]] = {
    "brief-inwoners": ("Brief aan inwoners: {{ item.title }}", residents),
    "brief-verenigingen": ("Brief aan verenigingen: {{ item.title }}", associations),
    "brief-handelaars": ("Brief aan handelaars: {{ item.title }}", shopkeepers),
    "persbericht": ("Persbericht: {{ item.title }}", press),
    "uitnodiging": ("Uitnodiging: {{ item.title }}", invitation),
    "draaiboek": ("Draaiboek: {{ item.title }}", script),
}
"""Each letter with its title among the properties."""


def templates() -> Iterable[tuple[str, bytes]]:
    """The templates by name: equal bytes each time."""
    for name, (title, make) in LETTERS.items():
        buffer = io.BytesIO()
        make().save(buffer)
        yield name, settled(buffer.getvalue(), title, "Bond Beter Leefmilieu")


def main() -> int:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in templates():
        (FOLDER / f"{name}.docx").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
