"""Commands that judge: `check`, `verify` and `diff`, and `draw`, which does what `verify` compares with."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator import report
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    USAGE,
    progress,
    refuse,
    report_on,
)
from generator.content.load import load
from generator.content.project import Project
from generator.diagnostics import Diagnostic, Severity


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content."""
    loaded = project.load()
    report_on(loaded, options.format)
    return FINE if loaded.sound else PROBLEMS


def verify(project: Project, options: argparse.Namespace) -> int:
    """Run programs, draw drawings again and check the spelling: what takes longer than `check` may."""
    loaded = project.load()
    if not loaded.sound:
        report_on(loaded, options.format)
        return PROBLEMS
    from generator.verify import drawings, jobs, programs, spelling  # noqa: PLC0415 - a check needs none of it

    if not _equipped():
        return USAGE
    every: list[jobs.Job] = [
        *programs.programs(loaded.located),
        *drawings.scripts(project.files()),
        spelling.Spelling(project.folder, loaded.located),
    ]
    unknown = [name for name in options.ids if name not in {job.name for job in every}]
    for name in unknown:
        sys.stderr.write(f"studyguide verify: no question '{name}' has a program, and no drawing '{name}' a script\n")
    if unknown:
        return USAGE
    wanted = [job for job in every if job.name in (options.ids or [job.name])]
    problems: list[Diagnostic] = []
    with progress(jobs.verify(wanted), len(wanted), "Verifying") as rows:
        for found in rows:
            problems += found
    sys.stdout.write(report.FORMATS[options.format](sorted(problems)))
    if options.format == "text":
        sys.stderr.write(f"{_counted(wanted)}; {report.summary(problems)}\n")
    return PROBLEMS if problems else FINE


def diff(project: Project, options: argparse.Namespace) -> int:
    """Say what a reader finds different since this branch left another commit, and whether an address was lost."""
    from generator.diff import base, compare, write  # noqa: PLC0415 - a check needs none of it

    after = project.load()
    try:
        before = load(base.files_at(project.folder, project.content, options.base), after.library.day, checks=())
    except base.BaseError as error:
        return refuse("diff", str(error), error.hint)
    if not after.sound:
        # A lost id comes first: with its alias, what still refers to it is told the new one.
        sys.stdout.write(report.as_text(compare.lost(before.library, after)))
        report_on(after, "text")
        return PROBLEMS
    found = compare.compare(before.library, after)
    sys.stdout.write(write.FORMATS[options.format](found))
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in found.problems) else FINE


def _equipped() -> bool:
    """Whether all is here that `verify` needs; in CI that includes a way to cut programs off from the network."""
    from generator.verify import programs, sandbox, spelling  # noqa: PLC0415 - a check needs none of it

    if programs.NUMPY_MISSING or spelling.command() is None:
        sys.stderr.write(
            "studyguide verify: NumPy or typos is not here: pip install -c constraints.txt -e '.[verify]'\n"
        )
        return False
    if not sandbox.network_off():
        sys.stderr.write("studyguide verify: without a working `unshare` programs are not cut off from the network\n")
        return not os.environ.get("CI")
    return True


def _counted(wanted: Iterable[object]) -> str:
    """What was done, in words."""
    counts = Counter(type(job).__name__ for job in wanted)
    read = "read" if counts["Spelling"] else "not read"
    return f"programs run: {counts['Program']}, drawings drawn again: {counts['Script']}, spelling: {read}"


def draw(project: Project, options: argparse.Namespace) -> int:
    """Run the scripts of drawings and write what they draw beside them."""
    from generator.verify import drawings  # noqa: PLC0415 - a check needs none of it

    if not _equipped():
        return USAGE
    every = {script.name: script for script in drawings.scripts(project.files())}
    for name in sorted(set(options.names) - set(every)):
        sys.stderr.write(f"studyguide draw: there is no script {project.content}/figures/{name}.py\n")
        return USAGE
    status = FINE
    for name in options.names or every:
        outcome = every[name].draw()
        if outcome.passed:
            drawing = project.folder / Path(every[name].path).with_suffix(".svg")
            drawing.write_text(outcome.output, encoding="utf-8", newline="\n")
        else:
            sys.stderr.write(f"{every[name].path}: {outcome.reason}\n")
            status = PROBLEMS
    return status
