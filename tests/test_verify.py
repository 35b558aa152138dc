"""Programs in, what running them says out; and the sandbox that they run in."""

import os
from pathlib import Path

import pytest
from projects import make_project, run, studyguide

from generator.verify import sandbox
from generator.verify.sandbox import Outcome

QUESTION = Path(__file__).parent / "cases" / "fails-its-test.yml"


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ("assert 1 + 1 == 2", Outcome(passed=True)),
        ("assert 1 + 1 == 3, 'not three'", Outcome(passed=False, reason="AssertionError: not three")),
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
    assert sandbox.run(program) == Outcome(passed=False, reason=reason)


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
    result = studyguide("verify", "what-is-hydration", cwd=project)
    assert result.returncode == 2
    assert "no question 'what-is-hydration' has a program" in result.stderr


def test_draw_writes_what_verify_wants(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    script = project / "content" / "figures" / "dough.py"
    script.write_text(script.read_text(encoding="utf-8").replace("HIGH = 8, 3", "HIGH = 9, 2"), encoding="utf-8")
    assert "[drawing-differs]" in studyguide("verify", "dough", cwd=project).stdout
    assert studyguide("draw", "dough", cwd=project).returncode == 0
    assert 'rx="9" ry="2"' in script.with_suffix(".svg").read_text(encoding="utf-8")
    assert studyguide("verify", "dough", cwd=project).returncode == 0
    assert "no script content/figures/loaf.py" in studyguide("draw", "loaf", cwd=project).stderr
