"""Why events are not carried between the journal and the province's spreadsheet."""

from enum import StrEnum

from services.errors import (
    GoogleKeyError,
    GoogleRefusedError,
    GoogleUnreachableError,
    NotKeptError,
    OutcomeUnknownError,
    SoKetError,
    Trouble,
)


class Obstacle(StrEnum):
    """Why events are not carried to the spreadsheet; sentences in text.conclusion_rows."""

    NO_PROVINCE = "no_province"
    UNREAD_PROVINCE = "unread_province"
    TAB_OF_OTHERS = "tab_of_others"
    HEADINGS_LOST = "headings_lost"
    NOT_SHARED = "not_shared"
    NOT_WRITABLE = "not_writable"
    REFUSED = "refused"
    JOURNAL = "journal"


class ObstacleError(Exception):
    """Somebody has to do something before events can be carried; nothing was changed."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


def reason_of(error: ObstacleError | SoKetError) -> Trouble | Obstacle:
    """Return what a failure comes down to."""
    match error:
        case ObstacleError():
            return error.obstacle
        case NotKeptError():
            return Obstacle.JOURNAL
        case GoogleKeyError(reason=Trouble() as reason):
            return reason
        case GoogleUnreachableError(reason=Trouble() as reason):
            return reason
        case OutcomeUnknownError(reason=Trouble() as reason):
            return reason
        case GoogleRefusedError(reason="SERVICE_DISABLED" | "accessNotConfigured"):
            return Trouble.API_DISABLED
        case GoogleRefusedError(status=404):
            return Obstacle.NOT_SHARED
        case GoogleRefusedError(status=403):
            return Obstacle.NOT_WRITABLE
        case _:
            return Obstacle.REFUSED
