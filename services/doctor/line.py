"""One line of the self-check: what was looked at, how it stands, and what the sentence needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """OK: nothing to do. WARNING: it works, but somebody should look. FAILING: it does not.

    UNKNOWN: it could not be asked now, so that nothing is said of it.
    """

    OK = "ok"
    UNKNOWN = "unknown"
    WARNING = "warning"
    FAILING = "failing"


class Code(StrEnum):
    """The stable name of everything that a line can say; the sentences are in text.doctor."""

    # Settings and workbooks.
    SETTING_BAD = "setting_bad"
    SETTING_MISSING = "setting_missing"
    FOLDER_FOUND = "folder_found"
    SAMPLE_FOUND = "sample_found"
    FOLDER_MISSING = "folder_missing"
    FOLDER_EMPTY = "folder_empty"
    # The way to Google.
    GOOGLE_SILENT = "google_silent"
    GOOGLE_AWAY = "google_away"
    KEY_GOOD = "key_good"
    KEY_UNUSABLE = "key_unusable"
    KEY_REFUSED = "key_refused"
    CLOCK_RIGHT = "clock_right"
    CLOCK_FAST = "clock_fast"
    CLOCK_SLOW = "clock_slow"
    CLOCK_REFUSED = "clock_refused"
    CLOCK_NOT_KNOWN = "clock_not_known"
    SHEETS_ENABLED = "sheets_enabled"
    SHEETS_DISABLED = "sheets_disabled"
    SHEETS_FAILING = "sheets_failing"
    SHEETS_NOT_KNOWN = "sheets_not_known"
    DRIVE_ENABLED = "drive_enabled"
    DRIVE_DISABLED = "drive_disabled"
    DRIVE_FAILING = "drive_failing"
    DRIVE_NOT_KNOWN = "drive_not_known"
    QUOTA_LEFT = "quota_left"
    QUOTA_USED = "quota_used"
    # The place, and who may do what there.
    PLACE_REACHED = "place_reached"
    PLACE_NOT_REACHED = "place_not_reached"
    PLACE_NOT_FOLDER = "place_not_folder"
    PLACE_NOT_SPREADSHEET = "place_not_spreadsheet"
    PLACE_IN_BIN = "place_in_bin"
    PLACE_NOT_KNOWN = "place_not_known"
    PLACE_EMPTY = "place_empty"
    PLACE_READ_ONLY = "place_read_only"
    PLACE_RIGHT_NOT_KNOWN = "place_right_not_known"
    SHARING_GOOD = "sharing_good"
    SHARING_NOT_TOLD = "sharing_not_told"
    SHARING_NOT_KNOWN = "sharing_not_known"
    SHARING_NOT_ASKED = "sharing_not_asked"
    PEOPLE_NOT_KNOWN = "people_not_known"
    NOT_WRITABLE = "not_writable"
    PROVINCE_MISSING = "province_missing"
    PROVINCE_NOT_KNOWN = "province_not_known"
    PROVINCE_SEVERAL = "province_several"
    PROVINCE_EDITED_BY_ALL = "province_edited_by_all"
    PROVINCE_READ_BY_ALL = "province_read_by_all"
    PROVINCE_EDITED_BY_UNITS = "province_edited_by_units"
    PROVINCE_TABS_OPEN = "province_tabs_open"
    PROTECTION_NOT_KNOWN = "protection_not_known"
    UNIT_EDITED_BY_ALL = "unit_edited_by_all"
    UNIT_READ_BY_ALL = "unit_read_by_all"
    UNIT_WITHOUT_EDITOR = "unit_without_editor"
    # What was read.
    NOTHING_READ = "nothing_read"
    READING_NOT_KNOWN = "reading_not_known"
    READ_BEFORE = "read_before"
    ALL_READ = "all_read"
    STILL_READING = "still_reading"
    NOT_READ = "not_read"
    NOT_READ_NOW = "not_read_now"
    TABS_KNOWN = "tabs_known"
    TABS_NONE = "tabs_none"
    HEADING_LOST = "heading_lost"
    COLUMN_LOST = "column_lost"
    TAB_HIDDEN = "tab_hidden"
    FEEDBACK_ON = "feedback_on"
    FEEDBACK_OFF = "feedback_off"
    FEEDBACK_HINDERED = "feedback_hindered"
    # What was concluded.
    CONCLUSIONS_KEPT = "conclusions_kept"
    CONCLUSIONS_NOT_KNOWN = "conclusions_not_known"
    CONCLUSIONS_WAITING = "conclusions_waiting"
    CONCLUSIONS_HINDERED = "conclusions_hindered"
    CONCLUSIONS_TAMPERED = "conclusions_tampered"
    CONCLUSIONS_STRAY = "conclusions_stray"
    CONCLUSIONS_MISSING = "conclusions_missing"
    # This machine, and who may sign in.
    DISK_WRITABLE = "disk_writable"
    DISK_NOT_WRITABLE = "disk_not_writable"
    DISK_FULL = "disk_full"
    STORE_DAMAGED = "store_damaged"
    JOURNAL_NOT_WRITABLE = "journal_not_writable"
    SIGN_IN_READY = "sign_in_ready"
    SIGN_IN_OFF = "sign_in_off"
    SIGN_IN_LOCAL = "sign_in_local"
    CLOSED_TO_ALL = "closed_to_all"
    SIGN_IN_INCOMPLETE = "sign_in_incomplete"
    SIGN_IN_PACKAGE = "sign_in_package"
    REDIRECT_WRONG = "redirect_wrong"
    COOKIE_WEAK = "cookie_weak"
    EXAMPLE_LEFT = "example_left"
    ADMIN_MISSING = "admin_missing"


_WARNINGS = frozenset(
    {
        Code.QUOTA_USED,
        Code.SHARING_NOT_TOLD,
        Code.NOT_WRITABLE,
        Code.PROVINCE_MISSING,
        Code.PROVINCE_READ_BY_ALL,
        Code.UNIT_READ_BY_ALL,
        Code.UNIT_WITHOUT_EDITOR,
        Code.TABS_NONE,
        Code.TAB_HIDDEN,
        Code.FEEDBACK_HINDERED,
        Code.CONCLUSIONS_WAITING,
        Code.CONCLUSIONS_HINDERED,
        Code.CONCLUSIONS_TAMPERED,
        Code.CONCLUSIONS_STRAY,
        Code.CONCLUSIONS_MISSING,
        Code.DISK_FULL,
        Code.STORE_DAMAGED,
        Code.SIGN_IN_OFF,
        Code.ADMIN_MISSING,
    }
)
_OK = frozenset(
    {
        Code.FOLDER_FOUND,
        Code.SAMPLE_FOUND,
        Code.KEY_GOOD,
        Code.CLOCK_RIGHT,
        Code.SHEETS_ENABLED,
        Code.DRIVE_ENABLED,
        Code.QUOTA_LEFT,
        Code.PLACE_REACHED,
        Code.SHARING_GOOD,
        Code.ALL_READ,
        Code.TABS_KNOWN,
        Code.FEEDBACK_ON,
        Code.FEEDBACK_OFF,
        Code.CONCLUSIONS_KEPT,
        Code.DISK_WRITABLE,
        Code.SIGN_IN_READY,
        Code.SIGN_IN_LOCAL,
    }
)
_UNKNOWN = frozenset(
    {
        Code.GOOGLE_AWAY,
        Code.CLOCK_NOT_KNOWN,
        Code.SHEETS_NOT_KNOWN,
        Code.DRIVE_NOT_KNOWN,
        Code.PLACE_NOT_KNOWN,
        Code.PLACE_RIGHT_NOT_KNOWN,
        Code.SHARING_NOT_KNOWN,
        Code.SHARING_NOT_ASKED,
        Code.PROTECTION_NOT_KNOWN,
        Code.PEOPLE_NOT_KNOWN,
        Code.PROVINCE_NOT_KNOWN,
        Code.READING_NOT_KNOWN,
        Code.READ_BEFORE,
        Code.STILL_READING,
        Code.NOT_READ_NOW,
        Code.CONCLUSIONS_NOT_KNOWN,
    }
)


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes:
        code: what it says.
        details: slot -> text for its sentence; nothing of a key or a cookie's secret.
    """

    code: Code
    details: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)

    @property
    def state(self) -> State:
        """How bad it is."""
        if self.code in _OK:
            return State.OK
        if self.code in _UNKNOWN:
            return State.UNKNOWN
        return State.WARNING if self.code in _WARNINGS else State.FAILING
