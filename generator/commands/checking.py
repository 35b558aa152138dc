"""Commands that judge the content as it is written: `check` and `diff`."""

import argparse
import sys

from generator import report
from generator.building.verdict import findings_of
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    refuse,
    report_on,
)
from generator.content.load import load
from generator.content.project import Project
from generator.diagnostics import Severity


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content."""
    findings = findings_of(project)
    report_on(findings, options.format)
    return FINE if findings.sound else PROBLEMS


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
        problems = [*compare.lost(before.library, after), *after.diagnostics]
        sys.stdout.write(write.PROBLEMS_ALONE[options.format](problems))
        sys.stderr.write(f"{report.summary(problems)}\n")
        return PROBLEMS
    found = compare.compare(before.library, after)
    sys.stdout.write(write.FORMATS[options.format](found))
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in found.problems) else FINE
