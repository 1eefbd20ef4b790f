"""From what was on the screen, and what was concluded, to what the papers say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from services import address
from services.conclusions.content import Due
from services.conclusions.fold import Conclusion, Stand, State
from services.indicators.catalogue import BY_CODE
from services.meetings.content import Meeting
from services.panels import concluding
from services.panels.area import indicators_of
from services.panels.conclusions import about_name, called, due_name, goal_line
from services.panels.overview import silent, unit_figures
from services.panels.panel import Panel
from services.panels.pins import concluded, pins_of
from services.panels.scope import Scope
from services.papers.content import Charge, Figure, Gap, Papers, Point, Shown
from services.papers.settings import PaperSettings
from services.text.conclusions import conclusion_text
from services.text.language import Language
from services.text.numbers import VIETNAM
from services.text.papers import PAPER
from services.text.shown import plain
from services.view import KIND_COLUMNS


@dataclass(frozen=True, eq=False)
class Exhibit:
    """What was on the screen for one item of the agenda.

    Attributes:
        title: its heading; "": that of the panel.
        sentence: what it says, drafted by rules and perhaps changed by hand.
        panel: the chart, made in a look of :func:`in_vietnamese`; None where it is none.
        scope: the look in which the panel was made; None: that of the meeting.
        page: name of the page on which the chart stands, for what was concluded on all of it.
        lines: what stands there in place of a chart.
    """

    title: str = ""
    sentence: str = ""
    panel: Panel | None = None
    scope: Scope | None = None
    page: str = ""
    lines: tuple[str, ...] = ()

    def is_of(self, page: str, chart: str) -> bool:
        """Tell whether this is a chart of a page."""
        return bool(page and self.panel) and (self.page, chart) == (page, self.chart)

    @property
    def chart(self) -> str:
        """Name of the chart; "" where there is none."""
        return self.panel.name if self.panel else ""


def in_vietnamese(scope: Scope) -> Scope:
    """Return the same look in the language of the papers."""
    return replace(scope, view=replace(scope.view, language=Language.VI))


def assemble(
    scope: Scope,
    meeting: Meeting,
    exhibits: Sequence[Exhibit],
    state: State,
    head: PaperSettings | None = None,
) -> Papers:
    """Return what the papers of a meeting say.

    The figures are those of the panels and those frozen in the conclusions; none is computed anew.

    Args:
        scope: the snapshot, period and units of the meeting; its language does not matter.
        meeting: which.
        exhibits: what was looked at, in order, with the panels that were on the screen.
        state: all conclusions; those of this meeting that were not withdrawn are told.
        head: how the office's papers look; default: the settings' own defaults.
    """
    scope = in_vietnamese(scope)
    mine = {
        one.id: one
        for one in state.conclusions.values()
        if one.said.meeting == meeting.code and one.stand is not Stand.WITHDRAWN
    }
    points = {one.id: _point(scope, one) for one in mine.values()}
    found = unit_figures(scope)
    asked = tuple(map(str, found["unit_id"].unique()))
    waited_for = tuple(one for one in silent(scope) if one.names)
    # A table that nobody keeps is nobody's gap.
    missing = {unit for one in waited_for if one.reported for unit in one.units}
    newest = found["as_of_date"].dropna()
    return Papers(
        head=head or PaperSettings(),
        name=plain(meeting.name),
        time=plain(meeting.time),
        place=plain(meeting.place),
        chair=plain(meeting.chair),
        filters=scope.filters_name,
        as_of=None if newest.empty else newest.max().date(),
        reported=sum(unit not in missing for unit in asked),
        expected=len(asked),
        units=tuple(plain(scope.snapshot.units.get(unit).name) for unit in asked),
        version=scope.snapshot.version,
        made_at=datetime.now(UTC),
        is_sample=scope.snapshot.is_sample,
        shown=_all_shown(scope, exhibits, State(mine), points),
        points=tuple(points.values()),
        silent=waited_for,
        gaps=_gaps(tuple(points.values())),
        ended=_ended(meeting),
    )


def _ended(meeting: Meeting) -> str:
    if not meeting.begun_at or not meeting.ended_at:
        return ""
    begun, ended = (at.astimezone(VIETNAM) for at in (meeting.begun_at, meeting.ended_at))
    if begun.date() != ended.date():
        return ""
    return PAPER.hour.format(hour=ended.hour, minute=ended.minute)


def _all_shown(
    scope: Scope, exhibits: Sequence[Exhibit], state: State, points: dict[str, Point]
) -> tuple[Shown, ...]:
    """Return what was shown; each conclusion stands once, where it was said if that was shown."""
    looks = [in_vietnamese(one.scope or scope) for one in exhibits]
    on = [_said_on(look, one, state) for look, one in zip(looks, exhibits, strict=True)]
    places: dict[str, int] = {}
    for one in state.conclusions.values():
        subject = one.said.subject
        possible = [at for at, found in enumerate(on) if one.id in found]
        own = [at for at in possible if exhibits[at].is_of(subject.page, subject.chart)]
        if possible:
            places[one.id] = (own or possible)[0]
    return tuple(
        Shown(
            title=plain(one.title or (one.panel.title if one.panel else "")),
            sentence=plain(one.sentence),
            panel=one.panel,
            pins=pins_of(look, one.panel, state) if one.panel else (),
            points=tuple(points[said] for said, place in places.items() if place == at),
            lines=tuple(plain(line) for line in one.lines),
        )
        for at, (look, one) in enumerate(zip(looks, exhibits, strict=True))
    )


def _said_on(look: Scope, exhibit: Exhibit, state: State) -> set[str]:
    """Return the ids of what was concluded on a chart's figures, or on all of it."""
    panel = exhibit.panel
    if panel is None:
        return set()
    found = {one.id for several in concluded(look, panel, state).values() for one in several}
    whole = state.conclusions.values()
    return found | {one.id for one in whole if _is_on(look, one, panel, exhibit.page)}


def _is_on(scope: Scope, one: Conclusion, panel: Panel, page: str) -> bool:
    """Tell whether something was concluded on a chart as a whole, as it looks here."""
    subject = one.said.subject
    if not page or (subject.page, subject.chart) != (page, panel.name):
        return False
    if panel.indicator:
        # Who has not chosen one sees the first of its area.
        first = indicators_of(BY_CODE[panel.indicator].area)[0].code
        if subject.choices.get("indicator", first) != panel.indicator:
            return False
    here = address.stated(scope.view)
    names = [address.PERIOD, address.UNITS]
    if panel.indicator and BY_CODE[panel.indicator].area in KIND_COLUMNS:
        names.append(address.KINDS)
    return all(
        name not in subject.choices
        or set(subject.choices[name].split(",")) == set(here[name].split(","))
        for name in names
    )


def _point(scope: Scope, one: Conclusion) -> Point:
    said = one.said
    text = conclusion_text(scope.view.language)
    area = said.subject.area
    return Point(
        id=one.id,
        label=one.label,
        number=said.number,
        opinion=said.opinion,
        area=area,
        area_name=str(getattr(scope.text.frame, area, "")) if area else text.general,
        text=plain(said.text),
        about=plain(about_name(scope, said.subject)),
        figure=_figure(scope, one),
        charge=_charge(scope, one),
    )


def _figure(scope: Scope, one: Conclusion) -> Figure | None:
    datum, frozen = one.datum, one.said.frozen
    if datum is None or frozen is None:
        return None
    known = BY_CODE.get(datum.indicator)
    return Figure(
        indicator=plain(concluding.indicator_name(scope, datum.indicator)),
        units=plain(concluding.units_name(scope, datum, one.said.subject.names)),
        period=plain(concluding.period_name(scope, datum)),
        numerator=frozen.numerator,
        denominator=frozen.denominator,
        value=frozen.value,
        target=frozen.target,
        is_share=bool(known and known.is_share),
        decimals=known.decimals if known else 2,
        is_proposal=frozen.is_proposal,
        units_reported=frozen.units_reported,
        units_expected=frozen.units_expected,
        as_of_date=frozen.as_of_date,
        version=frozen.version,
        written=concluding.figure_name(scope, datum, frozen),
        line=concluding.figure_line(scope, datum, frozen),
    )


def _charge(scope: Scope, one: Conclusion) -> Charge | None:
    task = one.said.task
    if task is None:
        return None
    text = conclusion_text(scope.view.language)
    due: date | Due = task.due
    wanted = [task.deliverable, goal_line(scope, task, one.datum)]
    return Charge(
        lead=plain(called(scope, task.lead)) if task.lead else text.undecided,
        support=tuple(plain(called(scope, one)) for one in task.support),
        deliverable=plain("; ".join(filter(None, wanted))) or text.undecided,
        due=due,
        due_name=due_name(due, text),
        gaps=task.gaps,
    )


def _gaps(points: Sequence[Point]) -> tuple[Gap, ...]:
    """Return what is undecided: of tasks, and of those for whom nobody was charged at all."""
    found: list[Gap] = []
    for one in points:
        names = one.charge.gaps if one.charge else tuple(PAPER.gaps) if one.is_task else ()
        if names:
            found.append(Gap(one.label, tuple(PAPER.gaps[name] for name in names), one.text))
    return tuple(found)
