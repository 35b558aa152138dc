"""Whole builds through both doors: what they write, what they refuse, and what a refusal leaves behind."""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from projects import (
    REPO,
    built,
    digests,
    edit,
    make_project,
    make_real_project,
    run,
    studyguide,
)

from generator import exchange as exchanging
from generator.content.project import find_project
from generator.exchange import exchange

QUESTION = "content/questions/bread/what-is-hydration.yml"

Spoil: TypeAlias = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("make", [make_project, make_real_project])
def test_both_doors_write_the_same_bytes(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    folder = make(tmp_path / "p")
    ours = digests(built(folder))
    result = run("mkdocs", "build", "--strict", "--site-dir", "other", cwd=folder)
    assert result.returncode == 0, result.stderr
    theirs = digests(folder / "other")
    assert ours == theirs
    assert {"index.html", "404.html", "sitemap.xml", "search/index.js", "assets/stylesheets/site.css"} <= set(ours)


def test_two_builds_write_the_same_bytes(built_project: Path) -> None:
    first = digests(built_project / "site")
    assert digests(built(built_project)) == first


def test_a_build_writes_beside_its_place_and_into_its_cache_and_nowhere_else(project: Path) -> None:
    before = digests(project)
    result = studyguide("build", "--site-dir", "out/of/here", cwd=project)
    assert result.returncode == 0, result.stderr
    assert names(project / "out" / "of") == {"here"}
    after = {path: digest for path, digest in digests(project).items() if not path.startswith(("out/", ".cache/"))}
    assert after == before


def test_what_vanished_from_the_content_vanishes_from_the_site(built_project: Path) -> None:
    page = built_project / "site/checklists/the-day-before/index.html"
    assert page.exists()
    (built_project / "content/checklists/the-day-before.yml").unlink()
    edit(built_project / "content/plans/one-week.yml", "        checklists: [the-day-before]\n", "")
    built(built_project)
    assert not page.exists()


def spoil_a_field(project: Path) -> None:
    edit(project / QUESTION, "level: core", "level: coer")


def spoil_yaml(project: Path) -> None:
    (project / QUESTION).write_text("prompt: [", encoding="utf-8")


def spoil_a_page(project: Path) -> None:
    edit(project / "docs/about.md", "questions/index.md", "questions/nowhere.md")


def spoil_an_anchor(project: Path) -> None:
    edit(project / "docs/about.md", "#a-fix", "#no-fix")


def spoil_the_settings(project: Path) -> None:
    edit(project / "mkdocs.yml", "plugins: [studyguide]", "plugins: [studyguide, nobody]")


def lose_the_content(project: Path) -> None:
    (project / "content").rename(project / "contents")


def lose_the_theme(project: Path) -> None:
    (project / "overrides").rename(project / "elsewhere")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_a_field, "'coer' is not a level"),
        (spoil_yaml, f"{QUESTION}:1:"),
        (spoil_a_page, "questions/nowhere.md"),
        (spoil_an_anchor, "#no-fix"),
        (spoil_the_settings, "nobody"),
        (lose_the_content, "content:1:1: error: there is no such folder"),
        (lose_the_theme, "overrides"),
    ],
)
def test_a_refused_build_leaves_the_site_of_before(built_project: Path, spoil: Spoil, words: str) -> None:
    before = digests(built_project / "site")
    spoil(built_project)
    there = names(built_project)
    result = studyguide("build", cwd=built_project)
    assert result.returncode == 1, result.stdout + result.stderr
    assert words in result.stdout + result.stderr
    assert "nothing was written" in result.stderr
    assert "Traceback" not in result.stderr
    assert digests(built_project / "site") == before
    assert names(built_project) == there


@pytest.mark.parametrize(
    ("spoil", "words"), [(spoil_a_field, "'coer' is not a level"), (lose_the_content, "there is no such folder")]
)
def test_the_other_door_refuses_content_before_it_cleans(built_project: Path, spoil: Spoil, words: str) -> None:
    before = digests(built_project / "site")
    spoil(built_project)
    result = run("mkdocs", "build", "--strict", cwd=built_project)
    assert result.returncode == 1
    assert words in result.stderr
    assert digests(built_project / "site") == before


@pytest.mark.parametrize("spoil", [spoil_a_page, spoil_an_anchor])
def test_the_other_door_refuses_broken_links(project: Path, spoil: Spoil) -> None:
    spoil(project)
    assert run("mkdocs", "build", "--strict", cwd=project).returncode == 1


def test_a_build_and_a_check_report_the_same(project: Path) -> None:
    path = project / QUESTION
    path.with_stem("dough-that-is-torn").write_bytes(path.read_bytes())  # its alias is taken, and its prompt too
    checked, refused = studyguide("check", cwd=project), studyguide("build", cwd=project)
    assert checked.returncode == refused.returncode == 1
    assert checked.stdout.count("already leads to") == 1, checked.stdout
    assert refused.stdout == checked.stdout


def test_a_first_build_that_is_refused_leaves_nothing(project: Path) -> None:
    spoil_a_page(project)
    there = names(project)
    assert studyguide("build", cwd=project).returncode == 1
    assert names(project) == there


@pytest.mark.parametrize("place", ["content", "docs", ".", "..", "mkdocs.yml", "overrides"])
def test_a_build_replaces_only_a_site(project: Path, place: str) -> None:
    before = digests(project.parent)
    result = studyguide("build", "--site-dir", place, cwd=project)
    assert result.returncode == 2, result.stderr
    assert "holds something that we did not make" in result.stderr
    assert digests(project.parent) == before


def test_an_empty_folder_is_a_place_for_a_site(project: Path) -> None:
    (project / "site").mkdir()
    assert (built(project) / "index.html").is_file()


def test_a_build_works_from_a_folder_inside(project: Path) -> None:
    result = studyguide("build", "--site-dir", project / "site", cwd=project / "content")
    assert result.returncode == 0, result.stderr
    assert (project / "site" / "index.html").is_file()


def test_a_place_that_may_not_be_written_is_no_traceback(project: Path) -> None:
    result = studyguide("build", "--site-dir", "mkdocs.yml/site", cwd=project)
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("plugins", "folder"),
    [
        ("plugins: [offline, {studyguide: {content: guide}}]", "guide"),
        ("plugins: {offline: {}, studyguide: {content: guide}}", "guide"),
        ("plugins: [studyguide]", "content"),
        ("site_url: !ENV [NOWHERE, x]\nplugins: [studyguide: {content: guide}]", "guide"),
        ("emoji: !!python/name:material.extensions.emoji.twemoji\nplugins: [studyguide: {content: guide}]", "guide"),
        ("plugins: [", "content"),
        ("", "content"),
    ],
)
def test_the_command_line_reads_the_settings_of_the_plugin(tmp_path: Path, plugins: str, folder: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(plugins, encoding="utf-8")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    project = find_project(tmp_path / "deep" / "down")
    assert project is not None
    assert (project.folder, project.content) == (tmp_path, folder)


def test_the_content_may_have_another_folder(project: Path) -> None:
    (project / "content").rename(project / "guide")
    edit(project / "mkdocs.yml", "plugins: [studyguide]", "plugins: [{studyguide: {content: guide}}]")
    page = built(project) / "questions" / "what-is-hydration" / "index.html"
    assert "edit/main/guide/questions/bread/what-is-hydration.yml" in page.read_text(encoding="utf-8")


def test_the_real_settings_need_nothing_that_the_fixture_lacks() -> None:
    project = find_project(REPO)
    assert project is not None
    assert project.content == "content"


# The exchange itself


def folders(tmp_path: Path) -> tuple[Path, Path]:
    fresh, place = tmp_path / "fresh", tmp_path / "place"
    for folder, text in ((fresh, "new"), (place, "old")):
        folder.mkdir()
        (folder / "page").write_text(text, encoding="utf-8")
    return fresh, place


def test_a_place_that_does_not_exist_is_taken(tmp_path: Path) -> None:
    fresh, place = tmp_path / "fresh", tmp_path / "place"
    fresh.mkdir()
    exchange(fresh, place)
    assert names(tmp_path) == {"place"}


@pytest.mark.skipif(sys.platform != "linux", reason="one step is what Linux has")
def test_linux_exchanges_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, place = folders(tmp_path)
    monkeypatch.setattr(Path, "rename", None)
    exchange(fresh, place)
    assert (place / "page").read_text(encoding="utf-8") == "new"
    assert (fresh / "page").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("missing", ["platform", "call", "refusal"])
def test_elsewhere_two_renames_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    fresh, place = folders(tmp_path)
    if missing == "platform":
        monkeypatch.setattr(sys, "platform", "darwin")
    elif missing == "call":
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    else:
        monkeypatch.setattr(exchanging, "_RENAME_EXCHANGE", 1 << 30)  # flags that no file system knows
    exchange(fresh, place)
    assert (place / "page").read_text(encoding="utf-8") == "new"
    assert (fresh / "page").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"fresh", "place"}


def test_a_rename_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, place = folders(tmp_path)
    monkeypatch.setattr(sys, "platform", "darwin")
    rename = os.rename

    def only_others(source: Path, target: Path) -> Path:
        if source == fresh:
            raise PermissionError(1, "no", str(target))
        rename(source, target)
        return target

    monkeypatch.setattr(Path, "rename", only_others)
    with pytest.raises(PermissionError):
        exchange(fresh, place)
    assert (place / "page").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"fresh", "place"}
