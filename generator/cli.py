"""The `studyguide` command line: exit status 0 when all is well, 1 for problems in the content, 2 for wrong usage."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import commands, report
from generator.content.prints import PAPERS, POINTS
from generator.content.project import find_project
from generator.kinds import Kind


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studyguide", description="Structured YAML in, a study guide out.")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = parsers.add_parser("check", help="report everything that is wrong in the content")
    command.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    command.set_defaults(run=commands.check)

    command = parsers.add_parser("verify", help="run programs, draw drawings again, check spelling")
    command.add_argument("ids", nargs="*", metavar="NAME", help="of an entry or drawing; all without one")
    command.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    command.set_defaults(run=commands.verify)

    command = parsers.add_parser("draw", help="run the scripts in content/figures/ and write their drawings")
    command.add_argument("names", nargs="*", metavar="NAME", help="of a drawing; all without one")
    command.set_defaults(run=commands.draw)

    _add_build(parsers.add_parser("build", help="check the content and build the site"))

    command = parsers.add_parser("serve", help="serve the site on this machine, with live reload")
    command.add_argument("--port", type=_port, default=8000, help="0 for any that is free")
    command.set_defaults(run=commands.serve)

    command = parsers.add_parser("init", help="start a guide on any subject in a new folder")
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--name", metavar="NAME", help="of the guide; the folder's without one")

    command = parsers.add_parser("new", help="start an entry: a file with a TODO in every place to fill")
    command.add_argument("kind", choices=[str(kind) for kind in Kind], metavar="KIND", help=", ".join(Kind))
    command.add_argument("id", metavar="ID", help="lower-case words joined by hyphens; it never changes")
    command.add_argument("--topic", metavar="ID", help="of a question: the topic whose folder it goes to")
    command.set_defaults(run=commands.new)

    command = parsers.add_parser(
        "fix", help="mend the form of content files: order, quotation marks, long lines, blanks"
    )
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help="all of the content without one")
    command.set_defaults(run=commands.fix)

    command = parsers.add_parser("diff", help="say what a reader finds different since this branch left another commit")
    command.add_argument("base", metavar="BASE", help="a branch or commit, such as origin/main")
    command.add_argument("--format", choices=("text", "markdown"), default="text")
    command.set_defaults(run=commands.diff)

    command = parsers.add_parser("export", help="write the guide in another form")
    forms = command.add_subparsers(dest="form", required=True, metavar="FORM")
    form = forms.add_parser("json", help="every entry with its fields, its address and its file")
    form.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    form.set_defaults(run=commands.export_to_json)
    form = forms.add_parser("markdown", help="plain Markdown that MkDocs builds without anything of ours")
    form.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    form.set_defaults(run=commands.export_to_markdown)

    command = parsers.add_parser("print", help="set sheets of paper as PDF")
    command.add_argument("names", nargs="*", metavar="NAME", help="of a sheet, as its file has it; all without one")
    command.add_argument("--paper", choices=PAPERS, action="append", help="both without one")
    command.add_argument("--size", choices=POINTS, type=int, action="append", help="of the type, in points")
    command.add_argument("--start", type=_day, metavar="DAY", help="first day of the plans: 2026-11-23")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    command.set_defaults(run=commands.print_sheets)

    command = parsers.add_parser("schema", help="write what is made from the content model: schemas and reference")
    command.set_defaults(run=commands.schema)
    return parser


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", "--site-dir", dest="site_dir", type=Path, default=Path("site"), metavar="DIR"
    )
    command.add_argument("--offline", action="store_true", help="let it open from disk, without a server or network")
    command.set_defaults(run=commands.build)


def _port(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) < 2**16:
        return int(text)
    message = f"'{text}' is not a port: type a number from 0 to 65535"
    raise argparse.ArgumentTypeError(message)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a day: write it as 2026-11-23"
        raise argparse.ArgumentTypeError(message) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    options = _parser().parse_args(arguments)
    project = find_project(Path.cwd())
    if project is None and options.command != "init":
        sys.stderr.write("studyguide: no mkdocs.yml here or above; `studyguide init DIR` starts a guide\n")
        return commands.USAGE
    try:
        status: int = commands.init(options) if options.command == "init" else options.run(project, options)
    except OSError as error:  # a folder that may not be written, a disk that is full
        sys.stderr.write(f"studyguide {options.command}: {error}\n")
        return commands.USAGE
    return status
