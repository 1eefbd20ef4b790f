import dataclasses
import string

import pytest

from services.charts import style
from services.charts.rows import Measure, Status
from services.indicators.catalogue import BY_CODE
from services.indicators.targets import Status as TargetStatus
from services.text.charts import EN, VI
from services.text.language import Language


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", ["#FFFFFF", "#0E1117"])
def test_marks_stand_out_from_a_light_and_a_dark_page(page):
    colours = {*style.UNIT_COLOURS, *style.STATUS_COLOURS.values(), style.QUIET} - {"transparent"}
    assert {c: contrast(c, page) for c in colours if contrast(c, page) < 3} == {}


def test_every_state_has_its_colour_and_sign():
    assert set(style.STATUS_COLOURS) == set(style.STATUS_SHAPES) == set(Status)
    assert len(set(style.STATUS_SHAPES.values())) == len(Status)


def test_states_of_targets_are_states_of_charts():
    assert {str(s) for s in TargetStatus} < {str(s) for s in Status}


@pytest.mark.parametrize(
    ("value", "top"),
    [(0.0031, 0.004), (1, 1), (3, 3), (7, 8), (11, 12), (97, 100), (1201, 1500), (9001, 10000)],
)
def test_a_scale_ends_at_a_round_number(value, top):
    assert style.round_up(value) == pytest.approx(top)


def test_a_share_scale_ends_at_all_unless_all_would_hide_it():
    share = Measure("G1", "x")
    assert style.top_of([0.5, None], share) == 1.0
    assert style.top_of([1.2], share) == pytest.approx(1.2)
    assert style.top_of([0.02], share) == pytest.approx(0.02)
    assert style.top_of([], share) == 1.0


def test_names_wrap_at_words():
    assert style.wrapped("Khối các cơ quan và doanh nghiệp", 24) == [
        "Khối các cơ quan và",
        "doanh nghiệp",
    ]


def test_a_measure_comes_from_the_catalogue_in_the_reader_s_language():
    classes = Measure.of(BY_CODE["C2"], Language.VI)
    assert (classes.unit, classes.is_share) == ("lớp", False)
    assert Measure.of(BY_CODE["G1"], Language.EN).unit == ""


def test_both_languages_have_every_text_with_the_same_slots():
    def slots(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for field in dataclasses.fields(VI):
        vi, en = getattr(VI, field.name), getattr(EN, field.name)
        assert vi, field.name
        assert en, field.name
        assert slots(vi) == slots(en), field.name
