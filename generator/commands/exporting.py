"""Commands that write the guide in another form: `export` and `print`."""

import argparse
import shutil
import sys

from generator.building.build import BuildError
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    UNTOUCHED,
    USAGE,
    progress,
    refuse,
    replaceable,
    sound,
    write_files,
)
from generator.content.addresses import Style
from generator.content.checks import CHECKS, WITHOUT_PROSE
from generator.content.prints import PAPERS, POINTS
from generator.content.project import Project
from generator.diagnostics import nearest
from generator.exchange import Beside
from generator.export.json_export import export_json
from generator.export.markdown_tree import TREE, markdown_tree


def export_to_json(project: Project, options: argparse.Namespace) -> int:
    """Write every entry with its fields, its address and its file as one JSON document."""
    library = sound(project)
    if library is None:
        return PROBLEMS
    write_files(options.output.parent, {options.output.name: export_json(library)})
    return FINE


def export_to_markdown(project: Project, options: argparse.Namespace) -> int:
    """Write the pages as plain Markdown with a mkdocs.yml of their own."""
    library = sound(project)
    if library is None:
        return PROBLEMS
    from generator.building import site  # noqa: PLC0415 - slow to import
    from generator.web import feed, guide  # noqa: PLC0415 - slow to import

    if not replaceable(project, options.output, TREE):
        return USAGE
    try:
        settings = site.settings_of(project)
    except BuildError as error:
        sys.stderr.write(f"{error}\n{UNTOUCHED}")
        return PROBLEMS
    about = settings.site
    documents = [(page.path, page.write().document) for page in guide.pages(library, about, Style.MARKDOWN)]
    changes = feed.feed(library, about)
    documents += [(feed.PATH, changes.decode())] if changes else []
    names = {"site_name": about.name, "site_description": about.description, "site_url": about.url}
    nav = settings.nav or [*guide.navigation(library, paper=False, scripts=False), *settings.more_navigation]
    tree = markdown_tree(documents, {**names, "nav": nav})
    beside = Beside(options.output)
    try:
        shutil.copytree(settings.docs, beside.folder / "docs")
        write_files(beside.folder, tree)
        beside.install()
    finally:
        beside.discard()
    sys.stdout.write(f"{len(documents)} pages in {beside.place}; build them with: mkdocs build --strict\n")
    return FINE


def print_sheets(project: Project, options: argparse.Namespace) -> int:
    """Set sheets of paper, all or those that are named; one that cannot be set is a problem, and no file is written."""
    # To set a few sheets it is enough to look at their own texts, which the press does.
    library = sound(project, WITHOUT_PROSE if options.names else CHECKS)
    if library is None:
        return PROBLEMS
    from generator.paper import press, problem, sheets  # noqa: PLC0415 - slow to import

    known = {sheet.print.name: sheet for sheet in sheets.sheets(library, project.site(), options.start)}
    unknown = [name for name in options.names if name not in known]
    for name in unknown:
        refuse("print", f"there is no sheet '{name}'", nearest(name, known))
    if unknown:
        return USAGE
    chosen = press.files_to_set(known[name] for name in options.names or known)
    wanted = [
        (file, sheet, size)
        for file, (sheet, size) in chosen
        if size.paper in (options.paper or PAPERS) and size.points in (options.size or POINTS)
    ]
    printer, done, problems = press.Press(), {}, []
    with progress(wanted, len(wanted), "Setting sheets") as rows:
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
