"""What has changed since the last meeting: rows, figures, and what came of its conclusions."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import pandas as pd

from services.conclusions.compared import Change, compare
from services.conclusions.content import Datum
from services.conclusions.fold import Conclusion, Stand, State
from services.conclusions.judge import Judged, Verdict, judged
from services.indicators.catalogue import INDICATORS
from services.indicators.indicator import Indicator
from services.meetings.archive import archived
from services.meetings.changed import RowChange, changed_rows
from services.meetings.content import Meeting
from services.panels.figures import figures
from services.panels.kept import kept
from services.panels.scope import Scope
from services.periods import Span
from services.snapshot import Snapshot
from services.text.language import Language
from services.view import View

_SAME = 1e-9


@dataclass(frozen=True)
class Effect:
    """One figure that is not what it was.

    Attributes:
        datum: the figure; of the province, or of one unit below it.
        then, now: its value; None: there was or is none.
        scale_differs: whether it is graded on another scale now, so that both do not compare.
    """

    datum: Datum
    then: float | None
    now: float | None
    scale_differs: bool = False


class Came(StrEnum):
    """What came of a conclusion.

    KEPT: done, or its goal reached. NOT_KEPT: overdue, or given up. UNDERWAY: its time is not
    over. UNKNOWN: there are no figures to judge it by. NO_TASK: nobody was charged.
    """

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    UNDERWAY = "underway"
    UNKNOWN = "unknown"
    NO_TASK = "no_task"


@dataclass(frozen=True)
class Outcome:
    """A conclusion of the last meeting, how it stands, and what came of it."""

    conclusion: Conclusion
    judged: Judged
    came: Came


@dataclass(frozen=True)
class Since:
    """What has changed since the last meeting.

    Attributes:
        meeting: the last one.
        is_archived: whether the tables of then are on this machine. If they are not, ``rows`` is
            empty, and ``effects`` holds the figures alone on which something was concluded.
        then_at: when the figures of then were put together (UTC); None: not known.
        rows: what became of the rows.
        effects: the figures that are not what they were.
        outcomes: its conclusions, in order; those withdrawn are left out.
        unread: how many spreadsheets had not been read then, so that their rows look new.
    """

    meeting: Meeting
    is_archived: bool
    then_at: datetime | None
    rows: tuple[RowChange, ...]
    effects: tuple[Effect, ...]
    outcomes: tuple[Outcome, ...]
    unread: int = 0

    def count(self, change: Change, *, is_closed: bool | None = None) -> int:
        """Return how many rows were new, corrected or removed; in closed periods, open ones."""
        return sum(one.change is change and is_closed in (None, one.is_closed) for one in self.rows)


def last_meeting(known: Mapping[str, Meeting], meeting: Meeting) -> Meeting | None:
    """Return the meeting that was opened last before another one; None: there was none.

    Args:
        known: id -> meeting.
        meeting: the one before which; when it was not opened yet, the last of all.
    """
    before = meeting.begun_at
    opened = [
        (one.begun_at, one)
        for one in known.values()
        if one.id != meeting.id and one.begun_at and (before is None or one.begun_at < before)
    ]
    return max(opened, key=lambda pair: pair[0])[1] if opened else None


def since(
    folder: Path,
    last: Meeting,
    state: State,
    snapshot: Snapshot,
    spans: Sequence[Span],
    today: date,
) -> Since:
    """Return what has changed since a meeting.

    Args:
        folder: of the archive of all meetings.
        last: that meeting.
        state: all conclusions.
        snapshot: today's figures.
        spans: for which time the figures are compared, as a rule that of then and that of now.
        today: the day, by which its conclusions are judged.
    """
    mine = [
        one
        for one in state.conclusions.values()
        if last.code and one.said.meeting == last.code and one.stand is not Stand.WITHDRAWN
    ]
    stands = judged(mine, snapshot, today)
    outcomes = tuple(Outcome(one, stands[one.id], _came(one, stands[one.id])) for one in mine)
    key = ("since", str(folder), last.id, last.version, tuple(spans))
    compared = kept(snapshot, key, lambda: _compared(folder, last, snapshot, spans))
    if compared is None:
        return Since(last, False, last.begun_at, (), _frozen_effects(mine, snapshot), outcomes)
    return replace(compared, outcomes=outcomes)


def by_unit(changes: Iterable[RowChange]) -> pd.DataFrame:
    """Return rows that changed, counted.

    Returns:
        One row is a unit x whether the period was closed, in the order of the changes:
        ``unit_id``, ``is_closed`` (bool), ``added``, ``corrected``, ``removed`` (int).
    """
    counts: dict[tuple[str, bool], dict[Change, int]] = {}
    for one in changes:
        held = counts.setdefault((one.unit_id, one.is_closed), dict.fromkeys(Change, 0))
        held[one.change] += 1
    records = [
        (*key, held[Change.ADDED], held[Change.CORRECTED], held[Change.REMOVED])
        for key, held in counts.items()
    ]
    columns = ["unit_id", "is_closed", "added", "corrected", "removed"]
    whole = dict.fromkeys(columns[2:], "int64")
    return pd.DataFrame(records, columns=columns).astype({"is_closed": "bool", **whole})


def _compared(
    folder: Path, last: Meeting, snapshot: Snapshot, spans: Sequence[Span]
) -> Since | None:
    then = archived(folder, last.id)
    if then is None:
        return None
    rows = changed_rows(then, snapshot)
    effects = tuple(effect for one in INDICATORS for effect in _effects(then, snapshot, one, spans))
    return Since(last, True, then.made_at, rows, effects, (), then.waiting)


def _effects(
    then: Snapshot, now: Snapshot, indicator: Indicator, spans: Sequence[Span]
) -> Iterable[Effect]:
    """Yield the figures of an indicator that differ, the province's of each span first."""
    before, after = _by_datum(then, now, indicator, spans), _by_datum(now, now, indicator, spans)
    for datum, row in after.items():
        old = before.get(datum)
        was = None if old is None else _number(old["value"])
        value = _number(row["value"])
        # Unknown then and unknown now is no change, whatever it rests on.
        differs = old is not None and _scale(old) != _scale(row) and None not in (was, value)
        if differs or not _same(was, value):
            yield Effect(datum, was, value, differs)


def _by_datum(
    snapshot: Snapshot, now: Snapshot, indicator: Indicator, spans: Sequence[Span]
) -> dict[Datum, Mapping[Hashable, Any]]:
    """Return the figures of the province and of the units below it, as the ranking has them."""
    root, units = now.units.root, snapshot.units
    found: dict[Datum, Mapping[Hashable, Any]] = {}
    for span in spans:
        compared = Scope(now, View(Language.VI, span, (root,))).compared(indicator.table)
        asked = [code for code in compared if code in units]
        if not asked:
            continue
        rows = figures(snapshot, [indicator], [span], asked, {}, total=True)
        records = cast("list[Mapping[Hashable, Any]]", rows.to_dict("records"))
        # The row of all together comes last.
        for row in (records[-1], *records[:-1]):
            unit = root if pd.isna(row["unit_id"]) else str(row["unit_id"])
            found[Datum(indicator.code, (unit,), span.code)] = row
    return found


def _frozen_effects(mine: Iterable[Conclusion], snapshot: Snapshot) -> tuple[Effect, ...]:
    """Return the figures on which something was concluded that are not what they were."""
    found: dict[Datum, Effect] = {}
    for one in mine:
        datum, frozen = one.datum, one.said.frozen
        if datum is None or frozen is None or datum in found:
            continue
        told = compare(snapshot, datum, frozen, with_rows=False)
        value = told.today.value if told.today else None
        differs = told.today is not None and told.today.scale != frozen.scale
        if differs or not _same(frozen.value, value):
            found[datum] = Effect(datum, frozen.value, value, differs)
    return tuple(found.values())


def _came(one: Conclusion, stands: Judged) -> Came:
    if stands.by_hand:
        return Came.KEPT if stands.by_hand is Verdict.DONE else Came.NOT_KEPT
    if one.said.task is None:
        return Came.NO_TASK
    return {
        Verdict.REACHED: Came.KEPT,
        Verdict.OVERDUE: Came.NOT_KEPT,
        Verdict.NO_DATA: Came.UNKNOWN,
    }.get(stands.verdict, Came.UNDERWAY)


def _scale(row: Mapping[Hashable, Any]) -> str:
    return "" if pd.isna(row["scale"]) else str(row["scale"])


def _number(value: Any) -> float | None:  # noqa: ANN401
    return None if pd.isna(value) else float(value)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME * max(1.0, abs(one), abs(other))
