"""What is to be reached: the province's own targets, else the catalogue's proposals."""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from services.indicators.catalogue import BY_CODE
from services.indicators.indicator import Good, Indicator
from services.intake.schema import Level
from services.periods import Span
from services.snapshot import Target
from services.units import UnitTree

_YEAR = 12
# Within this share of the target a figure is near it.
_NEAR = 0.85
_SLACK = 1e-9


class Status(StrEnum):
    """How a value stands against its target."""

    REACHED = "reached"
    NEAR = "near"
    BEHIND = "behind"
    NONE = "none"


def status(value: float | None, target: float | None, good: Good) -> Status:
    """Return how a value stands against a target; NONE where either is unknown."""
    if value is None or target is None or math.isnan(value) or math.isnan(target):
        return Status.NONE
    if good is Good.NONE:
        return Status.NONE
    if good is Good.DOWN:
        # "At most 2 %" is nearly held while the target is still 85 % of the value.
        value, target = target, value
    if value >= target - _SLACK:
        return Status.REACHED
    return Status.NEAR if value >= _NEAR * target - _SLACK else Status.BEHIND


def with_targets(
    results: pd.DataFrame,
    targets: Sequence[Target],
    units: UnitTree,
    catalogue: Mapping[str, Indicator] = BY_CODE,
) -> pd.DataFrame:
    """Return results with the target of the year in which their span ends.

    A share is set against the unit's own target, else the one for every unit, else the
    catalogue's. A count has no target in the catalogue, and "every unit" means each unit right
    below the province; for the province, or for several of those units together, their targets
    are added up when all of them have one and the province has none of its own. A count's target
    is the whole year's and is never scaled, so it is given only for a span that starts in
    January of one year; before December such a count may have reached it, but is not yet behind.

    Args:
        results: see :func:`services.indicators.compute.results`.
        targets: those of the province; for one unit and indicator and year the last one holds.
        units: the tree of units.
        catalogue: code -> indicator.

    Returns:
        The same rows with ``target`` (in the value's unit, null: none), ``target_is_proposal``
        (bool, it is the catalogue's default and nobody has set it), ``target_origin`` (text that
        the province gave; null for a default) and ``status`` (see Status).
    """
    given = _by_key(targets)
    together: dict[tuple[str, int, int], list[str]] = {}
    # As lists: to walk over a column of texts itself takes longer than all that follows.
    keys = [
        (str(code), unit if isinstance(unit, str) else "", int(first), int(last))
        for code, unit, first, last in zip(
            *(
                results[name].tolist()
                for name in ("indicator", "unit_id", "first_month", "last_month")
            ),
            strict=True,
        )
    ]
    for code, unit, first, last in keys:
        together.setdefault((code, first, last), []).extend([unit] if unit else [])
    tiers: dict[Span, tuple[str, ...]] = {}
    chosen: list[tuple[float, bool, str | None]] = []
    states: list[str] = []
    for (code, unit, first, last), value in zip(keys, results["value"], strict=True):
        indicator, span = catalogue[code], Span(first, last)
        if indicator.is_share:
            found = _of_share(indicator, unit, span, given)
        else:
            if span not in tiers:
                tiers[span] = units.expected(Level.DISTRICT, units.root, span)
            among = together[code, first, last]
            found = _of_count(indicator, unit, span, given, units.root, tiers[span], among)
        target = _as_one(indicator, found)
        chosen.append(target)
        stands = status(value, target[0], indicator.good)
        year_is_open = not indicator.is_share and (last + 1) % _YEAR != 0
        early = year_is_open and stands is not Status.REACHED
        states.append(Status.NONE if early else stands)
    names = ["target", "target_is_proposal", "target_origin"]
    added = pd.DataFrame(chosen, columns=names, index=results.index).astype(
        {"target": "float64", "target_is_proposal": "bool", "target_origin": "str"}
    )
    added["status"] = pd.Series(states, index=results.index, dtype="str")
    return pd.concat([results, added], axis=1)


_Given = Mapping[tuple[str, str, int], Target]
_NO_TARGET: tuple[float, bool, str | None] = (math.nan, False, None)


def in_force(
    targets: Sequence[Target],
    units: UnitTree,
    indicator: Indicator,
    unit: str,
    span: Span,
    asked: Sequence[str] = (),
) -> tuple[Target, ...]:
    """Return the targets of the province that :func:`with_targets` sets one figure against.

    Several are added up. None: there is none, or it is the catalogue's.

    Args:
        targets: those of the province.
        units: the tree of units.
        indicator: of what.
        unit: whose figure; "" for all asked units together.
        span: when.
        asked: the units together.
    """
    given = _by_key(targets)
    if indicator.is_share:
        return _of_share(indicator, unit, span, given)
    tier = units.expected(Level.DISTRICT, units.root, span)
    return _of_count(indicator, unit, span, given, units.root, tier, asked)


def _by_key(targets: Sequence[Target]) -> _Given:
    return {(t.indicator, t.unit_id, t.year): t for t in targets}


def _as_one(indicator: Indicator, found: Sequence[Target]) -> tuple[float, bool, str | None]:
    default = indicator.default_target
    if not found:
        return (default.value, True, None) if default and indicator.is_share else _NO_TARGET
    origins = dict.fromkeys(target.origin for target in found if target.origin)
    return sum(target.value for target in found), False, " · ".join(origins)


def _of_share(indicator: Indicator, unit: str, span: Span, given: _Given) -> tuple[Target, ...]:
    found = _own_or_every(indicator, unit, span, given)
    return (found,) if found else ()


def _own_or_every(indicator: Indicator, unit: str, span: Span, given: _Given) -> Target | None:
    year = span.end.year
    own = given.get((indicator.code, unit, year))
    return own or given.get((indicator.code, "", year))


def _of_count(
    indicator: Indicator,
    unit: str,
    span: Span,
    given: _Given,
    root: str,
    tier: Sequence[str],
    asked: Sequence[str],
) -> tuple[Target, ...]:
    if span.first_month % _YEAR != 0 or span.months > _YEAR:
        return ()
    if not unit and root in asked:
        unit = root
    if unit in tier:
        found = _own_or_every(indicator, unit, span, given)
        return (found,) if found else ()
    own = given.get((indicator.code, unit, span.end.year)) if unit else None
    if own:
        return (own,)
    parts = tier if unit == root else asked
    if (unit and unit != root) or not parts or not set(parts) <= set(tier):
        return ()
    each = [_own_or_every(indicator, part, span, given) for part in parts]
    known = tuple(target for target in each if target)
    return known if len(known) == len(parts) else ()
