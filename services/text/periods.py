"""Periods and spans in words."""

from services.periods import Grain, Period, Span, parse_period
from services.text.language import Language

_ROMAN = ("I", "II", "III", "IV")


def period_name(period: Period, language: Language) -> str:
    """Return a period as an office writes it: "Quý III/2021", "6 tháng đầu năm 2021"."""
    vi = language is Language.VI
    match period.grain:
        case Grain.YEAR:
            return f"Năm {period.year}" if vi else f"Year {period.year}"
        case Grain.HALF:
            if vi:
                return f"6 tháng {('đầu', 'cuối')[period.index - 1]} năm {period.year}"
            return f"{('First', 'Second')[period.index - 1]} half of {period.year}"
        case Grain.QUARTER:
            if vi:
                return f"Quý {_ROMAN[period.index - 1]}/{period.year}"
            return f"Quarter {period.index}/{period.year}"
        case Grain.MONTH:
            return f"{'Tháng' if vi else 'Month'} {period.index:02d}/{period.year}"


def period_short(period: Period, language: Language) -> str:
    """Return a period in the few letters that an axis has room for."""
    vi = language is Language.VI
    year = f"{period.year % 100:02d}"
    match period.grain:
        case Grain.YEAR:
            return str(period.year)
        case Grain.HALF:
            return (
                f"{'6T đầu' if vi else 'H1'} {year}"
                if period.index == 1
                else (f"{'6T cuối' if vi else 'H2'} {year}")
            )
        case Grain.QUARTER:
            return f"Q{period.index}/{year}"
        case Grain.MONTH:
            return f"{'T' if vi else 'M'}{period.index}/{year}"


def span_name(span: Span, language: Language) -> str:
    """Return a span in words: the one period that it is, or from which to which it goes."""
    if span.period:
        return period_name(span.period, language)
    vi = language is Language.VI
    first, last = span.code.split("..")
    start, end = parse_period(first), parse_period(last)
    if start.first_month % 12 == 0 and start.year == end.year:
        return (
            f"{span.months} tháng đầu năm {start.year}"
            if vi
            else f"First {span.months} months of {start.year}"
        )
    return f"{period_name(start, language)} – {period_name(end, language)}"
