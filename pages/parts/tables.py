"""A table of figures and words, its numbers as 1.234,5."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st


def place(
    table: pd.DataFrame,
    *,
    key: str | None = None,
    height: int | Literal["auto", "content"] = "auto",
    columns: Mapping[str, Any] | None = None,
) -> None:
    """Place a table whose columns are headed in the reader's language.

    Args:
        table: what is shown.
        key: stable name, where a test or a reader holds on to it.
        height: in pixels, or as Streamlit names it.
        columns: how single columns are shown, by heading.
    """
    localized = {
        str(name): st.column_config.NumberColumn(format="localized")
        for name in table.select_dtypes("number").columns
    }
    # Streamlit leaves part of the types of its tables open.
    st.dataframe(  # pyright: ignore[reportUnknownMemberType]
        table,
        hide_index=True,
        key=key,
        height=height,
        column_config={**localized, **(columns or {})},
    )
