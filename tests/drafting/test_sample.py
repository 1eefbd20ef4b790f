"""Every sentence of the sample, in both languages: whatever it says, its figures say it too."""

import re
from dataclasses import replace

import pytest

from services.drafting import Sentence
from services.panels.breakdown import BREAKDOWNS
from services.panels.scope import Scope
from services.periods import parse_span
from services.reading import Readings, look
from services.sample import make_sample
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder
from services.text.language import Language
from services.view import View
from tests.drafting.scenes import misquoted, sentences, unlinked

# A cause, or a guess; none of these is ever written.
_CAUSES = re.compile(r"\b(vì|do|nguyên nhân|bởi|có lẽ|có thể|because|due to|perhaps)\b", re.I)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    sample = make_sample(tmp_path_factory.mktemp("sample"))
    found = look(WorkbookFolder(sample.paths[0].parent), Readings()).snapshot
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("period", "units"),
    [
        ("2021-Q3", ("hn",)),
        ("2021", ("hn",)),
        ("2021-Q1..2021-Q3", ("hn-binhluc",)),
        ("2020-H2", ("hn-kimbang", "hn-lynhan")),
    ],
)
def test_every_number_is_linked_and_no_cause_is_given(
    snapshot: Snapshot, period: str, units: tuple[str, ...]
):
    vi = Scope(snapshot, View(Language.VI, parse_span(period), units))
    en = replace(vi, view=replace(vi.view, language=Language.EN))
    names = [part.name for made in BREAKDOWNS.values() for part in made.parts]
    parts = [f"{name[:1].lower()}{name[1:]}" for one in names for name in (one.vi, one.en)]
    for told, scope in [(one, seen) for seen in (vi, en) for one in sentences(seen)]:
        bare = told.text
        for name in parts:
            bare = bare.replace(name, "")
        assert unlinked(Sentence(bare, told.figures), snapshot) == [], told.text
        assert not _CAUSES.search(told.text), told.text
        assert told.text.endswith("."), told.text
        assert "  " not in told.text
        if scope is vi:
            assert misquoted(told, scope) == [], told.text
