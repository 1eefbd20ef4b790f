from datetime import date

import pytest

from services.conclusions.content import Due, Opinion, Task
from services.errors import CancelledError
from services.meetings.content import Meeting
from services.papers.assemble import assemble
from services.papers.settings import PaperSettings
from services.reports.docx_notice import notice
from services.text.papers import PAPER
from tests.panels.conftest import Look
from tests.papers.meetings import MEETING, said, shown, state_of
from tests.reports.opened import body, document, headed, tables


def _notice(look: Look, *events, exhibits=(), meeting=MEETING, head=None):
    return document(notice(assemble(look(), meeting, exhibits, state_of(*events), head)))


def _everything(look: Look):
    scope = look()
    return (
        said(scope, 1, Opinion.ACKNOWLEDGEMENT, "Biểu dương Huyện An.", unit="a"),
        said(scope, 2, Opinion.WEAKNESS, "Huyện Bình còn thấp.", unit="b"),
        said(scope, 3, Opinion.CAUSE, "Chưa sát cơ sở."),
        said(scope, 4, Opinion.SOLUTION, "Đa dạng hoá hoạt động.", area_code="grassroots"),
        said(
            scope,
            5,
            Opinion.REQUEST,
            "Quan tâm cán bộ quy hoạch.",
            area_code="cadres",
            task=Task("a", ("b", "Ban Tổ chức"), "Kế hoạch", date(2021, 12, 31)),
        ),
        said(scope, 6, Opinion.TASK, "Tập huấn lại.", task=Task("", (), "", Due.UNDECIDED)),
    )


def test_it_is_headed_as_the_union_heads_its_papers(look: Look):
    head = tables(_notice(look))[1][0]
    assert head[0] == "BAN CHẤP HÀNH TỈNH HÀ NAM\n***\nSố:        -TB/TĐTN-VP"
    assert head[1] == "ĐOÀN TNCS HỒ CHÍ MINH\nHà Nam, ngày       tháng       năm"


def test_what_the_office_set_stands_in_place_of_ours(look: Look):
    head = PaperSettings("HUYỆN ĐOÀN LÝ NHÂN", "TB/HĐ", place="Lý Nhân", recipients=("Lưu.",))
    found = tables(_notice(look, head=head))
    assert found[1][0][0].startswith("HUYỆN ĐOÀN LÝ NHÂN\n***\nSố:        -TB/HĐ")
    assert "- Lưu." in found[-2][0][0]


def test_the_page_is_a4_in_times_new_roman_and_marked_a_draft(look: Look):
    paper = _notice(look)
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.header.paragraphs[0].text == "DỰ THẢO"
    normal = paper.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)


def test_gaps_come_before_everything_else(look: Look):
    first = next(iter(body(_notice(look, *_everything(look)))))
    assert "KL-2021-006: chưa xác định đơn vị chủ trì, sản phẩm, kết quả, thời hạn" in first
    assert "KL-2021-005" not in first


def test_the_four_sections_stand_in_order_with_their_opinions(look: Look):
    lines = list(body(_notice(look, *_everything(look))))
    wanted = [
        "THÔNG BÁO",
        "Kết luận của đồng chí Nguyễn Văn A tại Hội nghị sơ kết quý III/2021",
        "I. ĐÁNH GIÁ CHUNG",
        "1. Kết quả được ghi nhận",
        "- Biểu dương Huyện An.",
        "2. Hạn chế",
        "- Huyện Bình còn thấp.",
        "3. Nguyên nhân",
        "- Chưa sát cơ sở.",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "1. Cán bộ",
        "- Quan tâm cán bộ quy hoạch. (giao nhiệm vụ tại mục III, số 1)",
        "2. Địa bàn dân cư",
        "- Đa dạng hoá hoạt động.",
        "III. GIAO NHIỆM VỤ",
        "IV. TỔ CHỨC THỰC HIỆN",
        "Phụ lục 1",
        "Phụ lục 2",
    ]
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)


def test_the_opening_says_who_where_when_and_on_which_figures(look: Look):
    lines = list(body(_notice(look)))
    opening = next(line for line in lines if line.startswith("14:00 25/11/2021, tại Hội trường"))
    assert "đồng chí Nguyễn Văn A đã chủ trì Hội nghị sơ kết quý III/2021" in opening
    basis = next(line for line in lines if line.startswith("Sau khi nghe"))
    assert "số liệu chốt đến 30/09/2021; 02/03 đơn vị có đủ số liệu" in basis


def test_a_figure_stands_under_its_conclusion(look: Look):
    lines = list(body(_notice(look, *_everything(look))))
    below = lines[lines.index("- Huyện Bình còn thấp.") + 1]
    assert below.startswith("Số liệu: C1 ")
    assert "Huyện Bình · Quý III/2021: 60,0% (30/50)" in below
    assert below.endswith("(KL-2021-002)")


def test_tasks_are_a_table_of_who_what_and_when(look: Look):
    rows = headed(tables(_notice(look, *_everything(look))), PAPER.task_headings)[0]
    assert rows == [
        [
            "1",
            "Quan tâm cán bộ quy hoạch.\n(KL-2021-005)",
            "Huyện An",
            "Huyện Bình; Ban Tổ chức",
            "Kế hoạch",
            "31/12/2021",
        ],
        ["2", "Tập huấn lại.\n(KL-2021-006)", *["chưa xác định", "–"], *["chưa xác định"] * 2],
    ]


def test_the_first_annex_holds_the_frozen_figures(look: Look):
    rows = headed(tables(_notice(look, *_everything(look))), PAPER.frozen_headings)[0]
    assert [row[1] for row in rows] == ["KL-2021-001", "KL-2021-002"]
    assert rows[0][3:6] == ["Huyện An", "Quý III/2021", "80,0% (40/50)"]
    assert rows[1][7:] == ["1/1", "30/09/2021"]


def test_the_second_annex_names_who_has_not_reported(look: Look):
    rows = headed(tables(_notice(look)), PAPER.silent_headings)[0]
    assert ["Chất lượng cán bộ", "2/3", "Cát (Quý II/2021)"] in rows


def test_without_conclusions_each_section_says_so(look: Look):
    lines = list(body(_notice(look)))
    assert lines.count("(Không có ý kiến kết luận ở mục này.)") == 2
    assert "(Hội nghị không giao nhiệm vụ cụ thể.)" in lines
    assert "(Không có kết luận nào gắn với một con số.)" in lines


def test_what_nobody_told_is_left_blank_and_nothing_is_invented(look: Look):
    lines = list(body(_notice(look, meeting=Meeting("m", "HN1", ""))))
    assert any("đồng chí …" in line for line in lines)
    assert not any("Nguyễn" in line for line in lines)


def test_the_name_under_the_signature_stays_blank(look: Look):
    signature = tables(_notice(look))[-2][0][1].split("\n")
    assert signature[:2] == ["TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "BÍ THƯ / PHÓ BÍ THƯ"]
    assert set("".join(signature[2:])) <= {"…"}


def test_a_chair_who_is_called_comrade_is_not_called_so_twice(look: Look):
    meeting = Meeting("m", "HN1", "giao ban", chair="Đồng chí Trần B")
    lines = list(body(_notice(look, meeting=meeting)))
    assert "Kết luận của Đồng chí Trần B tại Hội nghị giao ban" in lines


def test_it_tells_how_far_it_is_and_stops_when_nobody_wants_it(look: Look):
    papers = assemble(look(), MEETING, shown(look()), state_of())
    told: list[tuple[int, int]] = []
    notice(papers, lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(CancelledError):
        notice(papers, lambda done, _: done < 2)
