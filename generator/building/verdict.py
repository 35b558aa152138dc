"""Checking no more of the content than was edited since it was last found to be good."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain

from generator.building.edits import edited_bodies, faces_of, findings_after, library_of_edits
from generator.building.inputs import Inputs, inputs_of
from generator.building.record import Verdict, load_record, save_record, verdict_place
from generator.building.two import do_all
from generator.content.checks import ALL_BUT_PROSE, OF_PROSE, judged
from generator.content.project import Project
from generator.diagnostics import Findings


def findings_of(project: Project) -> Findings:
    """Everything that is wrong in the content, as if all of it had been looked at."""
    inputs = inputs_of(project, project.settings(), str(project.today()))
    before = load_record(verdict_place(project.cache), Verdict)
    if before and (found := _again(project, before, inputs)):
        return found
    return _all(project, inputs)


def _again(project: Project, before: Verdict, inputs: Inputs) -> Findings | None:
    """The same from what is known; nothing if more was edited than bodies of questions."""
    if before.inputs == inputs:
        return Findings(before.entries, before.warnings)
    edited = edited_bodies(project, before, inputs)
    if not edited:
        return None
    found = findings_after(before, library_of_edits(project, inputs), edited)
    if found.sound:  # else what was good before is what the next edit is held against
        _keep(project, replace(before, inputs=inputs, warnings=found.problems))
    return found


def _all(project: Project, inputs: Inputs) -> Findings:
    """The same from every file; half of the prose is parsed in another process."""
    loaded = project.load(checks=ALL_BUT_PROSE)
    tasks = [partial(judged, part, OF_PROSE) for part in loaded.evidence.by_topic().values()]
    loaded = loaded.with_more(chain.from_iterable(do_all(tasks)))
    if loaded.sound:
        _keep(project, Verdict(inputs, faces_of(project, loaded), loaded.diagnostics, loaded.library.size))
    return loaded.findings


def _keep(project: Project, verdict: Verdict) -> None:
    with suppress(OSError):  # a folder that nobody may write into can be checked all the same
        save_record(verdict_place(project.cache), verdict)
