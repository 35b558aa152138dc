"""The `studyguide` command: exit status 0 when all is well, 1 for problems in the content, 2 for wrong usage."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import report
from generator.content.project import Project, find_project

FINE, PROBLEMS, USAGE = 0, 1, 2


def check(project: Project, output_format: str) -> int:
    """Report everything that is wrong in the content."""
    loaded = project.load()
    sys.stdout.write(report.FORMATS[output_format](loaded.diagnostics))
    if output_format == "text":
        count = sum(len(entries) for entries in loaded.library.entries.values())
        sys.stderr.write(f"{count} entries, {report.summary(loaded.diagnostics)}\n")
    return FINE if loaded.sound else PROBLEMS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="studyguide")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check")
    command.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    options = parser.parse_args(arguments)
    project = find_project(Path.cwd())
    if project is None:
        sys.stderr.write("studyguide: no mkdocs.yml here or above\n")
        return USAGE
    return check(project, options.format)
