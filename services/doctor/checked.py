"""The self-check of the running application: by its own calls, on what it has read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from services.config import Settings
from services.doctor import examine
from services.doctor.ask import ask
from services.doctor.conclusions import of_log
from services.doctor.line import Line, State
from services.running import Running

_BY_URGENCY = (State.FAILING, State.WARNING, State.UNKNOWN, State.OK)


class Checked(NamedTuple):
    """What was found, the worst first, and when (UTC)."""

    at: datetime
    lines: tuple[Line, ...]


def checked(settings: Settings, auth: Mapping[str, object] | None, running: Running) -> Checked:
    """Return what the self-check finds now."""
    feedback, pace = running.feedback, running.pace
    asked = ask(
        settings,
        auth,
        running.calls,
        pace,
        lambda: running.refresher.readings,
        lambda _readings: of_log(running.conclusions),
        {title: why.value for title, why in feedback.hindrances.items()} if feedback else {},
        running.refresher.store_trouble,
    )
    lines = sorted(examine(asked), key=lambda line: _BY_URGENCY.index(line.state))
    return Checked(datetime.now(UTC), tuple(lines))
