"""Anything that can be said in an event, for tests that try whatever nobody thought of."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from services.conclusions.content import (
    Datum,
    Due,
    Frozen,
    FrozenRow,
    Goal,
    Opinion,
    Outcome,
    Recorded,
    Subject,
    Task,
)
from services.conclusions.events import Act, Author, Event
from services.conclusions.writing import recorded, task_content

# What spreadsheets, files and screens take for something else than text.
AWKWARD = (
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "'7",
    "'",
    "  hai  dấu cách  ",
    "dòng 1\ndòng 2\r\n\tdòng 3",
    "\x00\x01\x07\x1b[31m\x7f",
    "\u202eược\u202c \u200e\u2066",
    "👩‍👩‍👧 🇻🇳 😀",
    "a\u0302\u0301 ấ \u1ea5",
    "\ud800 lẻ đôi \udfff",
    "\ufffe\uffff\ufeff",
    "_x0041_ _x005F_x000D_",
    "<script>alert(1)</script> **đậm** [a](b) `x` $\\frac12$",
    "5.000,50",
    "01/02/2021",
    "TRUE",
    "|",
    "ạ" * 5_000,
)
texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=60))
codes = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=12)
ids = st.text("0123456789abcdef", min_size=32, max_size=32)
figures = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
data = st.builds(
    Datum,
    st.one_of(codes, st.sampled_from(("A1", "B1", "C1"))),
    st.lists(codes, min_size=1, max_size=3).map(tuple),
    st.sampled_from(("2021", "2021-H1", "2021-Q3", "2021-M05")),
    st.lists(codes, max_size=2).map(tuple),
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
frozen_rows = st.builds(
    FrozenRow,
    codes,
    st.integers(0, 40_000),
    st.integers(0, 40_000),
    numbers,
    numbers,
    st.one_of(st.none(), st.tuples(texts, texts, st.integers(1, 9_999))),
)
frozen = st.builds(
    Frozen,
    figures,
    figures,
    figures,
    figures,
    st.booleans(),
    st.integers(0, 99),
    st.integers(0, 99),
    st.one_of(st.none(), days),
    codes,
    codes,
    st.lists(frozen_rows, max_size=3).map(tuple),
    st.booleans(),
)
tasks = st.builds(
    Task,
    texts,
    st.lists(texts, max_size=2).map(tuple),
    texts,
    st.one_of(days, st.sampled_from(Due)),
    st.one_of(st.none(), st.builds(Goal, data, st.booleans(), numbers)),
)
subjects = st.builds(
    Subject,
    codes,
    codes,
    codes,
    st.one_of(st.none(), data),
    st.dictionaries(codes, texts, max_size=2),
)
conclusions = st.builds(
    Recorded,
    st.integers(2015, 2035),
    st.integers(1, 999),
    st.sampled_from(Opinion),
    texts,
    subjects,
    texts,
    st.one_of(st.none(), frozen),
    st.one_of(st.none(), tasks),
)
authors = st.builds(
    Author,
    texts,
    texts,
    st.sampled_from(("leader", "admin", "unit", "?")),
    st.one_of(st.just(""), codes),
)


@st.composite
def events(draw: st.DrawFn, abouts: st.SearchStrategy[str] = ids) -> Event:
    """Draw an event of any kind."""
    act = draw(st.sampled_from(Act))
    key = draw(ids)
    about = key if act is Act.RECORDED else draw(abouts)
    text = draw(texts)
    match act:
        case Act.RECORDED:
            content = recorded(draw(conclusions))
        case Act.EDITED:
            opinion = draw(st.sampled_from(Opinion)).value
            content = {"opinion": opinion, "text": text, "meeting": draw(texts), "base": draw(ids)}
        case Act.ASSIGNED:
            content = {"task": task_content(draw(st.one_of(st.none(), tasks)))}
        case Act.CLOSED:
            content = {"outcome": draw(st.sampled_from(Outcome)).value, "text": text}
        case _:
            content = {"text": text}
    return Event(key, about, act, draw(moments), draw(authors), content, draw(texts))


# What a hand, or another program, may have put in the place of an event's content.
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), numbers, texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.sampled_from(
                    ("year", "number", "opinion", "text", "meeting", "subject", "frozen", "task")
                ),
                codes,
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=12,
)
