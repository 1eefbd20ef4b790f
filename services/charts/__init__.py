"""Results and words in, charts out: pure functions of small aggregated frames.

A chart takes *result rows*: one row is indicator x unit x period, as the page shows them.

========================  ======================================================================
indicator, unit_id        codes; ``unit_id`` "" (or null) is all asked units together
unit_name                 the name to show (the short one where there is one)
period, period_label      the code ("2021-Q3"), which is also its place on an axis, and its name
value                     a share 0-1 or a number; null is "chưa có số liệu" and drawn as a gap
numerator, denominator    optional: shown in tooltips
target, status            optional: what is to be reached, and a :class:`rows.Status`
units_reported, _expected optional: coverage, shown in tooltips
order                     optional: orders the periods; without it they keep the order of the rows
scale                     optional: the rating scale in force; a line is broken where it changes
reason                    optional: why there is no figure, in the reader's words
========================  ======================================================================

Units and indicators keep the order in which they first appear, except in a ranking.
"""

from typing import cast

import altair as alt
import pandas as pd
from altair.utils import schemapi

# Every part of a chart is checked against the schema as it is put together, which takes as long
# as the rest. The charts are the same for every reader; their tests check them.
schemapi.disable_debug_mode()


def _as_records(data: object) -> dict[str, list[dict[str, object]]]:
    """Return the data of a chart; its columns are plain already, and few."""
    rows = cast("pd.DataFrame", data)
    names = [str(name) for name in rows.columns]
    columns = (
        [None if value != value else value for value in rows[name].tolist()] for name in names
    )
    return {"values": [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]}


# Altair's own way looks for a dozen types that a chart's data never have.
# Its types say nothing of what a transformer may return.
alt.data_transformers.register("records", _as_records)  # pyright: ignore[reportUnknownMemberType]
alt.data_transformers.enable("records")
