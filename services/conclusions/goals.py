"""The figures of goals: of their own periods, and the newest ones beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from services.conclusions.content import Datum, Frozen
from services.conclusions.figure import (
    Gone,
    absence,
    beside,
    figures_of,
    successors,
    unknown,
)
from services.indicators.catalogue import BY_CODE
from services.panels.kept import keeping, kept
from services.periods import Span, parse_span
from services.snapshot import Snapshot

# How many periods a search for the newest figure goes back.
_LOOKED_AT = 12


@dataclass(frozen=True)
class Found:
    """What a snapshot says of a datum: its figure, and the newest one of a period as long."""

    figure: Frozen | None = None
    newest: tuple[Datum, Frozen] | None = None
    gone: Gone | None = None
    successors: tuple[str, ...] = ()


def find(snapshot: Snapshot, datum: Datum) -> Found:
    """Return what a snapshot says of a datum, looked up just once."""
    with keeping:
        found = kept(snapshot, "goals", dict[str, Found])
        if datum.key not in found:
            found[datum.key] = _looked_up(snapshot, datum)
        return found[datum.key]


def ask_together(snapshot: Snapshot, data: Iterable[Datum]) -> None:
    """Work out in one go what goals of one area and group of units ask for, period by period."""
    found = kept(snapshot, "goals", dict[str, Found])
    asked: dict[object, tuple[Datum, dict[Span, None]]] = {}
    for datum in data:
        if datum.key in found or unknown(snapshot, datum):
            continue
        among, area = beside(snapshot.units, datum.units), BY_CODE[datum.indicator].area
        _, spans = asked.setdefault((area, among, datum.kinds), (datum, {}))
        spans.update(dict.fromkeys(_spans(snapshot, parse_span(datum.period))))
    for datum, spans in asked.values():
        figures_of(snapshot, datum, tuple(spans))


def _looked_up(snapshot: Snapshot, datum: Datum) -> Found:
    after = successors(snapshot.units, datum.units)
    gone = unknown(snapshot, datum)
    if gone:
        return Found(gone=gone, successors=after)
    spans = _spans(snapshot, parse_span(datum.period))
    own, *others = figures_of(snapshot, datum, spans)
    newest = next(
        (
            (replace(datum, period=one.code), figure)
            for one, figure in zip(spans[1:], others, strict=True)
            if figure.value is not None
        ),
        None,
    )
    if own.value is not None:
        return Found(own, newest, None, after)
    return Found(None, newest, absence(snapshot, datum), after)


def _spans(snapshot: Snapshot, span: Span) -> list[Span]:
    """Return a span, and those as long that have begun by the newest figures, newest first."""
    months = snapshot.months
    if months is None:
        return [span]
    steps = (months.last_month - span.first_month) // span.months
    ends = [span.last_month + span.months * (steps - back) for back in range(_LOOKED_AT)]
    begun = [Span(end - span.months + 1, end) for end in ends if end >= months.first_month]
    return [span, *begun]
