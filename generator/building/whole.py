"""Building the whole site beside its place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from generator.building.frame import (
    Frame,
    configured,
    frame_of,
    navigation_of,
    style_of,
    titles_of,
    warnings_counted,
)
from generator.building.inputs import Inputs
from generator.building.paper import set_all
from generator.building.record import Record, stamps_of
from generator.building.two import do_all
from generator.content.face import face_of
from generator.content.library import Library, by_topic
from generator.content.load import Loaded, collection_paused
from generator.content.model import Question
from generator.content.project import Project
from generator.content.site import site_from
from generator.exchange import Beside
from generator.web import guide


@collection_paused()
def build_whole(project: Project, place: Path, loaded: Loaded, inputs: Inputs) -> Record:
    """Build what was loaded of these inputs; with any warning of MkDocs the site of before stays."""
    beside = Beside(place)
    try:
        with warnings_counted() as counter:
            frame = _frame(project, beside.folder, loaded.library)
            sheets = [partial(set_all, project, loaded.library, frame)] if frame.config.extra["paper"] else []
            do_all([frame.write_the_rest, *sheets], [partial(_write, frame, pages) for pages in _together(frame)])
        if counts := counter.get_counts():
            said = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
            message = f"Aborted with {said} in strict mode!"
            raise Abort(message)
        files = stamps_of(beside.folder)
        beside.install()
    finally:
        beside.discard()
    return Record(
        inputs=inputs,
        files=files,
        faces=_faces(project, loaded),
        orders={topic.id: [question.id for question in group] for topic, group in by_topic(loaded.library) if topic},
        navigation=frame.config.nav or (),
        titles=titles_of(frame.nav),
        warnings=loaded.diagnostics,
        entries=loaded.library.size,
    )


def _frame(project: Project, folder: Path, library: Library) -> Frame:
    config = configured(project, folder)
    site = replace(site_from(config), paper=config.extra["paper"])
    config.nav = navigation_of(config, library, paper=site.paper)
    pages = guide.pages(library, site, style_of(config))
    return frame_of(config, pages, guide.other_files(library, site, style_of(config), project.cache))


def _together(frame: Frame) -> Sequence[Sequence[Page]]:
    """The guide's pages, those together that show the same entries."""
    groups: Mapping[str, list[Page]] = defaultdict(list)
    for page in frame.made:
        groups[page.group].append(page)
    return list(groups.values())


def _write(frame: Frame, pages: Sequence[Page]) -> None:
    for page in pages:
        frame.write(page)


def _faces(project: Project, loaded: Loaded) -> Mapping[str, str]:
    """Of each question's file what other pages show of it."""
    found = {}
    for located in loaded.located:
        if isinstance(located.entry, Question):
            inside = PurePosixPath(located.source.path).relative_to(project.content).as_posix()
            found[inside] = face_of(located.source.value)
    return found
