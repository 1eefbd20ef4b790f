"""One session of the dashboard on Streamlit's own runtime, without a browser: what it is sent.

Run as a program: a choice is changed, and the tick of the watching fragment arrives when the run
that it caused is over but not handled yet. Prints the headings that the browser gets.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionClient

_APP = Path(__file__).parents[2] / "app.py"


class _Browser(SessionClient):
    def __init__(self) -> None:
        self.got: list[Any] = []

    @property
    def client_context(self) -> Any:
        return None

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        self.got.append(msg)

    def elements(self, kind: str) -> list[Any]:
        return [
            getattr(m.delta.new_element, kind)
            for m in self.got
            if m.WhichOneof("type") == "delta" and m.delta.new_element.HasField(kind)
        ]


async def _quiet(browser: _Browser) -> None:
    """Wait until nothing has been sent for a while."""
    seen = -1
    while seen != len(browser.got):
        seen = len(browser.got)
        await asyncio.sleep(1.5)


async def _main() -> None:
    runtime = Runtime(
        RuntimeConfig(
            str(_APP),
            session_storage=MemorySessionStorage(),
            media_file_storage=MemoryMediaFileStorage("/media"),
            uploaded_file_manager=MemoryUploadedFileManager("/upload"),
        )
    )
    await runtime.start()
    browser = _Browser()
    session = runtime.connect_session(browser, {})

    def ask(fragment: str = "", **widgets: str) -> None:
        message: Any = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = bool(fragment)
        for key, value in widgets.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = key, value
        runtime.handle_backmsg(session, message)

    ask()
    for _ in range(20):
        await _quiet(browser)
        # A machine that is busy reads the sample for longer than nothing is sent.
        if any(m.HasField("auto_rerun") for m in browser.got):
            break
    (watching,) = {m.auto_rerun.fragment_id for m in browser.got if m.HasField("auto_rerun")}
    period = next(one for one in browser.elements("selectbox") if "filter_period" in one.id)
    chosen = {period.id: period.options[1]}
    info: Any = runtime
    runner_of = info._session_mgr.get_session_info(session).session

    browser.got.clear()
    ask(**chosen)
    thread = runner_of._scriptrunner._script_thread
    # The loop is busy, as it is when others keep the processor, until the run is over.
    while thread.is_alive():
        time.sleep(0.01)
    ask(watching, **chosen)
    await _quiet(browser)
    dropped = [list(m.metadata.run.fragment_ids) for m in browser.got if m.HasField("new_session")]
    headings = [one.body for one in browser.elements("heading")]

    browser.got.clear()
    await asyncio.sleep(2)
    ask(watching, **chosen)
    await _quiet(browser)
    told = {
        "runs": [bool(fragments) for fragments in dropped],
        "headings": headings,
        "headings of a later tick": [one.body for one in browser.elements("heading")],
    }
    sys.stdout.write(json.dumps(told) + "\n")
    runtime.stop()


if __name__ == "__main__":
    config.set_option("server.fileWatcherType", "none")
    asyncio.run(_main())
