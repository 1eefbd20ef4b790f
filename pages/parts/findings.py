"""The findings, narrowed to what somebody is going to mend or to send."""

import streamlit as st

from pages.parts import downloads, tables, watch, worded
from services import session
from services.intake.findings import Severity
from services.panels import data, evidence
from services.panels.scope import Scope
from services.text import numbers
from services.text.findings import SEVERITIES
from services.text.language import Language
from services.text.screen import ScreenText


def refresh(text: ScreenText) -> None:
    """Place the button that reads the sheets at once, with where they are and how often."""
    with st.container(horizontal=True, vertical_alignment="center"):
        watch.refresh(text)
        said = [text.data.folder.format(place=session.running().name)]
        if (taken := session.taken()) and taken.confirmed_at:
            seconds = numbers.number(taken.refresher.seconds)
            time = numbers.clock(taken.confirmed_at)
            said.append(text.data.every.format(seconds=seconds, time=time))
        st.caption(" · ".join(said))


def place(scope: Scope) -> None:
    """Place the filters of the findings, the findings, and the file for a unit."""
    text = scope.text.data
    at = 0 if scope.view.language is Language.VI else 1
    titles = sorted({f.spreadsheet for f in scope.snapshot.findings if f.spreadsheet})
    spreadsheets = {"": text.every_spreadsheet, **{title: title for title in titles}}
    severities = {"": text.every_severity, **{s.value: SEVERITIES[s][at] for s in Severity}}
    worded.offer("data_spreadsheet", spreadsheets, "")
    worded.offer("data_severity", severities, "")
    first, second, third = st.columns(3)
    spreadsheet = first.selectbox(
        text.filter_spreadsheet,
        list(spreadsheets),
        key="data_spreadsheet",
        format_func=spreadsheets.__getitem__,
        placeholder=text.filter_spreadsheet,
    )
    severity = second.selectbox(
        text.filter_severity,
        list(severities),
        key="data_severity",
        format_func=severities.__getitem__,
        placeholder=text.filter_severity,
    )
    search = third.text_input(text.search, key="data_search", placeholder=text.search_hint)
    chosen = data.chosen_findings(
        scope, spreadsheet, Severity(severity) if severity else None, search
    )
    if not chosen:
        st.success(text.findings_none)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        downloads.place(
            text.send,
            session.visit().held(lambda: evidence.findings_workbook(scope, chosen)),
            f"so-ket-phat-hien-{spreadsheet or 'tat-ca'}.xlsx",
            "data_send",
            help=text.send_help,
        )
        st.caption(data.counted(scope, chosen))
    tables.place(
        data.findings_table(scope, chosen),
        key="data_findings",
        height=560,
        columns={
            text.severity: st.column_config.TextColumn(width=80),
            text.cell: st.column_config.TextColumn(width=60),
            text.message: st.column_config.TextColumn(width=780),
            text.open: st.column_config.LinkColumn(display_text=text.open),
        },
    )
