"""The check of what leaders concluded: is it all in the province's spreadsheet, and unchanged."""

from collections.abc import Sequence
from dataclasses import replace

from services.conclusions import sheet
from services.conclusions.journal import Delivery, Journal
from services.conclusions.log import AtGoogle, ConclusionLog
from services.conclusions.matching import matched
from services.conclusions.obstacles import Obstacle, ObstacleError, reason_of
from services.conclusions.sheet import Page
from services.doctor.asked import Asked, Concluded
from services.doctor.line import Code, Line
from services.doctor.passing import PASSING
from services.errors import SoKetError, Trouble
from services.text import numbers

# With these it is not known how the tab stands; it is not known either that something is amiss.
_MAY_COME = PASSING | {Obstacle.UNREAD_PROVINCE}


def of_log(log: ConclusionLog) -> Concluded:
    """Return how the log of the running application stands."""
    return Concluded(
        events=len(log.entries),
        waiting=len(log.waiting),
        tampered=len(log.tampered),
        strays=len(log.strays),
        missing=log.missing,
        trouble=log.trouble,
        is_compared=log.is_compared,
    )


def at_rest(journal: Journal, google: AtGoogle | None) -> Concluded:
    """Return how a log stands that no application of this process carries; nothing is written.

    Args:
        journal: where it lies on this machine.
        google: how its tab is reached, which is looked at; None: workbooks are read.
    """
    log = ConclusionLog(journal)
    found = of_log(log)
    if google is None:
        return found
    entries = {entry.event.id: entry for entry in log.entries}
    seen = found.trouble or _seen(google)
    if not isinstance(seen, Page):
        counted = _counted([entry.delivery for entry in entries.values()])
        return replace(counted, missing=found.missing, trouble=seen, is_compared=False)
    news, strays = matched(seen.rows, entries, google.names)
    now = {key: entry.delivery for key, entry in entries.items()}
    now |= {key: after for key, (_, after, _) in news.moved.items()}
    now |= {entry.event.id: entry.delivery for entry in news.arrived}
    return replace(_counted([*now.values()]), strays=len(strays), missing=found.missing)


def _counted(deliveries: Sequence[Delivery]) -> Concluded:
    return Concluded(
        events=len(deliveries),
        waiting=deliveries.count(Delivery.WAITING),
        tampered=deliveries.count(Delivery.CHANGED) + deliveries.count(Delivery.GONE),
    )


def _seen(google: AtGoogle) -> Page | Trouble | Obstacle | None:
    """Return what stands on the tab, or why that is not known; None: it was not come to yet."""
    province = google.province()
    if province is None:
        return None
    if not province.id:
        return Obstacle.UNREAD_PROVINCE if province.may_come else Obstacle.NO_PROVINCE
    try:
        tab = sheet.find(google.calls, province.id)
        return sheet.look(google.calls, province.id, tab)
    except (ObstacleError, SoKetError) as error:
        reason = reason_of(error)
        # It is only read here.
        return Obstacle.NOT_SHARED if reason is Obstacle.NOT_WRITABLE else reason


def conclusions(asked: Asked) -> tuple[Line, ...]:
    """Tell whether every conclusion is where it belongs."""
    found = asked.conclusions
    if found is None or (found.trouble is Obstacle.NO_PROVINCE and not found.events):
        # That there is no spreadsheet of the province's is told by another line.
        return ()
    count = numbers.number
    lines: list[Line] = []
    if not found.is_compared and (found.trouble is None or found.trouble in _MAY_COME):
        told = {"reason": found.trouble or "not_compared", "count": count(found.events)}
        lines.append(Line(Code.CONCLUSIONS_NOT_KNOWN, told))
    elif found.trouble:
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
