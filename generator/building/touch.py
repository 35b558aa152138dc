"""Building after an edit that only the page of a question, its card and the page of its topic can show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath

from generator.building.frame import configured, frame_for, site_of, style_of
from generator.building.inputs import Inputs
from generator.building.record import Record, stamp_of
from generator.building.searchable import search_again
from generator.building.twin import Twin
from generator.content.checks import ALONE
from generator.content.checks.evidence import Evidence
from generator.content.decode import Decoded, decode
from generator.content.demand import library_on_demand
from generator.content.face import face_of
from generator.content.files import File, Place, place_of
from generator.content.library import Library
from generator.content.model import Question, Topic
from generator.content.project import Project
from generator.content.reader import read
from generator.diagnostics import Diagnostic, Severity
from generator.kinds import Kind
from generator.web.page import Page
from generator.web.pages import Press, in_turn, topic_page


def edited_bodies(project: Project, record: Record, inputs: Inputs) -> Mapping[str, Decoded] | None:
    """The questions whose bodies differ from what the site was made of; nothing if anything else differs as well."""
    before, now = record.inputs.content, inputs.content
    if record.inputs.rest != inputs.rest or before.keys() != now.keys():
        return None
    noted = {warning.span.path for warning in record.warnings}
    found = {}
    for inside in (inside for inside, digest in now.items() if before[inside] != digest):
        place, file = place_of(PurePosixPath(inside)), _file(project, inside)
        if not isinstance(place, Place) or place.kind is not Kind.QUESTION or file.path in noted:
            return None
        source, problems = read(file.path, file.data or b"")
        if problems or not isinstance(source.value, dict) or face_of(source.value) != record.faces.get(inside):
            return None
        found[inside] = decode(source, place)
        if found[inside].problems:
            return None
    return found


def touch(
    project: Project, place: Path, record: Record, inputs: Inputs, edited: Mapping[str, Decoded]
) -> Record | None:
    """Make anew what the edits change; nothing is done if one of them brings an error, for a whole check to report."""
    config = configured(project, place)
    if config.extra["paper"] or config.extra["download"]:
        return None  # sheets of paper show bodies as well, and the book and the copy to download all of them
    library = library_on_demand(inputs.content, lambda inside: _file(project, inside), project.today())
    problems = list(_problems(library, edited.values()))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None
    config.nav = [*record.navigation]
    press = Press(library, site_of(config), style_of(config))
    pages = {page.path: page for page in _pages(press, record, edited)}
    frame = frame_for(config, pages.values(), record.titles)
    written = (frame.files_of(page) for page in frame.made if page.file.src_uri in pages)
    files = dict(chain.from_iterable(of_page.items() for of_page in written))
    index, gone = search_again(
        place, project.cache, {path: html for path, html in files.items() if path.endswith(".html")}
    )
    files |= index
    twin = Twin(place, project.cache, record.twin, record.behind)
    twin.change(files, gone)
    stamps = {path: stamp for path, stamp in record.files.items() if path not in gone}
    return replace(
        record,
        inputs=inputs,
        files={**stamps, **{path: stamp_of(place / path) for path in files}},
        warnings=[*record.warnings, *problems],
        twin=twin.name,
        behind=[*files, *gone],
    )


def _file(project: Project, inside: str) -> File:
    path = project.folder / project.content / inside
    return File(f"{project.content}/{inside}", PurePosixPath(inside), path.read_bytes())


def _problems(library: Library, edited: Iterable[Decoded]) -> Iterator[Diagnostic]:
    """What is wrong in the edited questions, each for itself: what they are compared by has not changed."""
    located = tuple(item for decoded in edited for item in decoded.entries)
    leaves = tuple(leaf for decoded in edited for leaf in decoded.leaves)
    nothing: Mapping[Kind, frozenset[str]] = {kind: frozenset() for kind in Kind}
    evidence = Evidence(library, located, leaves, nothing, frozenset(), library.day)
    for check in ALONE:
        yield from check(evidence)


def _pages(press: Press, record: Record, edited: Mapping[str, Decoded]) -> Iterator[Page]:
    """The pages of the edited questions and of their topics."""
    library = press.library
    ids = {item.entry.id for decoded in edited.values() for item in decoded.entries}
    for name, order in record.orders.items():
        if ids.isdisjoint(order):
            continue
        topic = library.get(Kind.TOPIC, name)
        questions = [entry for entry in map(library.entries[Kind.QUESTION].get, order) if isinstance(entry, Question)]
        if isinstance(topic, Topic):
            yield topic_page(press, topic, questions)
            yield from (page for page, question in in_turn(press, topic, questions) if question.id in ids)
