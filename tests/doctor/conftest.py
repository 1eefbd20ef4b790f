"""An office with its province and two districts on our Google, everything as it must be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from services.config import Settings
from services.doctor import examine
from services.doctor.ask import ask
from services.doctor.asked import Asked
from services.doctor.line import Code, Line
from services.reading import Readings, look
from services.sources.google import SCOPES_OF_THE_APPLICATION, GoogleCalls, GoogleSheets
from services.sources.pace import Kind
from tests.google.cloud import FOLDER
from tests.google.drive import make_file
from tests.google.fixtures import google, google_key, google_stage
from tests.google.handle import OFFICE, Google
from tests.sources.googles import Ticks, calls_to, settings_for

__all__ = ["google", "google_key", "google_stage"]
JOBS = "Việc làm"
HEADS = (
    "Đơn vị",
    "Ngày thực hiện",
    "Loại hoạt động",
    "Số thanh niên được giới thiệu việc làm",
    "Số có việc làm",
    "Trong đó thanh niên nông thôn",
    "Trạng thái xác minh",
)
AUTH: Mapping[str, object] = {
    "redirect_uri": "https://so-ket.streamlit.app/oauth2callback",
    "cookie_secret": "q7Zt0aYb3LkN9vXcE5rWm2PsU8dFgHj1",
    "client_id": "1234.apps.googleusercontent.com",
    "client_secret": "GOCSPX-abcdef",
    "server_metadata_url": "https://accounts.google.com/.well-known/openid-configuration",
}
PEOPLE = {"hn-lynhan": "lynhan@doan.example", "hn-binhluc": "binhluc@doan.example"}


@dataclass(frozen=True)
class Turns:
    """A minute with so many calls left; of a kind Google may have refused one."""

    count: int = 30
    refused: frozenset[Kind] = frozenset()

    def left(self, kind: Kind) -> int:
        return 0 if self.is_refused(kind) else self.count

    def is_refused(self, kind: Kind) -> bool:
        return kind in self.refused


@dataclass
class Installation:
    """What an office has set up, and the self-check on it."""

    google: Google
    key: Mapping[str, str]
    store: Path
    folder: str = ""
    province: str = ""
    lynhan: str = ""
    binhluc: str = ""
    account: str = ""
    opened: list[GoogleCalls] = field(default_factory=list)

    def district(self, title: str, person: str) -> str:
        made = self.google.create(title)
        self.google.file(made).parents = [self.folder]
        self.google.rename_tab(made, "Sheet1", JOBS)
        row = [title, "12/05/2021", "Giới thiệu việc làm", 40, 25, 20, "Có báo cáo"]
        self.google.type_as(OFFICE, made, JOBS, "A1", [list(HEADS), row])
        self.google.share(made, person)
        return made

    def settings(self, **changes: object) -> Settings:
        google = settings_for(self.google, self.key, self.folder)
        return replace(
            Settings(google=google, admin="an@doan.example", store_dir=self.store),
            **changes,  # type: ignore[arg-type]
        )

    def asked(self, settings: Settings | None = None, **more: object) -> Asked:
        """Ask everything, as the page of an admin does."""
        chosen = settings or self.settings()
        assert chosen.google
        calls = calls_to(chosen.google, Ticks(), scopes=SCOPES_OF_THE_APPLICATION, failures=99)
        self.opened.append(calls)

        def readings() -> Readings:
            assert chosen.google
            return look(GoogleSheets(calls, chosen.google.address), Readings())

        given: dict[str, object] = {"auth": AUTH, "turns": Turns(), "readings": readings}
        found = ask(chosen, calls=calls, **{**given, **more})  # type: ignore[arg-type]
        # Whether a package is there is a matter of the machine that runs the tests.
        return replace(found, has_sign_in_package=True)

    def lines(self, **more: object) -> tuple[Line, ...]:
        return examine(self.asked(**more))

    def wrong(self, **more: object) -> list[Line]:
        """Give the lines that are not green."""
        return [line for line in self.lines(**more) if line.state != "ok"]

    def codes(self, **more: object) -> list[Code]:
        return [line.code for line in self.wrong(**more)]


@pytest.fixture
def installation(
    google: Google, google_key: dict[str, str], tmp_path: Path
) -> Iterator[Installation]:
    made = Installation(google, google_key, tmp_path / "store")
    made.account = google_key["client_email"]
    made.folder = make_file(google.cloud, "Sơ kết", FOLDER, OFFICE, []).id
    google.share(made.folder, made.account)
    made.province = google.create("Tỉnh Hà Nam")
    google.file(made.province).parents = [made.folder]
    google.rename_tab(made.province, "Sheet1", "Đơn vị")
    rows = [
        ["Mã đơn vị", "Tên đơn vị", "Cấp", "Trực thuộc", "Email"],
        ["hn", "Tỉnh Hà Nam", "tỉnh", "", OFFICE],
        ["hn-lynhan", "Huyện Lý Nhân", "huyện", "hn", PEOPLE["hn-lynhan"]],
        ["hn-binhluc", "Huyện Bình Lục", "huyện", "hn", PEOPLE["hn-binhluc"]],
    ]
    google.type_as(OFFICE, made.province, "Đơn vị", "A1", rows)
    made.lynhan = made.district("Huyện Lý Nhân", PEOPLE["hn-lynhan"])
    made.binhluc = made.district("Huyện Bình Lục", PEOPLE["hn-binhluc"])
    yield made
    for calls in made.opened:
        calls.close()


def of(lines: tuple[Line, ...], code: Code) -> Mapping[str, str]:
    """Give the details of the one line with a code."""
    (line,) = [line for line in lines if line.code is code]
    return line.details
