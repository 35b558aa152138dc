"""One program in a clean process of its own: an empty folder, limits of time and memory, and no network."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

SECONDS: Final = 30
MEMORY: Final = 2 << 30
_FILE: Final = 16 << 20
# Runs inside: limits first where the system has them, then the program as if it had been started by itself.
_START: Final = f"""
import runpy
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
    resource.setrlimit(resource.RLIMIT_FSIZE, ({_FILE}, {_FILE}))
except ImportError:
    pass
runpy.run_path("program.py", run_name="__main__")
"""
# A library that starts a thread a core would count each one's memory.
_ENVIRONMENT: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
_LINE: Final = re.compile(r'File "(?:[^"\n]*[/\\])?program\.py", line ([0-9]+)')
_KEPT: Final = ("PATH", "SYSTEMROOT", "LANG")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: `output` is what it wrote; of one that failed, why and where."""

    passed: bool
    output: str = ""
    reason: str = ""
    """The last line of complaint."""
    line: int = 0
    """The line of the program, from 1, or 0 where nobody can tell."""

    def failed_at(self, row: str) -> str:
        """The complaint with the text of its line, which is all there is to a bare `assert`."""
        return f"{self.reason}, at `{row.strip()[:80]}`" if row.strip() else self.reason


@lru_cache(maxsize=1)
def network_off() -> tuple[str, ...]:
    """What to put before a command to cut it off from every network; nothing where the system cannot."""
    command = ("unshare", "--user", "--map-root-user", "--net")
    if not shutil.which(command[0]):
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603 - a fixed command
    return command if tried.returncode == 0 else ()


def run(program: str, seconds: float = SECONDS) -> Outcome:
    """Run a program to its end, or stop it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "program.py").write_text(program, encoding="utf-8")
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _ENVIRONMENT
        command = [*network_off(), sys.executable, "-I", "-B", "-X", "utf8", "-c", _START]
        try:
            done = subprocess.run(  # noqa: S603 - the program is what we are here to run
                command,
                cwd=folder,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(passed=False, reason=f"it was still running after {seconds:g} s")
    if done.returncode == 0:
        return Outcome(passed=True, output=done.stdout)
    said = [line for line in done.stderr.splitlines() if line.strip()]
    reason = said[-1].strip() if said else f"it ended with status {done.returncode}"
    return Outcome(passed=False, reason=reason, line=int((_LINE.findall(done.stderr) or [0])[-1]))
