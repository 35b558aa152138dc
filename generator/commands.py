"""What each command of the command line does; each returns an exit status."""

import argparse
import difflib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

from generator import report
from generator.content.addresses import Style
from generator.content.checks import CHECKS, WITHOUT_PROSE, Check
from generator.content.library import Library
from generator.content.load import Loaded
from generator.content.prints import PAPERS
from generator.content.project import Project
from generator.content.reference import reference_page
from generator.content.scaffold import SCHEMAS, scaffold, target
from generator.content.schema import schemas
from generator.diagnostics import Diagnostic
from generator.exchange import exchange
from generator.export.json_export import export_json, export_schema
from generator.export.markdown_tree import TREE, markdown_tree
from generator.kinds import Kind

FINE, PROBLEMS, USAGE = 0, 1, 2
MANY = 20
Row = TypeVar("Row")
UNTOUCHED = "nothing was written; what was there before is as it was\n"


def check(project: Project, options: argparse.Namespace) -> int:
    """Report everything that is wrong in the content."""
    loaded = project.load()
    _report(loaded, options.format)
    return FINE if loaded.sound else PROBLEMS


def _report(loaded: Loaded, form: str) -> None:
    sys.stdout.write(report.FORMATS[form](loaded.diagnostics))
    if form == "text":
        count = sum(len(entries) for entries in loaded.library.entries.values())
        sys.stderr.write(f"{count} entries, {report.summary(loaded.diagnostics)}\n")


def _sound(project: Project, checks: Sequence[Check] = CHECKS) -> Library | None:
    """The guide, or nothing and a report when it has errors."""
    loaded = project.load(checks=checks)
    _report(loaded, "text")
    if loaded.sound:
        return loaded.library
    sys.stderr.write(UNTOUCHED)
    return None


def verify(project: Project, options: argparse.Namespace) -> int:
    """Run the programs that questions carry; without a way to cut them off from the network, say so, and in CI fail."""
    loaded = project.load()
    if not loaded.sound:
        _report(loaded, options.format)
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
    with _progress(wanted) as rows:
        for _, found in programs.verify(rows):
            problems += found
    sys.stdout.write(report.FORMATS[options.format](sorted(problems)))
    if options.format == "text":
        questions = len({program.question for program in wanted})
        sys.stderr.write(f"{len(wanted)} programs of {questions} questions ran, {report.summary(problems)}\n")
    return PROBLEMS if problems else FINE


def build(project: Project, options: argparse.Namespace) -> int:
    """Check the content, then build the site; with any error the site of before stays as it is."""
    if _sound(project) is None:
        return PROBLEMS
    from generator import site  # noqa: PLC0415 - MkDocs takes longer to import than a check takes

    if not _replaceable(project, options.site_dir, site.MADE):
        return USAGE
    try:
        site.build(project, options.site_dir)
    except site.BuildError as error:
        sys.stderr.write(f"{error}\n{UNTOUCHED}")
        return PROBLEMS
    place = options.site_dir.resolve()
    sys.stdout.write(f"The site is in {place}\nLook at it: python3 -m http.server --directory {place} 8000\n")
    sys.stdout.write("and open http://127.0.0.1:8000/, or run `studyguide serve` to see edits at once.\n")
    return FINE


def _replaceable(project: Project, place: Path, made: frozenset[str]) -> bool:
    """Whether a folder may be put there: only what we made before is ever replaced, for what it holds is lost."""
    place = place.resolve()
    names = {path.name for path in place.iterdir()} if place.is_dir() else set()
    ours = made <= names and not names & {".git", "content"} and not project.folder.is_relative_to(place)
    if ours or not (names or place.is_file()):
        return True
    sys.stderr.write(f"studyguide: {place} holds something that we did not make: name another place, or empty it\n")
    return False


def serve(project: Project, options: argparse.Namespace) -> int:
    """Serve the site on this machine and rebuild it on every change, until interrupted."""
    from generator import site  # noqa: PLC0415 - as above

    try:
        site.serve(project, options.port)
    except site.BuildError as error:
        sys.stderr.write(f"{error}\n")
        return PROBLEMS
    return FINE


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
    _write(project.folder, files)
    sys.stdout.write(f"{len(files)} files written below {project.folder / 'docs'}\n")
    return FINE


def export_to_json(project: Project, options: argparse.Namespace) -> int:
    """Write every entry with its fields, its address and its file as one JSON document."""
    library = _sound(project)
    if library is None:
        return PROBLEMS
    _write(options.output.parent, {options.output.name: export_json(library)})
    return FINE


def export_to_markdown(project: Project, options: argparse.Namespace) -> int:
    """Write the pages as plain Markdown with a mkdocs.yml of their own."""
    library = _sound(project)
    if library is None:
        return PROBLEMS
    from generator import site  # noqa: PLC0415 - as above
    from generator.web import guide  # noqa: PLC0415 - as above

    if not _replaceable(project, options.output, TREE):
        return USAGE
    try:
        settings = site.settings_of(project)
    except site.BuildError as error:
        sys.stderr.write(f"{error}\n{UNTOUCHED}")
        return PROBLEMS
    about = settings.site
    documents = [(page.path, page.markdown_for_any_theme) for page in guide.pages(library, about, Style.MARKDOWN)]
    names = {"site_name": about.name, "site_description": about.description, "site_url": about.url}
    nav = settings.nav or [*guide.navigation(library, paper=False), *settings.more_navigation]
    tree = markdown_tree(documents, {**names, "nav": nav})
    place = options.output.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
        fresh = Path(folder) / "tree"
        shutil.copytree(settings.docs, fresh / "docs")
        _write(fresh, tree)
        exchange(fresh, place)
    sys.stdout.write(f"{len(documents)} pages in {place}; build them with: mkdocs build --strict\n")
    return FINE


def print_sheets(project: Project, options: argparse.Namespace) -> int:
    """Set sheets of paper, all or those that are named; one that cannot be set is a problem, and no file is written."""
    # To set a few sheets it is enough to look at their own texts, which the press does.
    library = _sound(project, WITHOUT_PROSE if options.names else CHECKS)
    if library is None:
        return PROBLEMS
    from generator.paper import press, problem, sheets  # noqa: PLC0415 - as above

    known = {sheet.print.name: sheet for sheet in sheets.sheets(library, project.site(), options.start)}
    unknown = [name for name in options.names if name not in known]
    for name in unknown:
        near = difflib.get_close_matches(name, known, n=1)
        sys.stderr.write(f"studyguide print: there is no sheet '{name}'\n")
        hint = f"did you mean '{near[0]}'?" if near else f"one of {', '.join(known)}"
        sys.stderr.write(f"  hint: {hint}\n")
    if unknown:
        return USAGE
    chosen = press.files_to_set(known[name] for name in options.names or known)
    wanted = [
        (file, sheet, size)
        for file, (sheet, size) in chosen
        if size.paper in (options.paper or PAPERS) and size.points in (options.size or press.POINTS)
    ]
    printer, done, problems = press.Press(), {}, []
    with _progress(wanted) as rows:
        for file, sheet, size in rows:
            try:
                done[file] = printer.pdf(sheet, size)
            except problem.PrintError as error:
                problems.append(error)
    if problems:
        lines = press.report_of(problems, project.places_of)
        sys.stderr.writelines([*(f"{line}\n" for line in lines), UNTOUCHED])
        return PROBLEMS
    options.output.mkdir(parents=True, exist_ok=True)
    for file, data in done.items():
        (options.output / file).write_bytes(data)
    sys.stdout.write(f"{len(done)} file{'' if len(done) == 1 else 's'} in {options.output.resolve()}\n")
    return FINE


def _progress(rows: list[Row]) -> AbstractContextManager[Iterable[Row]]:
    """The same rows, with a bar on a terminal when there are many."""
    if len(rows) < MANY or not sys.stderr.isatty():
        return nullcontext(rows)
    import click  # noqa: PLC0415 - for the few runs that show it

    return click.progressbar(rows, label="Setting sheets", file=sys.stderr)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
