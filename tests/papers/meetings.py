"""A meeting of the small province of tests/panels, and what was said in it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from services.conclusions.content import Datum, Opinion, Recorded, Subject, Task
from services.conclusions.events import Act, Author, Event
from services.conclusions.fold import State, fold
from services.conclusions.frozen import freeze
from services.conclusions.writing import recorded
from services.indicators.catalogue import BY_CODE
from services.meetings.content import Meeting
from services.panels import area
from services.panels.scope import Scope
from services.papers.assemble import Exhibit

MEETING = Meeting(
    "m-1", "HN1", "Hội nghị sơ kết quý III/2021", "14:00 25/11/2021", "Hội trường", "Nguyễn Văn A"
)
C1 = BY_CODE["C1"]


def said(
    scope: Scope,
    number: int,
    opinion: Opinion,
    text: str,
    *,
    unit: str = "",
    area_code: str = "",
    task: Task | None = None,
    meeting: str = "HN1",
    **subject: Any,
) -> Event:
    """Return that something was concluded; with a unit, on its C1 of the third quarter of 2021."""
    datum = Datum("C1", (unit,), "2021-Q3") if unit else None
    frozen = freeze(scope.snapshot, datum) if datum else None
    code = "cadres" if unit else area_code
    told = Recorded(
        2021, number, opinion, text, Subject(code, datum=datum, **subject), meeting, frozen, task
    )
    name = f"{number:032x}"
    at = datetime(2021, 11, 25, 7, number, tzinfo=UTC)
    return Event(name, name, Act.RECORDED, at, Author(role="leader"), recorded(told))


def withdrawn(event: Event) -> Event:
    """Return that a conclusion was taken back."""
    at = event.at.replace(hour=9)
    return Event("f" * 32, event.id, Act.WITHDRAWN, at, event.author, {"text": "nhầm"})


def state_of(*events: Event) -> State:
    """Return the state that events mean."""
    return fold(events)


def shown(scope: Scope, sentence: str = "") -> Sequence[Exhibit]:
    """Return the ranking and the trend of C1, and the stages of employment."""
    return (
        Exhibit(sentence=sentence, panel=area.ranking_panel(scope, C1), page="cadres"),
        Exhibit(panel=area.trend_panel(scope, C1), page="cadres"),
        Exhibit(panel=area.funnel_panel(scope)),
        Exhibit("Nhiệm vụ kỳ trước", lines=("KL-2020-001 · quá hạn",)),
    )
