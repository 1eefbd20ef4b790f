import io

import pytest
from PIL import Image

from services.conclusions.content import Opinion, Task
from services.errors import CancelledError
from services.papers.assemble import assemble
from services.reports.pptx_slides import slides
from tests.panels.conftest import Look
from tests.papers.meetings import MEETING, said, shown, state_of
from tests.reports.opened import deck, slide_tables, words


def _slides(look: Look, *events, exhibits=(), sentence="", period="2021-Q3"):
    scope = look(period=period)
    made = exhibits or shown(scope, sentence)
    return list(deck(slides(assemble(scope, MEETING, made, state_of(*events)))).slides)


def test_they_are_wide_and_carry_vietnamese_by_their_theme(look: Look):
    data = slides(assemble(look(), MEETING, (), state_of()))
    made = deck(data)
    assert round(made.slide_width / made.slide_height, 2) == 1.78
    themes = [p.blob for p in made.part.package.iter_parts() if "theme" in str(p.partname)]
    assert any(b'<a:latin typeface="Arial"' in theme for theme in themes)


def test_the_first_one_says_which_meeting_on_which_figures(look: Look):
    told = words(_slides(look)[0])
    assert told[0] == "Hội nghị sơ kết quý III/2021"
    assert "Chủ trì: Nguyễn Văn A" in told
    assert "Toàn tỉnh · Quý III/2021 · số liệu đến 30/09/2021 · 2/3 đơn vị có đủ số liệu" in told
    assert any(line.startswith("DỰ THẢO") for line in told)


def test_each_chart_has_title_sentence_picture_table_and_trust(look: Look):
    scope = look()
    panel = shown(scope)[0].panel
    assert panel
    one = _slides(look, sentence="An cao nhất 80,0%.")[1]
    told = words(one)
    assert one.shapes.title.text == panel.title
    assert {"An cao nhất 80,0%.", panel.trust} <= set(told)
    pictures = [shape for shape in one.shapes if shape.shape_type == 13]
    assert pictures[0]._element.nvPicPr.cNvPr.get("descr") == panel.summary
    assert slide_tables(one)[0][1] == ["An", "40", "50", "80", "100"]


def test_what_was_said_of_nothing_that_was_shown_has_a_slide_of_its_own(look: Look):
    scope = look()
    events = (
        said(scope, 1, Opinion.WEAKNESS, "Bình còn thấp.", unit="b"),
        said(scope, 2, Opinion.SOLUTION, "Làm tốt hơn.", page="overview"),
    )
    made = _slides(look, *events)
    told = [words(one) for one in made]
    (other,) = [one for one in told if one[0] == "Kết luận khác của hội nghị"]
    assert "KL-2021-002 · Giải pháp: Làm tốt hơn." in other
    assert not any("Bình còn thấp" in line for line in other)
    assert not any(one.shapes.title.text.startswith("Kết luận khác") for one in _slides(look))


def test_its_chart_is_sharp_enough_for_print(look: Look):
    picture = next(shape for shape in _slides(look)[1].shapes if shape.shape_type == 13)
    pixels = Image.open(io.BytesIO(picture.image.blob)).width
    assert pixels / (picture.width / 914_400) >= 300


def test_a_conclusion_stands_on_the_slide_of_its_figure(look: Look):
    event = said(look(), 3, Opinion.WEAKNESS, "Bình còn thấp.", unit="b")
    one = _slides(look, event)[1]
    assert "KL-2021-003 · Hạn chế: Bình còn thấp." in words(one)


def test_what_is_too_long_for_the_screen_stands_whole_in_the_notes(look: Look):
    long = "dài lắm " * 600
    one = _slides(look, said(look(), 3, Opinion.WEAKNESS, long, unit="b"))[1]
    assert max(len(line) for line in words(one)) < 250
    assert long.strip() in one.notes_slide.notes_text_frame.text


def test_tasks_have_a_slide_of_their_own(look: Look):
    task = Task("a", (), "Kế hoạch")
    last = _slides(look, said(look(), 1, Opinion.TASK, "Tập huấn lại.", task=task))[-1]
    assert slide_tables(last)[0][1] == ["1", "Tập huấn lại.", "Huyện An", "chưa xác định"]


def test_pages_are_numbered(look: Look):
    made = _slides(look)
    last = [shape.text_frame for shape in made[-1].shapes if shape.has_text_frame][-1]
    assert last._txBody.xpath(".//a:fld[@type='slidenum']/a:t")[0].text == str(len(made))
    assert last.text.endswith(f"/{len(made)}")


def test_a_chart_without_figures_says_why(look: Look):
    panel = shown(look(period="2030-Q1"))[0].panel
    assert panel
    one = _slides(look, period="2030-Q1")[1]
    assert panel.why_empty in words(one)
    assert slide_tables(one) == []


def test_letters_are_never_too_small_to_read_but_for_the_line_of_trust(look: Look):
    small = {
        run.font.size.pt
        for one in _slides(look, sentence="x")
        for shape in one.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font.size and run.font.size.pt < 14 and not run.text.startswith(("Số liệu", "Bảng"))
    }
    assert small == set()


def test_they_tell_how_far_they_are_and_stop_when_nobody_wants_them(look: Look):
    papers = assemble(look(), MEETING, shown(look()), state_of())
    told: list[tuple[int, int]] = []
    slides(papers, lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(7)]
    with pytest.raises(CancelledError):
        slides(papers, lambda done, _: done < 3)
