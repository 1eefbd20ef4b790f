"""The screen on the wall: all of it is seen at once, and can be read, on every projector."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from services.conclusions.content import Opinion, Recorded, Subject, Task
from services.conclusions.events import Act, Author, Event, new_id
from services.conclusions.journal import journal_of
from services.conclusions.log import ConclusionLog
from services.conclusions.writing import recorded
from services.config import Settings
from services.meetings.content import Item, Shows, item_content
from services.meetings.fold import id_of
from tests.browser.conftest import Show
from tests.browser.screens import Screen
from tests.browser.servers import Server, running

SIZES = ((1920, 1080), (1440, 900), (1366, 768), (1280, 720), (1024, 768))
MORNING = datetime(2021, 7, 5, 1, 0, tzinfo=UTC)
OFFICE = Author("van-phong@tinhdoan.example", "Văn phòng", "admin")
LONG = "Rà soát số chi đoàn chưa sinh hoạt đủ kỳ, phân công Ban Chấp hành về dự và báo cáo. " * 3
TASKS = 12
COMMUNES = {"unit": "hn-binhluc", "indicator": "G1"}
ITEMS = (
    Item(Shows.TASKS),
    Item(Shows.INDICATOR, area="cadres", indicator="C1"),
    Item(Shows.VIEW, page="overview", chart="status", choices={"period": "2021-Q3"}),
    Item(
        Shows.VIEW, page="unit", chart="communes", choices={"unit": "hn-binhluc", "indicator": "G1"}
    ),
    Item(Shows.VIEW, page="employment", chart="funnel", choices={"period": "2021-Q3"}),
    Item(Shows.SILENT),
    Item(Shows.WORDS, title="Thảo luận, phát biểu của đại biểu các đơn vị " * 3),
)
# What is measured on the wall: how far it can be scrolled, and how large letters are on it, as
# parts of its height. A chart is drawn in a place of its own, out of which nothing may hang.
MEASURED = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const size = (element) => parseFloat(getComputedStyle(element).fontSize) / innerHeight;
  const words = [...document.querySelectorAll(
    '.soket-slide, .soket-sentence, .soket-one .words, .soket-table td, .soket-outline li')];
  const picture = [...document.querySelectorAll('svg.marks')]
    .find((one) => !one.closest('[data-retained]'));
  const labels = [...picture?.querySelectorAll('.role-axis-label text') ?? []];
  const place = picture?.closest('[data-testid=stElementContainer]').getBoundingClientRect();
  const drawn = picture?.getBoundingClientRect();
  const scale = drawn ? drawn.height / picture.viewBox.baseVal.height : 1;
  return {
    down: main.scrollHeight - main.clientHeight,
    aside: main.scrollWidth - main.clientWidth,
    words: Math.min(...words.map(size)),
    labels: Math.min(1, ...labels.map((one) => size(one) * scale)),
    below: drawn ? drawn.bottom - place.bottom : 0,
    beside: drawn ? drawn.right - place.right : 0,
  };
}"""


def seeded(journal: Path, data: Path) -> None:
    """Put twelve open tasks of an earlier meeting, and an agenda, where the server finds them."""
    log = ConclusionLog(journal_of(Settings(data_dir=data, journal_dir=journal)))
    log.start()
    for number in range(1, TASKS + 1):
        key, at = new_id(), MORNING + timedelta(minutes=number)
        task = Task("hn-lynhan", ("hn-binhluc",), "Báo cáo kết quả", date(2021, 8, number))
        said = Recorded(
            2021, number, Opinion.TASK, f"{number}. {LONG}", Subject("cadres"), "HN-0", None, task
        )
        log.add(Event(key, key, Act.RECORDED, at, OFFICE, recorded(said)))
    agenda = {"items": [item_content(item) for item in ITEMS], "base": ""}
    log.add(
        Event(
            new_id(), id_of("HN-2021-01"), Act.AGENDA, MORNING + timedelta(days=1), OFFICE, agenda
        )
    )
    log.stop()


@pytest.fixture(scope="module")
def server(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("wall")
    shutil.copytree(repository / "data" / "sample", place / "sample")
    seeded(place / "server_journal", place / "sample")
    with running(place / "sample", place / "server.log") as running_server:
        yield running_server


@pytest.fixture
def wall(show: Show) -> Screen:
    """The wall, opened by the short address."""
    screen = show(width=1920, height=1080)
    screen.page.goto(f"{screen.url}/present?meeting=HN-2021-01&screen=wall&lang=vi")
    screen.page.locator(".soket-slide").wait_for()
    at_rest(screen)
    # It stands where the test before left it.
    screen.page.keyboard.press("Home")
    screen.page.locator(".soket-code").wait_for()
    at_rest(screen)
    return screen


def where(screen: Screen) -> str:
    found = screen.page.locator(".soket-stage, .soket-slide")
    return " ".join(found.all_inner_texts())


def at_rest(screen: Screen) -> None:
    """Wait until nothing runs and nothing on the wall changes any more."""
    told = ""

    def is_still() -> bool:
        nonlocal told
        before, told = told, where(screen)
        screen.page.wait_for_timeout(250)
        runs = screen.page.locator("[data-test-script-state=running]").count()
        return not runs and before == told

    assert screen.until(is_still)


def turned(screen: Screen, key: str) -> None:
    before = where(screen)
    screen.page.keyboard.press(key)
    assert screen.until(lambda: where(screen) != before), before
    at_rest(screen)


def test_every_item_fits_on_every_projector_and_can_be_read(wall: Screen):
    seen: list[str] = []
    # Three pages of tasks come before the six other items.
    while not where(wall).startswith(f"{len(ITEMS)}/{len(ITEMS)} "):
        turned(wall, "PageDown")
        seen.append(wall.page.locator(".soket-slide").inner_text())
        for width, height in SIZES:
            wall.page.set_viewport_size({"width": width, "height": height})
            told: dict[str, float] = {}

            def is_seen_at_once(told: dict[str, float] = told) -> bool:
                # What is fitted to its room is drawn a moment after the room has changed.
                told.update(wall.page.evaluate(MEASURED))
                rest = (told["down"], told["aside"], told["below"] - 1, told["beside"] - 1)
                # Letters of so many parts of the screen's height: 16 px and 15 px of 1080.
                is_large = told["words"] >= 1 / 68 and told["labels"] >= 1 / 72
                return max(rest) <= 0 and is_large

            assert wall.until(is_seen_at_once), (seen[-1], width, height, told)
    assert seen[:3] == [f"Việc của các hội nghị trước (trang {page}/3)" for page in (1, 2, 3)]
    assert len(dict.fromkeys(seen)) == len(seen)
    # One key, one step: none is passed over.
    assert len(seen) == TASKS // 5 + 1 + len(ITEMS) - 1, seen
    turned(wall, "o")
    for width, height in SIZES:
        wall.page.set_viewport_size({"width": width, "height": height})
        assert wall.until(lambda: wall.page.evaluate(MEASURED)["down"] <= 0), (width, height)


def test_the_first_slide_shows_the_code_large_and_the_address_that_opens_the_meeting(wall: Screen):
    for width, height in SIZES:
        wall.page.set_viewport_size({"width": width, "height": height})
        assert wall.until(lambda: wall.page.evaluate(MEASURED)["down"] <= 0)
        box = wall.page.locator(".soket-code").bounding_box()
        assert box
        assert box["width"] >= 0.5 * height
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    told = wall.page.locator(".soket-first .link").inner_text()
    assert f"http://{told}" == f"{wall.url}/present?meeting=HN-2021-01"


def test_who_concludes_on_the_wall_keeps_the_chart_in_view(wall: Screen):
    wall.page.set_viewport_size({"width": 1366, "height": 768})
    for _ in range(4):
        turned(wall, "ArrowRight")
    wall.chart("ranking")
    wall.page.keyboard.press("c")
    field = wall.page.locator(".st-key-chart_ranking textarea:visible")
    field.wait_for()
    button = wall.page.get_by_role("button", name="Ghi kết luận")

    def is_beside() -> bool:
        drawn = wall.page.locator("svg.marks:visible").bounding_box()
        written, pressed = field.bounding_box(), button.bounding_box()
        told = wall.page.evaluate(MEASURED)
        return (
            bool(drawn and written and pressed)
            and drawn["x"] + drawn["width"] <= written["x"] + 1
            and pressed["y"] + pressed["height"] <= 768
            and told["down"] <= 0
            and told["beside"] <= 1
        )

    assert wall.until(is_beside)


def test_a_number_of_the_sentence_on_the_wall_opens_its_rows(wall: Screen):
    for _ in range(4):
        turned(wall, "ArrowRight")
    wall.chart("ranking")
    number = wall.page.locator(".soket-sentence .soket-number").filter(has_text="50,0%")
    number.focus()
    wall.page.keyboard.press("Enter")
    wall.page.locator(".st-key-chart_ranking").get_by_text("50,0% = 69 / 138").wait_for()
    # Pressed again it is opened again, whatever was looked at in between.
    wall.page.locator(".st-key-ranking_opened button").filter(has_text="Xem bảng").click()
    wall.page.get_by_text("50,0% = 69 / 138").wait_for(state="detached")
    number.click()
    wall.page.locator(".st-key-chart_ranking").get_by_text("50,0% = 69 / 138").wait_for()


def test_a_bar_is_clicked_where_it_is_drawn(wall: Screen):
    wall.page.set_viewport_size({"width": 1280, "height": 720})
    for _ in range(4):
        turned(wall, "ArrowRight")
    bar = wall.marks("ranking").and_(wall.page.locator("[aria-label^='Lý Nhân,']")).first
    bar.click()
    about = wall.page.locator(".st-key-chart_ranking .soket-about")
    assert wall.until(lambda: about.count() == 1 and "Lý Nhân" in about.inner_text())


def test_a_bar_that_was_clicked_can_be_clicked_again_when_its_picture_is_back(wall: Screen):
    for _ in range(4):
        turned(wall, "ArrowRight")
    bar = wall.marks("ranking").and_(wall.page.locator("[aria-label^='Lý Nhân,']")).first
    field = wall.page.locator(".st-key-chart_ranking textarea:visible")
    bar.click()
    field.wait_for()
    at_rest(wall)
    # The first Escape leaves the field.
    wall.page.keyboard.press("Escape")
    # The next item has a ranking, too, and nothing is open below that.
    turned(wall, "Home")
    assert field.count() == 0
    for _ in range(4):
        turned(wall, "ArrowRight")
    assert field.count() == 0
    bar.click()
    field.wait_for()
    assert "Lý Nhân" in wall.page.locator(".st-key-chart_ranking .soket-about").inner_text()


def test_the_form_is_opened_on_the_picture_that_was_turned_to_just_before(wall: Screen):
    for _ in range(4):
        turned(wall, "ArrowRight")
    wall.chart("ranking")
    wall.page.keyboard.press("v")
    wall.page.keyboard.press("c")
    wall.page.locator(".st-key-chart_trend textarea:visible").wait_for()
    # What is said on the wall is said at its meeting: there is nothing to choose.
    assert wall.page.locator("[class*='st-key-conclude_meeting_']").count() == 0


def test_no_key_of_many_is_lost_however_quickly_they_come(wall: Screen):
    for _ in range(6):
        turned(wall, "ArrowRight")
    sixth = where(wall)
    wall.page.keyboard.press("Home")
    wall.page.locator(".soket-code").wait_for()
    at_rest(wall)
    # The server needs longer for each than a finger does.
    for _ in range(6):
        wall.page.keyboard.press("PageDown")
    assert wall.until(lambda: where(wall) == sixth)
    at_rest(wall)
    assert where(wall) == sixth
