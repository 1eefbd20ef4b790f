import pytest

from services.config import Settings
from services.errors import SettingError
from services.papers.settings import PaperSettings


def test_papers_are_headed_as_the_office_says():
    given = {"papers": {"issuer": "HUYỆN ĐOÀN", "recipients": ["Lưu."]}}
    papers = Settings.from_mapping(given).papers
    assert (papers.issuer, papers.recipients, papers.place) == ("HUYỆN ĐOÀN", ("Lưu.",), "Hà Nam")


def test_without_a_word_they_are_headed_as_in_the_example():
    assert Settings.from_mapping({}).papers == PaperSettings()


@pytest.mark.parametrize(
    ("given", "named"),
    [("x", "papers"), ({"issuer": 1}, "papers.issuer"), ({"recipients": "x"}, "papers.recipients")],
)
def test_a_wrong_word_about_papers_is_named(given: object, named: str):
    with pytest.raises(SettingError, match=named):
        Settings.from_mapping({"papers": given})
