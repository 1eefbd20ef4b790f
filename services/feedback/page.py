"""The tab ``Phản hồi`` as rows of cells: what stands where, how it looks, where it leads."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from services.feedback.told import Told
from services.intake.findings import Finding, Severity
from services.snapshot import TabState
from services.text import numbers
from services.text.feedback import FeedbackText, feedback
from services.text.findings import SEVERITIES, heading, message, table_title
from services.text.language import Language
from services.workbooks import looks
from services.workbooks.looks import Look

# From left to right, in pixels.
WIDTHS = (170, 110, 90, 190, 210, 560)
# The row, from 0, that says since when; it alone may differ between two equal pages.
SINCE = 2
_MOST_FINDINGS = 500
_LONGEST = 1000
_BETWEEN_WORDS = re.compile(r"[\s\x00-\x1f\x7f]+")
_PLAIN = Look()
_HEADING = looks.OPTIONAL
_ROW = replace(looks.WORDS, top=True)
_BY_SEVERITY = {
    Severity.ERROR: replace(_ROW, background="#FBE2DC"),
    Severity.WARNING: replace(_ROW, background="#FFF3CD"),
    Severity.NOTE: _ROW,
}


@dataclass(frozen=True)
class Entry:
    """One cell: a text, never a formula, its look, and the address that it opens or ""."""

    text: str = ""
    look: Look = _PLAIN
    link: str = ""


@dataclass(frozen=True)
class Page:
    """All rows of the tab, with a digest of everything and one of the words alone."""

    rows: tuple[tuple[Entry, ...], ...]
    digest: str
    words: str


def page_of(told: Told, language: Language) -> Page:
    """Return the tab for one spreadsheet."""
    text = feedback(language)
    rows = [
        *_head(told, text),
        (),
        (Entry(text.tabs, looks.SECTION),),
        *_tabs(told.tabs, text, language),
    ]
    if told.findings:
        rows += [(), (Entry(text.findings, looks.SECTION),)]
        rows += _findings(told.findings, text, language)
    cells = tuple(tuple(replace(e, text=_one_line(e.text)) for e in row) for row in rows)
    lasting = [row for at, row in enumerate(cells) if at != SINCE]
    digest = sha256(repr(lasting).encode()).hexdigest()[:16]
    return Page(cells, digest, words_digest([[entry.text for entry in row] for row in cells]))


def words_digest(rows: Iterable[Sequence[object]]) -> str:
    """Return a digest of a tab's words as they are read back, whatever it says of the time."""
    words = [[_one_line(str(cell)) for cell in row] for row in rows]
    if len(words) > SINCE:
        words[SINCE] = words[SINCE][1:]
    told = [(at, along, cell) for at, row in enumerate(words) for along, cell in enumerate(row)]
    return sha256(repr([one for one in told if one[2]]).encode()).hexdigest()[:16]


def _one_line(text: str) -> str:
    """Return a text of one line, in the form in which it will be read back."""
    line = _BETWEEN_WORDS.sub(" ", text).strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _head(told: Told, text: FeedbackText) -> list[tuple[Entry, ...]]:
    count = Counter(finding.severity for finding in told.findings)
    since = text.since.format(time=numbers.moment(told.read_at)) if told.read_at else ""
    summary = text.summary.format(
        errors=numbers.number(count[Severity.ERROR]),
        warnings=numbers.number(count[Severity.WARNING]),
        notes=numbers.number(count[Severity.NOTE]),
    )
    return [
        (Entry(text.title, looks.TITLE),),
        (Entry(text.by_us, looks.REMARK),),
        (Entry(since or text.never_read),),
        (Entry(summary if told.findings else text.nothing, looks.AGENCY),),
    ]


def _tabs(
    tabs: Sequence[TabState], text: FeedbackText, language: Language
) -> list[tuple[Entry, ...]]:
    if not tabs:
        return [(Entry(text.no_tabs),)]
    heads = (text.tab, text.read, text.used, text.left_out, text.table)
    rows = [tuple(Entry(head, _HEADING) for head in heads)]
    for tab in tabs:
        counts = (tab.rows_read, tab.rows_used, tab.rows_left_out)
        table = table_title(tab.table, language) or text.none_of_ours
        cells = (tab.tab, *(numbers.number(count) for count in counts), table)
        rows.append(tuple(Entry(cell, _ROW) for cell in cells))
    return rows


def _findings(
    findings: Sequence[Finding], text: FeedbackText, language: Language
) -> list[tuple[Entry, ...]]:
    heads = (text.tab, text.cell, text.severity, text.column, text.value, text.message)
    rows = [tuple(Entry(head, _HEADING) for head in heads)]
    at = 0 if language is Language.VI else 1
    for finding in findings[:_MOST_FINDINGS]:
        look = _BY_SEVERITY[finding.severity]
        rows.append(
            (
                Entry(finding.tab, look),
                Entry(finding.cell or (text.tab if finding.link else ""), look, finding.link or ""),
                Entry(SEVERITIES[finding.severity][at], look),
                Entry(heading(finding.table, finding.column, language), look),
                Entry(finding.value, look),
                Entry(message(finding, language), look),
            )
        )
    if len(findings) > _MOST_FINDINGS:
        more = numbers.number(len(findings) - _MOST_FINDINGS)
        rows.append((Entry(text.more.format(count=more)),))
    return rows
