"""What calamine does not tell of an .xlsx: errors, percentages, formulas never calculated, hiding.

It hands an error cell and an uncalculated formula over as blank, and 85% as 0.85; blank is
"unknown" to us and 0.85 is no count, so the difference matters. And it makes room for every cell
between A1 and the last one, so that one stray space in XFD1048576 ends the process for want of
memory. The sheets' XML is searched as bytes: a whole parse would cost more than the reading.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from services.intake.cells import shown

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_BUILT_IN_PERCENTS = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]*"|\\.')
_CELL_AT = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]+)<', re.DOTALL
)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
# Columns from BA on: the widest of our tables has 33.
_FAR_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="(?:[B-Z][A-Z]|[A-Z]{3})\d+"'
    rb"(?:[^>]*/>|[^>]*>(?:(?!</(?:\w+:)?c>).)*</(?:\w+:)?c>)",
    re.DOTALL,
)
_FIRST_FAR_COLUMN, _NEAR_COLUMNS = "BA", 52
# Room for 200.000 rows of near columns, some 300 MB; what needs more is cut down to that.
_MOST_ROWS = 200_000
_MOST_CELLS = 12_000_000
_SHORT = 4_000_000


class SheetTooLargeError(Exception):
    """A sheet whose addresses cannot be right, and would take more memory than there is."""


@dataclass(frozen=True)
class Marks:
    """What is to be added to one sheet.

    Attributes:
        texts: (row, column) from 0 -> what a person sees there.
        hidden_rows: indexes of hidden rows, from 0.
        cut_at: the address from which on cells are dropped, since the sheet reaches too far.
        trimmed: the sheet's XML without them.
    """

    texts: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    hidden_rows: frozenset[int] = frozenset()
    cut_at: str = ""
    trimmed: bytes | None = field(default=None, repr=False)


NO_MARKS = Marks()
# Where a cell is that bears no address; no program we know writes such.
_NOWHERE = (-1, -1)
# What the standard library raises for an archive that is cut, changed, locked or none at all.
_NO_XLSX = (
    BadZipFile,
    EOFError,
    ElementTree.ParseError,
    LookupError,
    RuntimeError,
    ValueError,
    zlib.error,
)


def marks_of(content: bytes) -> tuple[Mapping[str, Marks], bytes]:
    """Return sheet name -> marks of an .xlsx, and its content without cells that are too far out.

    There are no marks for what is no such file; calamine says what is wrong with it.

    Raises:
        SheetTooLargeError: an address inside cannot be right.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            percents = _percent_styles(archive)
            sheets = dict(_sheets(archive))
            marks = {name: _marks(archive.read(part), percents) for name, part in sheets.items()}
            trimmed = {sheets[name]: m.trimmed for name, m in marks.items() if m.trimmed}
            return marks, _with_parts(archive, trimmed) if trimmed else content
    except _NO_XLSX:
        return {}, content


def _with_parts(archive: ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Return an archive with some of its parts replaced."""
    copy = BytesIO()
    with ZipFile(copy, "w") as target:
        for part in archive.namelist():
            target.writestr(part, changed[part] if part in changed else archive.read(part))
    return copy.getvalue()


def _parsed(archive: ZipFile, part: str) -> ElementTree.Element:
    # expat refuses entities that swell, and ElementTree follows no address.
    return ElementTree.fromstring(archive.read(part))  # noqa: S314


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    relations = _parsed(archive, "xl/_rels/workbook.xml.rels")
    parts = {
        r.get("Id"): r.get("Target", "") for r in relations.iter(f"{_PACKAGE_REL}Relationship")
    }
    for sheet in _parsed(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        part = parts.get(sheet.get(f"{_REL}id"), "")
        if "worksheets/" in part:
            yield sheet.get("name", ""), part.lstrip("/") if part.startswith("/") else f"xl/{part}"


def _percent_styles(archive: ZipFile) -> frozenset[int]:
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _parsed(archive, "xl/styles.xml")
    own = {
        int(form.get("numFmtId", "0"))
        for form in styles.iter(f"{_MAIN}numFmt")
        if "%" in _LITERAL.sub("", form.get("formatCode", ""))
    }
    forms = styles.find(f"{_MAIN}cellXfs")
    return frozenset(
        number
        for number, form in enumerate(forms if forms is not None else ())
        if int(form.get("numFmtId", "0")) in _BUILT_IN_PERCENTS | own
    )


def _marks(xml: bytes, percents: frozenset[int]) -> Marks:
    cut_at, trimmed = _trimmed(xml)
    xml = trimmed or xml
    texts: dict[tuple[int, int], str] = {}
    if b't="e"' in xml:
        for found in _ERROR.finditer(xml):
            texts[_address(found[1])] = found[2].decode()
    if b"<f" in xml or b":f" in xml:
        for found in _FORMULA.finditer(xml):
            if b't="str"' not in found[1]:
                texts[_address(found[1])] = "=" + unescape((found[2] or b"?").decode())
    if percents:
        styles = b"|".join(str(style).encode() for style in sorted(percents))
        cell = (
            rb'<(?:\w+:)?c\b([^>]*\bs="(?:' + styles + rb')"[^>/]*)>'
            rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]+)<"
        )
        for found in re.finditer(cell, xml, re.DOTALL):
            if b't="' not in found[1] or b't="n"' in found[1]:
                texts[_address(found[1])] = f"{shown(float(found[2]) * 100)}%"
    hidden: frozenset[int] = frozenset()
    if b"hidden=" in xml:
        hidden = frozenset(
            int(number[1]) - 1
            for found in _ROW.finditer(xml)
            if _HIDDEN.search(found[1]) and (number := _ROW_NUMBER.search(found[1]))
        )
    texts.pop(_NOWHERE, None)
    return Marks(texts, hidden, cut_at, trimmed)


def _trimmed(xml: bytes) -> tuple[str, bytes | None]:
    """Return where a sheet is cut because it reaches too far, and what is left of it."""
    height, width = _extent(xml)
    if height * width <= _MOST_CELLS:
        return "", None
    cut_at = ""
    if width > _NEAR_COLUMNS:
        xml = _FAR_CELL.sub(b"", xml)
        cut_at = f"{_FIRST_FAR_COLUMN}1"
    far_row = next((m for m in _ROW.finditer(xml) if _number_of(m[1]) > _MOST_ROWS), None)
    end = xml.rfind(b"sheetData>")
    if far_row and far_row.start() < end:
        xml = xml[: far_row.start()] + xml[xml.rfind(b"</", 0, end) :]
        cut_at = f"A{_MOST_ROWS + 1}"
    height, width = _extent(xml)
    if height * width > _MOST_CELLS:
        raise SheetTooLargeError
    return cut_at, xml


def _extent(xml: bytes) -> tuple[int, int]:
    """Return how many rows and columns there are from A1 to the last address in a sheet.

    In a long sheet the last cell of each row tells it: addresses rise, whoever wrote the file. A
    short one is searched cell by cell, so that a damaged address cannot ask for all the memory.
    """
    if len(xml) < _SHORT:
        addresses = [(m[1], int(m[2])) for m in _CELL_AT.finditer(xml)]
    else:
        last = (_CELL_AT.search(row, max(row.rfind(b' r="'), 0)) for row in xml.split(b"row>"))
        addresses = [(m[1], int(m[2])) for m in last if m]
    width = max(map(_column, {letters for letters, _ in addresses}), default=-1) + 1
    return max((number for _, number in addresses), default=0), width


def _number_of(attributes: bytes) -> int:
    found = _ROW_NUMBER.search(attributes)
    return int(found[1]) if found else 0


def _address(attributes: bytes) -> tuple[int, int]:
    found = _CELL_AT.search(attributes)
    return (int(found[2]) - 1, _column(found[1])) if found else _NOWHERE


def _column(letters: bytes) -> int:
    """Return the index, from 0, of a column named by letters."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
