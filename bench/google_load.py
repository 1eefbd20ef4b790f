"""One cold load of what the settings name, in a process of its own: `python -m bench.google_load`.

Prints as JSON how many seconds passed from the start of reading until all figures were there, and
what one values.batchGet of the same server takes.
"""

import json
import sys
import time

from services.config import Settings
from services.refresh import Refresher
from services.running import started, stopped
from services.sources.calls import Calls

_PATIENCE = 60.0


def main() -> int:
    """Load, call once, print."""
    begun = time.perf_counter()
    running = started(Settings.from_environment())
    try:
        if running.calls is None:
            raise RuntimeError("the settings name no Google")
        told = {"whole": _loaded(running.refresher, begun), "call": _one_call(running.calls)}
        if running.refresher.readings.unreachable_since:
            raise RuntimeError("Google could not be reached")
    finally:
        stopped(running)
    print(json.dumps(told))
    return 0


def _loaded(refresher: Refresher, begun: float) -> float:
    while (taken := time.perf_counter() - begun) < _PATIENCE:
        readings = refresher.readings
        if readings.snapshot and not readings.waiting:
            return taken
        time.sleep(0.005)
    raise TimeoutError(f"not loaded within {_PATIENCE:.0f} s")


def _one_call(calls: Calls) -> float:
    """Return what it takes to get all cells of one spreadsheet, with token and connection there."""
    params = {"q": "appProperties has { key='soket' and value='unit' }", "fields": "files(id)"}
    found = calls.call("GET", "/drive/v3/files", params=params)["files"][0]["id"]
    path = f"/v4/spreadsheets/{found}"
    about = calls.call("GET", path, params={"fields": "sheets(properties(title))"})
    ranges = [f"'{tab['properties']['title']}'" for tab in about["sheets"]]
    begun = time.perf_counter()
    calls.call("GET", f"{path}/values:batchGet", params={"ranges": ranges})
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
