"""What has changed since the last meeting, as its page places it."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from services.conclusions.acts import Desk
from services.meetings.content import Meeting
from services.meetings.since import since
from services.meetings.told import (
    effect_told,
    outcomes_told,
    rows_table,
    rows_told,
    units_told,
)
from services.panels.conclusions import today
from services.panels.scope import Scope
from services.panels.slides import span_of

# So many figures are told one by one; the rows below tell of all.
_MOST_EFFECTS = 40
_MOST_ROWS = 2000


@dataclass(frozen=True, eq=False)
class Changes:
    """What has changed.

    Attributes:
        lines: how much, by unit, and what came of the last meeting's conclusions.
        effects: the figures that are not what they were, one a line.
        rows: the rows that changed, headed in the reader's language.
    """

    lines: tuple[str, ...]
    effects: tuple[str, ...]
    rows: pd.DataFrame


def changes(desk: Desk, scope: Scope, folder: Path, last: Meeting, meeting: Meeting) -> Changes:
    """Return what has changed since a meeting.

    Args:
        desk: where conclusions are.
        scope: today's figures, and whose words.
        folder: where the figures of meetings are kept.
        last: the meeting before.
        meeting: this one; the figures of both their spans are compared.
    """
    spans = dict.fromkeys((span_of(scope.snapshot, last), span_of(scope.snapshot, meeting)))
    found = since(folder, last, desk.log.state, scope.snapshot, tuple(spans), today())
    lines = (rows_told(scope, found), *units_told(scope, found), outcomes_told(scope, found))
    effects = tuple(effect_told(scope, one) for one in found.effects[:_MOST_EFFECTS])
    return Changes(lines, effects, rows_table(scope, found.rows[:_MOST_ROWS]))
