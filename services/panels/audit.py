"""The audit log as an administrator reads it, and takes it away."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd

from services import page_list
from services.audit import Line
from services.reports import xlsx
from services.reports.xlsx import Form
from services.text import audit, numbers
from services.text.audit import COLUMNS, Column
from services.text.language import Language
from services.text.screen import NAME, screen

_ON_SCREEN = (
    Column.AT,
    Column.WHO,
    Column.ROLE,
    Column.WHAT,
    Column.CONCLUSION,
    Column.COUNT,
    Column.PAGE,
)
_IN_FILE = (*_ON_SCREEN[:-1], Column.SINCE, Column.VIEW, Column.ID)
_FORMS = {Column.AT: Form.MOMENT, Column.SINCE: Form.MOMENT, Column.COUNT: Form.COUNT}


def table(lines: Sequence[Line], language: Language) -> pd.DataFrame:
    """Return the log as a table for the screen, headed in the reader's language."""
    shown = _frame(lines, language)
    shown[Column.AT] = [numbers.moment(line.at) for line in lines]
    at = 0 if language is Language.VI else 1
    return shown[list(_ON_SCREEN)].rename(columns={name: COLUMNS[name][at] for name in _ON_SCREEN})


def workbook(lines: Sequence[Line], language: Language) -> bytes:
    """Return the log as a workbook."""
    at = 0 if language is Language.VI else 1
    columns = [
        xlsx.SheetColumn(name, COLUMNS[name][at], _FORMS.get(name, Form.TEXT)) for name in _IN_FILE
    ]
    text = screen(language).panel
    made = (text.made_at.split(" {")[0], numbers.moment(datetime.now(UTC)))
    told = [(NAME, audit.HEADING[at]), made]
    return xlsx.workbook(
        (
            xlsx.Sheet(audit.HEADING[at], _frame(lines, language), columns),
            xlsx.about(text.sheet_filters, (text.sheet_filters, text.sheet_shown), told),
        )
    )


def _frame(lines: Sequence[Line], language: Language) -> pd.DataFrame:
    return pd.DataFrame(
        {
            Column.AT: [line.at for line in lines],
            Column.WHO: [audit.who(line, language) for line in lines],
            Column.ROLE: [audit.role(line, language) for line in lines],
            Column.WHAT: [audit.what(line, language) for line in lines],
            Column.CONCLUSION: [audit.conclusion(line) for line in lines],
            Column.COUNT: [line.count for line in lines],
            Column.PAGE: [_page(line.view, language) for line in lines],
            Column.SINCE: [line.since or line.at for line in lines],
            Column.VIEW: [line.view for line in lines],
            Column.ID: [line.about for line in lines],
        },
        dtype="object",
    )


def _page(view: str, language: Language) -> str:
    """Return the title of the page that a view is on."""
    name = view.partition("?")[0].rpartition("/")[2]
    titles = screen(language).frame
    known = {page.name for page in page_list.PAGES}
    return str(getattr(titles, name)) if name in known else ""
