"""The languages of the screen."""

from enum import StrEnum


class Language(StrEnum):
    """Vietnamese first, English by a switch."""

    VI = "vi"
    EN = "en"
