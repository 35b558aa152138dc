"""Two states of a guide in, what a reader finds different out."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import load_files
from projects import edit, make_project, studyguide

from generator.diff.compare import Change, Comparison, compare, lost
from generator.diff.write import MOST, as_markdown, as_text

Files = Mapping[str, bytes | None]
QUESTION = "questions/bread/what-is-hydration.yml"


def compared(before: Files, after: Files) -> Comparison:
    return compare(load_files(before).library, load_files(after))


def with_text(files: Files, path: str, old: str, new: str) -> dict[str, bytes | None]:
    text = (files[path] or b"").decode()
    assert text.count(old) == 1
    return {**files, path: text.replace(old, new).encode()}


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("roles.yml", "More hands", "Many more hands", "~ role baker (Baker): shift +2 −1 words"),
        (QUESTION, "level: core", "level: advanced", "level core → advanced"),
        (QUESTION, "More, for rye drinks more.", "Much more.", "follow ups +1 −4 words"),
        (QUESTION, "  - prompt: And for rye?\n    answer: More, for rye drinks more.\n", "", None),
        (QUESTION, "minutes: 3", "minutes: 4", "minutes 3 → 4"),
        ("sources.yml", "trade-paper:\n  title: A", "trade-paper:\n  title: One", "~ source trade-paper"),
    ],
)
def test_a_change_is_said_in_words(guide: Files, path: str, old: str, new: str, said: str | None) -> None:
    after = with_text(guide, path, old, new)
    if said is None:  # one follow-up is too few: the question has an error, and is not compared
        assert not load_files(after).sound
    else:
        assert said in as_text(compared(guide, after))


def test_nothing_changed(guide: Files) -> None:
    again = with_text(guide, QUESTION, "minutes: 3", "minutes:   3")
    assert compared(guide, again) == Comparison()
    assert as_text(Comparison()) == "Nothing that a reader would notice.\n"


def test_what_came_what_went_and_what_has_another_name(guide: Files) -> None:
    name = "questions/bread/a-batch-you-spoilt.yml"
    without = {path: data for path, data in guide.items() if path != name}
    renamed = {
        **without,
        "questions/bread/a-spoilt-batch.yml": b"aliases: [a-batch-you-spoilt]\n" + (guide[name] or b""),
    }
    assert "+ question a-batch-you-spoilt" in as_text(compared(without, guide))
    assert (
        "> question a-spoilt-batch (Tell me about a batch that you spoilt.), a-batch-you-spoilt until now"
        in as_text(compared(guide, renamed))
    )
    assert compared(guide, renamed).problems == ()
    gone = compared(guide, without)
    assert "- question a-batch-you-spoilt" in as_text(gone)
    assert "1 question gone" in as_text(gone)
    assert "error: the question 'a-batch-you-spoilt'" in as_text(gone)


def test_a_comment_holds_no_markup_of_the_contributor(guide: Files) -> None:
    title = "Ask @everyone #1 <img src=x> [a](https://x.example) `b` *c*"
    after = with_text(guide, "topics.yml", "title: Bread", f"title: '{title}'")
    text = as_markdown(compared(guide, after))
    assert "**Changed** topic bread" in text
    for sign in ("@everyone", "#1", "<img", "](", "`b`", "*c*", "https://"):
        assert sign not in text


def test_a_long_comment_ends_with_a_count(guide: Files) -> None:
    (change,) = compared(guide, with_text(guide, QUESTION, "level: core", "level: advanced")).changes
    rows = as_markdown(Comparison((change,) * (MOST + 5))).splitlines()
    assert rows[-1] == "- … and 5 more"


def test_the_order_is_that_of_the_guide(guide: Files) -> None:
    after = with_text(with_text(guide, "roles.yml", "More hands", "Hands"), QUESTION, "level: core", "level: advanced")
    found: tuple[Change, ...] = compared(guide, after).changes
    assert [change.entry.kind_of_entry for change in found] == ["question", "role"]


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@guide.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


def test_the_command_compares_with_where_the_branch_began(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "content", "mkdocs.yml")
    git(project, "commit", "-qm", "one")
    git(project, "checkout", "-qb", "mine")
    edit(project / "content" / QUESTION, "level: core", "level: advanced")
    git(project, "commit", "-qam", "two")
    git(project, "checkout", "-q", "main")
    edit(project / "content" / "roles.yml", "More hands", "Hands")
    git(project, "commit", "-qam", "three")
    git(project, "checkout", "-q", "mine")
    result = studyguide("diff", "main", cwd=project)
    assert "level core → advanced" in result.stdout
    assert "role" not in result.stdout, "what main did since is not this branch's doing"
    assert result.returncode == 0, "a day of review that did not move is a warning"
    edit(project / "content" / QUESTION, "aliases: [hydration]\n", "")
    lost = studyguide("diff", "main", "--format", "markdown", cwd=project)
    assert lost.returncode == 1
    assert lost.stdout.startswith("## What this changes for a reader\n")


@pytest.mark.parametrize(
    ("base", "hint"),
    [
        ("maain", "did you mean 'main'?"),
        ("nowhere", "one of main, mine"),
        ("", "one of main, mine"),
        ("-h", "one of main, mine"),
    ],
)
def test_a_branch_that_does_not_exist(tmp_path: Path, base: str, hint: str) -> None:
    project = make_project(tmp_path / "p")
    git(project, "init", "-q", "-b", "main")
    git(project, "commit", "-qm", "one", "--allow-empty")
    git(project, "branch", "mine")
    result = studyguide("diff", "--", base, cwd=project)
    words = f"studyguide diff: git knows no branch, tag or commit '{base}'\n  hint: {hint}\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", words)


def test_a_lost_id_is_told_first_whatever_else_is_wrong(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "content", "mkdocs.yml")
    git(project, "commit", "-qm", "one")
    edit(project / "content/mistakes.yml", "guessing-weights:\n", "weighing-by-eye:\n")
    result = studyguide("diff", "main", cwd=project)
    assert result.returncode == 1
    rows = [line for line in result.stdout.splitlines() if not line.startswith("  hint")]
    assert "the mistake 'guessing-weights' (Guessing weights) is gone" in rows[0]
    assert "no mistake has the id 'guessing-weights'" in rows[1]
    assert "write `aliases: [guessing-weights]` in the mistake that takes its place" in result.stdout
    comment = studyguide("diff", "main", "--format", "markdown", cwd=project).stdout
    heading, mended, first, *_ = [line for line in comment.splitlines() if line]
    assert (heading, mended) == ("## What this changes for a reader", "That can be said as soon as this is mended:")
    assert "is gone" in first, first


def test_what_cannot_be_read_may_hold_the_alias(guide: Files) -> None:
    renamed = with_text(guide, "mistakes.yml", "guessing-weights:\n", "weighing-by-eye:\n")
    (problem,) = lost(load_files(guide).library, load_files(renamed))
    assert problem.code == "id-gone"
    for text in ("weighing-by-eye:\n  aliases: [guessing-weights]\n  title: TODO\n", "weighing-by-eye: ["):
        assert lost(load_files(guide).library, load_files({**guide, "mistakes.yml": text.encode()})) == []


def test_what_a_rename_does_to_links_changes_no_words(guide: Files) -> None:
    renamed = with_text(
        with_text(guide, "mistakes.yml", "guessing-weights:\n", "weighing-by-eye:\n  aliases: [guessing-weights]\n"),
        QUESTION,
        "mistake:guessing-weights",
        "mistake:weighing-by-eye",
    )
    found = compared(guide, renamed)
    assert [(change.what, change.entry.id) for change in found.changes] == [("renamed", "weighing-by-eye")]
    assert found.problems == ()


def test_a_rename_is_no_change_of_the_fields_that_name_it(guide: Files) -> None:
    name = "questions/bread/what-is-hydration.yml"
    text = (guide[name] or b"").decode().replace("[hydration]", "[hydration, what-is-hydration]")
    others = {path: data for path, data in guide.items() if path != name}
    renamed = {path: (data or b"").replace(b"what-is-hydration", b"how-wet") for path, data in others.items()}
    found = compared(guide, {**renamed, "questions/bread/how-wet.yml": text.encode()})
    assert [change.entry.id for change in found.changes] == ["how-wet"]
    assert found.problems == ()


def test_without_git_it_says_so(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    result = studyguide("diff", "main", cwd=project)
    assert result.returncode == 2
    assert "not a git repository" in result.stderr
