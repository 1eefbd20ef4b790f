"""The four charts of the page Cán bộ as they are, for the floor to show."""

import json
from collections.abc import Sequence
from pathlib import Path

from services.address import defaults, view_of
from services.charts.steady import steady
from services.indicators.indicator import Area
from services.panels import area
from services.panels.scope import Scope
from services.reading import Readings, look
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder


def snapshot_of(folder: Path) -> Snapshot:
    """Return what is read from a folder of workbooks."""
    snapshot = look(WorkbookFolder(folder), Readings()).snapshot
    if snapshot is None:
        raise RuntimeError("nothing could be read")
    return snapshot


def write_charts(
    snapshot: Snapshot, periods: Sequence[str], path: Path, *, kept: bool = False
) -> None:
    """Write code of a period -> the page's charts in the order in which it places them.

    Args:
        snapshot: whose figures.
        periods: which.
        path: of the file.
        kept: whether a browser can keep the pictures, as it does on our pages; else each is a
            finished chart of its own, as Altair makes them.
    """
    charts: dict[str, list[dict[str, object]]] = {}
    for period in periods:
        address = {**defaults(snapshot, Area.CADRES), "period": period}
        scope = Scope(snapshot, view_of(address, Area.CADRES))
        indicator = area.chosen_indicator(scope, Area.CADRES)
        panels = (
            area.ranking_panel(scope, indicator),
            area.composition_panel(scope, Area.CADRES),
            area.trend_panel(scope, indicator),
            area.heatmap_panel(scope, indicator),
        )
        charts[period] = [
            steady(panel.spec, panel.label) if kept else dict(panel.spec) for panel in panels
        ]
    path.write_text(json.dumps(charts, ensure_ascii=False), encoding="utf-8")
