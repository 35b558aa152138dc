"""What each command of the command line does: its options in, an exit status out."""

from generator.commands.adding import new
from generator.commands.building import build, serve
from generator.commands.checking import check, diff
from generator.commands.exporting import export_to_json, export_to_markdown, print_sheets
from generator.commands.running import draw, verify
from generator.commands.shared import FINE, PROBLEMS, USAGE
from generator.commands.starting import fix, init, schema

__all__ = [
    "FINE",
    "PROBLEMS",
    "USAGE",
    "build",
    "check",
    "diff",
    "draw",
    "export_to_json",
    "export_to_markdown",
    "fix",
    "init",
    "new",
    "print_sheets",
    "schema",
    "serve",
    "verify",
]
