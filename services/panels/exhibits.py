"""What a meeting looked at, as its papers take it: the very charts that were on the screen."""

from services import address
from services.conclusions.acts import Desk
from services.conclusions.fold import Conclusion
from services.meetings.content import Item, Meeting, Shows
from services.panels import again, slides
from services.panels.scope import Scope
from services.panels.slides import Slide
from services.papers.assemble import Exhibit, assemble, in_vietnamese
from services.papers.content import Papers
from services.papers.settings import PaperSettings


def papers_of(desk: Desk, scope: Scope, meeting: Meeting, head: PaperSettings) -> Papers:
    """Return what the papers of a meeting say.

    Args:
        desk: where conclusions are, and who asks.
        scope: the look of the meeting, at the figures on which it stood.
        meeting: which.
        head: how the office's papers look.
    """
    own = in_vietnamese(scope)
    items = slides.items_of(own.snapshot, desk, meeting)
    exhibits = [
        _exhibit(item, one) for item in items for one in _looked_at(desk, own, meeting, item)
    ]
    return assemble(own, meeting, exhibits, desk.log.state, head)


def _looked_at(desk: Desk, scope: Scope, meeting: Meeting, item: Item) -> list[Slide]:
    """Return the first picture of an item, and what others of it something was concluded on."""
    first = slides.slide(desk, scope, meeting, item)
    if item.shows is not Shows.INDICATOR:
        return [first]
    said = {
        (one.said.subject.page, one.said.subject.chart)
        for one in slides.concluded_at(desk, meeting)
        if _indicator(one) == item.indicator
    }
    others = [slides.slide(desk, scope, meeting, item, look) for look in range(1, first.looks)]
    return [first, *(one for one in others if (one.page, one.chart) in said)]


def _indicator(one: Conclusion) -> str:
    datum, choices = one.said.subject.datum, one.said.subject.choices
    return datum.indicator if datum else choices.get(address.INDICATOR, "")


def _exhibit(item: Item, one: Slide) -> Exhibit:
    view = one.scope.view
    panel = (
        again.drawn(one.scope, one.page, one.chart, view.indicator, view.unit)
        if one.chart
        else None
    )
    lines: tuple[str, ...] = ()
    if item.shows is Shows.TASKS:
        lines = tuple(f"{told.label}: {told.text} ({told.state})" for told in one.told)
    elif item.shows is Shows.SILENT:
        lines = tuple(f"{silent.table}: {silent.named}" for silent in one.silent)
    title = one.title if panel is None else ""
    return Exhibit(title, one.sentence.text, panel, one.scope, one.page, lines)


def part(done: int, total: int) -> float:
    """Return how much is done, from 0 to 1."""
    return min(done / total, 1.0) if total else 1.0
