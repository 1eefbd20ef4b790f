"""The floor: Streamlit with four finished charts that a filter swaps, and no logic at all.

BENCH_CHARTS names a JSON file: label of a period -> four charts as Vega-Lite.
"""

import json
import os
from pathlib import Path

import streamlit as st


@st.cache_resource
def charts_by_period() -> dict[str, list[dict[str, object]]]:
    return json.loads(Path(os.environ["BENCH_CHARTS"]).read_text(encoding="utf-8"))


def page() -> None:
    charts = charts_by_period()
    period = st.selectbox("Period", list(charts), key="filter_period")
    left, right = st.columns(2)
    places = (left, left, right, right)
    for at, (place, chart) in enumerate(zip(places, charts[period], strict=True)):
        place.vega_lite_chart(chart, key=f"chart_{at}", width="stretch", on_select="rerun")


def other() -> None:
    st.title("Another page")


st.set_page_config(layout="wide")
st.navigation(
    [st.Page(page, title="Charts", default=True), st.Page(other, title="Other")], position="top"
).run()
