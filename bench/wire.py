"""A reader without a browser: speaks Streamlit's protocol, keeps its widgets, changes a filter."""

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

_FILTER = "filter_period"
_BIGGEST = 64 * 2**20


class ScriptFailedError(RuntimeError):
    """The page showed an exception, or its script did not come to its end."""


@dataclass
class Reader:
    """One open page, as a browser would keep it.

    Attributes:
        connection: to the server.
        page: name of the page, "" for the first.
        query: the address behind the question mark.
        texts: id -> value of the page's boxes and lists, sent back with every change.
        options: what the filter offers.
        known: hashes of the messages that need not be sent again.
        got_bytes: how much the server has sent.
    """

    connection: ClientConnection
    page: str = ""
    query: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    got_bytes: int = 0
    _awaited: bytes = b""
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _filter_id: str = ""
    _drawn: bool = False
    _finished: asyncio.Event = field(default_factory=asyncio.Event)
    _failed: str = ""
    _watchers: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _listener: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Open the page and wait until it is complete."""
        self._listener = asyncio.create_task(self._listen())
        await self._rerun()

    async def change(self, label: str) -> float:
        """Choose a period and return the seconds until the page was complete."""
        started = time.perf_counter()
        self.texts[self._filter_id] = label
        await self._rerun()
        return time.perf_counter() - started

    def expect(self, words: str) -> None:
        """Listen for words that are to come from now on."""
        self._awaited = words.encode()
        self._arrived.clear()

    @property
    def has_come(self) -> bool:
        """Whether the words that were expected have come."""
        return self._arrived.is_set()

    async def come(self) -> float:
        """Wait for the words that are expected; return when they are there (perf_counter)."""
        await self._arrived.wait()
        if self._failed:
            raise ScriptFailedError(self._failed)
        return time.perf_counter()

    async def close(self) -> None:
        """Leave."""
        for task in (*self._watchers.values(), self._listener):
            if task:
                task.cancel()
        await self.connection.close()

    @property
    def chosen(self) -> str:
        """The period on the screen."""
        return self.texts[self._filter_id]

    async def _rerun(self) -> None:
        self._finished.clear()
        self._drawn = False
        await self._send()
        await self._finished.wait()
        if self._failed:
            raise ScriptFailedError(self._failed)

    async def _send(self, fragment: str = "") -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self.query)
        state.page_name = self.page
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment)
        state.widget_states.widgets.extend(
            WidgetState(id=id_, string_value=text) for id_, text in self.texts.items()
        )
        state.cached_message_hashes.extend(self.known)
        await self.connection.send(message.SerializeToString())

    async def _listen(self) -> None:
        async for data in self.connection:
            self.got_bytes += len(data)
            if self._awaited and self._awaited in data:
                self._arrived.set()
            message = ForwardMsg.FromString(data)
            if message.metadata.cacheable and message.hash:
                self.known.add(message.hash)
            match message.WhichOneof("type"):
                case "delta":
                    self._take(message.delta.new_element)
                case "page_info_changed":
                    self.query = dict(parse_qsl(message.page_info_changed.query_string))
                case "auto_rerun":
                    self._watch(message.auto_rerun.fragment_id, message.auto_rerun.interval)
                case "script_finished":
                    self._end(message.script_finished)
        self._failed = "the server closed the connection"
        self._finished.set()
        self._arrived.set()

    def _take(self, element: object) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self._failed = element.exception.type
        elif kind == "text_input":
            box = element.text_input
            self.texts[box.id] = box.value if box.set_value else box.default
            if box.query_param_key:
                self.query[box.query_param_key] = self.texts[box.id]
        elif kind == "selectbox":
            chosen = element.selectbox
            default = chosen.options[chosen.default] if chosen.options else ""
            if chosen.id not in self.texts or chosen.set_value:
                self.texts[chosen.id] = chosen.raw_value if chosen.set_value else default
            if _FILTER in chosen.id:
                self._filter_id, self.options = chosen.id, list(chosen.options)
                self._drawn = True

    def _watch(self, fragment: str, interval: float) -> None:
        """Ask for a fragment again and again, as the page wants its browser to."""

        async def ask() -> None:
            while True:
                await asyncio.sleep(interval)
                await self._send(fragment)

        if old := self._watchers.pop(fragment, None):
            old.cancel()
        self._watchers[fragment] = asyncio.create_task(ask())

    def _end(self, status: int) -> None:
        # A change that meets the watch's own question is answered together with it, as a fragment.
        if status == ForwardMsg.FINISHED_SUCCESSFULLY or (
            self._drawn and status == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        ):
            self._finished.set()
        elif status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._failed = "compile error"
            self._finished.set()


async def opened(url: str, page: str = "", expected: str = "") -> Reader:
    """Return a reader whose page is complete.

    Args:
        url: of the server.
        page: name of the page, "" for the first.
        expected: words that the reader listens for from the beginning.

    Raises:
        ScriptFailedError: the page failed.
    """
    connection = await connect(
        f"ws{url.removeprefix('http')}/_stcore/stream",
        max_size=_BIGGEST,
        compression=None,
        open_timeout=60,
        ping_interval=None,
    )
    reader = Reader(connection, page)
    reader.expect(expected)
    await reader.run()
    return reader
