"""The figures that a chart shows, by name, for whoever has no mouse to point at one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from services.charts.pins import Pin, figures_in
from services.panels.panel import Panel
from services.text.choices import told_apart
from services.text.shown import line, shortened

# A line of a list holds about so many letters.
_LONGEST = 90


class Mark(NamedTuple):
    """A figure of a chart by its codes, as a click on it tells them.

    Attributes:
        indicator, unit_id, period: ``unit_id`` "" is the row of all asked units together.
    """

    indicator: str
    unit_id: str
    period: str

    @property
    def key(self) -> str:
        """The same text as that of its pin."""
        return "|".join(self)


@dataclass(frozen=True)
class Listed:
    """A pin as it stands in a list.

    Attributes:
        mark: on which it sits.
        label: its number, as in the chart.
        name: what the mark is called.
        told: what was concluded.
        spoken: on what and what, as it is read aloud.
        line: the same in one line of a list.
    """

    mark: Mark
    label: str
    name: str
    told: str
    spoken: str
    line: str


def marks(panel: Panel) -> Mapping[Mark, str]:
    """Return mark -> name and figure of a chart's marks, the newest first.

    What all of them share is not said again of each; no two are told alike. The parts of a whole
    are no figures: of those there are none.
    """
    rows = figures_in(panel.spec)
    told = [name for name in ("unit_name", "period_label") if _differ(rows, name)]
    if _differ(rows, "indicator"):
        told.append("indicator_name" if "indicator_name" in rows[0] else "stage_name")
    parts = (*(told or ("unit_name",)), "value_text")
    found = {
        Mark(row["indicator"], row["unit_id"], row["period"]): line(
            " · ".join(str(row[part]) for part in parts)
        )
        for row in sorted(rows, key=lambda row: -row["order"])
    }
    return told_apart(found, lambda mark: mark.unit_id)


def _differ(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return len({row[name] for row in rows}) > 1


def listed(panel: Panel, pins: Sequence[Pin]) -> tuple[Listed, ...]:
    """Return the pins of a chart by their numbers."""
    if not pins:
        return ()
    names = marks(panel)
    found = [(Mark(pin.indicator, pin.unit_id, pin.period), pin) for pin in pins]
    return tuple(
        Listed(
            mark,
            pin.label,
            names[mark],
            pin.told,
            f"{names[mark]}. {pin.spoken}",
            shortened(f"{pin.label} · {names[mark]} · {pin.told}", _LONGEST),
        )
        for mark, pin in sorted(found, key=lambda one: _number(one[1]))
    )


def _number(pin: Pin) -> int:
    """Return the first number on a pin: those of one figure stand in order."""
    return int(re.split(r"\D", pin.label)[0] or 0)
