"""The numbers of a sentence on a page: followed when asked for, and nothing before."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.look import FOLLOWING
from pages.parts.quoted import marked
from services.drafting import Quoted, What
from services.drafting.sentence import fill
from services.panels import slides
from tests.pages.screens import again, opened, words


@pytest.fixture(scope="module", autouse=True)
def sample(
    repository: Path, reading_from: Callable[[Path], AbstractContextManager[None]]
) -> object:
    with reading_from(repository / "data" / "sample"):
        yield


def under(page: str, chart: str) -> AppTest:
    """Open what lies under a chart at its rows."""
    app = opened(page, lang="vi")
    app.session_state[f"{chart}_more"], app.session_state[f"{chart}_opened"] = True, "rows"
    return again(app)


def number_keys(app: AppTest) -> list[str]:
    return [str(one.key) for one in app.get("button_group") if "_number_" in str(one.key)]


def chosen(app: AppTest, at: int | None) -> AppTest:
    (key,) = number_keys(app)
    app.session_state[key] = at
    return again(app)


def test_nothing_is_drafted_or_sent_before_the_rows_are_asked_for(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    drafted = slides.drafted

    def noted(*told: object, **named: object) -> object:
        asked.append(str(told[2]))
        return drafted(*told, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(slides, "drafted", noted)
    app = opened("cadres", lang="vi")
    assert asked == []
    assert number_keys(app) == []
    app.session_state["ranking_more"] = True
    again(app)
    # The table is open; nobody has asked for rows.
    assert asked == []
    app.session_state["ranking_opened"] = "rows"
    again(app)
    assert asked == ["ranking"]


def test_a_number_that_is_chosen_shows_its_rows_with_their_cells():
    app = under("cadres", "ranking")
    said = " ".join(words(app).split())
    assert "thấp nhất Bình Lục 50,0% , giảm 30,4 điểm % so với cùng kỳ" in said
    assert app.selectbox(key="ranking_unit").value == "hn"
    # 3/5, 80,0%, 50,0%, 30,4 points, 9/10.
    chosen(app, 2)
    assert "Huyện Bình Lục · Quý III/2021: 50,0% = 69 / 138 · 1 dòng gốc" in words(app)
    # The unit's rows are another question, and make room for this one.
    assert "ranking_unit" not in {str(box.key) for box in app.selectbox}
    rows = next(table.value for table in app.dataframe if "Dòng" in table.value.columns)
    assert rows[["Ô", "Bảng tính"]].to_numpy().tolist() == [["F17 E17", "Huyện Bình Lục"]]
    chosen(app, None)
    assert app.selectbox(key="ranking_unit").value == "hn"


def test_a_change_offers_the_rows_of_both_figures():
    app = chosen(under("cadres", "ranking"), 3)
    (which,) = [box for box in app.selectbox if str(box.key).startswith("ranking_figure_")]
    assert [name.rpartition(" · ")[2] for name in which.options] == ["Quý III/2021", "Quý III/2020"]
    which.select_index(1)
    again(app)
    assert "Quý III/2020: 80,4% = 111 / 138" in words(app)


def test_charts_that_show_no_single_indicator_have_their_rows_too():
    app = chosen(under("overview", "status"), 0)
    assert "48/80: đếm trên 80 số liệu dưới đây." in words(app)
    app = chosen(under("grassroots", "composition"), 1)
    assert "134: gồm 6 số liệu dưới đây." in words(app)
    app = chosen(under("employment", "funnel"), 0)
    assert "Số thanh niên được giới thiệu việc làm · Toàn tỉnh" in words(app)


def test_another_sentence_has_no_number_chosen():
    app = chosen(under("cadres", "ranking"), 2)
    app.session_state["_address"]["units"] = "hn-lynhan,hn-binhluc"
    again(app)
    assert app.session_state[number_keys(app)[0]] is None
    assert app.selectbox(key="ranking_unit").value == "hn"


def test_a_bar_that_is_clicked_takes_the_place_of_a_number():
    app = chosen(under("cadres", "ranking"), 2)
    app.session_state["ranking_drawing"] = {
        "selection": {"datum": [{"indicator": "C1", "unit_id": "hn-lynhan", "period": "2021-Q3"}]}
    }
    again(app)
    app.session_state["ranking_opened"] = "rows"
    again(app)
    assert app.selectbox(key="ranking_unit").value == "hn-lynhan"


def test_a_sentence_is_shown_as_text_whatever_a_unit_is_called():
    value = Quoted("5<i>", What.VALUE, (object(),))  # type: ignore[arg-type]
    said = fill("{unit}: {value} & 5", unit="<b>5</b>", value=value)
    assert marked(said, "ranking", "b") == (
        '&lt;b&gt;5&lt;/b&gt;: <b class="soket-number" data-of="ranking" data-number="0">5&lt;i&gt;'
        "</b> &amp; 5"
    )


def test_the_script_that_follows_numbers_sets_no_text():
    assert "innerHTML" not in FOLLOWING
