"""What the mock interview needs to know beside the questions: the loops, as a script of data of their own.

Nothing of a question's body is in it, so that an edit of one leaves it as it is.
"""

from collections.abc import Mapping
from typing import Any

from generator.content.addresses import Style, address, location_of
from generator.content.fields import Duration
from generator.content.library import Library, title_of
from generator.content.model import Employer, Level, LoopStage
from generator.content.wording import label

DRAWS: Mapping[str, Mapping[Level, int]] = {
    "junior": {Level.FOUNDATION: 2, Level.CORE: 1},
    "senior": {Level.CORE: 1, Level.ADVANCED: 1},
    "staff": {Level.CORE: 1, Level.ADVANCED: 3},
}
"""Of each level of a role the levels of question that it is asked, and how many lots each question has in the draw."""


def has_mocks(library: Library) -> bool:
    """Whether there is a loop to go through."""
    return any(employer.loop for employer in library.employers)


def mocks_of(library: Library, style: Style) -> Mapping[str, Any]:
    """The loops with their rounds, and what each level of a role is asked."""
    return {
        "loops": [_loop(library, style, employer) for employer in library.employers if employer.loop],
        "levels": [{"id": level, "title": label(level), "draws": draws} for level, draws in DRAWS.items()],
    }


def _loop(library: Library, style: Style, employer: Employer) -> Mapping[str, Any]:
    kind = employer.kind_of_entry
    return {
        "id": f"{kind}/{employer.id}",
        "title": title_of(employer),
        "kind": label(kind),
        "page": address(location_of(kind, employer.id).page, style),
        "rounds": [_round(library, stage) for stage in employer.loop],
    }


def _round(library: Library, stage: LoopStage) -> Mapping[str, Any]:
    """A stage of a loop; where its source gives no time, the one that such stages usually take."""
    told = library.get(stage.stage.kind, stage.stage.id)
    usual: Duration = getattr(told, "minutes", Duration())
    minutes = stage.minutes if stage.minutes.least else usual
    return {
        "stage": told.id if told else "",
        "title": stage.title,
        "minutes": [minutes.least, minutes.most] if minutes.least else None,
        "stated": stage.minutes.least is not None,
        "topics": library.ids(stage.topics),
        "questions": library.ids(stage.questions),
    }
