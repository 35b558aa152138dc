"""Commands that judge: `check` and `verify`."""

import argparse
import os
import sys

from generator import report
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    USAGE,
    progress,
    report_on,
)
from generator.content.project import Project
from generator.diagnostics import Diagnostic


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content."""
    loaded = project.load()
    report_on(loaded, options.format)
    return FINE if loaded.sound else PROBLEMS


def verify(project: Project, options: argparse.Namespace) -> int:
    """Run the programs that questions carry; without a way to cut them off from the network, say so, and in CI fail."""
    loaded = project.load()
    if not loaded.sound:
        report_on(loaded, options.format)
        return PROBLEMS
    from generator.verify import programs, sandbox  # noqa: PLC0415 - a check needs none of it

    every = list(programs.programs(loaded.located))
    unknown = [name for name in options.ids if name not in {program.question for program in every}]
    for name in unknown:
        sys.stderr.write(f"studyguide verify: no question '{name}' has a program\n")
    if unknown:
        return USAGE
    if programs.NUMPY_MISSING:
        sys.stderr.write("studyguide verify: NumPy is not here: pip install -c constraints.txt -e '.[verify]'\n")
        return USAGE
    if not sandbox.network_off():
        sys.stderr.write("studyguide verify: without a working `unshare` programs are not cut off from the network\n")
        if os.environ.get("CI"):
            return PROBLEMS
    wanted = [program for program in every if program.question in (options.ids or [program.question])]
    problems: list[Diagnostic] = []
    with progress(programs.verify(wanted), len(wanted), "Running programs") as rows:
        for found in rows:
            problems += found
    sys.stdout.write(report.FORMATS[options.format](sorted(problems)))
    if options.format == "text":
        questions = len({program.question for program in wanted})
        sys.stderr.write(f"{len(wanted)} programs of {questions} questions ran, {report.summary(problems)}\n")
    return PROBLEMS if problems else FINE
