"""What each row below the headings is: figures, or one of the things put around them."""

import re
from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from services.folding import fold
from services.intake.cells import is_blank, shown
from services.intake.headings import Headings, row_repeats_headings
from services.intake.numerals import read_numeral
from services.intake.schema import Kind
from services.sources import Cell, Grid

_TOTAL = re.compile(
    r"(?:tổng(?: cộng| số| toàn)?|cộng|lũy kế|toàn)(?: (?:toàn|cả|khối|cụm|các|mục|phần|quý|năm|"
    r"tháng|kỳ|huyện|thị xã|thành phố|tỉnh|xã|phường|đơn vị|\w{1,3})\b.*)?"
)
_NOT_A_TOTAL = re.compile(r"(?:tổng|cộng|toàn) (?:kết|đồng|hợp|dân|cảnh|quốc|văn)\b.*|toàn")
_SIGNATURE = re.compile(
    r"(?:người lập|nơi nhận|t ?m |k ?t |t ?l |tm\b|ban thường vụ|ban chấp hành|bí thư$|phó bí thư$|"
    r"thủ trưởng|xác nhận|ký tên|đã ký|kế toán|\(?ký|.*\bngày (?:\d+|\W*)\s*tháng|chánh văn phòng)"
)
_NOTE = re.compile(r"(?:ghi chú|lưu ý|chú thích|nguồn|giải thích|số liệu minh họa)")
_ORDINAL = re.compile(r"[ivx]{1,5}|[a-zđ]")
# "(4)=(5)+(6)" numbers a column and says how it adds up.
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?(?: ?=[\d()+\- ]+)?|[a-c]")
_FIGURES = (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)
_TIMES = (Kind.DATE, Kind.PERIOD)


class RowKind(StrEnum):
    """DATA is read; the others are recognised, and not counted."""

    DATA = "data"
    BLANK = "blank"
    TOTAL = "total"
    SECTION = "section"
    NUMBERING = "numbering"
    HEADING = "heading"
    SIGNATURE = "signature"
    NOTE = "note"


def is_total_label(text: str) -> bool:
    """Tell whether a text labels a row of totals ("Tổng cộng", "Cộng I", "Toàn huyện")."""
    folded = fold(text)
    return bool(_TOTAL.fullmatch(folded)) and not _NOT_A_TOTAL.fullmatch(folded)


def classify(grid: Grid, headings: Headings, names_unit: np.ndarray) -> list[RowKind]:
    """Return what each row below the headings is.

    Args:
        grid: the tab.
        headings: where its headings are.
        names_unit: for each of these rows, whether its unit cell names a unit we know. Such a row
            is data without a second look, unless it is labelled as a total.
    """
    first = headings.last_row + 1
    kinds: list[RowKind] = [RowKind.DATA] * len(names_unit)
    labels_total = _total_labels(grid, headings)
    wide = {row for (row, left), (_, right) in grid.merges if right - left >= 2}
    signed = False
    for at in np.flatnonzero(~names_unit):
        kind = _kind_of(grid.rows[first + at], headings, merged=first + int(at) in wide)
        if signed and kind not in (RowKind.BLANK, RowKind.TOTAL, RowKind.HEADING):
            # A name under the signatures is no unit; figures there are data all the same.
            has_figures = kind is RowKind.DATA and _has_figures(grid.rows[first + at], headings)
            kind = RowKind.DATA if has_figures else RowKind.SIGNATURE
        signed = signed or kind is RowKind.SIGNATURE
        kinds[at] = kind
    for at in labels_total:
        kinds[at] = RowKind.TOTAL
    return kinds


def _total_labels(grid: Grid, headings: Headings) -> list[int]:
    """Return the rows labelled as totals before the unit's column, in a column that is not ours."""
    found: list[int] = []
    first = headings.last_row + 1
    ours = set(headings.columns.values())
    for column in set(range(headings.columns.get("unit_id", 0))) - ours:
        cells = [row[column] if column < len(row) else "" for row in grid.rows[first:]]
        labels = {c for c in set(cells) if isinstance(c, str) and is_total_label(c)}
        found += [at for at, cell in enumerate(cells) if labels and cell in labels]
    return found


def _kind_of(row: Sequence[Cell], headings: Headings, *, merged: bool) -> RowKind:
    held = row.count("") < len(row) and [
        (at, cell) for at, cell in enumerate(row) if not is_blank(cell)
    ]
    if not held:
        return RowKind.BLANK
    texts = [fold(cell) for _, cell in held if isinstance(cell, str)]
    if texts and is_total_label(texts[0] if not _ORDINAL.fullmatch(texts[0]) else texts[-1]):
        return RowKind.TOTAL
    if _is_numbering([shown(cell) for _, cell in held]):
        return RowKind.NUMBERING
    if row_repeats_headings(row, headings):
        return RowKind.HEADING
    if _has_figures(row, headings):
        return RowKind.DATA
    if any(_SIGNATURE.match(text) for text in texts):
        return RowKind.SIGNATURE
    return _kind_of_words(row, texts, headings, merged=merged)


def _kind_of_words(
    row: Sequence[Cell], texts: Sequence[str], headings: Headings, *, merged: bool
) -> RowKind:
    """Return what a row without any figure or date is."""
    filled = sum(at < len(row) and not is_blank(row[at]) for at in headings.columns.values())
    unit_at = headings.columns.get("unit_id", -1)
    has_unit = 0 <= unit_at < len(row) and not is_blank(row[unit_at])
    starred = next((c for c in row if isinstance(c, str) and not is_blank(c)), "").lstrip(" (")
    if (texts and _NOTE.match(texts[0])) or starred.startswith("*"):
        return RowKind.NOTE
    if filled >= 3:
        return RowKind.DATA
    if merged or (texts and _ORDINAL.fullmatch(texts[0])):
        return RowKind.SECTION
    return RowKind.DATA if has_unit else RowKind.NOTE


def _has_figures(row: Sequence[Cell], headings: Headings) -> bool:
    for name, at in headings.columns.items():
        if at >= len(row) or is_blank(row[at]):
            continue
        cell, kind = row[at], headings.table.column(name).kind
        if kind in _FIGURES:
            if not isinstance(cell, str) or read_numeral(cell, "người").value is not None:
                return True
        elif kind in _TIMES and (
            not isinstance(cell, str)
            or (re.search(r"\d\s*[/.-]\s*\d|20\d\d$", cell) and not _SIGNATURE.match(fold(cell)))
        ):
            return True
    return False


def _is_numbering(cells: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "A B 1 2 3" or "(1) (2) (3)"."""
    if len(cells) < 3:
        return False
    matches = [_NUMBERED.fullmatch(cell.strip().casefold()) for cell in cells]
    numbers = [int(m[1]) for m in matches if m and m[1]]
    return (
        all(matches)
        and len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
    )
