"""Text that people typed, as it may be shown: whatever it holds, it stays in its place."""

import re
import unicodedata

# What turns the direction of the text that follows it: with these a line could be made to read as
# another one does.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t")
INSTEAD = "\ufffd"
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
# No characters at all, though they have a number; XML cannot hold them.
_UNWRITABLE = re.compile("[\ufffe\uffff]")


def shown(typed: str) -> str:
    """Return a text with what cannot be seen, but acts, replaced by a sign that can be."""
    return "".join(INSTEAD if _acts(letter) else letter for letter in typed)


def plain(typed: str) -> str:
    """Return a text as a file of any form can hold it: line ends alike, nothing unwritable."""
    return _UNWRITABLE.sub(INSTEAD, shown(_LINE_ENDS.sub("\n", typed)))


def line(typed: str) -> str:
    """Return a text as one line."""
    return " ".join(shown(typed).split())


def shortened(typed: str, longest: int) -> str:
    """Return a text as one line of at most so many letters, cut between words where it is cut."""
    whole = line(typed)
    if len(whole) <= longest:
        return whole
    cut = whole[: longest - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut
    return f"{kept.rstrip(' ,;.')}…"


def _acts(letter: str) -> bool:
    return letter in _TURNING or (
        unicodedata.category(letter) in ("Cc", "Cs") and letter not in _KEPT
    )
