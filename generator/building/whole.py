"""Building the whole site beside its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from generator.building.edits import faces_of
from generator.building.finish import finish
from generator.building.frame import (
    Frame,
    frame_around,
    titles_of,
    warnings_counted,
)
from generator.building.inputs import Inputs
from generator.building.paper import set_all
from generator.building.record import Record, stamps_of
from generator.building.two import do_beside
from generator.content.checks import OF_PROSE, judged
from generator.content.checks.evidence import Evidence
from generator.content.library import Library, by_topic
from generator.content.load import Loaded, collection_paused
from generator.content.project import Project
from generator.diagnostics import Diagnostic
from generator.exchange import Beside


@collection_paused()
def build_whole(project: Project, place: Path, loaded: Loaded, inputs: Inputs) -> tuple[Loaded, Record | None]:
    """Build what was loaded of these inputs, and do the checks of its prose meanwhile, in the same two processes.

    With any error in it the site of before stays; so it does when MkDocs warns of something, which is raised.
    """
    beside = Beside(place)
    try:
        with warnings_counted() as counter:
            frame = frame_around(project, beside.folder, loaded.library)
            tasks = [partial(_work, frame, *share) for share in _shares(frame, loaded.evidence)]
            _, problems = do_beside(partial(_write_the_rest, project, loaded.library, frame), tasks)
        loaded = loaded.with_more(chain.from_iterable(problems))
        if not loaded.sound:
            return loaded, None
        if counts := counter.get_counts():
            said = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
            message = f"Aborted with {said} in strict mode!"
            raise Abort(message)
        finish(frame.config, project.cache)
        files = stamps_of(beside.folder)
        beside.install()
    finally:
        beside.discard()
    return loaded, Record(
        inputs=inputs,
        files=files,
        faces=faces_of(project, loaded),
        orders={topic.id: [question.id for question in group] for topic, group in by_topic(loaded.library) if topic},
        navigation=frame.config.nav or (),
        titles=titles_of(frame.nav),
        warnings=loaded.diagnostics,
        entries=loaded.library.size,
    )


def _write_the_rest(project: Project, library: Library, frame: Frame) -> None:
    frame.write_the_rest()
    if frame.config.extra["paper"]:
        set_all(project, library, frame)


def _shares(frame: Frame, evidence: Evidence) -> Iterator[tuple[Sequence[Page], Evidence | None]]:
    """Pages that show the same entries together with these, so that their prose is parsed in one process only."""
    pages: Mapping[str, list[Page]] = defaultdict(list)
    for page in frame.made:
        pages[page.group].append(page)
    parts = evidence.by_topic()
    for group in dict.fromkeys([*pages, *parts]):
        yield pages[group], parts.get(group)


def _work(frame: Frame, pages: Sequence[Page], evidence: Evidence | None) -> list[Diagnostic]:
    for page in pages:
        frame.write(page)
    return judged(evidence, OF_PROSE) if evidence else []
