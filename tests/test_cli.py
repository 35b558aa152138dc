"""The command line: exit statuses, the forms of a report, and new entries."""

import json
import re
import sys
from pathlib import Path

import pytest
from projects import digests, edit, make_project, studyguide

from generator.cli import main
from generator.commands import FINE, PROBLEMS, USAGE
from generator.content.model import REGISTERS
from generator.content.project import find_project
from generator.kinds import Kind

QUESTION = "content/questions/bread/what-is-hydration.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "p")
    monkeypatch.chdir(folder)
    return folder


# Statuses


def test_fine_problems_and_usage_are_zero_one_and_two() -> None:
    assert (FINE, PROBLEMS, USAGE) == (0, 1, 2)


def test_a_sound_guide_is_fine(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    assert main(["check"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert re.fullmatch(r"[0-9]+ entries, no problems\n", captured.err)


def test_an_error_is_status_one(project: Path) -> None:
    edit(project / QUESTION, "level: core", "level: coer")
    assert main(["check"]) == 1


def test_a_warning_is_shown_and_is_status_zero(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # A figure that nothing shows is the warning that is quickest to make.
    edit(
        project / QUESTION, "    format: .0%\n", '    format: .0%\n  spare:\n    expression: "1 + 1"\n    format: .0f\n'
    )
    assert main(["check"]) == 0
    captured = capsys.readouterr()
    assert "warning: " in captured.out
    assert captured.err.endswith("1 warning\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["check", "--format", "xml"],
        ["build", "more"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "-1"],
        ["serve", "--port", "http"],
        ["new"],
        ["new", "recipe", "x"],
        ["new", "question"],
        ["export"],
        ["export", "json"],
        ["export", "pdf", "-o", "x"],
    ],
)
def test_wrong_usage_is_status_two(project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: studyguide")


@pytest.mark.parametrize("arguments", [["check"], ["build"], ["serve"], ["new", "company", "x"], ["schema"]])
def test_without_a_project_it_is_status_two(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err == "studyguide: no mkdocs.yml here or above; `studyguide init DIR` starts a guide\n"
    assert list(tmp_path.iterdir()) == []


def test_the_installed_command_has_the_same_statuses(project: Path) -> None:
    assert studyguide("check", cwd=project).returncode == 0
    assert studyguide("chekc", cwd=project).returncode == 2
    assert studyguide("check", cwd=project.parent).returncode == 2
    edit(project / QUESTION, "level: core", "level: coer")
    assert studyguide("check", cwd=project).returncode == 1


def test_checking_starts_without_mkdocs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It takes longer to import than a check takes; None makes an import fail.
    assert project.is_dir()
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    assert main(["check"]) == 0
    assert main(["new", "company", "another"]) == 0


# The forms of a report


def spoil(project: Path) -> None:
    edit(project / QUESTION, "level: core", "level: coer")
    edit(project / "content/topics.yml", "  title: Bread\n", "  title: Bread\n  colour: brown\n")


def test_a_report_as_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert main(["check", "--format", "text"]) == 1
    captured = capsys.readouterr()
    first, hint = captured.out.splitlines()[:2]
    assert re.fullmatch(rf"{QUESTION}:[0-9]+:8: error: 'coer' is not a level \[bad-choice\]", first)
    assert hint == "  hint: did you mean 'core'?"
    assert captured.err.endswith(" entries, 2 errors\n")


def test_a_report_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert main(["check", "--format", "json"]) == 1
    captured = capsys.readouterr()
    rows = json.loads(captured.out)
    assert captured.err == ""
    assert [(row["path"], row["code"], row["severity"]) for row in rows] == [
        (QUESTION, "bad-choice", "error"),
        ("content/topics.yml", "unknown-field", "error"),
    ]
    lines = (project / QUESTION).read_text(encoding="utf-8").splitlines()
    assert lines[rows[0]["line"] - 1][rows[0]["column"] - 1 :] == "coer"


def test_a_sound_report_as_json_is_an_empty_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_report_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert main(["check", "--format", "github"]) == 1
    captured = capsys.readouterr()
    row = r"::error file=content/[a-z/.-]+,line=[0-9]+,col=[0-9]+,title=[a-z-]+::[^\n]+%0Ahint: [^\n]+"
    assert [bool(re.fullmatch(row, line)) for line in captured.out.splitlines()] == [True, True]
    assert captured.err == ""


def test_every_form_reports_the_same_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    places = []
    for form, pattern in (
        ("text", r"^(content/\S+):(\d+):(\d+): "),
        ("json", r'"path": "([^"]+)",\s+"line": (\d+),\s+"column": (\d+)'),
        ("github", r"file=([^,]+),line=(\d+),col=(\d+)"),
    ):
        main(["check", "--format", form])
        places.append(re.findall(pattern, capsys.readouterr().out, re.MULTILINE))
    assert places[0] == places[1] == places[2]
    assert len(places[0]) == 2


# New entries


ENTRIES = [
    (["question", "how-to-shape"], "content/questions/bread/how-to-shape.yml"),
    (["company", "flour-and-sons"], "content/companies/flour-and-sons.yml"),
    (["archetype", "street-stall"], "content/archetypes/street-stall.yml"),
    (["plan", "two-weeks"], "content/plans/two-weeks.yml"),
    (["checklist", "the-morning"], "content/checklists/the-morning.yml"),
    (["scorecard", "tasting-card"], "content/scorecards/tasting-card.yml"),
    *[([str(kind), "some-new-one"], f"content/{kind.plural}.yml") for kind in sorted(REGISTERS)],
]


@pytest.mark.parametrize(("entry", "file"), ENTRIES)
def test_a_new_entry_stands_in_its_place_and_check_names_what_is_left(
    project: Path, entry: list[str], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    topic = ["--topic", "bread"] if entry[0] == "question" else []
    others = {name: digest for name, digest in digests(project).items() if name != file}
    assert main(["new", *entry, *topic]) == 0
    assert file in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert text.startswith(before)
    assert {name: digest for name, digest in digests(project).items() if name != file} == others

    # Every TODO outside of comments is a place to fill, and nothing else is wrong.
    wanted = [
        (file, number)
        for number, line in enumerate(text.splitlines(), 1)
        if "TODO" in line and not line.lstrip().startswith("#")
    ]
    assert wanted
    assert main(["check", "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {row["code"] for row in rows} == {"unfinished"}
    found = [(row["path"], row["line"]) for row in rows]
    lines = text.splitlines()
    # A block of text is named by the line of its mark or of its words.
    shifted = [(name, n + 1 if "TODO" not in lines[n - 1] else n) for name, n in found]
    assert sorted(shifted) == wanted


@pytest.mark.parametrize(("entry", "file"), ENTRIES)
def test_a_new_entry_overwrites_nothing(
    project: Path, entry: list[str], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = ["--topic", "bread"] if entry[0] == "question" else []
    assert main(["new", *entry, *topic]) == 0
    (project / file).write_text((project / file).read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = digests(project)
    capsys.readouterr()
    assert main(["new", *entry, *topic]) == 2
    words = f"studyguide new: {file} has it already\n  hint: fill that one in, or choose another id\n"
    assert capsys.readouterr().err == words
    assert digests(project) == before


def test_an_entry_of_a_register_is_known_by_its_key_however_it_is_written(project: Path) -> None:
    path = project / "content/topics.yml"
    edit(path, "bread:\n", '"bread":  # and butter\n')
    before = digests(project)
    assert main(["new", "topic", "bread"]) == 2
    assert digests(project) == before


@pytest.mark.parametrize("name", ["Bread", "two words", "../up", "a/b", "", "-x-", "a--b", "ünïcode", "index"])
@pytest.mark.parametrize("kind", [Kind.QUESTION, Kind.COMPANY, Kind.TOPIC])
def test_a_bad_id_is_refused_in_words(project: Path, kind: Kind, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = digests(project)
    topic = ["--topic", "bread"] if kind is Kind.QUESTION else []
    assert main(["new", str(kind), *topic, "--", name]) == 2
    assert re.fullmatch(r"studyguide new: .+\n  hint: .+\n", capsys.readouterr().err)
    assert digests(project) == before


def test_a_question_needs_a_topic(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = digests(project)
    assert main(["new", "question", "how-to-shape"]) == 2
    words = capsys.readouterr().err
    assert words == "studyguide new: a question is in the folder of a topic\n  hint: add --topic with one of bread\n"
    assert digests(project) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["question", "how-to-shape", "--topic", "bred"],
            "no topic has the id 'bred'\n  hint: did you mean 'bread'? (`studyguide new topic ID` starts one)",
        ),
        (
            ["question", "how-to-shape", "--topic", "../.."],
            "no topic has the id '../..'\n  hint: one of bread, pastry (`studyguide new topic ID` starts one)",
        ),
        (
            ["question", "how-to-shape", "--topic", "loaves"],
            "no topic has the id 'loaves'\n  hint: it has another id now: --topic bread",
        ),
        (
            ["question", "what-is-hydration", "--topic", "pastry"],
            f"{QUESTION} has it already\n  hint: fill that one in, or choose another id",
        ),
        (
            ["question", "hydration", "--topic", "bread"],
            "'hydration' is the former id of 'what-is-hydration'\n  hint: fill that one in, or choose another id",
        ),
        (["company", "loaf-ltd", "--topic", "bread"], "a company has no topic\n  hint: leave out --topic bread"),
        (["topic", "cakes", "--topic", "bread"], "a topic has no topic\n  hint: leave out --topic bread"),
        (
            ["company", "Loaf Ltd"],
            "'Loaf Ltd' is not an id\n  hint: use lower-case words joined by hyphens, such as 'loaf-ltd'",
        ),
    ],
)
def test_an_entry_with_no_place_of_its_own_is_refused(
    project: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "content/topics.yml", "  title: Bread\n", "  title: Bread\n  aliases: [loaves]\n")
    assert main(["new", "topic", "pastry"]) == 0, "a topic that is full of TODOs is one to write questions for"
    before = digests(project)
    capsys.readouterr()
    assert main(["new", *arguments]) == 2
    assert capsys.readouterr().err == f"studyguide new: {words}\n"
    assert digests(project) == before


def test_where_the_topics_cannot_be_read_any_of_them_is_taken(project: Path) -> None:
    (project / "content/topics.yml").write_text("bread: [\n", encoding="utf-8")
    assert main(["new", "question", "how-to-shape", "--topic", "bread"]) == 0


def test_a_new_guide_starts_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "topic", "bread"]) == 0
    assert (tmp_path / "content" / "topics.yml").read_text(encoding="utf-8").startswith("bread:\n")
    project = find_project(tmp_path)
    assert project is not None
    assert {problem.code for problem in project.load().diagnostics} == {"unfinished"}


# Exports


def test_an_export_of_a_guide_with_errors_writes_nothing(project: Path) -> None:
    spoil(project)
    before = digests(project)
    assert main(["export", "json", "-o", "out/guide.json"]) == 1
    assert main(["export", "markdown", "-o", "out/tree"]) == 1
    assert digests(project) == before
    assert not (project / "out").exists()


def test_an_export_that_cannot_be_written_is_no_traceback(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    assert main(["export", "json", "-o", "content"]) == 2
    assert "content" in capsys.readouterr().err
