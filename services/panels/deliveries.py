"""What of the conclusions is not at Google, or was changed there, in words."""

from services.access import Right, demand, may
from services.audit import Noted
from services.conclusions.acts import Desk
from services.conclusions.log import Delivery
from services.text.conclusion_rows import obstacle
from services.text.conclusions import DeliveryText
from services.text.language import Language

_MOST_NAMED = 5


def told(desk: Desk, text: DeliveryText, language: Language) -> tuple[str, ...]:
    """Return what somebody is to know: of their own words, or as an administrator of all."""
    log, is_admin = desk.log, may(desk.person, Right.SEE_AUDIT)
    waiting = [
        event for event in log.waiting if is_admin or event.author.email == desk.person.email
    ]
    said: list[str] = []
    if waiting:
        reason = obstacle(log.trouble, language) if log.trouble else ""
        said.append(text.waiting_all.format(count=len(waiting), why=reason).strip())
    if not is_admin:
        return tuple(said)
    if log.tampered:
        found = log.state.conclusions
        labels = [found[one.event.about].label for one in log.tampered if one.event.about in found]
        named = ", ".join(dict.fromkeys(labels[:_MOST_NAMED]))
        said.append(text.tampered.format(count=len(log.tampered), labels=named))
    if log.strays:
        rows = ", ".join(str(one.row) for one in log.strays[:_MOST_NAMED])
        said.append(text.strays.format(count=len(log.strays), rows=rows))
    if log.missing:
        said.append(text.missing.format(count=log.missing))
    return tuple(said)


def is_restorable(desk: Desk) -> bool:
    """Tell whether there are rows that were deleted and can be written again."""
    return any(one.delivery is Delivery.GONE for one in desk.log.tampered)


def restore(desk: Desk) -> int:
    """Write rows that were deleted again; return how many.

    Raises:
        NotAllowedError: this person may not.
    """
    demand(desk.person, Right.SEE_AUDIT)
    count = desk.log.restore()
    desk.audit.note(desk.person, Noted.OTHER, detail=f"restore {count}", view=desk.view)
    return count
