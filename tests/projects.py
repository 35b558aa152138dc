"""Whole projects in temporary folders, and the command line run in them as somebody would."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

REPO = Path(__file__).parents[1]
GUIDE = REPO / "tests" / "fixtures" / "guide" / "content"
BIN = Path(sys.executable).parent
# The day of a build is in its sitemap.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795262400"}
ADDRESS = "https://guide.example/bread/"
# Words of this repository's own guide, which no other guide and no generator has.
SUBJECT = re.compile(
    r"machine.?learning|\bML\b|\bMLE\b|neural|gradient descent|regression|overfit|\bLLM|dataset|hyperparameter",
    re.IGNORECASE,
)

SETTINGS = """\
site_name: Bread & butter
site_description: How bakers are hired.
site_url: https://guide.example/bread/
repo_url: https://git.guide.example/bread/
theme: {name: material, custom_dir: overrides, font: false, favicon: assets/images/favicon.svg}
plugins: [studyguide]
markdown_extensions:
  - attr_list
  - fenced_code
  - tables: {use_align_attribute: true}
  - toc: {permalink: true}
not_in_nav: |
  /questions/*
  /browse/
validation: {links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}}
extra:
  more_navigation:
    - about.md
"""
ABOUT = """\
# About &lt;this&gt; &amp; that

Baked by hand: see [the questions](questions/index.md) and [the fix](#a-fix).

## A fix
"""


def make_project(folder: Path, more: str = "", *, content: Path = GUIDE) -> Path:
    """A guide with a configuration, a page written by hand and our theme, made of copies that a test may spoil."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text(ABOUT, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS + more, encoding="utf-8")
    shutil.copytree(content, folder / "content")
    shutil.copytree(REPO / "overrides", folder / "overrides")
    share_cache(folder)
    return folder


def make_real_project(folder: Path, more: str = "") -> Path:
    """This repository's own guide, with the same settings."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("content", "docs", "overrides"):
        shutil.copytree(REPO / name, folder / name)
    settings = (REPO / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings + more, encoding="utf-8")
    share_cache(folder, "print")
    return folder


def share_cache(folder: Path, *names: str) -> None:
    """What takes seconds to make: the fonts, which do not depend on the guide, and what else is named."""
    (folder / ".cache").mkdir()
    for name in ("fonts", *names):
        (REPO / ".cache" / name).mkdir(parents=True, exist_ok=True)
        (folder / ".cache" / name).symlink_to(REPO / ".cache" / name, target_is_directory=True)


def run(
    command: str, *arguments: str | Path, cwd: Path, more: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """A program of this environment, run in a project; `more` goes to its environment variables."""
    variables = {**ENVIRONMENT, **more}
    return subprocess.run(
        [BIN / command, *arguments], cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )


def studyguide(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run("studyguide", *arguments, cwd=cwd)


def built(project: Path) -> Path:
    """The site of a project that is sound."""
    result = studyguide("build", cwd=project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
