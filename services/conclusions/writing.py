"""The content of events as JSON, and back."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from services.conclusions.content import (
    Datum,
    Due,
    Frozen,
    FrozenRow,
    Goal,
    Opinion,
    Recorded,
    Subject,
    Task,
)
from services.conclusions.events import Json


def recorded(said: Recorded) -> Json:
    """Return what is recorded as the content of an event."""
    subject = said.subject
    return {
        "year": said.year,
        "number": said.number,
        "opinion": said.opinion.value,
        "text": said.text,
        "meeting": said.meeting,
        "subject": {
            "area": subject.area,
            "page": subject.page,
            "chart": subject.chart,
            "datum": _datum(subject.datum),
            "choices": dict(subject.choices),
            "names": dict(subject.names),
        },
        "frozen": _frozen(said.frozen),
        "task": task_content(said.task),
    }


def read_recorded(content: Json) -> Recorded:
    """Return what :func:`recorded` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is something else.
    """
    try:
        return _read_recorded(content)
    except (AttributeError, OverflowError) as error:
        # A list where a table belongs; a number that is too large to be one.
        raise ValueError(type(error).__name__) from error


def _read_recorded(content: Json) -> Recorded:
    subject = cast("Json", content["subject"])
    return Recorded(
        int(content["year"]),
        int(content["number"]),
        Opinion(content["opinion"]),
        str(content["text"]),
        Subject(
            str(subject["area"]),
            str(subject["page"]),
            str(subject["chart"]),
            _read_datum(subject["datum"]),
            _texts(subject["choices"]),
            _texts(subject.get("names", {})),
        ),
        str(content["meeting"]),
        _read_frozen(content["frozen"]),
        read_task(content["task"]),
    )


def _texts(told: Any) -> dict[str, str]:  # noqa: ANN401
    return {str(name): str(value) for name, value in cast("Json", told).items()}


def task_content(task: Task | None) -> Json | None:
    """Return a task as a part of an event's content."""
    if task is None:
        return None
    goal = task.goal
    return {
        "lead": task.lead,
        "support": list(task.support),
        "deliverable": task.deliverable,
        "due": task.due.value if isinstance(task.due, Due) else task.due.isoformat(),
        "goal": goal
        and {"datum": _datum(goal.datum), "at_least": goal.at_least, "value": goal.value},
    }


def read_task(told: Any) -> Task | None:  # noqa: ANN401
    """Return what :func:`task_content` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is something else.
    """
    if told is None:
        return None
    due, goal = str(told["due"]), cast("Json | None", told["goal"])
    datum = _read_datum(goal["datum"]) if goal else None
    return Task(
        str(told["lead"]),
        tuple(str(one) for one in cast("Sequence[object]", told["support"])),
        str(told["deliverable"]),
        Due(due) if due in set(Due) else date.fromisoformat(due),
        Goal(datum, bool(goal["at_least"]), float(goal["value"])) if goal and datum else None,
    )


def _datum(datum: Datum | None) -> Json | None:
    return datum and {
        "indicator": datum.indicator,
        "units": list(datum.units),
        "period": datum.period,
        "kinds": list(datum.kinds),
    }


def _read_datum(told: Any) -> Datum | None:  # noqa: ANN401
    if told is None:
        return None
    units, kinds = (tuple(str(one) for one in told[name]) for name in ("units", "kinds"))
    return Datum(str(told["indicator"]), units, str(told["period"]), kinds)


def _frozen(frozen: Frozen | None) -> Json | None:
    return frozen and {
        "numerator": frozen.numerator,
        "denominator": frozen.denominator,
        "value": frozen.value,
        "target": frozen.target,
        "is_proposal": frozen.is_proposal,
        "reported": frozen.units_reported,
        "expected": frozen.units_expected,
        "as_of": frozen.as_of_date.isoformat() if frozen.as_of_date else None,
        "scale": frozen.scale,
        "version": frozen.version,
        "by_unit": frozen.is_by_unit,
        "rows": [
            [
                *(row.unit_id, row.first_month, row.last_month, row.numerator, row.denominator),
                *(row.place or ()),
            ]
            for row in frozen.rows
        ],
    }


def _read_frozen(told: Any) -> Frozen | None:  # noqa: ANN401
    if told is None:
        return None
    as_of = told["as_of"]
    return Frozen(
        numerator=_number(told["numerator"]),
        denominator=_number(told["denominator"]),
        value=_number(told["value"]),
        target=_number(told["target"]),
        is_proposal=bool(told["is_proposal"]),
        units_reported=int(told["reported"]),
        units_expected=int(told["expected"]),
        as_of_date=date.fromisoformat(as_of) if as_of else None,
        scale=str(told["scale"]),
        version=str(told["version"]),
        rows=tuple(_read_row(row) for row in told["rows"]),
        is_by_unit=bool(told["by_unit"]),
    )


def _number(value: object) -> float | None:
    return None if value is None else float(cast("float", value))


def _read_row(row: Sequence[Any]) -> FrozenRow:
    unit, first, last, top, bottom, *place = row
    where = (str(place[0]), str(place[1]), int(place[2])) if place else None
    return FrozenRow(str(unit), int(first), int(last), float(top), float(bottom), where)
