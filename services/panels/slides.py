"""What an item of an agenda puts on the screen: one thing, with its words and its conclusions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.conclusions.acts import Desk
from services.conclusions.fold import Conclusion
from services.drafting import NOTHING, Sentence, draft
from services.indicators.catalogue import BY_CODE
from services.meetings import agenda
from services.meetings.content import Item, Meeting, Shows
from services.page_list import area_of
from services.panels import again, overview, unit
from services.panels.area import chosen_indicator
from services.panels.concluding import indicator_name
from services.panels.conclusions import Told, tell, today
from services.panels.kept import kept
from services.panels.overview import Silent
from services.panels.scope import Scope
from services.periods import Grain, Period, Span, parse_span
from services.snapshot import Snapshot
from services.text.language import Language
from services.text.meetings import meeting_texts
from services.view import View, newest_month

# The pictures of an indicator, in the order in which a presenter goes through them.
LOOKS = ("ranking", "trend", "heatmap")
# So many tasks can be read from afar at once.
TASKS_AT_ONCE = 5


@dataclass(frozen=True, eq=False)
class Slide:
    """What is on the screen.

    Attributes:
        item: of the agenda.
        title: what it is.
        scope: the look in which it is made.
        page, chart: the chart, and the page on which it stands; "" where there is none.
        looks: how many pictures, or pages of a list, the item has.
        told: tasks of earlier meetings, on all pages.
        silent: which tables have not come.
        sentence: what the chart shows, drafted by rules; empty where there is no rule for it.
    """

    item: Item
    title: str
    scope: Scope
    page: str = ""
    chart: str = ""
    looks: int = 1
    told: tuple[Told, ...] = ()
    silent: tuple[Silent, ...] = ()
    sentence: Sentence = NOTHING


def span_of(snapshot: Snapshot, meeting: Meeting) -> Span:
    """Return the span that a meeting reviews."""
    if meeting.period:
        return parse_span(meeting.period)
    return Span.of(Period.of_month(newest_month(snapshot), Grain.QUARTER))


def scope_of(snapshot: Snapshot, meeting: Meeting, language: Language) -> Scope:
    """Return the look of a meeting: the whole province in the span under review."""
    units = (snapshot.units.root,)
    return Scope(snapshot, View(language, span_of(snapshot, meeting), units))


def items_of(
    snapshot: Snapshot, desk: Desk, meeting: Meeting, day: date | None = None
) -> tuple[Item, ...]:
    """Return a meeting's agenda: its own, or the one that is proposed."""
    if meeting.agenda is not None:
        return meeting.agenda
    return proposed_for(snapshot, desk, meeting, day)


def proposed_for(
    snapshot: Snapshot, desk: Desk, meeting: Meeting, day: date | None = None
) -> tuple[Item, ...]:
    """Return the agenda that is proposed for a meeting, whatever its own is."""
    span = span_of(snapshot, meeting)
    return agenda.proposed(snapshot, desk.log.state, meeting, span, day or today())


def title_of(scope: Scope, item: Item) -> str:
    """Return what an item of an agenda is called."""
    if item.title:
        return item.title
    names = meeting_texts(scope.view.language).meeting.items
    if item.shows is Shows.INDICATOR and item.indicator in BY_CODE:
        return indicator_name(scope, item.indicator)
    if item.shows is Shows.VIEW:
        # A title stands on its chart, and an agenda asks for all of them at every press.
        told = (item.page, item.chart, *sorted(item.choices.items()), scope.view.language)
        return kept(scope.snapshot, ("title", told), lambda: _title_of_view(scope, item))
    return names.get(item.shows.value, item.shows.value)


def _title_of_view(scope: Scope, item: Item) -> str:
    panel = again.panel_of(_view(scope, item), item.page, item.chart)
    return panel.title if panel else item.chart


def slide(desk: Desk, scope: Scope, meeting: Meeting, item: Item, look: int = 0) -> Slide:
    """Return what an item puts on the screen.

    Args:
        desk: where conclusions are, and who looks.
        scope: the look of the meeting.
        meeting: which.
        item: of its agenda.
        look: which of the item's pictures.
    """
    made = Slide(item, title_of(scope, item), scope)
    match item.shows:
        case Shows.INDICATOR if item.indicator in BY_CODE:
            page = BY_CODE[item.indicator].area.value
            mine = again.with_indicator(scope, item.indicator)
            chart = LOOKS[look % len(LOOKS)]
            said = sentence_of(mine, page, chart)
            looks = len(LOOKS)
            return replace(made, scope=mine, page=page, chart=chart, looks=looks, sentence=said)
        case Shows.VIEW:
            mine = _view(scope, item)
            said = sentence_of(mine, item.page, item.chart)
            return replace(made, scope=mine, page=item.page, chart=item.chart, sentence=said)
        case Shows.TASKS:
            told = tell(desk, scope, earlier(desk, scope.snapshot, meeting))
            return replace(made, told=told, looks=_pages(len(told)))
        case Shows.SILENT:
            return replace(made, silent=tuple(one for one in overview.silent(scope) if one.names))
        case _:
            return made


def pages_of(desk: Desk, scope: Scope, meeting: Meeting, item: Item) -> int:
    """Return how many pages a list has, through which a presenter goes before the next item.

    Args: see :func:`slide`.
    """
    is_list = item.shows is Shows.TASKS
    return _pages(len(earlier(desk, scope.snapshot, meeting))) if is_list else 1


def _pages(count: int) -> int:
    return max(1, -(-count // TASKS_AT_ONCE))


def at_once(made: Slide, look: int) -> tuple[Told, ...]:
    """Return the tasks on one page of a slide; behind the last one the first comes again."""
    first = look % made.looks * TASKS_AT_ONCE
    return made.told[first : first + TASKS_AT_ONCE]


def sentence_of(scope: Scope, page: str, chart: str) -> Sentence:
    """Return what a chart of a page shows in one sentence; empty where there is no rule for it.

    Args:
        scope: the look, with what is chosen on that page.
        page: its name.
        chart: the chart's name there.
    """
    which = area_of(page)
    code = unit.chosen_unit(scope) if page == "unit" else ""
    indicator = (
        chosen_indicator(scope, which)
        if which
        else unit.chosen_unit_indicator(scope, code)
        if code
        else None
    )
    try:
        return draft(scope, chart, indicator, area=which, unit=code)
    except ValueError:
        return NOTHING


def drafted(scope: Scope, page: str, chart: str, indicator: str, unit_id: str) -> Sentence:
    """Return :func:`sentence_of` for what is chosen on a page alone."""
    view = replace(scope.view, indicator=indicator, unit=unit_id)
    return sentence_of(replace(scope, view=view), page, chart)


def _view(scope: Scope, item: Item) -> Scope:
    return again.scope_of(scope.snapshot, item.page, item.choices, scope.view.language)


def earlier(desk: Desk, snapshot: Snapshot, meeting: Meeting) -> tuple[Conclusion, ...]:
    """Return the open tasks of other meetings, overdue ones first."""
    return tuple(one for one, _ in agenda.open_tasks(snapshot, desk.log.state, meeting, today()))


def concluded_at(desk: Desk, meeting: Meeting) -> tuple[Conclusion, ...]:
    """Return what was concluded at a meeting, in order."""
    found: Sequence[Conclusion] = tuple(desk.log.state.conclusions.values())
    return tuple(one for one in found if one.said.meeting == meeting.code)
