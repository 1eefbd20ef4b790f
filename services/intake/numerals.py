"""Numbers as people type them: 1.234 and 1.234,5 and 15 người and 15tr; never a guess."""

import re
import unicodedata
from dataclasses import dataclass

from services.folding import fold
from services.intake.findings import Code

# Thousands by dots or spaces, decimals after a comma. "1.23" and "300.00" are neither.
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?")
_DIGITS = re.compile(r"[+-]?[\d.,\s]*\d[\d.,\s]*")
_WORDS_AFTER = re.compile(r"(?P<number>[+-]?\d[\d.,\s]*?)\s*(?P<word>[^\d\s.,+-][^\d]*)")
_FRACTION = re.compile(r"(?P<result>[\d., ]+)/(?P<target>[\d., ]+)(?P<word>\D*)")
_HEDGE = re.compile(
    r"(?:(?:hơn|trên|gần|khoảng|chừng|dưới|ước|ước tính|ước đạt|xấp xỉ)\s+|[~≈><]\s*)(?P<rest>.*)"
)
# Nobody types a longer number; a whole paragraph in a cell is not searched for one.
_LONGEST = 60
_DASHES = frozenset({"-", "–", "—", "--", "...", "…", ".", "?", "n/a"})
_NONE_WORDS = frozenset({"không", "không có", "ko", "không phát sinh"})
_ERRORS = re.compile(r"#(?:ref!|n/a|div/0!|value!|name\?|num!|null!|error!?|getting_data|spill!)")
_MONEY_IN_VND = {
    "đồng": 1.0,
    "đ": 1.0,
    "vnđ": 1.0,
    "vnd": 1.0,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "nghìn đồng": 1e3,
    "ngàn đồng": 1e3,
    "k": 1e3,
    "triệu": 1e6,
    "tr": 1e6,
    "trđ": 1e6,
    "tr đồng": 1e6,
    "triệu đồng": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
    "tỷ đồng": 1e9,
    "tỉ đồng": 1e9,
}
_PEOPLE = frozenset(
    {"người", "đ/c", "đồng chí", "thanh niên", "đoàn viên", "đvtn", "bạn", "học viên", "cán bộ"}
)


@dataclass(frozen=True)
class Numeral:
    """What a text says as a number: a value or None, and what is to be remarked about it."""

    value: float | None
    code: Code | None = None
    details: tuple[tuple[str, str], ...] = ()
    # Whether the text names the unit of money by itself, so that the heading's does not apply.
    has_unit: bool = False


def money_factor(unit: str, typed: str) -> float | None:
    """Return what one typed unit of money is in a column's unit; None if it is no such word."""
    typed_vnd = _MONEY_IN_VND.get(typed)
    return None if typed_vnd is None else typed_vnd / _MONEY_IN_VND[unit]


def money_word(typed: str) -> str | None:
    """Return the unit of money that a text such as "ĐVT: triệu đồng" names; None for none."""
    words = fold(typed)
    for opening in ("đơn vị tính ", "đơn vị ", "đvt "):
        words = words.removeprefix(opening)
    return words if words in _MONEY_IN_VND else None


def clean(text: str) -> str:
    """Return a typed text in lower-case NFC with plain spaces and no leading apostrophe."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = "".join(" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf")
    return text.strip().removeprefix("'").strip()


def read_numeral(text: str, unit: str = "", *, money: bool = False) -> Numeral:
    """Return the number in a text typed into a column that counts ``unit``.

    Rules of domain.md 2.6: dots in threes are thousands, a comma is the decimal mark; one or two
    digits after a dot could be either and are refused (H1). A hedge (H7) or a result over its
    target (H5) gives the number and a remark; so does money in another unit than the heading's
    (H3). A dash says nothing; the word "không" says zero.
    """
    text = clean(text)
    if not text:
        return Numeral(None)
    if len(text) > _LONGEST:
        return Numeral(None, Code.NUMBER_UNREADABLE)
    hedged = False
    while hedge := _HEDGE.fullmatch(text):
        hedged, text = True, hedge["rest"]
    found = _special(text) or _fraction(text, unit) or _plain(text, unit, money)
    if hedged and found.value is not None:
        return Numeral(found.value, Code.NUMBER_HEDGED, found.details, found.has_unit)
    return found


def _plain(text: str, unit: str, money: bool) -> Numeral:
    if _DIGITS.fullmatch(text):
        return _digits(text)
    parts = _WORDS_AFTER.fullmatch(text)
    return _with_word(parts, unit, money) if parts else Numeral(None, Code.NUMBER_UNREADABLE)


def _special(text: str) -> Numeral | None:
    if text in _DASHES:
        return Numeral(None, Code.NUMBER_DASH)
    if text in _NONE_WORDS:
        return Numeral(0.0, Code.NUMBER_WORD_ZERO)
    if _ERRORS.fullmatch(text):
        return Numeral(None, Code.CELL_ERROR)
    if text.startswith("="):
        return Numeral(None, Code.FORMULA_NOT_CALCULATED)
    if "%" in text or "phần trăm" in text:
        return Numeral(None, Code.NUMBER_PERCENT)
    return None


def _fraction(text: str, unit: str) -> Numeral | None:
    parts = _FRACTION.fullmatch(text)
    if not parts:
        return None
    word = parts["word"].strip()
    if word and not _is_unit_word(word, unit):
        return None
    result, target = _digits(parts["result"].strip()), _digits(parts["target"].strip())
    if result.value is None or target.value is None:
        return Numeral(None, Code.NUMBER_AMBIGUOUS)
    return Numeral(result.value, Code.NUMBER_WITH_TARGET, (("target", parts["target"].strip()),))


def _digits(text: str) -> Numeral:
    if _GROUPED.fullmatch(text) or _SPACED.fullmatch(text) or _PLAIN.fullmatch(text):
        return Numeral(float(text.replace(".", "").replace(" ", "").replace(",", ".")))
    return Numeral(None, Code.NUMBER_AMBIGUOUS)


def _is_unit_word(word: str, unit: str) -> bool:
    word = word.rstrip(" .")
    return (
        word == unit.casefold()
        or (unit in ("người", "lượt") and word in _PEOPLE)
        or (unit == "lượt" and word in ("lượt người", "lượt thanh niên"))
    )


def _with_word(parts: re.Match[str], unit: str, money: bool) -> Numeral:
    number, word = _digits(parts["number"].strip()), parts["word"].strip().rstrip(" .")
    if money:
        factor = money_factor(unit, word)
        if factor is None:
            return Numeral(None, Code.NUMBER_UNREADABLE)
        if number.value is None:
            return number
        if factor == 1:
            return Numeral(number.value, has_unit=True)
        details = (("unit", word),)
        return Numeral(number.value * factor, Code.NUMBER_OTHER_UNIT, details, has_unit=True)
    if not _is_unit_word(word, unit):
        return Numeral(None, Code.NUMBER_UNREADABLE)
    return number
