"""The few failures that a reader can be told about; they carry data, and the words are in text."""


class SoKetError(Exception):
    """A failure that has a sentence for the reader."""


class SourceUnreachableError(SoKetError):
    """The place where the spreadsheets are kept cannot be reached."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class SpreadsheetUnreadableError(SoKetError):
    """One spreadsheet cannot be read, for a reason that has a code in intake.findings."""

    def __init__(self, spreadsheet_id: str, code: str) -> None:
        super().__init__(spreadsheet_id, code)
        self.spreadsheet_id = spreadsheet_id
        self.code = code


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
