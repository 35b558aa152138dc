"""What may go wrong around a build: it is killed, the disk is full, a file is none. The site of before stays whole."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import BIN, ENVIRONMENT, built, digests, edit, run, studyguide

QUESTION = "content/questions/bread/what-is-hydration.yml"
KILLS = 50


@pytest.fixture
def project(built_project: Path) -> Path:
    return built_project


def left_beside(project: Path) -> list[str]:
    return [path.name for path in project.iterdir() if path.name.startswith(".site-")]


def start(project: Path, *command: str) -> subprocess.Popen[bytes]:
    words = command or ("studyguide", "build")
    return subprocess.Popen(
        [BIN / words[0], *words[1:]],
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.stress
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the place is empty for as long as a rename takes")
@pytest.mark.parametrize("command", [("studyguide", "build"), ("mkdocs", "build", "--strict", "-q")])
def test_killed_at_any_moment_the_old_site_or_the_new_one_is_whole(project: Path, command: tuple[str, ...]) -> None:
    before = project.with_name("before")
    shutil.copytree(project / "site", before)
    old = digests(before)
    edit(project / QUESTION, "level: core", "level: advanced")
    began = time.monotonic()
    new = digests(built(project))
    seconds = time.monotonic() - began
    assert old != new
    moments, seen = random.Random(1), {"old": 0, "new": 0}  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        shutil.rmtree(project / "site")
        shutil.copytree(before, project / "site")
        process = start(project, *command)
        time.sleep(moments.uniform(0, 1.2 * seconds))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = digests(project / "site")
        assert found in (old, new)
        seen["old" if found == old else "new"] += 1
    built(project)
    assert left_beside(project) == []
    print(f"{' '.join(command)}, killed {KILLS} times: {seen}")  # noqa: T201 - what the campaign found


def test_what_a_killed_run_left_is_swept_and_a_living_one_keeps_its_own(project: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (project / f".site-{ended.pid}-abc").mkdir()
    (project / f".site-{os.getpid()}-abc").mkdir()
    (project / ".site-notes").mkdir()
    built(project)
    assert sorted(left_beside(project)) == sorted([f".site-{os.getpid()}-abc", ".site-notes"])


SPOILS = {
    "what cannot be opened": ("content/faq.yml", lambda path: (path.unlink(), os.mknod(path, stat.S_IFSOCK | 0o644))),
    "a folder where a file should be": ("content/faq.yml", lambda path: (path.unlink(), path.mkdir())),
    "a link to nowhere": ("content/faq.yml", lambda path: (path.unlink(), path.symlink_to("nowhere.yml"))),
    "a link to a file elsewhere": ("content/faq.yml", lambda path: (path.unlink(), path.symlink_to("/etc/hostname"))),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_is_no_plain_file_is_named(project: Path, spoil: str) -> None:
    name, change = SPOILS[spoil]
    before = digests(project / "site")
    change(project / name)
    result = studyguide("build", cwd=project)
    assert result.returncode == 1
    assert "content/faq.yml:1:1: error: it cannot be read, or is a link or a folder [unreadable]" in result.stdout
    assert digests(project / "site") == before


@pytest.mark.parametrize("command", [("studyguide", "build"), ("mkdocs", "build", "--strict")])
def test_warnings_that_mkdocs_counts_at_the_end_leave_the_site_of_before(
    project: Path, command: tuple[str, ...]
) -> None:
    before = digests(project / "site")
    edit(project / "docs" / "about.md", "[the fix](#a-fix)", "[the fix](#no-such-place)")
    result = run(command[0], *command[1:], cwd=project)
    assert result.returncode == 1
    assert "in strict mode" in result.stdout + result.stderr
    assert digests(project / "site") == before
    assert left_beside(project) == []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems limit the size of files")
def test_a_full_disk_is_said_and_the_site_of_before_stays(project: Path) -> None:
    before = digests(project / "site")
    command = f"ulimit -f 4; exec {BIN / 'studyguide'} build"
    result = subprocess.run(
        ["bash", "-c", command], cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "studyguide build: [Errno 27] File too large" in result.stderr
    assert "Traceback" not in result.stderr
    assert digests(project / "site") == before
    assert left_beside(project) == []


def test_two_builds_at_once_both_end_well(project: Path) -> None:
    edit(project / QUESTION, "level: core", "level: advanced")
    processes = [start(project) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    together = digests(project / "site")
    assert left_beside(project) == []
    assert digests(built(project)) == together


def test_a_folder_with_hidden_files_is_not_exchanged(project: Path) -> None:
    (project / "site" / ".git").mkdir()
    (project / "site" / ".git" / "HEAD").write_text("x", encoding="utf-8")
    assert run("mkdocs", "build", "--strict", "-q", cwd=project).returncode == 0
    assert (project / "site" / ".git" / "HEAD").is_file()
    assert studyguide("build", cwd=project).returncode == 2, "our own door refuses what it did not make"


def test_ten_thousand_problems_are_all_named(project: Path) -> None:
    text = (project / QUESTION).read_text(encoding="utf-8")
    weak = "weak:\n" + "".join(f"  - answer: Number {number}.\n" for number in range(500))
    start_, end = text.index("weak:\n"), text.index("follow_ups:\n")
    for number in range(20):
        path = project / "content" / "questions" / "bread" / f"question-{number}.yml"
        path.write_text(text[:start_].replace("aliases: [hydration]\n", "") + weak + text[end:], encoding="utf-8")
    result = studyguide("check", cwd=project)
    assert result.returncode == 1
    assert result.stdout.count("error: 'why' is missing [missing-field]") == 10_000
    assert "10000 errors" in result.stderr.replace(",", "")
