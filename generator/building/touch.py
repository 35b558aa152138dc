"""Building after an edit that only the page of a question, its card and the page of its topic can show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.building.edits import findings_after, library_of_edits
from generator.building.frame import configured, frame_for, site_of, style_of
from generator.building.inputs import Inputs
from generator.building.record import Record, stamp_of
from generator.building.searchable import search_again
from generator.building.twin import Twin
from generator.content.decode import Decoded
from generator.content.model import Question, Topic
from generator.content.project import Project
from generator.kinds import Kind
from generator.web.page import Page
from generator.web.pages import Press, in_turn, topic_page


def touch(
    project: Project, place: Path, record: Record, inputs: Inputs, edited: Mapping[str, Decoded]
) -> Record | None:
    """Make anew what the edits change; nothing is done if one of them brings an error, for a whole check to report."""
    config = configured(project, place)
    if config.extra["paper"] or config.extra["download"]:
        return None  # sheets of paper show bodies as well, and the book and the copy to download all of them
    library = library_of_edits(project, inputs)
    found = findings_after(record, library, edited)
    if not found.sound:
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
        warnings=found.problems,
        twin=twin.name,
        behind=[*files, *gone],
    )


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
