"""What the workflows run: the scripts inside them, with a stand-in for GitHub's command, and the weekly one beside."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from projects import make_project, studyguide
from workflows import GITHUB, workflow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="they run on Linux, with GNU's tools")

WEEKLY = GITHUB / "scripts" / "weekly.py"
BOT = {"login": "github-actions[bot]"}
# Answers from a file, through the expression that is asked for, and keeps what it was to write.
STAND_IN = f"""#!{sys.executable}
import json, os, pathlib, sys
import jq
words = sys.argv[1:]
assert words[0] == "api", words
fields = {{}}
for sign, value in zip(words, words[1:]):
    name, _, text = value.partition("=")
    if sign == "--field":
        assert text.startswith("@"), text
        fields[name] = pathlib.Path(text[1:]).read_text(encoding="utf-8")
    elif sign == "--raw-field":
        fields[name] = text
address = next(word for word in words if word.startswith("repos/"))
folder = pathlib.Path(os.environ["STAND_IN"])
with (folder / "calls").open("a") as calls:
    method = words[words.index("--method") + 1] if "--method" in words else "GET"
    calls.write(json.dumps([method, address, fields]) + "\\n")
if method == "GET":
    answers = json.loads((folder / "answers.json").read_text())
    if address not in answers:
        sys.exit(1)
    for row in jq.compile(words[words.index("--jq") + 1]).input_value(answers[address]).all():
        print(row if isinstance(row, str) else json.dumps(row))
"""


@dataclass(frozen=True)
class GitHub:
    """A stand-in that knows some answers."""

    folder: Path

    def run(self, script: str, answers: Mapping[str, Any], more: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a step's script as a runner does."""
        command = self.folder / "bin" / "gh"
        command.parent.mkdir(exist_ok=True)
        command.write_text(STAND_IN, encoding="utf-8")
        command.chmod(0o755)
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.folder / "calls").unlink(missing_ok=True)
        variables = {
            "PATH": f"{command.parent}:{os.environ['PATH']}",
            "STAND_IN": str(self.folder),
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_REPOSITORY": "bakers/guide",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            **more,
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(shell, cwd=self.folder, env=variables, capture_output=True, encoding="utf-8", check=False)

    @property
    def calls(self) -> list[tuple[str, str, dict[str, str]]]:
        """What was asked and written, in order."""
        path = self.folder / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [(method, address, fields) for method, address, fields in map(json.loads, lines)]

    @property
    def written(self) -> list[tuple[str, str, dict[str, str]]]:
        """What was written."""
        return [call for call in self.calls if call[0] != "GET"]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


SHA = "0123456789012345678901234567890123456789"
PULL = {"state": "open", "head": {"sha": SHA, "repo": {"full_name": "stranger/guide"}}}
MARK = "<!-- what-changes-for-a-reader -->"
TEXT = "## What this changes for a reader\n\n1 question added.\n\n- **Added** question a\n"
COMMENTS = "repos/bakers/guide/issues/7/comments"


def comment(
    github: GitHub, text: bytes = TEXT.encode(), number: str = "7\n", *, pull: Any = PULL, comments: Sequence[Any] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the step that writes the comment, on an artefact of these two files."""
    folder = github.folder / "changes"
    folder.mkdir(exist_ok=True)
    (folder / "text.md").write_bytes(text)
    (folder / "number").write_text(number, encoding="utf-8")
    return run_comment(github, pull, comments)


def run_comment(github: GitHub, pull: Any = PULL, comments: Sequence[Any] = ()) -> subprocess.CompletedProcess[str]:
    script = workflow("comment.yml").script("Write the comment, or bring it up to date")
    answers = {"repos/bakers/guide/pulls/7": pull, f"{COMMENTS}?per_page=100": comments}
    return github.run(script, answers, {"REPOSITORY": "stranger/guide", "COMMIT": SHA})


def test_the_first_push_writes_a_comment(github: GitHub) -> None:
    assert comment(github).returncode == 0
    ((method, address, fields),) = github.written
    assert (method, address) == ("POST", COMMENTS)
    assert fields["body"] == f"{MARK}\nSaid by the run of this pull request, of {SHA}:\n\n{TEXT}"


def test_the_next_push_brings_the_same_comment_up_to_date(github: GitHub) -> None:
    others = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\nmine"},
        {"id": 2, "user": BOT, "body": "something else"},
    ]
    assert comment(github, comments=[*others, {"id": 3, "user": BOT, "body": f"{MARK}\nold"}]).returncode == 0
    assert [(method, address) for method, address, _ in github.written] == [
        ("PATCH", "repos/bakers/guide/issues/comments/3")
    ]
    comment(github, comments=others)
    assert [method for method, _, _ in github.written] == ["POST"]


def test_nothing_is_said_of_nothing_but_what_was_said_is_taken_back(github: GitHub) -> None:
    nothing = b"## What this changes for a reader\n\nNothing that a reader would notice.\n"
    assert comment(github, nothing).returncode == 0
    assert github.written == []
    comment(github, nothing, comments=[{"id": 3, "user": BOT, "body": MARK}])
    assert [method for method, _, _ in github.written] == ["PATCH"]


@pytest.mark.parametrize(
    "number", ["", "0", "x", "7; gh", "7/../8", "$(id)", "-7", "٧", "7\n8", "12345678901234567890"]
)
def test_what_is_no_number_asks_nothing(github: GitHub, number: str) -> None:
    result = comment(github, number=number)
    assert (result.returncode, github.calls) == (1, [])
    assert "does not name a pull request" in result.stdout


@pytest.mark.parametrize(
    "pull",
    [
        PULL | {"state": "closed"},
        PULL | {"head": {"sha": "f" * 40, "repo": {"full_name": "stranger/guide"}}},
        PULL | {"head": {"sha": SHA, "repo": {"full_name": "victim/guide"}}},
        PULL | {"head": {"sha": SHA, "repo": None}},
    ],
)
def test_a_pull_request_that_did_not_run_gets_no_comment(github: GitHub, pull: Any) -> None:
    result = comment(github, pull=pull)
    assert (result.returncode, github.written) == (0, [])
    assert "not what ran" in result.stdout


def test_a_pull_request_that_is_not_there_gets_no_comment(github: GitHub) -> None:
    assert comment(github, number="8").returncode == 1
    assert github.written == []


@pytest.mark.parametrize("name", ["number", "text.md"])
def test_a_link_is_not_followed(github: GitHub, name: str) -> None:
    comment(github)
    path = github.folder / "changes" / name
    (github.folder / "secret").write_text("7\n", encoding="utf-8")
    path.unlink()
    path.symlink_to(github.folder / "secret")
    result = run_comment(github)
    assert (result.returncode, github.calls) == (1, [])
    assert f"no file '{name}'" in result.stdout


def test_a_text_is_cut_between_characters(github: GitHub) -> None:
    assert comment(github, ("x" + "é" * 100_000).encode()).returncode == 0
    body = github.written[0][2]["body"]
    assert 60_000 < len(body.encode()) < 65_536
    assert body.rstrip().endswith("é")


def test_bytes_that_are_no_text_do_no_harm(github: GitHub) -> None:
    assert comment(github, b"a\0b\xff\xfec \xe2\x82 d").returncode == 0
    assert github.written[0][2]["body"].splitlines()[-1] == "abc  d"


def test_nobody_is_mentioned(github: GitHub) -> None:
    comment(github, b"@everybody look, `@here`\n")
    assert github.written[0][2]["body"].splitlines()[-1] == "&#64;everybody look, `&#64;here`"


def test_an_empty_text_says_nothing(github: GitHub) -> None:
    assert comment(github, b"").returncode == 0
    assert github.written == []


@pytest.mark.parametrize(
    ("artefacts", "output"),
    [([], "id=\n"), ([{"id": 5, "size_in_bytes": 900}], "id=5\n"), ([{"id": 5, "size_in_bytes": 10**8}], "id=\n")],
)
def test_only_a_small_artefact_is_fetched(github: GitHub, artefacts: Sequence[Any], output: str) -> None:
    script = workflow("comment.yml").script("Look for an artefact of reasonable size")
    answers = {"repos/bakers/guide/actions/runs/9/artifacts?name=changes": {"artifacts": artefacts}}
    assert github.run(script, answers, {"RUN": "9"}).returncode == 0
    assert (github.folder / "output").read_text(encoding="utf-8") == output


ISSUES = "repos/bakers/guide/issues"
TIME = "<!-- what-time-does-to-the-guide -->"


@pytest.mark.parametrize(
    ("known", "to_do", "written"),
    [
        ([], "true", [("POST", ISSUES, None)]),
        ([], "false", []),
        ([{"number": 4, "user": BOT, "body": TIME}], "true", [("PATCH", f"{ISSUES}/4", "open")]),
        ([{"number": 4, "user": BOT, "body": TIME}], "false", [("PATCH", f"{ISSUES}/4", "closed")]),
        ([{"number": 4, "user": {"login": "stranger"}, "body": TIME}], "false", []),
        ([{"number": 4, "user": BOT, "body": TIME, "pull_request": {}}], "true", [("POST", ISSUES, None)]),
        ([{"number": 4, "user": BOT, "body": None}], "true", [("POST", ISSUES, None)]),
    ],
)
def test_there_is_one_issue(github: GitHub, known: Sequence[Any], to_do: str, written: Sequence[Any]) -> None:
    (github.folder / "issue.md").write_text("As of a day.\n", encoding="utf-8")
    script = workflow("weekly.yml").script("Write the issue, or bring it up to date")
    answers = {f"{ISSUES}?state=all&per_page=100": known}
    result = github.run(script, answers, {"TO_DO": to_do, "RUN": "https://git.example/run"})
    assert result.returncode == 0, result.stderr
    assert [(method, address, fields.get("state")) for method, address, fields in github.written] == written
    for _, _, fields in github.written:
        assert fields["body"].startswith(f"{TIME}\nAs of a day.\n\nFound by [a run")


def weekly(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", WEEKLY, *words], cwd=cwd, capture_output=True, text=True, check=False)


def answer(address: str, text: str, code: int | None = None) -> dict[str, Any]:
    return {"url": address, "status": {"text": text} | ({"code": code} if code else {"details": text})}


GUIDE = {
    "sources": [
        {
            "id": "bakers-handbook",
            "source": "content/sources.yml",
            "address": "https://Bakery.example/book",
            "note": "Of [a mill](https://mill.example/a_(b)), not `https://code.example/`.",
        }
    ]
}
ALL = {
    "guide.json": GUIDE,
    "links.json": {
        "total": 6,
        "error_map": {
            "addresses.txt": [
                answer("https://bakery.example/book", "Rejected status code: 404 Not Found", 404),
                answer("https://gone.example/", "Rejected status code: 410 Gone", 410),
                answer("https://shy.example/", "Rejected status code: 403 Forbidden", 403),
                answer("https://silent.example/", "Network error: @nobody [answers](https://x.example)"),
            ]
        },
        "timeout_map": {"addresses.txt": [answer("https://slow.example/", "Timeout (504)", 504)]},
    },
    "check.json": [
        {"path": "content/faq.yml", "line": 3, "code": "old-review", "message": "reviewed long ago"},
        {"path": "content/faq.yml", "line": 9, "code": "opens-alike", "message": "alike"},
    ],
    "audit.json": {
        "dependencies": [
            {"name": "flour", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]},
            {"name": "water", "version": "2.0", "vulns": []},
        ]
    },
}
WELL = {
    "guide.json": GUIDE,
    "links.json": {"total": 6, "error_map": {}, "timeout_map": {}},
    "check.json": [],
    "audit.json": {"dependencies": [{"name": "water", "version": "2.0", "vulns": []}]},
}


def report(folder: Path, files: Mapping[str, Any]) -> tuple[str, str]:
    """The issue's text and what the workflow is told."""
    shutil.rmtree(folder / "found", ignore_errors=True)
    (folder / "found").mkdir()
    for name, data in files.items():
        text = data if isinstance(data, str) else json.dumps(data)
        (folder / "found" / name).write_text(text, encoding="utf-8")
    done = weekly("report", "found", "issue.md", cwd=folder)
    assert done.returncode == 0, done.stderr
    return (folder / "issue.md").read_text(encoding="utf-8"), done.stdout


def test_the_issue_tells_dead_from_silent_from_shy(tmp_path: Path) -> None:
    text, told = report(tmp_path, ALL)
    assert told == "to-do=true\n"
    assert (
        text
        == f"""\
As of {dt.datetime.now(dt.UTC).date()}; the next run writes over this text.

## Dead addresses (2)

The host answers that there is no such page.

- `https://bakery.example/book` – Rejected status code: 404 Not Found – `content/sources.yml: bakers-handbook`
- `https://gone.example/` – Rejected status code: 410 Gone

## Unreachable hosts (2)

No answer came. That says nothing of the page: look by hand before anything is changed.

- `https://silent.example/` – Network error: &#64;nobody &#91;answers&#93;&#40;https://x.example&#41;
- `https://slow.example/` – Timeout &#40;504&#41;

## Addresses that turn machines away (1)

The host answers, but gives no page to a machine. Most of these open for a reader.

- `https://shy.example/` – Rejected status code: 403 Forbidden

## Reviews that are due (1)

Read the entry again, mend it, and set `reviewed`.

- `content/faq.yml`, line 3 – reviewed long ago

## Vulnerable packages (1)

Set a version that is mended in `constraints.txt`.

- flour 1.0: PYSEC-1, mended in 1.1
"""
    )


def test_when_all_is_well_there_is_nothing_to_do(tmp_path: Path) -> None:
    text, told = report(tmp_path, WELL)
    assert told == "to-do=false\n"
    assert text.splitlines()[2::2] == [
        "Of 6 addresses none is dead.",
        "No review is due.",
        "Of 1 packages none is known to be vulnerable.",
    ]


@pytest.mark.parametrize(
    ("name", "broken", "title"),
    [
        ("links.json", None, "Addresses"),
        ("links.json", "", "Addresses"),
        ("links.json", {"total": 0}, "Addresses"),
        ("check.json", None, "Reviews"),
        ("check.json", "Traceback", "Reviews"),
        ("audit.json", None, "Vulnerable packages"),
        ("audit.json", {"dependencies": []}, "Vulnerable packages"),
        ("audit.json", {"dependencies": [{"name": "a", "skip_reason": "not found"}]}, "Vulnerable packages"),
    ],
)
def test_what_was_not_asked_never_counts_as_fine(tmp_path: Path, name: str, broken: Any, title: str) -> None:
    files = {other: data for other, data in WELL.items() if other != name}
    text, told = report(tmp_path, files if broken is None else {**files, name: broken})
    assert told == "to-do=true\n"
    assert [line for line in text.splitlines() if line.startswith("## ")] == [f"## {title}: unreachable"]


def test_a_shy_host_alone_is_nothing_to_do(tmp_path: Path) -> None:
    shy = {"total": 6, "error_map": {"a": [answer("https://shy.example/", "Rejected status code: 403", 403)]}}
    assert report(tmp_path, {**WELL, "links.json": shy})[1] == "to-do=false\n"


def test_a_long_issue_still_fits(tmp_path: Path) -> None:
    address, words = "https://{}.example/" + "x" * 150, "y" * 9000
    rows = [answer(address.format(f"{code}.{number}"), words, code) for code in (0, 403, 404) for number in range(500)]
    problems = [{"path": "p" * 80, "line": 1, "code": "old-review", "message": words}] * 500
    vulns = [{"id": words, "fix_versions": []}] * 500
    audit = {"dependencies": [{"name": "flour", "version": "1.0", "vulns": vulns}]}
    links = {"total": 1500, "error_map": {"a": rows}}
    text, _ = report(tmp_path, {"links.json": links, "check.json": problems, "audit.json": audit})
    assert text.count("… and 470 more") == 5
    assert len(text) < 65_000


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        (WELL, 0, ""),
        (ALL, 1, "::error::flour 1.0: PYSEC-1, mended in 1.1\n"),
        ({"audit.json": ""}, 1, "::error::unreachable: not every package was asked about\n"),
        ({}, 1, "::error::unreachable: not every package was asked about\n"),
    ],
)
def test_an_audit_passes_only_if_it_was_one(tmp_path: Path, files: Mapping[str, Any], status: int, said: str) -> None:
    report(tmp_path, files)
    done = weekly("audit", "found/audit.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (status, said)


def test_every_address_of_a_guide_is_asked_for_once(tmp_path: Path) -> None:
    report(tmp_path, WELL)
    done = weekly("addresses", "found/guide.json", cwd=tmp_path)
    assert done.stdout.splitlines() == ["https://Bakery.example/book", "https://mill.example/a_(b)"]


def test_a_real_export_has_addresses(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    assert studyguide("export", "json", "-o", "guide.json", cwd=project).returncode == 0
    found = weekly("addresses", "guide.json", cwd=project).stdout.splitlines()
    assert found
    assert len(set(found)) == len(found)
    assert all(address.startswith("https://") for address in found)


def test_wrong_words_are_answered_with_the_right_ones(tmp_path: Path) -> None:
    done = weekly("adresses", cwd=tmp_path)
    assert done.returncode == 2
    assert "weekly.py addresses GUIDE" in done.stderr
