from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.conclusions.content import Opinion
from services.papers.assemble import assemble
from services.reports.docx_minutes import minutes
from services.text.papers import PAPER
from tests.panels.conftest import Look
from tests.papers.meetings import MEETING, said, shown, state_of
from tests.reports.opened import body, document, headed, tables


def _minutes(look: Look, *events, exhibits=()):
    return document(minutes(assemble(look(), MEETING, exhibits, state_of(*events))))


def test_the_course_of_the_meeting_stands_in_order(look: Look):
    scope = look()
    events = (
        said(scope, 1, Opinion.WEAKNESS, "Huyện Bình còn thấp.", unit="b"),
        said(scope, 2, Opinion.SOLUTION, "Làm tốt hơn."),
    )
    lines = list(body(_minutes(look, *events, exhibits=shown(scope, "Hai đơn vị có số liệu."))))
    ranking = shown(scope)[0].panel
    assert ranking
    wanted = [
        "BIÊN BẢN",
        "I. THỜI GIAN, ĐỊA ĐIỂM",
        "II. THÀNH PHẦN",
        "III. CHƯƠNG TRÌNH",
        "IV. DIỄN BIẾN",
        "Tóm tắt báo cáo: Hai đơn vị có số liệu.",
        "Ý kiến phát biểu (đơn vị: nội dung):",
        "Chủ trì kết luận:",
        "- Huyện Bình còn thấp.",
        "- KL-2020-001 · quá hạn",
        "V. KẾT LUẬN CỦA CHỦ TRÌ",
        "- Làm tốt hơn.",
        "VI. KẾT THÚC",
    ]
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)
    assert f"1. {ranking.title}" in lines
    assert f"Số liệu: {ranking.trust}" in lines


def test_secretary_presence_and_closing_are_left_for_the_hand(look: Look):
    paper = _minutes(look)
    lines = list(body(paper))
    assert any(line.startswith("Thư ký: …") for line in lines)
    assert any(line.startswith("Hội nghị kết thúc vào hồi …") for line in lines)
    rows = headed(tables(paper), PAPER.present_headings)[0]
    assert rows[0] == ["1", "Huyện An", "", "", ""]
    assert [row[1] for row in rows] == ["Huyện An", "Huyện Bình", "Huyện Cát"]
    assert [cell.split("\n")[0] for cell in tables(paper)[-1][0]] == ["THƯ KÝ", "CHỦ TRÌ"]


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        # Half past three in the afternoon in Vietnam, of the day on which it was opened.
        (datetime(2021, 11, 25, 8, 30, tzinfo=UTC), "Hội nghị kết thúc vào hồi 15 giờ 30 cùng"),
        # Whoever closes it the next morning does not tell when it was over.
        (datetime(2021, 11, 26, 1, 0, tzinfo=UTC), "Hội nghị kết thúc vào hồi …"),
        (None, "Hội nghị kết thúc vào hồi …"),
    ],
)
def test_they_say_when_it_was_over_where_that_is_known(
    look: Look, ended: datetime | None, told: str
):
    meeting = replace(MEETING, begun_at=datetime(2021, 11, 25, 7, 0, tzinfo=UTC), ended_at=ended)
    lines = list(body(document(minutes(assemble(look(), meeting, (), state_of())))))
    assert any(line.startswith(told) for line in lines)


def test_they_say_on_which_figures_the_meeting_looked(look: Look):
    assert (
        "Số liệu xem xét tại hội nghị: Toàn tỉnh · Quý III/2021; chốt đến 30/09/2021; "
        "2/3 đơn vị có đủ số liệu."
    ) in list(body(_minutes(look)))


def test_its_symbol_is_that_of_minutes(look: Look):
    assert "Số:        -BB/TĐTN-VP" in tables(_minutes(look))[1][0][0]


def test_a_meeting_without_anything_has_minutes_all_the_same(look: Look):
    lines = list(body(_minutes(look)))
    assert "(Hội nghị không trình chiếu nội dung nào.)" in lines
    assert "(Không có ý kiến kết luận ở mục này.)" in lines
