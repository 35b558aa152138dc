"""Sheets of paper among the files of a site."""

from collections.abc import Iterator
from pathlib import Path

from generator.building.frame import Frame, site_of
from generator.content.library import Library
from generator.content.prints import FOLDER
from generator.content.project import Project
from generator.content.site import Site
from generator.paper.press import Press, files_to_set, report_of
from generator.paper.problem import PrintError
from generator.paper.sheets import sheets


def every_sheet(project: Project, library: Library, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of paper by its path on the site; all are tried before a PrintError says what is wrong with some."""
    press, problems = Press(project.cache), list[PrintError]()
    for name, (sheet, size) in files_to_set(sheets(library, site)):
        try:
            yield f"{FOLDER}/{name}", press.pdf(sheet, size)
        except PrintError as error:
            problems.append(error)
    if problems:
        raise PrintError("\n".join(report_of(problems, project.places_of)))
    press.forget_the_rest()


def set_all(project: Project, library: Library, frame: Frame) -> None:
    """Put every file of paper into the folder of the site."""
    place = Path(frame.config.site_dir)
    (place / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, data in every_sheet(project, library, site_of(frame.config)):
        (place / path).write_bytes(data)
