"""The guides in docs/: the same steps in both languages, and nothing that is not as they say."""

import ast
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from services import commands, config
from services.config import Settings
from services.doctor.asked import Asked, Disk, OfGoogle
from services.doctor.here import PLACEHOLDER, sign_in
from services.doctor.line import Code
from services.intake.tables import TABLES
from services.provision.requests import MISSING
from services.sources import FEEDBACK_TAB
from services.sources.place import PlaceKind, place_of
from services.workbooks.looks import OPTIONAL, REQUIRED

VI, EN = "trien-khai.md", "deploy.md"
PAGES = ("huong-dan-don-vi.html", "for-districts.html")
KEY = {
    "client_email": "so-ket@du-an.example",
    "private_key": "-----BEGIN PRIVATE KEY-----\nKHOA\n-----END PRIVATE KEY-----\n",
    "token_uri": "https://oauth2.googleapis.com/token",
}
DONE = {VI: "**Xong thì thấy:**", EN: "**When it worked:**"}
OTHERWISE = {VI: "**Nếu không:**", EN: "**If not:**"}
# In quotation marks, but no words of ours: Python's, and figures of speech.
NOT_OURS = {"…", "No module named …", "người", "person", "địa chỉ thư", "e-mail address"}


@pytest.fixture(scope="module")
def docs(repository: Path) -> dict[str, str]:
    return {name: (repository / "docs" / name).read_text("utf-8") for name in (VI, EN, *PAGES)}


@pytest.fixture(scope="module")
def example(repository: Path) -> str:
    return (repository / ".streamlit" / "secrets.toml.example").read_text("utf-8")


@pytest.fixture(scope="module")
def said(repository: Path) -> list[str]:
    """Return every text that may come on a screen: words, tabs, and the units that come along."""
    services = repository / "services"
    folders = (services / "text", services / "intake" / "tables", services / "workbooks")
    words = [path for folder in folders for path in folder.rglob("*.py")]
    trees = [ast.parse(path.read_text("utf-8")) for path in words]
    units = (services / "reference" / "hanam_units.csv").read_text("utf-8").splitlines()
    return [
        *(text for tree in trees for text in texts_in(tree)),
        *(unit.split(",")[1] for unit in units),
        FEEDBACK_TAB,
    ]


def texts_in(tree: ast.Module) -> Iterator[str]:
    """Give the texts in a module, but not its docstrings."""
    nodes = list(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


def sections(text: str) -> dict[str, str]:
    """Return number of a step -> what it says."""
    parts = re.split(r"^## (\d+)\. .+$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def blocks(text: str) -> list[str]:
    """Return what is to be pasted, each block without what it is set in by."""
    found = re.findall(r"^ *```(?:\w+)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return ["\n".join(line.strip() for line in block.splitlines()) for block in found]


def own(text: str) -> str:
    """Return a text in which one's own part, as in <name>, is the same in every language."""
    return re.sub(r"<[^<>]+>", "<>", text)


def prose(text: str) -> str:
    return re.sub(r"^ *```\w+\n.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def spans(text: str) -> set[str]:
    return set(map(own, re.findall(r"`([^`\n]+)`", prose(text))))


def addresses(text: str) -> list[str]:
    return re.findall(r"https://[^\s<>`)\"]+", text)


def quoted(text: str) -> Iterator[str]:
    yield from (one for one in re.findall(r"“([^”]+)”", text) if one not in NOT_OURS)


def pieces(words: str) -> list[str]:
    """Return what is left of words once everything that may differ is cut out."""
    told = re.sub(r"\{[^{}]*\}|[\[\]]|\d+/\d+|\S+@\S+|secrets\.toml|google\.…|…", "\0", words)
    return [piece for piece in (part.strip(" .:·") for part in told.split("\0")) if piece]


def stands_in(words: list[str], text: str) -> bool:
    at = 0
    assert words
    for piece in words:
        at = text.find(piece, at) + 1
        if not at:
            return False
    return True


def test_both_guides_have_the_same_steps(docs: dict[str, str]):
    vi, en = sections(docs[VI]), sections(docs[EN])
    assert list(vi) == list(en) == [str(number) for number in range(1, len(vi) + 1)]
    assert len(vi) >= 14
    for number in vi:
        # The items of lists, their order, and the rows of tables.
        for mark in (r"^ *(\d+)\. ", r"^ *(-) ", r"^ *(\|)"):
            both = [re.findall(mark, one[number], re.MULTILINE) for one in (vi, en)]
            assert both[0] == both[1], f"step {number}"


@pytest.mark.parametrize("guide", [VI, EN])
def test_each_step_says_what_is_seen_and_what_to_do_otherwise(guide: str, docs: dict[str, str]):
    for number, step in sections(docs[guide]).items():
        seen = (step.count(DONE[guide]), step.count(OTHERWISE[guide]))
        assert seen == (1, 1), f"step {number}"


def test_both_guides_name_the_same_settings_and_commands(docs: dict[str, str]):
    assert [own(block) for block in blocks(docs[VI])] == [own(block) for block in blocks(docs[EN])]
    assert len(blocks(docs[VI])) >= 8
    assert spans(docs[VI]) ^ spans(docs[EN]) <= {"for-districts.html"}
    assert addresses(docs[VI]) == addresses(docs[EN])


@pytest.mark.parametrize("guide", [VI, EN])
def test_a_guide_names_every_setting(guide: str, docs: dict[str, str], example: str):
    settings = set(re.findall(r"^#(\w+) = |^#(\[auth\]|\[google\.key\])", example, re.MULTILINE))
    names = {name or section for name, section in settings}
    # What is in the key is pasted whole.
    names -= {"type", "project_id", "private_key_id", "private_key", "client_email", "token_uri"}
    source = Path(config.__file__).read_text("utf-8")
    variables = set(re.findall(r"\bSOKET_[A-Z]+(?:_[A-Z]+)*\b", source))
    variables |= {f"SOKET_GOOGLE_{name}" for name in ("ADDRESS", "ENDPOINT")}
    assert {"admin", "address", "feedback", "cookie_secret", "[auth]"} <= names
    assert {"SOKET_GOOGLE_KEY", "SOKET_STORE", "SOKET_DATA"} <= variables
    told = docs[guide]
    missing = [n for n in names | variables if f"`{n}`" not in told and f"\n   {n}" not in told]
    assert missing == []


@pytest.mark.parametrize("guide", [VI, EN])
def test_what_is_pasted_into_the_secrets_is_understood(guide: str, docs: dict[str, str]):
    first, second = (
        block for block in blocks(docs[guide]) if "server_metadata" in block or "[goo" in block
    )
    pasted = first.replace("DAN-VAO-DAY-TOAN-BO-TEP-JSON", json.dumps(KEY, indent=2))
    secrets = tomllib.loads(f"{pasted}\n\n{second}")
    settings = Settings.from_mapping(secrets)
    assert settings.google
    assert dict(settings.google.key) == KEY
    assert settings.google.feedback
    assert place_of(settings.google.address).kind is PlaceKind.FOLDER
    assert settings.admin == "vanphong@tinhdoan.example"
    google = OfGoogle("", "", "", 0.0, None, None, None, ())
    disk = Disk("", may_write=True, free=None)
    asked = Asked(settings, secrets["auth"], has_sign_in_package=True, disk=disk, google=google)
    # Nothing is wrong with it but that one's own values are not in yet.
    assert [(line.code, line.details["names"]) for line in sign_in(asked)] == [
        (Code.EXAMPLE_LEFT, "cookie_secret, client_id, client_secret")
    ]
    assert PLACEHOLDER in first


@pytest.mark.parametrize("guide", [VI, EN])
def test_a_guide_names_only_commands_that_there_are(
    guide: str, docs: dict[str, str], capsys: pytest.CaptureFixture[str]
):
    named = set(re.findall(r"python -m services ([a-z]+)", docs[guide]))
    assert named == {"conclusions", "doctor", "provision", "template"}
    helps = ""
    for command in sorted(named):
        with pytest.raises(SystemExit):
            commands.main([command, "--help"])
        helps += capsys.readouterr().out
    options = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", docs[guide]))
    assert {"--dry-run", "--province-only", "--notify", "--lang"} <= options
    assert [option for option in options if option not in helps] == []


@pytest.mark.parametrize("guide", [VI, EN])
def test_words_in_quotation_marks_are_on_the_screen(
    guide: str, docs: dict[str, str], said: list[str]
):
    unknown = [
        words
        for words in quoted(docs[guide])
        if not any(stands_in(pieces(words), text) for text in said)
    ]
    assert unknown == []


def test_words_that_nothing_says_would_be_seen(said: list[str]):
    assert pieces("Đang đọc 3/7 bảng tính… Số liệu sẽ tự hiện ra.") == [
        "Đang đọc",
        "bảng tính",
        "Số liệu sẽ tự hiện ra",
    ]
    assert any(stands_in(["Đang đọc", "bảng tính"], text) for text in said)
    assert not any(stands_in(["bảng tính", "Đang đọc", "Đang đọc"], text) for text in said)


@pytest.mark.parametrize("guide", [VI, EN])
def test_what_a_guide_links_to_is_there(guide: str, docs: dict[str, str], repository: Path):
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", docs[guide])
    assert linked
    assert [link for link in linked if not (repository / "docs" / link).exists()] == []


@pytest.mark.parametrize("name", [VI, EN, *PAGES])
def test_a_guide_holds_no_address_of_anybody(name: str, docs: dict[str, str]):
    found = re.findall(r"[\w.+-]+@[\w.-]+", docs[name])
    assert [one for one in found if not one.endswith(".example")] == []
    assert unicodedata.is_normalized("NFC", docs[name])


@pytest.mark.parametrize("page", PAGES)
def test_the_units_page_needs_nothing_from_elsewhere(page: str, docs: dict[str, str]):
    assert not re.search(r"https?:|src=|@import|url\(|<script|<link", docs[page])


@pytest.mark.parametrize("page", PAGES)
def test_the_units_page_shows_the_tabs_and_colours_as_they_are(page: str, docs: dict[str, str]):
    text = unescape(docs[page])
    assert [table.tab for table in TABLES if table.tab not in text] == []
    colours = {"must": REQUIRED.background, "may": OPTIONAL.background, "missing": MISSING}
    for mark, colour in colours.items():
        assert f".{mark} {{ background: {colour.lower()}" in text


def test_both_units_pages_have_the_same_parts(docs: dict[str, str]):
    for tag in ("h2", "tr", "td", "li", "p"):
        vi, en = (docs[page].count(f"<{tag}>") + docs[page].count(f"<{tag} ") for page in PAGES)
        assert vi == en > 0, tag
