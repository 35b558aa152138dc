"""Employers and sorts of employer, as their sources tell them."""

from typing import Annotated

from annotated_types import Len
from pydantic import Field

from generator.content.fields import Address, Day, Markdown, Minutes, Sentence, Text, WholeNumber
from generator.content.model.base import Confidence, Entry, Evidence, QuestionRef, Record, StageRef, TopicRef
from generator.kinds import Kind


class _Told(Record):
    stage: StageRef
    """Which of the guide's stages it is."""
    title: Text
    """What the employer calls it."""
    minutes: Minutes
    """How long it lasts."""
    what: Markdown
    """What happens in it."""
    topics: tuple[TopicRef, ...] = ()
    """Topics that prepare for it."""
    questions: tuple[QuestionRef, ...] = ()
    """Questions that prepare for it."""


class LoopStage(Evidence, _Told):
    """One stage of an employer's loop, as a source tells it."""


class _Said(Record):
    about: Text
    """What it is about, in a few words."""
    claim: Markdown
    """What is said."""


class Claim(Evidence, _Said):
    """Something that a source says about an employer beside its stages."""


class RoundWeight(Record):
    """The share of one sort of round."""

    title: Text
    """What the round tests."""
    percent: Annotated[WholeNumber, Field(ge=0, le=100)]
    """Its share of the whole, in per cent."""


class _Weighted(Record):
    rounds: Annotated[tuple[RoundWeight, ...], Len(2)]
    """The sorts of round, heaviest first; their shares add up to 100."""


class Weighting(Evidence, _Weighted):
    """How much each sort of round counts, as a source tells it."""


class Employer(Entry):
    """What a company and an archetype share."""

    title: Text
    """Its name."""
    summary: Sentence
    """Its loop in a sentence."""
    confidence: Confidence
    """How far the picture as a whole can be trusted."""
    loop: tuple[LoopStage, ...] = ()
    """Its stages in order; leave it out where fewer than three are sourced."""
    claims: tuple[Claim, ...] = ()
    """What else sources say."""
    conflicts: tuple[Markdown, ...] = ()
    """Where sources disagree, and who says which."""
    gaps: tuple[Sentence, ...] = ()
    """What no source says."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Company(Employer):
    """An employer, as its sources tell it."""

    kind_of_entry = Kind.COMPANY

    careers: Address | None = None
    """Where it advertises, if that page was read."""
    where: Sentence
    """Where it hires for these roles, as far as sources say."""


class Archetype(Employer):
    """The loop that employers of one sort tend to run."""

    kind_of_entry = Kind.ARCHETYPE

    weighting: Weighting | None = None
    """How much each sort of round counts, if a source says so."""
