"""Every page in both languages, on the sample."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from services import session
from services.panels import ahead
from services.text.language import Language
from services.text.screen import ScreenText, screen
from tests.pages.screens import PAGES, again, charts, opened, turned, words

TITLES = {
    ("overview", "vi"): "Tổng quan · Toàn tỉnh · Quý III/2021",
    ("cadres", "vi"): "Cán bộ · Toàn tỉnh · Quý III/2021",
    ("grassroots", "vi"): "Địa bàn dân cư · Toàn tỉnh · Quý III/2021",
    ("employment", "vi"): "Việc làm · Toàn tỉnh · Quý III/2021",
    ("unit", "vi"): "Thành phố Phủ Lý · Quý III/2021",
    ("conclusions", "vi"): "Kết luận",
    ("meeting", "vi"): "Hội nghị",
    ("data", "vi"): "Số liệu",
    ("overview", "en"): "Overview · Whole province · Quarter 3/2021",
    ("cadres", "en"): "Cadres · Whole province · Quarter 3/2021",
    ("grassroots", "en"): "Residential areas · Whole province · Quarter 3/2021",
    ("employment", "en"): "Employment · Whole province · Quarter 3/2021",
    ("unit", "en"): "Thành phố Phủ Lý · Quarter 3/2021",
    ("conclusions", "en"): "Conclusions",
    ("meeting", "en"): "Meetings",
    ("data", "en"): "Data",
}
CHARTS = {"overview": 1, "cadres": 4, "grassroots": 4, "employment": 5, "unit": 2} | dict.fromkeys(
    ("conclusions", "meeting", "data"), 0
)
NOTICES = {
    "vi": "Số liệu minh hoạ – không phải số liệu thật",
    "en": "Invented sample data – not real figures",
}


def texts(language: Language) -> set[str]:
    """Return the pieces of the screen's words, split at the slots that are filled in."""
    found: set[str] = set()
    text: ScreenText = screen(language)
    for part in vars(text).values():
        for value in vars(part).values():
            for template in value.values() if isinstance(value, dict) else (value,):
                found |= {piece.strip() for piece in re.split(r"\{\w*\}", template)}
    return found


@pytest.fixture(scope="module", params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def pages(sample: Path, language: str) -> dict[str, AppTest]:
    """Return each page, drawn for a reader who walked through all of them."""
    drawn = {"overview": opened("overview", lang=language)}
    for page in PAGES[1:]:
        drawn[page] = opened(page, lang=language)
    return drawn


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_without_an_exception(pages: dict[str, AppTest], page: str):
    assert [error.message for error in pages[page].exception] == []
    assert [error.value for error in pages[page].error] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_title_says_what_is_seen_in_the_reader_s_language(
    pages: dict[str, AppTest], language: str, page: str
):
    assert [title.value for title in pages[page].title] == [TITLES[page, language]]


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_of_the_page_is_there(pages: dict[str, AppTest], page: str):
    assert len(charts(pages[page])) >= CHARTS[page]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_that_the_figures_are_invented(
    pages: dict[str, AppTest], language: str, page: str
):
    assert NOTICES[language] in words(pages[page])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_one_language_only(pages: dict[str, AppTest], language: str, page: str):
    other = {Language.VI: Language.EN, Language.EN: Language.VI}[Language(language)]
    foreign = texts(other) - texts(Language(language))
    # Words such as "Reached" could stand inside a name; a text of ours stands by itself.
    lines = {piece.strip() for line in words(pages[page]).splitlines() for piece in line.split("·")}
    assert lines & {word for word in foreign if len(word) > 2} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_trust_says_how_much_was_read(
    pages: dict[str, AppTest], language: str, page: str
):
    read = {"vi": "đọc 11/11 bảng tính", "en": "11/11 spreadsheets read"}[language]
    assert words(pages[page]).count(read) == len(charts(pages[page]))


def test_the_navigation_names_every_page_in_vietnamese(sample: Path):
    said = words(opened("overview", lang="vi"))
    for name in ("Cán bộ", "Địa bàn dân cư", "Việc làm"):
        assert name in said


def test_the_choice_of_a_filter_is_kept_from_page_to_page(sample: Path):
    app = opened("overview", lang="vi")
    app.selectbox(key="filter_period").set_value("2021-Q1")
    again(app)
    turned(app, "grassroots")
    assert app.title[0].value == "Địa bàn dân cư · Toàn tỉnh · Quý I/2021"
    assert app.selectbox(key="filter_period").value == "2021-Q1"


def test_an_unknown_value_in_a_link_is_explained_and_not_dropped_silently(sample: Path):
    app = opened("overview", lang="vi", period="2021-Q9", units="hn-lynhan,hn-atlantis")
    said = words(app)
    assert "“2021-Q9” ở mục Kỳ số liệu, đã thay bằng Quý III/2021" in said
    assert "“hn-atlantis” ở mục Đơn vị, đã thay bằng Huyện Lý Nhân" in said
    assert app.title[0].value == "Tổng quan · Lý Nhân · Quý III/2021"


def test_a_link_with_markup_is_shown_as_text(sample: Path):
    app = opened("overview", lang="vi", units="<b>[x](http://a.b)</b>")
    said = app.warning[0].value
    assert "\\<b\\>\\[x\\]\\(" in said


def test_a_page_that_is_opened_alone_asks_for_its_frame(sample: Path):
    # What a cold server does with a deep link (AppTest does so at every turn).
    app = opened("cadres", lang="vi", period="2020-Q1")
    assert app.selectbox(key="filter_period").value == "2020-Q1"
    assert app.title[0].value == "Cán bộ · Toàn tỉnh · Quý I/2020"


def test_the_rows_behind_a_clicked_bar_name_their_cells(sample: Path):
    app = opened("cadres", lang="vi")
    app.session_state["ranking_drawing"] = {
        "selection": {"datum": [{"indicator": "C1", "unit_id": "hn-lynhan", "period": "2021-Q3"}]}
    }
    again(app)
    assert app.selectbox(key="ranking_unit").value == "hn-lynhan"
    rows = next(table.value for table in app.dataframe if "Dòng" in table.value.columns)
    assert rows["Bảng tính"].tolist() == ["Huyện Lý Nhân"]
    assert rows["Trang"].tolist() == ["Chất lượng cán bộ"]
    # Row 17 is the third quarter of 2021: six lines of heads, then eleven quarters.
    assert rows["Ô"].tolist() == ["F17 E17"]


def test_a_click_on_a_target_line_asks_for_no_rows(sample: Path):
    app = opened("cadres", lang="vi")
    app.session_state["trend_drawing"] = {
        "selection": {"datum": [{"indicator": None, "unit_id": "", "period": None}]}
    }
    again(app)
    assert [error.message for error in app.exception] == []
    assert "trend_unit" not in {box.key for box in app.selectbox}


def test_an_unknown_language_in_a_link_gives_vietnamese_and_says_so(sample: Path):
    app = opened("overview", lang="fr")
    assert [error.message for error in app.exception] == []
    assert app.title[0].value == "Tổng quan · Toàn tỉnh · Quý III/2021"


def test_the_search_among_findings_narrows_them(sample: Path):
    app = opened("data", lang="vi")
    app.text_input(key="data_search").set_value("khoảng 50")
    again(app)
    shown = next(t.value for t in app.dataframe if "Nội dung và cách sửa" in t.value.columns)
    assert shown["Ô"].tolist() == ["H19"]
    assert shown["Bảng tính"].tolist() == ["Huyện Thanh Liêm"]


def test_findings_can_be_narrowed_to_one_spreadsheet_and_to_errors(sample: Path):
    app = opened("data", lang="vi")
    app.selectbox(key="data_spreadsheet").set_value("Thành phố Phủ Lý")
    app.selectbox(key="data_severity").set_value("error")
    again(app)
    shown = next(t.value for t in app.dataframe if "Nội dung và cách sửa" in t.value.columns)
    assert sorted(shown["Ô"]) == ["G12", "N12", "N202"]


def test_no_finding_under_a_filter_is_said_in_words(sample: Path):
    app = opened("data", lang="vi")
    app.text_input(key="data_search").set_value("không có chữ này ở đâu cả")
    again(app)
    assert [said.value for said in app.success] == ["Không có phát hiện nào với bộ lọc này."]


@pytest.mark.parametrize("page", ["overview", "cadres", "grassroots", "employment"])
def test_what_is_made_ahead_is_what_the_page_places(
    sample: Path, monkeypatch: pytest.MonkeyPatch, page: str
):
    asked: list[str] = []

    def made(key: str, make: Callable[[], object]) -> object:
        asked.append(key)
        return make()

    monkeypatch.setattr(session, "_made", made)
    drawn = opened(page, lang="vi")
    assert drawn.title
    of_overview = len(ahead.PLACED["overview"])
    placed = asked[:] if page == "overview" else asked[of_overview:]
    snapshot = drawn.session_state["_snapshot"]
    asked.clear()
    for job in ahead.jobs(snapshot):
        if job.scope.view.span.code != "2021-Q3":
            break
        session._made_for(job.scope, job.build, *job.args)
    names = list(ahead.PLACED)
    first = sum(len(ahead.PLACED[name]) for name in names[: names.index(page)])
    assert set(placed) == set(asked[first : first + len(ahead.PLACED[page])])


def test_a_table_writes_its_numbers_as_an_office_does_whatever_the_browser_s_way(sample: Path):
    app = opened("cadres", lang="vi")
    app.session_state["ranking_more"] = True
    table = again(app).dataframe[0].proto
    written = convert_arrow_bytes_to_pandas_df(table.arrow_data.styler.display_values)
    assert written.iloc[0].tolist() == ["Thanh Liêm", "133", "145", "91,7", "80"]
    # Kim Bảng has not reported.
    assert written.iloc[5].tolist() == ["Kim Bảng", "–", "–", "–", "80"]
    assert table.placeholder == "–"
