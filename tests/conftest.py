"""The small sound guide that tests start from, as files in memory."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from projects import built, make_project

from generator.content.files import File, content_files
from generator.content.load import Loaded, load

GUIDE = Path(__file__).parent / "fixtures" / "guide"
TODAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="session")
def guide() -> Mapping[str, bytes]:
    """The files of the fixture guide by their path inside content/."""
    return {str(file.inside): file.data or b"" for file in content_files(GUIDE / "content", "content")}


def load_files(files: Mapping[str, bytes | None], today: dt.date = TODAY) -> Loaded:
    """Load a guide that is not on disk; None is a file that cannot be read."""
    return load(as_files(files), today)


def as_files(files: Mapping[str, bytes | None]) -> list[File]:
    """Files that are not on disk, in the order of their paths."""
    inside = sorted(PurePosixPath(path) for path in files)
    return [File(f"content/{path}", path, files[str(path)]) for path in inside]


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once, to make copies of."""
    folder = make_project(tmp_path_factory.mktemp("finished") / "p")
    built(folder)
    return folder


@pytest.fixture
def built_project(tmp_path: Path, finished: Path) -> Path:
    """A project whose site is up to date."""
    shutil.copytree(finished, tmp_path / "p", symlinks=True)
    return tmp_path / "p"
