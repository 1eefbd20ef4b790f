"""The self-check: is everything as it must be, and if not, what is to be done, line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.doctor import conclusions, here, sharing, sheets, way
from services.doctor.asked import Asked
from services.doctor.line import Line, State


@dataclass(frozen=True)
class Check:
    """One thing that is looked at: from everything that was asked to the lines that it gives."""

    name: str
    judge: Callable[[Asked], Sequence[Line]]


# In the order in which an office mends: nothing below can be right before what is above.
CHECKS: tuple[Check, ...] = (
    Check("folder", here.folder),
    Check("network", way.network),
    Check("clock", way.clock),
    Check("key", way.key),
    Check("apis", way.apis),
    Check("place", sharing.place),
    Check("sharing", sharing.sharing),
    Check("reading", sheets.reading),
    Check("tabs", sheets.tabs),
    Check("feedback", sheets.feedback),
    Check("conclusions", conclusions.conclusions),
    Check("quota", way.quota),
    Check("disk", here.disk),
    Check("journal", here.journal),
    Check("sign_in", here.sign_in),
)


def examine(asked: Asked) -> tuple[Line, ...]:
    """Return the lines of every check."""
    return tuple(line for check in CHECKS for line in check.judge(asked))


def could_ask(asked: Asked) -> bool:
    """Tell whether anything of the place where the figures are could be asked at all."""
    if asked.google is None:
        return asked.workbooks is not None
    return asked.google.drive is None or asked.google.sheets is None


def worst(lines: Sequence[Line]) -> State:
    """Return the state of the worst line."""
    states = {line.state for line in lines}
    order = (State.FAILING, State.WARNING, State.UNKNOWN)
    return next((state for state in order if state in states), State.OK)
