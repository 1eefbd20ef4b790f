import pytest

from services.reading import Readings, look
from services.sample import Sample, make_sample
from services.snapshot import Snapshot
from services.sources.workbook import WorkbookFolder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def snapshot(sample: Sample) -> Snapshot:
    found = look(WorkbookFolder(sample.paths[0].parent), Readings()).snapshot
    assert found is not None
    return found
