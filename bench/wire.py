"""A reader without a browser: speaks Streamlit's protocol, keeps its widgets, changes a filter."""

import asyncio
import time
from collections.abc import Sequence
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
class Kept:
    """Messages as a browser keeps them: what was not sent for some runs, it drops.

    Attributes:
        longest: so many runs a message is kept without being sent, or named, again.
        runs: how many there were.
        seen: hash -> the run in which it was sent or named last.
        fragments: hash -> the fragment that it belongs to, which alone can drop it, or "".
    """

    longest: int = 0
    runs: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)

    def take(self, message: ForwardMsg) -> None:
        """Keep a message that may be kept, or find the one that is named in place of it.

        Raises:
            ScriptFailedError: it was dropped; a browser ends its page here.
        """
        named = message.ref_hash
        if named and named not in self.seen:
            raise ScriptFailedError("a message was named that a browser has dropped")
        if not named and message.metadata.cacheable and message.hash not in self.seen:
            self.fragments[message.hash] = message.delta.fragment_id
        if named or message.metadata.cacheable:
            self.seen[named or message.hash] = self.runs

    def end_run(self, fragments: Sequence[str]) -> None:
        """Drop what is too old by now, in a run of fragments only what is theirs."""
        self.runs += 1
        for hash_, run in list(self.seen.items()):
            is_its_turn = not fragments or self.fragments[hash_] in fragments
            if is_its_turn and self.runs - run > self.longest:
                del self.seen[hash_], self.fragments[hash_]


@dataclass
class Reader:
    """One open page, as a browser would keep it.

    Attributes:
        connection: to the server.
        page: name of the page, "" for the first.
        query: the address behind the question mark.
        texts: id -> value of the page's boxes and lists, sent back with every change.
        options: what the filter offers.
        kept: the messages that need not be sent again.
        got_bytes: how much the server has sent.
    """

    connection: ClientConnection
    page: str = ""
    query: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    got_bytes: int = 0
    _awaited: bytes = b""
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _filter_id: str = ""
    _drawn: bool = False
    _finished: asyncio.Event = field(default_factory=asyncio.Event)
    _failed: str = ""
    _watchers: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _page_hash: str = ""
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
        self._watch_no_more()
        if self._listener:
            self._listener.cancel()
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
        # By its name a page is asked for just once, as it stands in the address.
        state.page_script_hash = self._page_hash
        state.page_name = "" if self._page_hash else self.page
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment)
        state.widget_states.widgets.extend(
            WidgetState(id=id_, string_value=text) for id_, text in self.texts.items()
        )
        state.cached_message_hashes.extend(self.kept.seen)
        await self.connection.send(message.SerializeToString())

    async def _listen(self) -> None:
        async for data in self.connection:
            self.got_bytes += len(data)
            if self._awaited and self._awaited in data:
                self._arrived.set()
            message = ForwardMsg.FromString(data)
            try:
                self.kept.take(message)
            except ScriptFailedError as error:
                self._failed = str(error)
                break
            fragments = message.metadata.run.fragment_ids
            match message.WhichOneof("type"):
                case "new_session":
                    if not fragments:
                        self.kept.longest = message.new_session.config.max_cached_message_age
                        self._page_hash = message.new_session.page_script_hash
                        self._watch_no_more()
                case "navigation":
                    self._page_hash = message.navigation.page_script_hash
                case "delta":
                    self._take(message.delta.new_element)
                case "page_info_changed":
                    self.query = dict(parse_qsl(message.page_info_changed.query_string))
                case "auto_rerun":
                    self._watch(message.auto_rerun.fragment_id, message.auto_rerun.interval)
                case "script_finished":
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        self.kept.end_run(fragments)
                    self._end(message.script_finished)
        self._failed = self._failed or "the server closed the connection"
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
        if fragment in self._watchers:
            return

        async def ask() -> None:
            while True:
                await asyncio.sleep(interval)
                await self._send(fragment)

        self._watchers[fragment] = asyncio.create_task(ask())

    def _watch_no_more(self) -> None:
        """Ask for no fragment any more: a run of the whole page says anew what to watch."""
        for task in self._watchers.values():
            task.cancel()
        self._watchers.clear()

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
