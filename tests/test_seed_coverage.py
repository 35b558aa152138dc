"""What five published guides say is here, in our own words, or left out or corrected for a reason.

`seed_facts.tsv` has a fact a row; `seed_coverage.tsv` says of each row which entry covers it and a phrase found there,
or, with `-` for the entry, why it is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browser import ROOT
from pydantic import BaseModel

from generator.content.fields import PartialDate, Prose
from generator.content.library import Library
from generator.content.model import Question
from generator.content.project import Project
from generator.kinds import Kind
from generator.prose.text import plain

DATA = ROOT / "tests" / "data"
LEFT_OUT = "-"


class Fact(NamedTuple):
    id: str
    guide: str
    kind: str
    text: str


class Cover(NamedTuple):
    fact: str
    entry: str
    phrase: str


def table(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


FACTS = {row[0]: Fact(*row) for row in table(DATA / "seed_facts.tsv")}
COVERS = [Cover(*row) for row in table(DATA / "seed_coverage.tsv")]


def normal(text: str) -> str:
    """Text as it is compared: one kind of dash and apostrophe, small letters, single spaces."""
    text = text.translate(str.maketrans({"–": "-", "—": "-", "’": "'", "\u2011": "-", "\u00a0": " "}))
    return " ".join(text.lower().split())


WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# The first word of a fact may be its number in a list, which is nobody's claim.
NUMBERED = re.compile(r"^(?:stage|triage|cost lever|subtopic|phase|scorecard) \d+|\(seed prints [^)]*\)")
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(k|m)?(?![\w])")
SCALE = {None: 1, "k": 1_000, "m": 1_000_000}


def numbers(text: str) -> set[float]:
    """The numbers of a text, in digits or as words up to twelve; not those of names such as L1 or p99."""
    text = NUMBERED.sub("", normal(text))
    text = re.sub(r"(?<=\d) million", "m", text)
    found = {float(match[0].rstrip("km").replace(",", "")) * SCALE[match[1]] for match in NUMBER.finditer(text)}
    return found | {float(WORDS.index(word)) for word in re.findall(r"[a-z]+", text) if word in WORDS}


def said(value: Any) -> Iterator[str]:
    """Everything that a page shows of an entry."""
    match value:
        case Prose():
            yield plain(value.blocks, lambda _kind, _id: None)
        case str() | int() | float() | PartialDate():
            yield str(value)
        case BaseModel():
            for _, inner in value:
                yield from said(inner)
        case tuple() | dict():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from said(inner)


@cache
def library() -> Library:
    return Project(ROOT).load().library


@cache
def text_of(entry: str) -> str:
    kind, _, identifier = entry.partition(":")
    found = library().entries[Kind(kind)].get(identifier)
    assert found, f"no {entry}"
    return normal(" ".join(said(found)))


def flaws(fact: Fact, cover: Cover) -> Iterator[str]:
    """What is wrong with a row of the mapping."""
    phrase = normal(cover.phrase)
    if len(phrase.split()) < 4:
        yield "fewer than four words"
    if cover.entry == LEFT_OUT:
        return
    if phrase not in text_of(cover.entry):
        yield "the phrase is not in the entry"
    missing = numbers(fact.text) - numbers(phrase)
    if missing and fact.kind not in ("defect", "gap", "meta"):
        yield f"without {sorted(missing)}"


@pytest.mark.parametrize("cover", COVERS, ids=lambda cover: cover.fact)
def test_every_fact_is_covered_by_a_phrase(cover: Cover) -> None:
    assert list(flaws(FACTS[cover.fact], cover)) == []


def test_every_fact_is_mapped_once() -> None:
    assert Counter(cover.fact for cover in COVERS) == Counter(list(FACTS))


def test_a_phrase_serves_two_facts_at_most() -> None:
    uses = Counter((cover.entry, normal(cover.phrase)) for cover in COVERS if cover.entry != LEFT_OUT)
    assert {use: count for use, count in uses.items() if count > 2} == {}


def test_only_promotion_and_furniture_are_left_out() -> None:
    kinds = {FACTS[cover.fact].kind for cover in COVERS if cover.entry == LEFT_OUT}
    assert kinds <= {"excluded_promo", "meta", "audience", "gap"}


# What the guides get wrong, in the words in which it would be said again.
DEFECTS = {
    "ranges that lost their dash": r"(?<![-\d])(3045|4560|4590|2040|1012)(?! ?-)|\b(510%|810 hours)",
    "L2 prevents multicollinearity": r"prevents? (multi)?collinearity",
    "fraud is recall": r"fraud (wants|needs|means|is always) recall",
    "moderation is precision": r"moderation (wants|needs|means|is always) precision",
}
CORRECTION = re.compile(r"\b(not|never|lost|only|wrong|absolutes?|corrects?|depends?|costs?|too early|often taught)\b")


def uncorrected(words: str, text: str) -> list[str]:
    """Where a text says it with no word of doubt near."""
    around = (text[max(0, found.start() - 160) : found.end() + 160] for found in re.finditer(words, text))
    return [place for place in around if not CORRECTION.search(place)]


def answers() -> Iterator[tuple[str, str]]:
    """What the guide itself says: everything but the weak answers."""
    for kind in Kind:
        for entry in library().entries[kind].values():
            shown = entry.model_copy(update={"weak": ()}) if isinstance(entry, Question) else entry
            yield f"{kind}:{entry.id}", normal(" ".join(said(shown)))


@pytest.mark.parametrize("words", DEFECTS.values(), ids=DEFECTS)
def test_known_defects_appear_only_as_corrections(words: str) -> None:
    found = {entry: uncorrected(words, text) for entry, text in answers()}
    assert {entry: places for entry, places in found.items() if places} == {}


def test_a_defect_said_plainly_is_noticed() -> None:
    plainly = "ridge prevents multicollinearity, so use it. the coding round lasts 3045 minutes."
    assert [len(uncorrected(words, plainly)) for words in DEFECTS.values()] == [1, 1, 0, 0]


def test_a_positive_predictive_value_needs_a_sensitivity() -> None:
    question = library().entries[Kind.QUESTION]["ppv-at-low-prevalence"]
    assert isinstance(question, Question)
    assert "sensitivity" in normal(" ".join(said(question.gist)))
    assert "sensitivity" in normal(" ".join(said(question.scored)))
