"""Whatever was edited since a check, the next one says what a check that knows nothing of it would say."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from projects import edit, make_project, studyguide

from generator.building import verdict
from generator.building.verdict import findings_of
from generator.content.project import Project
from generator.diagnostics import Code, Findings

TODAY = 1_795_262_400  # in November 2026
YEAR = 365 * 86_400
HYDRATION = "content/questions/bread/what-is-hydration.yml"
BATCH = "content/questions/bread/a-batch-you-spoilt.yml"
RYE = "More, for rye drinks more."


def follow_up(text: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder / HYDRATION, RYE, text)


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a body": follow_up("More, for rye drinks a lot."),
    "a body that is wrong now": follow_up("More, see [this](question:nothing)."),
    "a body with formulas that are wrong": follow_up(r"More, $\nonsense$."),
    "a body that takes too long to say": lambda p: edit(p / HYDRATION, "Hydration is", 700 * "well " + "Hydration is"),
    "a body that is no YAML": follow_up('"More'),
    "a body with a field too many": lambda p: edit(p / HYDRATION, "  - prompt: And for rye?", "  - porridge: And?"),
    "how an answer opens": lambda p: edit(p / HYDRATION, "Hydration is water over flour,", "When I was new I"),
    "a prompt": lambda p: edit(p / HYDRATION, "prompt: What is hydration", "prompt: What, pray, is hydration"),
    "a day of review": lambda p: edit(p / BATCH, "reviewed: 2026-11-01", "reviewed: 2021-11-01"),
    "a register": lambda p: edit(p / "content/sources.yml", "bakers-handbook:\n", "bakers-manual:\n"),
    "a file is gone": lambda p: (p / BATCH).unlink(),
    "a file is unreadable": lambda p: ((p / HYDRATION).unlink(), (p / HYDRATION).mkdir()),
    "a file is new": lambda p: shutil.copy(p / HYDRATION, p / "content/questions/bread/another.yml"),
    "the content is gone": lambda p: shutil.rmtree(p / "content"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A guide that has been checked."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    project = Project(make_project(tmp_path / "p"))
    assert findings_of(project).sound
    return project


def from_nothing(project: Project) -> Findings:
    """What a check says that knows of none before."""
    shutil.rmtree(project.cache / "checked", ignore_errors=True)
    return findings_of(project)


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_a_check_says_what_there_is_to_say(project: Project, name: str) -> None:
    EDITS[name](project.folder)
    found = findings_of(project)
    assert found == findings_of(project)  # and says it again
    assert found == from_nothing(project)


def test_so_it_does_after_one_edit_upon_another(project: Project) -> None:
    for text, following in ((RYE, "A lot."), ("A lot.", "$\\oops$"), ("$\\oops$", "More."), ("More.", "[x](y:z)")):
        edit(project.folder / HYDRATION, text, following)
        assert findings_of(project) == findings_of(replace(project, folder=copied(project)))


def copied(project: Project) -> Path:
    """The same guide where nobody has checked it."""
    place = project.folder.with_name("copy")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(project.folder, place, ignore=shutil.ignore_patterns(".cache"))
    return place


def test_a_warning_is_told_each_time(project: Project) -> None:
    edit(project.folder / BATCH, "reviewed: 2026-11-01", "reviewed: 2021-11-01")
    (first,) = findings_of(project).problems
    assert first.code is Code.OLD_REVIEW
    edit(project.folder / HYDRATION, RYE, "A lot.")
    assert findings_of(project).problems == (first,)


def test_what_is_old_tomorrow_is_told_tomorrow(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not findings_of(project).problems
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY + 5 * YEAR))
    assert {problem.code for problem in findings_of(project).problems} >= {Code.OLD_REVIEW}


def test_what_was_not_edited_is_not_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "_all", None)
    assert findings_of(project).sound
    edit(project.folder / HYDRATION, RYE, "A lot.")
    assert findings_of(project).sound
    edit(project.folder / HYDRATION, "A lot.", "$\\oops$")
    assert not findings_of(project).sound
    edit(project.folder / HYDRATION, "$\\oops$", "$\\oops$ twice")
    assert not findings_of(project).sound
    edit(project.folder / HYDRATION, "$\\oops$ twice", "More.")
    assert findings_of(project).sound


@pytest.mark.parametrize("text", ["", "{}", '{"form": 0}', "null"])
def test_a_spoilt_verdict_is_none(project: Project, text: str) -> None:
    (project.cache / "checked" / "verdict.json").write_text(text, encoding="utf-8")
    follow_up("$\\oops$")(project.folder)
    assert not findings_of(project).sound


def test_where_nothing_can_be_kept_a_check_is_as_good(project: Project) -> None:
    shutil.rmtree(project.cache / "checked")
    (project.cache / "checked").write_text("in the way", encoding="utf-8")
    assert findings_of(project).sound


def test_the_command_says_the_same_twice(project: Project) -> None:
    edit(project.folder / BATCH, "reviewed: 2026-11-01", "reviewed: 2021-11-01")
    first, second = (studyguide("check", cwd=project.folder) for _ in range(2))
    assert (first.returncode, first.stdout, first.stderr) == (0, second.stdout, second.stderr)
    assert "1 warning" in first.stderr
