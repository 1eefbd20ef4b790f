"""What a meeting looked at, as its papers take it: the very charts that were on the screen."""

from services.conclusions.acts import Desk
from services.meetings.content import Item, Meeting, Shows
from services.panels import again, slides
from services.panels.scope import Scope
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
    return assemble(
        own, meeting, [_exhibit(desk, own, meeting, item) for item in items], desk.log.state, head
    )


def _exhibit(desk: Desk, scope: Scope, meeting: Meeting, item: Item) -> Exhibit:
    one = slides.slide(desk, scope, meeting, item)
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
