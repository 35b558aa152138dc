"""Commands that run what the guide holds: `verify`, and `draw`, which writes what `verify` compares with."""

import argparse
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator import report
from generator.commands.shared import FINE, PROBLEMS, USAGE, from_here, progress, refuse, replace_file, report_on
from generator.content.load import Loaded
from generator.content.project import Project
from generator.diagnostics import Diagnostic, nearest
from generator.verify import drawings, jobs, programs, sandbox, spelling

CLONE = Path(__file__).parents[2]


def verify(project: Project, options: argparse.Namespace) -> int:
    """Run programs, draw drawings again and check the spelling: what takes longer than `check` may."""
    loaded = project.load()
    if not loaded.sound:
        report_on(loaded.findings, options.format)
        return PROBLEMS
    scripts = list(drawings.scripts(project.files()))
    known = {item.entry.id for item in loaded.located} | {script.name for script in scripts}
    for name in options.ids:
        if name not in known:
            return refuse("verify", f"there is no entry or drawing '{name}'", nearest(name, sorted(known)))
    if not _equipped("verify", spells=True):
        return USAGE
    wanted = _jobs(project, loaded, scripts, options.ids or known)
    problems: list[Diagnostic] = []
    with progress(jobs.verify(wanted), len(wanted), "Verifying") as rows:
        for found in rows:
            problems += found
    sys.stdout.write(report.FORMATS[options.format](sorted(problems)))
    if options.format == "text":
        sys.stderr.write(f"{_counted(wanted)}; {report.summary(problems)}\n")
    return PROBLEMS if problems else FINE


def draw(project: Project, options: argparse.Namespace) -> int:
    """Run the scripts of drawings and write what they draw beside them."""
    every = {script.name: script for script in drawings.scripts(project.files())}
    for name in options.names:
        if name not in every:
            message = f"there is no script {project.content}/figures/{name}.py"
            return refuse("draw", message, nearest(name, every))
    if not _equipped("draw", spells=False):
        return USAGE
    problems: list[Diagnostic] = []
    for script in [every[name] for name in options.names or every]:
        drawn, found = script.draw()
        problems += found
        if not found:
            drawing = Path(script.path).with_suffix(".svg")
            replace_file(project.folder / drawing, drawn.encode())
            sys.stdout.write(f"{drawing.as_posix()}: {'as it was' if drawn == script.drawing else 'drawn'}\n")
    sys.stdout.write(report.as_text(problems))
    return PROBLEMS if problems else FINE


def _jobs(project: Project, loaded: Loaded, scripts: Iterable[drawings.Script], names: Iterable[str]) -> list[jobs.Job]:
    """All there is to do for the entries and drawings of these names."""
    located = tuple(item for item in loaded.located if item.entry.id in names)
    texts = [spelling.Spelling(project.folder, located)] if located else []
    return [*programs.programs(located), *(script for script in scripts if script.name in names), *texts]


def _equipped(command: str, *, spells: bool) -> bool:
    """Whether all is here that it needs; in CI that includes a way to cut programs off from the network."""
    missing = ["NumPy"] if programs.NUMPY_MISSING else []
    missing += ["typos, the spelling checker,"] if spells and spelling.command() is None else []
    if missing:
        words = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed"
        refuse(command, words, f"type {installation()}")
        return False
    if not sandbox.network_off():
        sys.stderr.write(
            f"studyguide {command}: without a working `unshare` programs are not cut off from the network\n"
        )
        return not os.environ.get("CI")
    return True


def installation() -> str:
    """What installs it beside this very Python, whatever folder one is in."""
    python, clone, pins = map(from_here, (Path(sys.executable), CLONE, CLONE / "constraints.txt"))
    return shlex.join([python, "-m", "pip", "install", "-c", pins, "-e", f"{clone}[verify]"])


def _counted(wanted: Iterable[object]) -> str:
    """What was done, in words."""
    counts = Counter(type(job).__name__ for job in wanted)
    read = "read" if counts["Spelling"] else "not read"
    return f"programs run: {counts['Program']}, drawings drawn again: {counts['Script']}, spelling: {read}"
