"""Commands that judge the content as it is written: `check` and `diff`."""

import argparse
import sys
from functools import partial
from itertools import chain

from generator import report
from generator.building.two import do_all
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    refuse,
    report_on,
)
from generator.content.checks import ALL_BUT_PROSE, OF_PROSE, judged
from generator.content.load import load
from generator.content.project import Project
from generator.diagnostics import Severity


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content; half of its prose is parsed in another process."""
    loaded = project.load(checks=ALL_BUT_PROSE)
    tasks = [partial(judged, part, OF_PROSE) for part in loaded.evidence.by_topic().values()]
    loaded = loaded.with_more(chain.from_iterable(do_all(tasks)))
    report_on(loaded, options.format)
    return FINE if loaded.sound else PROBLEMS


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
