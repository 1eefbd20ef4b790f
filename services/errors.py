"""The few failures that a reader can be told about; they carry data, and the words are in text."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why Google, or the place there that was asked for, cannot be used; sentences in text."""

    KEY_UNUSABLE = "key_unusable"
    KEY_REFUSED = "key_refused"
    CLOCK_WRONG = "clock_wrong"
    API_DISABLED = "api_disabled"
    PLACE_NOT_SHARED = "place_not_shared"
    PLACE_NOT_FOLDER = "place_not_folder"
    PLACE_NOT_SPREADSHEET = "place_not_spreadsheet"
    PLACE_IN_BIN = "place_in_bin"
    NOT_ALLOWED = "not_allowed"
    NO_NETWORK = "no_network"
    NO_ANSWER = "no_answer"
    SERVER_ERROR = "server_error"
    QUOTA_USED = "quota_used"


class SoKetError(Exception):
    """A failure that has a sentence for the reader."""


class SourceUnreachableError(SoKetError):
    """The place where the spreadsheets are kept cannot be reached.

    Attributes:
        place: what people call it.
        reason: a Trouble, where it is known why; "" otherwise.
    """

    def __init__(self, place: str, reason: Trouble | str = "") -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


class SpreadsheetUnreadableError(SoKetError):
    """One spreadsheet cannot be read, for a reason that has a code in intake.findings.

    Attributes:
        spreadsheet_id: as its source calls it.
        code: the reason.
        title: what people call it, where the source knows that; "" otherwise.
    """

    def __init__(self, spreadsheet_id: str, code: str, title: str = "") -> None:
        super().__init__(spreadsheet_id, code)
        self.spreadsheet_id = spreadsheet_id
        self.code = code
        self.title = title


class NothingReadableError(SoKetError):
    """No spreadsheet at all could be read, so there is nothing to show."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class UnknownPeriodError(SoKetError):
    """A text that names no period."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class UnknownUnitError(SoKetError):
    """A code that belongs to no unit."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SettingError(SoKetError):
    """A setting whose value cannot be used."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value)
        self.name = name
        self.value = value


class GoogleRefusedError(SoKetError):
    """Google refuses a call, and would refuse it again.

    Attributes:
        status: the HTTP status: 400, 403, 404 …
        reason: Google's own word for it ("PERMISSION_DENIED", "SERVICE_DISABLED", "notFound" …).
        message: Google's sentence, in English; for the log.
    """

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(status, reason, message)
        self.status = status
        self.reason = reason
        self.message = message


class GoogleKeyError(SoKetError):
    """The service account's key, or the token got by it, is refused; ``reason`` is a Trouble."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__(reason)
        self.reason = reason


class GoogleUnreachableError(SoKetError):
    """Google does not answer, or cannot do it now; nothing was changed. ``reason``: a Trouble."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__(reason)
        self.reason = reason


class OutcomeUnknownError(SoKetError):
    """A write that must not be sent twice may have been applied, or not; look before it is sent.

    ``reason`` is a Trouble: what came in place of an answer.
    """

    def __init__(self, reason: Trouble) -> None:
        super().__init__(reason)
        self.reason = reason


class NotKeptError(SoKetError):
    """The disk does not take, or give back, what must not be lost; nothing of it was kept.

    Attributes:
        file: its name, without its folder.
        reason: the kind of failure, for the log.
    """

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason


class NotAllowedError(SoKetError):
    """Somebody wanted to do what only others may.

    Attributes:
        right: the code of the right that is missing.
    """

    def __init__(self, right: str) -> None:
        super().__init__(right)
        self.right = right


class UnfitTextError(SoKetError):
    """A text that is empty or too long to be kept; it is refused whole, never cut.

    Attributes:
        longest: how many letters there may be.
        length: how many there are; 0: none.
    """

    def __init__(self, longest: int, length: int) -> None:
        super().__init__(longest, length)
        self.longest = longest
        self.length = length


class CancelledError(SoKetError):
    """Somebody wants no more of what takes a while; nothing was made of it."""


class ChoiceError(SoKetError):
    """A choice on the command line that says nothing; it carries its own sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


# What a mistake of ours raises. Where one spreadsheet or one look must not end the rest, these are
# caught and logged; anything else (no memory, a stop) goes on up.
MISTAKES: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    UnknownUnitError,
    ValueError,
)
