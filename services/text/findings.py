"""The sentence for each kind of finding: what is wrong, and what would be right."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from services.intake.findings import Finding, Severity
from services.intake.tables import TABLE_BY_NAME
from services.intake.tables.province import PROVINCE_TABLES
from services.periods import parse_span
from services.text.finding_sentences import SENTENCES
from services.text.language import Language
from services.text.numbers import number
from services.text.periods import span_name
from services.text.sentence import Sentence

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_TABLES = TABLE_BY_NAME | {table.name: table for table in PROVINCE_TABLES}
_IN_VND = {"đồng": 1, "triệu đồng": 10**6}
_MONEY_WORDS = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "đồng": 1}

SEVERITIES: Mapping[Severity, Sentence] = {
    Severity.ERROR: Sentence("Lỗi", "Error"),
    Severity.WARNING: Sentence("Cần xem", "Warning"),
    Severity.NOTE: Sentence("Ghi chú", "Note"),
}


class _Known(dict[str, str]):
    """Slots that a finding does not fill stay empty rather than break the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def heading(table: str, column: str, language: Language) -> str:
    """Return a column's heading as the reader of a language knows it; "" for none."""
    declared = _TABLES.get(table)
    found = next((c for c in declared.columns if c.name == column), None) if declared else None
    if found is None:
        return ""
    return found.heading if language is Language.VI else found.english


def choice_names(table: str, column: str, language: Language) -> Mapping[str, str]:
    """Return code -> name of what can stand in a column; none for one that is no choice."""
    declared = _TABLES.get(table)
    found = next((c for c in declared.columns if c.name == column), None) if declared else None
    is_vi = language is Language.VI
    return {one.code: one.vi if is_vi else one.en for one in found.choices} if found else {}


def table_title(table: str, language: Language) -> str:
    """Return a table's name as the reader of a language knows it; "" for none."""
    declared = _TABLES.get(table)
    if declared is None:
        return ""
    return declared.tab if language is Language.VI else declared.english


def message(finding: Finding, language: Language) -> str:
    """Return the sentence for a finding: what is wrong and what would be right."""
    details = dict(finding.details)
    unit = _unit_of(finding)
    slots = _Known(details)
    slots.update(
        value=finding.value,
        column=heading(finding.table, finding.column, language),
        whole_heading=heading(finding.table, details.get("whole_column", ""), language),
        unit=unit,
        unit_of_column=unit,
        limit=_amount(details.get("limit", ""), unit),
        read=_amount(details.get("read", ""), unit),
    )
    for name in ("sum", "total", "whole", "derived"):
        slots[name] = _counted(details.get(name, ""))
    if period := details.get("period"):
        slots["period"] = span_name(parse_span(period), language)
    slots.update(_clauses(details, language))
    return SENTENCES[finding.code][0 if language is Language.VI else 1].format_map(slots)


def _unit_of(finding: Finding) -> str:
    declared = _TABLES.get(finding.table)
    found = (
        next((c for c in declared.columns if c.name == finding.column), None) if declared else None
    )
    return found.unit if found else ""


def _amount(typed: str, unit: str) -> str:
    """Return a plain number with its unit, great sums of money in the words people say (H2)."""
    try:
        amount = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        # Dates have limits too, and those are written already.
        return typed
    for words, size in _MONEY_WORDS.items() if unit in _IN_VND else ():
        if abs(amount) * _IN_VND[unit] >= size:
            amount, unit = amount * _IN_VND[unit] / size, words
            break
    decimals = max(0, -int(amount.normalize().as_tuple().exponent))
    return f"{number(float(amount), min(decimals, 3))} {unit}".strip()


def _counted(typed: str) -> str:
    """Return a number with its thousands told apart; a sum written out stays as it is."""
    plain = typed.replace(",", ".")
    return (
        number(float(plain), min(len(plain.partition(".")[2]), 3))
        if _PLAIN.fullmatch(plain)
        else typed
    )


def _clauses(details: Mapping[str, str], language: Language) -> Mapping[str, str]:
    """Return the parts of sentences that stand only where there is something to say."""
    clauses: dict[str, str] = {}
    if near := details.get("nearest"):
        clauses["nearest_vi"] = f" Có phải là “{near}”?"
        clauses["nearest_en"] = f" Is it “{near}”?"
    if heirs := details.get("successor"):
        clauses["successor_vi"] = f" Nay là: {heirs}."
        clauses["successor_en"] = f" It is now: {heirs}."
    if details.get("by") == "finer":
        clauses["by_vi"] = " Các dòng của kỳ ngắn hơn đã đủ nên được dùng thay."
        clauses["by_en"] = " The rows of shorter periods are complete and are used instead."
    elif details.get("by") == "coarser":
        period = span_name(parse_span(details["period"]), language)
        clauses["by_vi"] = f" Dòng của kỳ {period} được dùng khi tính cả kỳ đó."
        clauses["by_en"] = f" The row of {period} is used wherever that whole period is counted."
    return clauses
