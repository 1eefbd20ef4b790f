"""One sentence in both languages."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence in both languages."""

    vi: str
    en: str
