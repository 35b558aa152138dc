"""Programs in, what running them says out; and the sandbox that they run in."""

import os
import sys
from pathlib import Path

import pytest
from projects import REPO, edit, make_project, run, studyguide

from generator.cli import main
from generator.commands.running import installation
from generator.verify import programs, sandbox, spelling
from generator.verify.sandbox import Outcome

QUESTION = Path(__file__).parent / "cases" / "fails-its-test.yml"


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ("assert 1 + 1 == 2", Outcome(passed=True)),
        ("assert 1 + 1 == 3, 'not three'", Outcome(passed=False, reason="AssertionError: not three", line=1)),
        ("x = 1\n\nassert x == 2", Outcome(passed=False, reason="AssertionError", line=3)),
        (
            "def f():\n    return 1 / 0\n\nf()",
            Outcome(passed=False, reason="ZeroDivisionError: division by zero", line=2),
        ),
        ("x = 1\nif x\n    pass", Outcome(passed=False, reason="SyntaxError: expected ':'", line=2)),
        ("raise SystemExit(3)", Outcome(passed=False, reason="it ended with status 3")),
        ("import numpy; assert numpy.ones(3).sum() == 3", Outcome(passed=True)),
        ("import os; assert os.listdir('.') == ['program.py'], os.listdir('.')", Outcome(passed=True)),
        ("import os; assert 'HOME' not in os.environ and 'SECRET' not in os.environ", Outcome(passed=True)),
        ("print('Łojasiewicz')", Outcome(passed=True, output="Łojasiewicz\n")),
    ],
)
def test_a_program_runs_in_an_empty_folder(program: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    assert sandbox.run(program) == outcome


def test_a_program_that_never_ends_is_stopped() -> None:
    assert sandbox.run("while True: pass", seconds=1) == Outcome(passed=False, reason="it was still running after 1 s")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems limit memory and the size of files")
@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("x = bytearray(4 << 30)", "MemoryError"),
        ("open('big', 'wb').write(bytes(64 << 20))", "OSError: [Errno 27] File too large"),
    ],
)
def test_memory_and_files_are_limited(program: str, reason: str) -> None:
    assert sandbox.run(program) == Outcome(passed=False, reason=reason, line=1)


@pytest.mark.skipif(not sandbox.network_off(), reason="nothing can be cut off here; `verify` says so, and fails in CI")
def test_there_is_no_network() -> None:
    program = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    assert "Network is unreachable" in sandbox.run(program).reason
    assert "Errno" in sandbox.run("import socket; socket.getaddrinfo('a.example', 80)").reason


def test_without_a_way_to_cut_the_network_ci_fails_and_a_laptop_warns(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    nothing = tmp_path / "bin"
    nothing.mkdir()
    words = "without a working `unshare` programs are not cut off from the network"
    for more, status in (({}, 0), ({"CI": "true"}, 2)):
        result = run("studyguide", "verify", cwd=project, more={"PATH": str(nothing), "CI": "", **more})
        assert words in result.stderr
        assert result.returncode == status


def test_the_command_runs_what_is_named(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    assert (
        "programs run: 0, drawings drawn again: 1, spelling: read; no problems"
        in studyguide("verify", cwd=project).stderr
    )
    for name, counts in (
        ("what-is-hydration", "programs run: 0, drawings drawn again: 0, spelling: read"),
        ("dough", "programs run: 0, drawings drawn again: 1, spelling: not read"),
    ):
        assert studyguide("verify", name, cwd=project).stderr == f"{counts}; no problems\n"
    unknown = studyguide("verify", "what-is-hydrtion", cwd=project)
    assert unknown.returncode == 2
    words = "there is no entry or drawing 'what-is-hydrtion'\n  hint: did you mean 'what-is-hydration'?"
    assert unknown.stderr == f"studyguide verify: {words}\n"


def test_one_entry_is_read_without_the_others(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    edit(project / "content/questions/bread/what-is-hydration.yml", "And for rye?", "And for teh rye?")
    assert "[misspelt]" in studyguide("verify", "what-is-hydration", cwd=project).stdout
    assert studyguide("verify", "a-batch-you-spoilt", cwd=project).stdout == ""


def test_what_is_missing_is_named_with_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "p"))
    monkeypatch.setattr(programs, "NUMPY_MISSING", True)
    install = f"  hint: type {sys.executable} -m pip install -c {REPO / 'constraints.txt'} -e '{REPO}[verify]'\n"
    assert main(["draw"]) == 2
    assert capsys.readouterr().err == f"studyguide draw: NumPy is not installed\n{install}"
    monkeypatch.setattr(spelling, "command", lambda: None)
    assert main(["verify"]) == 2
    words = "studyguide verify: NumPy and typos, the spelling checker, are not installed\n"
    assert capsys.readouterr().err == words + install
    monkeypatch.setattr(programs, "NUMPY_MISSING", False)
    assert main(["verify"]) == 2
    words = "studyguide verify: typos, the spelling checker, is not installed\n"
    assert capsys.readouterr().err == words + install


def test_within_the_clone_the_command_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    assert installation().endswith(" -m pip install -c constraints.txt -e '.[verify]'")


def test_draw_writes_what_verify_wants(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    script = project / "content" / "figures" / "dough.py"
    script.write_text(script.read_text(encoding="utf-8").replace("HIGH = 8, 3", "HIGH = 9, 2"), encoding="utf-8")
    assert "[drawing-differs]" in studyguide("verify", "dough", cwd=project).stdout
    assert studyguide("draw", "dough", cwd=project).stdout == "content/figures/dough.svg: drawn\n"
    assert 'rx="9" ry="2"' in script.with_suffix(".svg").read_text(encoding="utf-8")
    assert studyguide("verify", "dough", cwd=project).returncode == 0
    (project / "content/figures/loaf.py").write_text("print('half a loaf')\n", encoding="utf-8")
    result = studyguide("draw", cwd=project)
    assert result.returncode == 1
    assert result.stdout.startswith("content/figures/dough.svg: as it was\ncontent/figures/loaf.py:1:1: error: ")
    assert not (project / "content/figures/loaf.svg").exists(), "what is no drawing is not written"
    words = "there is no script content/figures/doug.py\n  hint: did you mean 'dough'?"
    assert studyguide("draw", "doug", cwd=project).stderr == f"studyguide draw: {words}\n"
