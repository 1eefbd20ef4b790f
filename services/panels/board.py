"""All conclusions, narrowed to what somebody wants to see, and sorted by how they stand."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from services.conclusions.acts import Desk, concerned
from services.conclusions.fold import Conclusion, Stand
from services.conclusions.judge import Judged, Verdict, judged
from services.conclusions.wanted import EVERY, OUTSIDE, Standing, Wanted, Whose
from services.folding import unaccented
from services.panels.conclusions import Told, about_name, called, tell, today
from services.panels.scope import Scope


class Place(StrEnum):
    """The columns of the board, from what is pressing to what is only to be known."""

    OVERDUE = "overdue"
    UNDERWAY = "underway"
    REACHED = "reached"
    REMARKS = "remarks"


_PLACES: Mapping[Verdict, Place] = {
    Verdict.OVERDUE: Place.OVERDUE,
    Verdict.UNDERWAY: Place.UNDERWAY,
    Verdict.NO_DATA: Place.UNDERWAY,
    Verdict.REACHED: Place.REACHED,
    Verdict.DONE: Place.REACHED,
    Verdict.DROPPED: Place.REACHED,
    Verdict.WITHDRAWN: Place.REMARKS,
    Verdict.NONE: Place.REMARKS,
}


def wanted_ones(desk: Desk, scope: Scope, wanted: Wanted) -> tuple[Conclusion, ...]:
    """Return the conclusions that somebody wants to see, the newest first."""
    everything = tuple(desk.log.state.conclusions.values())
    stands = judged(everything, scope.snapshot, today())
    found = [
        one
        for one in everything
        if _is_in_state(wanted.state, one, stands[one.id])
        and _is_whose(wanted.whose, one, desk)
        and wanted.area in (EVERY, one.said.subject.area or OUTSIDE)
        and wanted.meeting in (EVERY, one.said.meeting or OUTSIDE)
        and wanted.opinion in (EVERY, one.said.opinion)
        and _has_words(wanted.search, one, scope)
    ]
    return tuple(reversed(found))


def board(
    desk: Desk, scope: Scope, several: Sequence[Conclusion]
) -> Mapping[Place, tuple[Told, ...]]:
    """Return conclusions by how they stand."""
    found: dict[Place, list[Told]] = {place: [] for place in Place}
    for one in tell(desk, scope, several):
        found[_PLACES[one.verdict]].append(one)
    return {place: tuple(mine) for place, mine in found.items()}


def _is_in_state(state: str, one: Conclusion, stands: Judged) -> bool:
    verdict = stands.by_hand or stands.verdict
    match state:
        case Standing.WITHDRAWN:
            return one.stand is Stand.WITHDRAWN
        case Standing.OPEN:
            return verdict in (Verdict.UNDERWAY, Verdict.OVERDUE, Verdict.NO_DATA)
        case Standing.OVERDUE:
            return verdict is Verdict.OVERDUE
        case Standing.CLOSED:
            return verdict in (Verdict.REACHED, Verdict.DONE, Verdict.DROPPED)
        case _:
            return one.stand is not Stand.WITHDRAWN


def _is_whose(whose: str, one: Conclusion, desk: Desk) -> bool:
    match whose:
        case Whose.MINE:
            return one.author.email == desk.person.email
        case Whose.MY_UNITS:
            return desk.person.unit_id in concerned(one, desk.units)
        case _:
            return True


def _has_words(search: str, one: Conclusion, scope: Scope) -> bool:
    if not search.strip():
        return True
    said = one.said
    task = said.task
    named = [called(scope, code) for code in (task.lead, *task.support)] if task else []
    everything = " ".join((one.label, said.text, about_name(scope, said.subject), *named))
    return unaccented(search) in unaccented(everything)
