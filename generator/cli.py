"""The `studyguide` command: exit status 0 when all is well, 1 for problems in the content, 2 for wrong usage."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import report
from generator.content.project import Project, find_project

FINE, PROBLEMS, USAGE = 0, 1, 2


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content."""
    loaded = project.load()
    sys.stdout.write(report.FORMATS[options.format](loaded.diagnostics))
    if options.format == "text":
        count = sum(len(entries) for entries in loaded.library.entries.values())
        sys.stderr.write(f"{count} entries, {report.summary(loaded.diagnostics)}\n")
    return FINE if loaded.sound else PROBLEMS


def build(project: Project, options: argparse.Namespace) -> int:
    """Check the content, then build the site; with any error the site of before stays as it is."""
    status = check(project, argparse.Namespace(format="text"))
    if status != FINE:
        sys.stderr.write("nothing was built; the site of before, if any, is as it was\n")
        return status
    from generator import site  # noqa: PLC0415 - MkDocs takes longer to import than a check takes

    try:
        site.build(project, options.site_dir)
    except site.BuildError as error:
        sys.stderr.write(f"{error}\nnothing was built; the site of before, if any, is as it was\n")
        return PROBLEMS
    place = options.site_dir.resolve()
    sys.stdout.write(f"The site is in {place}\nLook at it: python3 -m http.server --directory {place} 8000\n")
    sys.stdout.write("and open http://127.0.0.1:8000/, or run `studyguide serve` to see edits at once.\n")
    return FINE


def serve(project: Project, options: argparse.Namespace) -> int:
    """Serve the site on this machine and rebuild it on every change, until interrupted."""
    from generator import site  # noqa: PLC0415 - as above

    try:
        site.serve(project, options.port)
    except site.BuildError as error:
        sys.stderr.write(f"{error}\n")
        return PROBLEMS
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studyguide", description="Structured YAML in, a study guide out.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = commands.add_parser("check", help="report everything that is wrong in the content")
    command.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    command.set_defaults(run=check)

    command = commands.add_parser("build", help="check the content and build the site")
    command.add_argument("--site-dir", type=Path, default=Path("site"), metavar="DIR")
    command.set_defaults(run=build)

    command = commands.add_parser("serve", help="serve the site on this machine, with live reload")
    command.add_argument("--port", type=int, default=8000)
    command.set_defaults(run=serve)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    options = _parser().parse_args(arguments)
    project = find_project(Path.cwd())
    if project is None:
        sys.stderr.write("studyguide: no mkdocs.yml here or above\n")
        return USAGE
    status: int = options.run(project, options)
    return status
