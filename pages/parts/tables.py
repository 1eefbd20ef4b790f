"""A table of figures and words, its numbers as 1.234,5 whatever the browser's own way is."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from services.text import numbers


def place(
    table: pd.DataFrame,
    *,
    key: str | None = None,
    height: int | Literal["auto", "content"] = "auto",
    columns: Mapping[str, Any] | None = None,
    decimals: int = 1,
) -> None:
    """Place a table whose columns are headed in the reader's language.

    Args:
        table: what is shown.
        key: stable name, where a test or a reader holds on to it.
        height: in pixels, or as Streamlit names it.
        columns: how single columns are shown, by heading.
        decimals: digits after the comma in columns that do not hold whole numbers alone.
    """
    figures = table.select_dtypes("number")
    written: dict[Any, Any] = {
        name: partial(numbers.number, decimals=0 if (held.dropna() % 1 == 0).all() else decimals)
        for name, held in figures.items()
    }
    # Streamlit leaves part of the types of its tables open.
    st.dataframe(  # pyright: ignore[reportUnknownMemberType]
        table.style.format(written) if written else table,
        hide_index=True,
        key=key,
        height=height,
        column_config=columns,
        placeholder=numbers.NO_FIGURE,
    )


def place_rows(rows: pd.DataFrame, opened: str) -> None:
    """Place rows of sheets; the column ``opened``, where there is one, opens their cells."""
    place(rows, columns={opened: st.column_config.LinkColumn(display_text=opened)})
