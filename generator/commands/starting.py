"""Commands that write for contributors: `new` and `schema`."""

import argparse
import re
import sys

from generator.commands.shared import (
    FINE,
    USAGE,
    write_files,
)
from generator.content.project import Project
from generator.content.reference import reference_page
from generator.content.scaffold import SCHEMAS, scaffold, target
from generator.content.schema import schemas
from generator.export.json_export import export_schema
from generator.kinds import Kind


def new(project: Project, options: argparse.Namespace) -> int:
    """Write a scaffold where the entry belongs; a register's goes to its end."""
    kind = Kind(options.kind)
    try:
        inside = target(kind, options.id, options.topic)
        text = scaffold(kind, options.id)
    except ValueError as error:
        sys.stderr.write(f"studyguide new: {error}\n")
        if kind is Kind.QUESTION and options.topic is None:
            topics = ", ".join(project.load().library.entries[Kind.TOPIC])
            start = "start one with `studyguide new topic ID`, then add --topic ID"
            sys.stderr.write(f"  hint: {f'add --topic with one of {topics}' if topics else start}\n")
        return USAGE
    path = project.folder / project.content / inside
    shared = inside.count("/") == 0
    before = path.read_text(encoding="utf-8") if shared and path.exists() else ""
    if (path.exists() and not shared) or re.search(rf"(?m)^[\"']?{options.id}[\"']? *:", before):
        sys.stderr.write(f"studyguide new: {project.content}/{inside} has it already\n")
        return USAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before.rstrip()}\n\n{text}".lstrip(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{project.content}/{inside}: fill in every TODO; `studyguide check` names what is left\n")
    return FINE


def schema(project: Project, _options: argparse.Namespace) -> int:
    """Write the editor schemas, the export's schema and the reference page, which are made from the model."""
    files = {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}
    files[f"{SCHEMAS}/export.schema.json"] = export_schema()
    files["docs/contributing/reference.md"] = reference_page()
    write_files(project.folder, files)
    sys.stdout.write(f"{len(files)} files written below {project.folder / 'docs'}\n")
    return FINE
