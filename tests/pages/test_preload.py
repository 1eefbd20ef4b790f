"""Code of the screen that is fetched ahead."""

from pathlib import Path

import streamlit as st

from pages.parts import look, preload
from services.charts import selection


def test_each_piece_is_one_of_the_streamlit_that_is_installed():
    static = Path(st.__file__).parent / "static"
    found = [static / path for path in preload.paths()]
    assert [path.name.split(".")[0] for path in found] == list(preload.NAMES)
    assert all(path.is_file() for path in found)


def test_charts_share_a_pick_through_the_field_that_is_placed():
    assert look.ELEMENT == selection.ELEMENT
