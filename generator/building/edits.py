"""What was edited since content was known to be good, and what is wrong in that."""

from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath

from generator.building.inputs import Inputs
from generator.building.record import Verdict
from generator.content.checks import ALONE, judged
from generator.content.checks.evidence import Evidence
from generator.content.decode import Decoded, decode
from generator.content.demand import library_on_demand
from generator.content.face import face_of
from generator.content.files import File, Place, place_of
from generator.content.library import Library
from generator.content.load import Loaded, in_order
from generator.content.model import Question
from generator.content.project import Project
from generator.content.reader import read
from generator.diagnostics import Findings
from generator.kinds import Kind


def edited_bodies(project: Project, verdict: Verdict, inputs: Inputs) -> Mapping[str, Decoded] | None:
    """The questions whose bodies differ from what was judged; nothing if anything else differs as well."""
    before, now = verdict.inputs.content, inputs.content
    if verdict.inputs.rest != inputs.rest or before.keys() != now.keys():
        return None
    noted = {warning.span.path for warning in verdict.warnings}
    found = {}
    for inside in (inside for inside, digest in now.items() if before[inside] != digest):
        place = place_of(PurePosixPath(inside))
        if not isinstance(place, Place) or place.kind is not Kind.QUESTION:
            return None
        try:
            file = _file(project, inside)
        except OSError:
            return None
        if file.path in noted:
            return None
        source, problems = read(file.path, file.data or b"")
        if problems or not isinstance(source.value, dict) or face_of(source.value) != verdict.faces.get(inside):
            return None
        found[inside] = decode(source, place)
        if found[inside].problems:
            return None
    return found


def faces_of(project: Project, loaded: Loaded) -> Mapping[str, str]:
    """Of each question's file what other pages show of it."""
    found = {}
    for located in loaded.located:
        if isinstance(located.entry, Question):
            inside = PurePosixPath(located.source.path).relative_to(project.content).as_posix()
            found[inside] = face_of(located.source.value)
    return found


def library_of_edits(project: Project, inputs: Inputs) -> Library:
    """The guide as it is now, of which only what is asked for is read."""
    return library_on_demand(inputs.content, partial(_file, project), project.today())


def findings_after(verdict: Verdict, library: Library, edited: Mapping[str, Decoded]) -> Findings:
    """What was found before, and what is wrong in the edited questions.

    Each of them is looked at for itself: what they are compared by has not changed.
    """
    located = tuple(item for decoded in edited.values() for item in decoded.entries)
    leaves = tuple(leaf for decoded in edited.values() for leaf in decoded.leaves)
    nothing: Mapping[Kind, frozenset[str]] = {kind: frozenset() for kind in Kind}
    problems = judged(Evidence(library, located, leaves, nothing, frozenset(), library.day), ALONE)
    return Findings(verdict.entries, in_order([*verdict.warnings, *problems]))


def _file(project: Project, inside: str) -> File:
    path = project.folder / project.content / inside
    return File(f"{project.content}/{inside}", PurePosixPath(inside), path.read_bytes())
