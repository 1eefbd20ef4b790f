"""What a conclusion is about to be recorded on, in words and with the figure that it freezes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from services.charts.rows import Measure
from services.conclusions.content import Datum, Due, Frozen, Goal, Opinion, Subject
from services.conclusions.frozen import freeze
from services.indicators.catalogue import BY_CODE, INDICATORS
from services.indicators.indicator import Good, Indicator
from services.intake.numerals import read_numeral
from services.panels.figures import worded
from services.panels.kept import kept
from services.panels.scope import Scope
from services.periods import Grain, Period, Span, month_number, parse_span
from services.text import numbers
from services.text.conclusions import ConclusionText, conclusion_text
from services.text.periods import span_name
from services.text.shown import shown

# How many periods are offered for a goal: the one at hand and those that come.
_GOAL_QUARTERS = 8


@dataclass(frozen=True)
class About:
    """What is concluded on.

    Attributes:
        subject: as it is recorded.
        frozen: its figure; None where it has none.
        title: of what, in one line.
        figure: the figure, its target and coverage, in one line; "" without one.
        opinion: the kind that is likely.
    """

    subject: Subject
    frozen: Frozen | None
    title: str
    figure: str
    opinion: Opinion

    @property
    def key(self) -> str:
        """A short name of the subject and its place, for keys of widgets and for drafts.

        Two charts of a page may show the same figure, each with a form of its own.
        """
        subject = self.subject
        told = f"{subject.page}/{subject.chart}/{subject.datum.key if subject.datum else ''}"
        return sha256(told.encode(errors="surrogatepass")).hexdigest()[:12]


def about_datum(scope: Scope, datum: Datum, subject: Subject) -> About:
    """Return a figure as what is concluded on.

    Args:
        scope: the snapshot, and whose words.
        datum: the figure, of an indicator of the catalogue.
        subject: where it stands; its datum is this one.
    """
    frozen = kept(scope.snapshot, ("frozen", datum.key), lambda: freeze(scope.snapshot, datum))
    is_behind = frozen.value is not None and frozen.target is not None and _misses(frozen, datum)
    return About(
        subject,
        frozen,
        datum_name(scope, datum),
        figure_line(scope, datum, frozen),
        Opinion.WEAKNESS if is_behind else Opinion.ACKNOWLEDGEMENT,
    )


def is_known(scope: Scope, datum: Datum) -> bool:
    """Tell whether a figure can be asked for today."""
    units = scope.snapshot.units
    return datum.indicator in BY_CODE and all(code in units for code in datum.units)


def about_whole(scope: Scope, subject: Subject, name: str) -> About:
    """Return a whole chart or page as what is concluded on; ``name`` is its title."""
    text = conclusion_text(scope.view.language).conclude
    what = text.on_chart if subject.chart else text.on_page
    return About(subject, None, f"{name} ({what})", "", Opinion.ACKNOWLEDGEMENT)


def datum_name(scope: Scope, datum: Datum, then: Mapping[str, str] | None = None) -> str:
    """Return of what, of whom and of when a figure is: "C1 Bí thư … · Lý Nhân · Quý III/2021".

    For ``then`` see :func:`units_name`.
    """
    return " · ".join(
        (
            indicator_name(scope, datum.indicator),
            units_name(scope, datum, then),
            period_name(scope, datum),
        )
    )


def indicator_name(scope: Scope, code: str) -> str:
    """Return an indicator by its code and name; the code alone where the catalogue lacks it."""
    if code not in BY_CODE:
        return code
    name = worded(BY_CODE[code].name, scope.view.language)
    # The headline figures have no number in the list of indicators.
    return f"{code} {name}" if BY_CODE[code] in INDICATORS else name


def named(scope: Scope, datum: Datum) -> Mapping[str, str]:
    """Return code -> name of the units of a figure, as far as they are known."""
    units = scope.snapshot.units
    return {code: units.get(code).name for code in datum.units if code in units}


def units_name(scope: Scope, datum: Datum, then: Mapping[str, str] | None = None) -> str:
    """Return the units of a figure.

    Args:
        scope: the snapshot, and whose words.
        datum: the figure.
        then: code -> name at another time, for units that are in no list any more.
    """
    units, text = scope.snapshot.units, conclusion_text(scope.view.language)
    names = [
        text.province
        if code in units and code == units.root
        else units.get(code).name
        if code in units
        else (then or {}).get(code, code)
        for code in datum.units
    ]
    return shown(", ".join(names))


def period_name(scope: Scope, datum: Datum) -> str:
    """Return the period of a figure in words."""
    return span_name(parse_span(datum.period), scope.view.language)


def figure_line(scope: Scope, datum: Datum, frozen: Frozen) -> str:
    """Return a frozen figure with its target, date and coverage in one line."""
    text = conclusion_text(scope.view.language).conclude
    parts = [text.no_figure if frozen.value is None else figure_name(scope, datum, frozen)]
    if frozen.target is not None:
        parts.append(target_name(scope, datum, frozen, text.target))
    if frozen.as_of_date:
        parts.append(text.as_of.format(date=numbers.day(frozen.as_of_date)))
    parts.append(
        text.coverage.format(reported=frozen.units_reported, expected=frozen.units_expected)
    )
    return " · ".join(parts)


def figure_name(scope: Scope, datum: Datum, frozen: Frozen) -> str:
    """Return a value with what it is made of: "57,0% (57/100)"; "–" for none."""
    written = value_name(scope, datum, frozen.value) or numbers.NO_FIGURE
    if frozen.value is None or frozen.denominator is None:
        return written
    top, bottom = numbers.number(frozen.numerator), numbers.number(frozen.denominator)
    return f"{written} ({top}/{bottom})"


def target_name(scope: Scope, datum: Datum, frozen: Frozen, form: str = "{target}") -> str:
    """Return the target of a frozen figure, "" without one; a proposal is called one."""
    text = conclusion_text(scope.view.language).conclude
    written = value_name(scope, datum, frozen.target)
    if written and frozen.is_proposal:
        written = text.proposal.format(target=written)
    return form.format(target=written) if written else ""


def value_name(scope: Scope, datum: Datum, value: float | None) -> str:
    """Return a value of a figure's indicator as it is shown, "" for none."""
    if value is None:
        return ""
    if datum.indicator not in BY_CODE:
        return numbers.number(value, 2)
    return Measure.of(BY_CODE[datum.indicator], scope.view.language).written_with_unit(value)


def sign(indicator: Indicator) -> str:
    """Return the sign between a figure and what it must reach."""
    return "≤" if indicator.good is Good.DOWN else "≥"


def goal_periods(scope: Scope, datum: Datum) -> Mapping[str, str]:
    """Return code -> name of the periods in which a goal can be judged: quarters, then years.

    They begin after the figure's own period, whatever day it is: figures come late.
    """
    begin = parse_span(datum.period).last_month + 1
    first = Period.of_month(begin, Grain.QUARTER).first_month
    quarters = [Period.of_month(first + 3 * at, Grain.QUARTER) for at in range(_GOAL_QUARTERS)]
    years = [Period.of_month(first + 12 * at, Grain.YEAR) for at in range(2)]
    spans = [Span.of(period) for period in (*quarters, *years)]
    return {span.code: span_name(span, scope.view.language) for span in spans}


def goal_suggested(scope: Scope, about: About) -> str:
    """Return the target of a figure as somebody would type it as a goal, "" without one."""
    datum, frozen = about.subject.datum, about.frozen
    if datum is None or frozen is None or frozen.target is None:
        return ""
    return Measure.of(BY_CODE[datum.indicator], scope.view.language).written(frozen.target)


def goal_written(scope: Scope, goal: Goal) -> str:
    """Return a goal's value as somebody would type it."""
    return Measure.of(BY_CODE[goal.datum.indicator], scope.view.language).written(goal.value)


def goal_of(datum: Datum, typed: str, period: str) -> Goal | None:
    """Return what is to be reached; 90, 90,5 and 90% of a share are 0.9, 0.905 and 0.9.

    Args:
        datum: the figure that is to reach it, in another period.
        typed: how much, as people type numbers; None comes back where it is none.
        period: code of the period in which it is judged.
    """
    indicator = BY_CODE[datum.indicator]
    found = read_numeral(typed.strip().removesuffix("%"))
    value = None if found.code else found.value
    if value is None or value < 0:
        return None
    value = value / 100 if indicator.is_share else value
    return Goal(replace(datum, period=period), indicator.good is not Good.DOWN, value)


def dues(today: date, text: ConclusionText) -> Mapping[str, str]:
    """Return code -> words of the deadlines that are offered; a day is its own ISO code."""
    conclude = text.conclude
    offered = {
        conclude.due_weeks: today + timedelta(days=14),
        conclude.due_month: Span.of(Period.of_month(month_number(today), Grain.MONTH)).end,
        conclude.due_quarter: Span.of(Period.of_month(month_number(today), Grain.QUARTER)).end,
        conclude.due_year: Span.of(Period.of_month(month_number(today), Grain.YEAR)).end,
    }
    found = {Due.UNDECIDED.value: text.undecided}
    for form, day in offered.items():
        # The nearer name first: the end of a quarter may be that of the year.
        found.setdefault(day.isoformat(), form.format(day=numbers.day(day)))
    return {**found, Due.ALWAYS.value: text.always}


def _misses(frozen: Frozen, datum: Datum) -> bool:
    value, target = frozen.value or 0.0, frozen.target or 0.0
    good = BY_CODE[datum.indicator].good
    return value > target if good is Good.DOWN else value < target and good is Good.UP
