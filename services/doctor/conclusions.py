"""The check of what leaders concluded: is it all in the province's spreadsheet, and unchanged."""

from collections.abc import Sequence

from services.conclusions import sheet
from services.conclusions.journal import Delivery, Journal
from services.conclusions.log import ConclusionLog
from services.conclusions.obstacles import Obstacle, ObstacleError, reason_of
from services.doctor.asked import Asked, Concluded, File
from services.doctor.line import Code, Line
from services.errors import SoKetError, Trouble
from services.sources.calls import Calls
from services.text import numbers


def of_log(log: ConclusionLog) -> Concluded:
    """Return how the log of the running application stands."""
    return Concluded(
        events=len(log.entries),
        waiting=len(log.waiting),
        tampered=len(log.tampered),
        strays=len(log.strays),
        missing=log.missing,
        trouble=log.trouble,
    )


def at_rest(journal: Journal, calls: Calls | None, files: Sequence[File] | None) -> Concluded:
    """Return how a log stands that no application of this process carries; nothing is written.

    Args:
        journal: where it lies on this machine.
        calls: how Google is called; None: workbooks are read.
        files: the spreadsheets at Google; in the one that is marked as the province's the tab is
            looked at.
    """
    log = ConclusionLog(journal)
    found = of_log(log)
    if calls is None:
        return found
    entries = log.entries
    trouble = found.trouble
    for file in files or ():
        if file.mark == "province" and trouble is None:
            trouble = _seen(calls, file.id)
    return Concluded(
        events=len(entries),
        waiting=sum(entry.delivery is Delivery.WAITING for entry in entries),
        tampered=sum(entry.delivery in (Delivery.CHANGED, Delivery.GONE) for entry in entries),
        missing=found.missing,
        trouble=trouble,
    )


def _seen(calls: Calls, spreadsheet_id: str) -> Trouble | Obstacle | None:
    try:
        sheet.look(calls, spreadsheet_id, sheet.find(calls, spreadsheet_id))
    except (ObstacleError, SoKetError) as error:
        return reason_of(error)
    return None


def conclusions(asked: Asked) -> tuple[Line, ...]:
    """Tell whether every conclusion is where it belongs."""
    found = asked.conclusions
    if found is None:
        return ()
    count = numbers.number
    lines: list[Line] = []
    if found.trouble:
        told = {"obstacle": found.trouble.value, "count": count(found.waiting)}
        lines.append(Line(Code.CONCLUSIONS_HINDERED, told))
    elif found.waiting:
        lines.append(Line(Code.CONCLUSIONS_WAITING, {"count": count(found.waiting)}))
    if found.tampered:
        lines.append(Line(Code.CONCLUSIONS_TAMPERED, {"count": count(found.tampered)}))
    if found.strays:
        lines.append(Line(Code.CONCLUSIONS_STRAY, {"count": count(found.strays)}))
    if found.missing:
        lines.append(Line(Code.CONCLUSIONS_MISSING, {"count": count(found.missing)}))
    return tuple(lines) or (Line(Code.CONCLUSIONS_KEPT, {"count": count(found.events)}),)
