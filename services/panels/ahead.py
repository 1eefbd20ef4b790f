"""What readers are likely to ask for, so that it can be made before they do."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from services.errors import MISTAKES
from services.indicators.catalogue import HEADLINES
from services.indicators.indicator import Area
from services.panels import area, cards, overview
from services.panels.scope import Scope
from services.periods import Grain, Span
from services.snapshot import Snapshot
from services.text.language import Language
from services.view import View, newest_month, presets

_LOG = logging.getLogger(__name__)
# So long nobody has asked, or the figures have stood, before work is done ahead.
_QUIET_SECONDS, _STANDING_SECONDS = 1.0, 20.0


class Job(NamedTuple):
    """Something that a page places: ``build(scope, *args)``."""

    scope: Scope
    build: Callable[..., Any]
    args: tuple[Any, ...] = ()


def jobs(snapshot: Snapshot) -> Iterator[Job]:
    """Yield what the pages place for a reader who has changed nothing but the period.

    Newest periods come first, and of each period the page on which a reader arrives.
    """
    months = snapshot.months
    if months is None:
        return
    newest = newest_month(snapshot)
    periods = [p for g in (Grain.QUARTER, Grain.HALF, Grain.YEAR) for p in months.periods(g)]
    later_first = sorted(map(Span.of, periods), key=lambda span: -span.last_month)
    for span in dict.fromkeys((*presets(newest).values(), *later_first)):
        scope = Scope(snapshot, View(Language.VI, span, (snapshot.units.root,)))
        for placed in PLACED.values():
            yield from (Job(scope, *one) for one in placed)


def work(
    newest: Callable[[], Snapshot | None],
    make: Callable[[Job], object],
    asked_at: Callable[[], float],
    *,
    rest: Callable[[], None] = lambda: None,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Make what is likely to be asked for, of each snapshot anew, for ever.

    Whoever asks goes first. At the start of the process the newest period is made at once; all
    else waits until the figures have stood, as readers are drawing the new ones just then.

    Args:
        newest: gives the newest snapshot, or None.
        make: makes one job, so that it is there when it is asked for.
        asked_at: gives the time, by ``clock``, at which a reader last asked for anything.
        rest: is called when all of a snapshot is made.
        wait: sleeps so many seconds.
        clock: gives the time in seconds.
    """
    done: Snapshot | None = None
    while True:
        snapshot = newest()
        if snapshot and snapshot is not done:
            began, first = clock(), None
            for job in jobs(snapshot):
                first = first or job.scope
                at_once = done is None and job.scope is first
                stands = began + (0 if at_once else _STANDING_SECONDS)
                while newest() is snapshot and clock() < max(stands, asked_at() + _QUIET_SECONDS):
                    wait(_QUIET_SECONDS / 4)
                if newest() is not snapshot:
                    break
                _make(make, job)
            else:
                done = snapshot
                rest()
        wait(_QUIET_SECONDS)


def _make(make: Callable[[Job], object], job: Job) -> None:
    try:
        make(job)
    except MISTAKES:
        # Whoever asks for it will be told; the rest can still be made.
        _LOG.exception("%s could not be made ahead.", job.build.__qualname__)


def _of_area(which: Area, *more: Callable[[Scope], object]) -> list[tuple[Any, ...]]:
    mine = area.indicators_of(which)
    return [
        (cards.cards, (mine,)),
        (area.ranking_panel, (mine[0],)),
        *((build,) for build in more),
        (area.composition_panel, (which,)),
        (area.trend_panel, (mine[0],)),
        (area.heatmap_panel, (mine[0],)),
    ]


# Page -> what it places; a test holds it to the pages.
PLACED: Mapping[str, list[tuple[Any, ...]]] = {
    "overview": [
        *((cards.cards, (area.indicators_of(which),)) for which in Area),
        (overview.status_panel,),
        (overview.lagging,),
        (overview.silent,),
        (cards.cards, (HEADLINES,)),
    ],
    Area.CADRES: _of_area(Area.CADRES),
    Area.GRASSROOTS: _of_area(Area.GRASSROOTS),
    Area.EMPLOYMENT: _of_area(Area.EMPLOYMENT, area.funnel_panel),
}
