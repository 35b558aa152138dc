"""Commands that write for authors: `init`, `fix` and `schema`."""

import argparse
import datetime as dt
import re
import shutil
import sys
from pathlib import Path

from generator.commands.shared import (
    FINE,
    USAGE,
    replace_file,
    typed,
    write_files,
)
from generator.content.files import Place, place_of
from generator.content.project import Project
from generator.content.reference import reference_page
from generator.content.scaffold import SCHEMAS
from generator.content.schema import schemas
from generator.content.starter import starter
from generator.export.json_export import export_schema
from generator.fix.mend import mended

OVERRIDES = Path(__file__).parents[2] / "overrides"
"""Templates, styles and scripts of a site; they come with a clone of the generator, and each guide owns its copy."""


def init(options: argparse.Namespace) -> int:
    """Start a guide on any subject in a folder that is new or empty."""
    place: Path = options.folder
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        sys.stderr.write(f"studyguide init: {place} is there already: name a new folder, or an empty one\n")
        return USAGE
    if not OVERRIDES.is_dir():
        sys.stderr.write(f"studyguide init: the site's templates are not in {OVERRIDES}: install from a clone\n")
        return USAGE
    name = options.name or place.resolve().name.replace("-", " ").capitalize()
    if re.search(r"[:#\"'\\]|^\W", name):
        sys.stderr.write(
            f"studyguide init: '{name}' cannot stand in mkdocs.yml as it is: use letters, digits and blanks\n"
        )
        return USAGE
    write_files(place, dict(starter(name, dt.datetime.now(dt.UTC).date())))
    shutil.copytree(OVERRIDES, place / "overrides")
    schema(Project(place), options)
    sys.stdout.write(f"{name} is in {place}: cd there, then {typed('serve', here=False)} to look at it\n")
    return FINE


def fix(project: Project, options: argparse.Namespace) -> int:
    """Put content files into good form: all, or those that are named."""
    wanted = {path.resolve() for path in options.files}
    files = {(project.folder / file.path).resolve(): file for file in project.files()}
    for path in sorted(wanted - set(files)):
        sys.stderr.write(f"studyguide fix: {path} is no file of the content\n")
    if wanted - set(files):
        return USAGE
    count = 0
    for path, file in files.items():
        place = place_of(file.inside)
        if (wanted and path not in wanted) or not isinstance(place, Place) or place.kind is None or file.data is None:
            continue
        after = mended(file.path, file.data, place)
        if after != file.data:
            replace_file(path, after)
            sys.stdout.write(f"mended {file.path}\n")
            count += 1
    sys.stderr.write(f"{count} of {len(wanted) or len(files)} files mended\n")
    return FINE


def schema(project: Project, _options: argparse.Namespace) -> int:
    """Write the editor schemas, the export's schema and the reference page, which are made from the model."""
    files = {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}
    files[f"{SCHEMAS}/export.schema.json"] = export_schema()
    files["docs/contributing/reference.md"] = reference_page()
    write_files(project.folder, files)
    sys.stdout.write(f"{len(files)} files written below {project.folder / 'docs'}\n")
    return FINE
