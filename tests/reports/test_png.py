import io
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from PIL import Image

from services.charts.ranking import ranking
from services.charts.rows import Measure
from services.reports.png import bare, png
from services.text.charts import VI

TITLE = "Tỷ lệ chi đoàn mạnh theo đơn vị, quý III/2021"
TRUST = "Số liệu đến 30/09/2021 · 9/10 đơn vị có số liệu"


@pytest.fixture(scope="module")
def spec():
    rows = pd.DataFrame(
        {
            "indicator": "G1",
            "unit_id": ["hn-lynhan", "hn-phuly"],
            "unit_name": ["Lý Nhân", "Phủ Lý"],
            "period": "2021-Q3",
            "period_label": "Quý III/2021",
            "value": [0.41, None],
        }
    )
    return ranking(rows, Measure("G1", "Tỷ lệ chi đoàn mạnh"), VI)


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    return sum(image.crop(box).histogram()[:128])


def top(image: Image.Image, height: int = 90) -> tuple[int, int, int, int]:
    return (0, 0, image.width, height)


def test_a_picture_has_twice_the_pixels_and_its_words(spec):
    image = picture(png(spec, title=TITLE, lines=[TRUST]))
    assert image.width == 1920
    # A letter of the title, 18 points at twice the pixels, has some hundred dark ones.
    assert ink(image, top(image)) > 20 * len(TITLE)
    bare = picture(png(spec, title=" ", lines=[]))
    assert ink(bare, top(bare, 40)) == 0


def test_the_line_of_trust_is_drawn_under_the_title(spec):
    with_line = picture(png(spec, title=TITLE, lines=[TRUST]))
    without = picture(png(spec, title=TITLE))
    assert with_line.height > without.height
    # Pale ink: count what is darker than light grey.
    band = (0, 90, with_line.width, 130)
    assert sum(with_line.crop(band).histogram()[:170]) > 10 * len(TRUST)


def test_vietnamese_letters_are_drawn_whole_composed_or_not(spec):
    composed = png(spec, title=unicodedata.normalize("NFC", TITLE))
    decomposed = png(spec, title=unicodedata.normalize("NFD", TITLE))
    bare = png(spec, title="Ty le chi doan manh theo don vi, quy III/2021")
    assert composed == decomposed
    image, plain = picture(composed), picture(bare)
    # The marks above and below letters are ink that the bare letters lack.
    assert ink(image, top(image)) > ink(plain, top(plain)) * 1.02


@pytest.mark.parametrize("sign", ["ữ", "Ộ", "đ", "≥", "→", "●", "◆", "▼", "–", "−"])
def test_the_house_s_font_has_every_sign_it_uses(spec, sign):
    # A glyph that is missing is drawn as an empty box, the same for every missing one.
    missing = picture(png(spec, title="\ue123"))
    drawn = picture(png(spec, title=sign))
    area = (0, 20, 300, 90)
    assert ink(drawn, area) > 0
    assert drawn.crop(area).tobytes() != missing.crop(area).tobytes()


def test_long_titles_take_another_line(spec):
    assert picture(png(spec, title=TITLE * 3)).height > picture(png(spec, title=TITLE)).height


def test_the_chart_itself_is_left_as_it_was(spec):
    before = str(spec)
    png(spec, title=TITLE)
    assert str(spec) == before
    assert [p["name"] for p in spec["params"]] == ["picked", "datum"]


def test_several_at_once_are_the_same_picture(spec):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: png(spec, title=TITLE), range(4)))
    assert len(set(made)) == 1


def test_a_bare_picture_has_exactly_its_shape_four_times_over(spec):
    image = picture(bare(spec, 500, 300))
    assert (image.width, image.height) == (2000, 1200)


def test_the_same_picture_is_drawn_once(spec):
    assert bare(spec, 400, 200) is bare(dict(spec), 400, 200)
    assert bare(spec, 400, 200) != bare(spec, 400, 201)
