"""What one page asks for, and how it is said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.intake.tables import TABLE_BY_NAME
from services.snapshot import Snapshot
from services.text.charts import EN, VI
from services.text.language import Language
from services.text.periods import span_name
from services.text.screen import ScreenText, screen
from services.view import KIND_COLUMNS, View, compared_units, kinds_by_column

_MOST_NAMED = 4


@dataclass(frozen=True)
class Scope:
    """A snapshot as one reader looks at it.

    Attributes:
        snapshot: where the figures come from.
        view: what the reader chose.
    """

    snapshot: Snapshot
    view: View

    @property
    def text(self) -> ScreenText:
        """The words in the reader's language."""
        return screen(self.view.language)

    @property
    def kinds(self) -> Mapping[str, Sequence[str]]:
        """Column -> chosen codes."""
        return kinds_by_column(self.view.kinds)

    @property
    def period_name(self) -> str:
        """The chosen span in words."""
        return span_name(self.view.span, self.view.language)

    @property
    def units_name(self) -> str:
        """The chosen units in words."""
        units, chosen = self.snapshot.units, self.view.units
        if units.root in chosen:
            return self.text.filters.all_units
        if len(chosen) > _MOST_NAMED:
            return self.text.filters.many_units.format(count=len(chosen))
        return ", ".join(units.get(code).short_name for code in chosen)

    @property
    def together_name(self) -> str:
        """What the figure of all chosen units is called."""
        units, chosen = self.snapshot.units, self.view.units
        if units.root in chosen or not chosen:
            return self.text.area.province
        if len(chosen) == 1:
            return units.get(chosen[0]).short_name
        return (VI if self.view.language is Language.VI else EN).together

    @property
    def kinds_name(self) -> str:
        """The chosen kinds in words; "" for all."""
        labels = {
            choice.code: choice.vi if self.view.language == "vi" else choice.en
            for table, column in KIND_COLUMNS.values()
            for choice in TABLE_BY_NAME[table].column(column).choices
        }
        return ", ".join(labels[code] for code in self.view.kinds if code in labels)

    @property
    def filters_name(self) -> str:
        """All filters in one line."""
        parts = (self.units_name, self.period_name, self.kinds_name)
        return " · ".join(part for part in parts if part)

    def title(self, page: str) -> str:
        """Return a page's heading: what it is about, of whom, and when."""
        return f"{page} · {self.filters_name}"

    def compared(self, table: str) -> tuple[str, ...]:
        """Return the units that stand beside each other for a table: those that keep it."""
        units, level = self.snapshot.units, TABLE_BY_NAME[table].level
        beside = compared_units(units, self.view.units, table)
        keeping = tuple(c for c in beside if units.expected(level, c, self.view.span))
        return keeping or beside
