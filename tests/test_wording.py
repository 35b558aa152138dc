"""Values in, the words that a reader sees out."""

from collections.abc import Mapping

import pytest
from conftest import load_files

from generator.content.addresses import Style
from generator.content.fields import PartialDate, Ref
from generator.content.model import Scorecard
from generator.content.site import Site
from generator.content.wording import as_of, counted
from generator.kinds import Kind
from generator.web.guide import pages

Files = Mapping[str, bytes | None]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(2025), "As of 2025"),
        (PartialDate(2025, 6, 1), "As of 1 June 2025"),
        (PartialDate(), "Date not stated"),
    ],
)
def test_for_when_something_was_said(date: PartialDate, words: str) -> None:
    assert as_of(date) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 questions"), (1, "1 question"), (1.5, "1.5 questions"), (20, "20 questions")]
)
def test_how_many_there_are(number: float, words: str) -> None:
    assert counted(number, "question") == words


def home(files: Files) -> str:
    return pages(load_files(files).library, Site("x", "y"), Style.DIRECTORY)[0].write().body


def test_the_home_page_asks_for_what_there_is(guide: Files) -> None:
    sorts_only = {path: data for path, data in guide.items() if not path.startswith("companies/")}
    one = {path: data for path, data in guide.items() if not path.endswith("a-batch-you-spoilt.yml")}
    assert "Which company?" in home(guide)
    assert "Which company?" not in home(sorts_only)
    assert "Which sort of employer?" in home(sorts_only)
    assert ">1 question</a>, with" in home(one)


def test_a_competency_weighs_the_same_for_a_role_of_which_it_says_nothing(guide: Files) -> None:
    name = "scorecards/trial-shift-scorecard.yml"
    text = (guide[name] or b"").decode()
    edited = text.replace("{role: baker, weight: 70}", "{role: baker, weight: 60}")
    edited = edited.replace("    by_role: [{role: baker, weight: 30}]\n", "")
    loaded = load_files({**guide, name: edited.encode()})
    (card,) = loaded.library.all(Scorecard)
    assert loaded.sound
    assert [row.weight_for(Ref(Kind.ROLE, "baker")) for row in card.competencies] == [60, 40]
