"""What a tutorial would have written: workbooks into pandas once, groups and charts in the page.

BENCH_DATA names the folder of the sample's workbooks.
"""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

TAB, TITLE_ROWS = "Đào tạo cán bộ", 5


@st.cache_data
def load_classes() -> pd.DataFrame:
    workbooks = [
        path
        for path in sorted(Path(os.environ["BENCH_DATA"]).glob("*.xlsx"))
        if TAB in pd.ExcelFile(path, engine="calamine").sheet_names
    ]
    classes = pd.concat(
        [
            pd.read_excel(path, sheet_name=TAB, header=TITLE_ROWS, engine="calamine").assign(
                district=path.stem
            )
            for path in workbooks
        ],
        ignore_index=True,
    )
    classes["start"] = pd.to_datetime(classes["Ngày bắt đầu"], errors="coerce")
    classes = classes.dropna(subset=["start"])
    classes["quarter"] = classes["start"].dt.to_period("Q").astype(str)
    for heading in ("Số người triệu tập", "Số người tham dự"):
        classes[heading] = pd.to_numeric(classes[heading], errors="coerce")
    return classes


def page() -> None:
    st.title("Training of cadres")
    classes = load_classes()
    quarters = sorted(classes["quarter"].unique(), reverse=True)
    period = st.selectbox("Period", quarters, key="filter_period")
    chosen = classes[classes["quarter"] == period]
    until = classes[classes["quarter"] <= period]

    first, second, third = st.columns(3)
    first.metric("Classes", len(chosen))
    second.metric("People", f"{chosen['Số người tham dự'].sum():,.0f}")
    third.metric("Called", f"{chosen['Số người triệu tập'].sum():,.0f}")

    by_district = chosen.groupby("district", as_index=False)["Số người tham dự"].sum()
    by_quarter = until.groupby(["quarter", "district"], as_index=False)["Số người tham dự"].sum()
    by_form = until.groupby(["quarter", "Hình thức"], as_index=False).size()
    click = alt.selection_point(fields=["district"])

    left, right = st.columns(2)
    left.altair_chart(
        alt.Chart(by_district, title=f"People trained, {period}")
        .mark_bar()
        .encode(
            x="Số người tham dự:Q",
            y=alt.Y("district:N", sort="-x"),
            opacity=alt.condition(click, alt.value(1), alt.value(0.3)),
            tooltip=["district", "Số người tham dự"],
        )
        .add_params(click)
    )
    left.altair_chart(
        alt.Chart(by_form, title="Classes by form")
        .mark_bar()
        .encode(x="quarter:N", y="size:Q", color="Hình thức:N", tooltip=["Hình thức", "size"])
    )
    right.altair_chart(
        alt.Chart(by_quarter, title="People trained by quarter")
        .mark_line(point=True)
        .encode(x="quarter:N", y="Số người tham dự:Q", color="district:N")
    )
    right.altair_chart(
        alt.Chart(by_quarter, title="Districts and quarters")
        .mark_rect()
        .encode(x="quarter:N", y="district:N", color="Số người tham dự:Q")
    )


st.set_page_config(layout="wide")
page()
