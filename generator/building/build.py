"""Building no more of a site than has to change."""

from pathlib import Path

from generator.building.edits import edited_bodies
from generator.building.inputs import Inputs, are_known, inputs_of
from generator.building.record import Record, load_record, record_place, save_record, stamps_of
from generator.building.twin import forget_twins
from generator.building.two import do_beside
from generator.content.checks import ALL_BUT_PROSE, OF_PROSE
from generator.content.project import Project
from generator.diagnostics import Findings
from generator.exchange import holds_hidden_files
from generator.web.fonts import making_fonts

MADE = frozenset({"index.html", "sitemap.xml", "assets"})
"""What stands in every site, by which one of an earlier run is known."""


class BuildError(Exception):
    """MkDocs or the press refused to build; the message is its own."""


def build(project: Project, place: Path, *, offline: bool = False) -> Findings:
    """Make the site at a place what its inputs say.

    Nothing is written when nothing has changed, and two or three pages when only the body of a question has. Raises
    BuildError or OSError; then, and after any error in the content, the site of before is as it was. With `offline` the
    site opens from disk.
    """
    settings, place = project.settings(), place.resolve()
    kept, inputs = record_place(project.cache, place), None
    if not offline and are_known(settings) and not holds_hidden_files(place):
        inputs = inputs_of(project, settings, str(project.today()))
        record = load_record(kept, Record)
        if record and stamps_of(place) == record.files and (again := _again(project, place, record, inputs, kept)):
            return again
    return _build_all(project, place, inputs, kept, offline=offline)


def _again(project: Project, place: Path, record: Record, inputs: Inputs, kept: Path) -> Findings | None:
    """What a whole build would have found, if less is enough to have the site that it would make."""
    if record.inputs != inputs:
        from generator.building.touch import touch  # noqa: PLC0415 - MkDocs is slow to import

        edited = edited_bodies(project, record, inputs)
        touched = edited and touch(project, place, record, inputs, edited)
        if not touched:
            return None
        record = touched
        save_record(kept, record)
    return Findings(record.entries, record.warnings)


def _build_all(project: Project, place: Path, inputs: Inputs | None, kept: Path, *, offline: bool) -> Findings:
    loaded, _ = do_beside(lambda: project.load(checks=ALL_BUT_PROSE), making_fonts(project.cache))
    if inputs is None or not loaded.sound:
        loaded = loaded.checked(OF_PROSE)
    if loaded.sound:
        from generator.building import site, whole  # noqa: PLC0415 - MkDocs is slow to import

        with site.errors_as_ours():
            if inputs is None:
                site.build_by_mkdocs(project, place, offline=offline)
            else:
                loaded, record = whole.build_whole(project, place, loaded, inputs)
                if record:
                    save_record(kept, record)
        forget_twins(project.cache)
    return loaded.findings
