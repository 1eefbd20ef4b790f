"""A page in Chromium, and what a person looks for on it."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, WebSocket
from playwright.sync_api import TimeoutError as NotInTimeError

PAGES = ("overview", "cadres", "grassroots", "employment", "unit", "conclusions", "meeting", "data")
# Nothing runs, and no element waits any more for the script that draws elements of its kind: each
# kind has a file of its own, which a browser fetches when it meets the first of them.
_DRAWN = (
    "[data-testid=stApp][data-test-script-state=notRunning]:not(:has([data-testid=stSkeleton]))"
)
_PATIENCE = 30_000
# What only holds in a quick browser on a quick line is found with SOKET_SLOWER=2, before a busy
# machine finds it.
_SLOWER = float(os.environ.get("SOKET_SLOWER", "1"))
_LATENCY = 100
_FETCHED = {"offline": False, "latency": _LATENCY, "downloadThroughput": -1, "uploadThroughput": -1}
# What the server sends to an open page is heard so many milliseconds later.
_FAR = """
const listen = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (kind, does, ...rest) {
  const later = (told) => setTimeout(() => does(told), %d);
  return listen.call(this, kind, kind === 'message' ? later : does, ...rest);
};
"""
# Streamlit looks for its server below the path of the page before it looks at the root; for the
# two files that it asks for there, 404 is the answer it expects.
_LOOKED_FOR = re.compile(r"/\w+/_stcore/(?:health|host-config)$")


@dataclass
class Screen:
    """A browser's page with what went wrong on it and what it sent to the server."""

    page: Page
    url: str
    errors: list[str] = field(default_factory=list[str])
    outside: list[str] = field(default_factory=list[str])
    sent: list[int] = field(default_factory=list[int])

    def __post_init__(self) -> None:
        self.page.set_default_timeout(_PATIENCE)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._leave(request.url))
        self.page.on("websocket", self._listen)
        if _SLOWER > 1:
            browser = self.page.context.new_cdp_session(self.page)
            browser.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
            browser.send("Network.enable")
            browser.send("Network.emulateNetworkConditions", _FETCHED)
            self.far(_LATENCY)

    def _hear(self, message) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not _LOOKED_FOR.search(place):
            self.errors.append(f"{message.text} ({place})")

    def _leave(self, address: str) -> None:
        here = self.url.split("://", 1)[1]
        if not re.match(rf"(?:https?|wss?)://{re.escape(here)}/|data:|blob:", address):
            self.outside.append(address)

    def _listen(self, socket: WebSocket) -> None:
        self._leave(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(len(frame)))

    def far(self, milliseconds: int) -> "Screen":
        """Have pages that are opened from now on hear from the server so much later."""
        self.page.add_init_script(_FAR % milliseconds)
        return self

    def open(self, page: str = "overview", **choices: str) -> "Screen":
        """Open a page by its link."""
        path = "" if page == "overview" else page
        query = "&".join(f"{name}={value}" for name, value in choices.items())
        self.page.goto(f"{self.url}/{path}{'?' if query else ''}{query}")
        return self.settled()

    def settled(self) -> "Screen":
        """Wait until the page is drawn and nothing runs."""
        self.page.locator("h1").first.wait_for()
        self.page.locator(_DRAWN).wait_for(state="attached")
        return self

    def until(self, met: Callable[[], bool], seconds: float = 10) -> bool:
        """Wait for something that becomes true; tell whether it did."""
        for _ in range(int(seconds * 20)):
            if met():
                return True
            self.page.wait_for_timeout(50)
        return met()

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.page.locator("h1").first.inner_text()

    @property
    def said(self) -> str:
        """Every word on the page."""
        return self.page.locator("[data-testid=stApp]").inner_text()

    def chart(self, name: str) -> Locator:
        """The panel of a chart, drawn."""
        panel = self.page.locator(f".st-key-chart_{name}")
        panel.locator("svg.marks:visible").first.wait_for()
        return panel

    def open_under(self, name: str, what: str = "") -> None:
        """Open what lies under a chart; the table, or what else is named."""
        panel = self.chart(name)
        panel.locator(f".st-key-{name}_more summary").click()
        if what:
            choices = panel.locator(f".st-key-{name}_opened button")
            choices.filter(has_text=what).click()

    def marks(self, name: str, kind: str = "bar") -> Locator:
        """The marks of a chart that speak for themselves."""
        return self.chart(name).locator(f"[role=graphics-symbol][aria-roledescription='{kind}']")

    def spoken(self, name: str, unit: str, kind: str = "bar") -> str:
        """What the mark of a unit says."""
        mark = self.marks(name, kind).and_(self.page.locator(f"[aria-label^='{unit},']")).first
        return mark.get_attribute("aria-label") or ""

    def choose(self, key: str, label: str) -> None:
        """Choose from a list as a person does."""
        self.choose_in(self.page.locator(f".st-key-{key} input").first, label)

    def choose_in(self, field_: Locator, label: str) -> None:
        """Open a list, type, press what is found; once more where it has closed meanwhile."""
        option = self.page.get_by_role("option").filter(has_text=label).first
        for patience in (3000, 5000, _PATIENCE):
            field_.click()
            field_.fill(label)
            try:
                option.click(timeout=patience)
            except NotInTimeError:
                if patience == _PATIENCE:
                    raise
            else:
                return

    def query(self) -> dict[str, str]:
        """What the address states."""
        return dict(parse_qsl(urlsplit(self.page.url).query))
