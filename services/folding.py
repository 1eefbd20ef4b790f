"""One way to compare texts that people typed: letters folded, spaces and punctuation evened out."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
# "thuỷ" and "thủy" are one word under two rules of where the tone mark goes; "quý" has but one.
_OLD_TONES = re.compile(r"(?:(?<!q)u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])(?!\w)")
_NEW_TONES: dict[str, str] = dict(
    zip(
        ("uỳ", "uý", "uỷ", "uỹ", "uỵ", "oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ"),
        ("ùy", "úy", "ủy", "ũy", "ụy", "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe"),
        strict=True,
    )
)


@lru_cache(maxsize=65536)
def fold(text: str, keep: str = "") -> str:
    """Return a text in the form in which two spellings of the same words are equal.

    NFC, lower case, every punctuation mark but those in ``keep`` turned into a space, all kinds
    of spaces (non-breaking and zero-width ones too) run together, none at the ends. Vietnamese
    tone marks stay ("Lý" and "Ly" are different words), in one of their two customary places.
    """
    text = unicodedata.normalize("NFC", text).casefold()
    text = _OLD_TONES.sub(lambda found: _NEW_TONES[found[0]], text)
    if not text.replace(" ", "").isalnum():
        text = "".join(
            c if c.isalnum() or c in keep or unicodedata.category(c) == "Mn" else " "
            for c in text
            if unicodedata.category(c) != "Cf"
        )
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """Return a folded text without its diacritics, for file names and searching."""
    bare = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in bare if unicodedata.category(c) != "Mn")
