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


def test_its_symbol_is_that_of_minutes(look: Look):
    assert "Số:        -BB/TĐTN-VP" in tables(_minutes(look))[1][0][0]


def test_a_meeting_without_anything_has_minutes_all_the_same(look: Look):
    lines = list(body(_minutes(look)))
    assert "(Hội nghị không trình chiếu nội dung nào.)" in lines
    assert "(Không có ý kiến kết luận ở mục này.)" in lines
