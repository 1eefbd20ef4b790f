"""What a tutorial would have written: workbooks into pandas once, groups and charts in the page.

It draws the same four pictures as the page Cán bộ, with labels, targets, tooltips and a click,
and leaves away everything else that stands there. BENCH_DATA names the folder of workbooks.
"""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

TAB, TITLE_ROWS = "Đào tạo cán bộ", 5
CALLED, CAME = "Số người triệu tập", "Số người tham dự"
TARGET = 0.9


@st.cache_data
def load_classes() -> pd.DataFrame:
    pieces = []
    for path in sorted(Path(os.environ["BENCH_DATA"]).glob("*.xlsx")):
        workbook = pd.ExcelFile(path, engine="calamine")
        if TAB in workbook.sheet_names:
            rows = workbook.parse(TAB, header=TITLE_ROWS)
            pieces.append(rows.assign(district=path.stem))
    classes = pd.concat(pieces, ignore_index=True)
    classes["start"] = pd.to_datetime(classes["Ngày bắt đầu"], errors="coerce", dayfirst=True)
    classes = classes.dropna(subset=["start"])
    classes["quarter"] = classes["start"].dt.to_period("Q").astype(str)
    for heading in (CALLED, CAME):
        classes[heading] = pd.to_numeric(classes[heading], errors="coerce")
    return classes


def ranking(chosen: pd.DataFrame, click: alt.Parameter) -> alt.LayerChart:
    share = chosen.groupby("district", as_index=False)[[CALLED, CAME]].sum()
    share["share"] = share[CAME] / share[CALLED]
    share["good"] = share["share"] >= TARGET
    base = alt.Chart(share, title="Attendance by district").encode(
        x=alt.X("share:Q", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("district:N", sort="-x", title=None),
        opacity=alt.condition(click, alt.value(1), alt.value(0.3)),
        tooltip=["district", alt.Tooltip("share", format=".1%"), CALLED, CAME],
    )
    bars = base.mark_bar().encode(color="good:N").add_params(click)
    text = base.mark_text(align="right", dx=-4).encode(text=alt.Text("share:Q", format=".0%"))
    rule = alt.Chart(pd.DataFrame({"share": [TARGET]})).mark_rule().encode(x="share:Q")
    return bars + text + rule


def composition(until: pd.DataFrame, click: alt.Parameter) -> alt.LayerChart:
    count = until.groupby(["quarter", "Hình thức"], as_index=False).size()
    base = alt.Chart(count, title="Classes by form").encode(
        x=alt.X("size:Q", stack="zero"),
        y=alt.Y("quarter:N", title=None),
        detail="Hình thức:N",
        tooltip=["quarter", "Hình thức", "size"],
    )
    bars = base.mark_bar().encode(color="Hình thức:N").add_params(click)
    return bars + base.mark_text(dx=-8).encode(text="size:Q")


def shares_over_time(until: pd.DataFrame) -> pd.DataFrame:
    share = until.groupby(["quarter", "district"], as_index=False)[[CALLED, CAME]].sum()
    return share.assign(share=share[CAME] / share[CALLED])


def trend(until: pd.DataFrame, click: alt.Parameter) -> alt.LayerChart:
    share = shares_over_time(until)
    base = alt.Chart(share, title="Attendance by quarter").encode(
        x=alt.X("quarter:N", title=None),
        y=alt.Y("share:Q", axis=alt.Axis(format=".0%")),
        color="district:N",
        opacity=alt.condition(click, alt.value(1), alt.value(0.3)),
        tooltip=["district", "quarter", alt.Tooltip("share", format=".1%")],
    )
    lines = base.mark_line(point=True).add_params(click)
    rule = alt.Chart(pd.DataFrame({"share": [TARGET]})).mark_rule().encode(y="share:Q")
    ends = alt.Chart(share.groupby("district", as_index=False).last()).encode(
        x="quarter:N", y="share:Q", color="district:N", text="district:N"
    )
    return lines + rule + ends.mark_text(align="left", dx=6)


def heatmap(until: pd.DataFrame, click: alt.Parameter) -> alt.LayerChart:
    base = alt.Chart(shares_over_time(until), title="Districts and quarters").encode(
        x=alt.X("quarter:N", title=None),
        y=alt.Y("district:N", title=None),
        opacity=alt.condition(click, alt.value(1), alt.value(0.3)),
        tooltip=["district", "quarter", alt.Tooltip("share", format=".1%")],
    )
    cells = base.mark_rect().encode(color="share:Q").add_params(click)
    return cells + base.mark_text(fontSize=10).encode(text=alt.Text("share:Q", format=".0%"))


def page() -> None:
    st.title("Training of cadres")
    classes = load_classes()
    quarters = sorted(classes["quarter"].unique(), reverse=True)
    period = st.selectbox("Period", quarters, key="filter_period")
    chosen = classes[classes["quarter"] == period]
    until = classes[classes["quarter"] <= period]

    first, second, third = st.columns(3)
    first.metric("Classes", len(chosen))
    second.metric("People", f"{chosen[CAME].sum():,.0f}")
    third.metric("Attendance", f"{chosen[CAME].sum() / chosen[CALLED].sum():.1%}")

    left, right = st.columns(2)
    for place, draw, rows, name in (
        (left, ranking, chosen, "ranking"),
        (left, composition, until, "composition"),
        (right, trend, until, "trend"),
        (right, heatmap, until, "heatmap"),
    ):
        click = alt.selection_point(name="click", fields=["district"])
        place.altair_chart(draw(rows, click), on_select="rerun", key=f"chart_{name}")


st.set_page_config(layout="wide")
page()
