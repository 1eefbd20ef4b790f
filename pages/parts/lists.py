"""Who is behind, and who has not reported."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from services.panels.overview import Lagging, Silent
from services.text.screen import OverviewText


def lagging(units: Sequence[Lagging], text: OverviewText) -> None:
    """Place the units that miss targets, the one that misses most first."""
    st.subheader(text.behind, anchor=False)
    if not units:
        st.success(text.behind_none)
        return
    st.caption(text.behind_caption)
    _table(
        (text.unit, text.behind_count, text.worst),
        [(u.unit_name, f"{u.missed}/{u.judged}", u.worst) for u in units],
    )


def silent(tables: Sequence[Silent], text: OverviewText) -> None:
    """Place for each table how many have reported, and who has not, with when they last did."""
    st.subheader(text.not_reported, anchor=False)
    if not any(table.names for table in tables):
        st.success(text.not_reported_none)
        return
    st.caption(text.last_report)
    _table(
        (text.table, text.reported, text.not_reported),
        [(t.table, f"{t.reported}/{t.expected}", t.named) for t in tables],
    )


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    st.html(
        f'<div class="soket-scroll"><table class="soket-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
