"""The small kinds, whose entries share a file."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Len

from generator.content.fields import Address, Date, Day, Markdown, Minutes, Months, Sentence, Text
from generator.content.model.base import ClaimKind, Entry, QuestionRef, Record, SourceRef, Star, TopicRef
from generator.kinds import Kind


class Topic(Entry):
    """A field of knowledge that panels probe; its questions are the files in the folder of its name."""

    kind_of_entry = Kind.TOPIC

    title: Text
    """Its name."""
    summary: Sentence
    """What it is about, in a sentence."""
    probes: Markdown
    """What panels probe here, and how."""
    checklist: Annotated[tuple[Sentence, ...], Len(3, 9)]
    """What a prepared candidate can do; each reads on from "I can"."""
    reviewed: Day
    """The day on which somebody last checked it."""
    stale_after: Months = 36
    """Months after which a review of the topic or of one of its questions counts as old: 12 where tools change."""


class Role(Entry):
    """A job that the guide prepares for."""

    kind_of_entry = Kind.ROLE

    title: Text
    """Its name."""
    summary: Sentence
    """What the work is, in a sentence."""
    shift: Markdown
    """What its interviews stress more, and less, than those of the other roles."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where this comes from."""


class StageVariant(Record):
    """What one source says of a stage."""

    minutes: Minutes
    """How long it lasts."""
    what: Sentence
    """What happens in it, as this source has it."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Who says so."""


class Stage(Entry):
    """A step of a hiring process."""

    kind_of_entry = Kind.STAGE

    title: Text
    """Its name."""
    minutes: Minutes
    """How long it usually lasts."""
    summary: Sentence
    """What happens, in a sentence."""
    scores: Markdown
    """What it scores, and how to prepare."""
    bring: tuple[Sentence, ...] = ()
    """What to have with you."""
    variants: tuple[StageVariant, ...] = ()
    """How long single sources say it lasts, and what they say happens; they disagree."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where this comes from."""


class Step(Entry):
    """A step of the walkthrough that every design question gives, in the usual order."""

    kind_of_entry = Kind.STEP

    title: Text
    """Its name."""
    summary: Sentence
    """What it settles."""


class Story(Entry):
    """A prompt for a story from your own work, by competency."""

    kind_of_entry = Kind.STORY

    title: Text
    """The competency."""
    prompt: Sentence
    """What to think of."""
    shows: Annotated[tuple[Sentence, ...], Len(1)]
    """What a good story of this sort shows."""
    example: Star | None = None
    """A worked example."""


class Verified(StrEnum):
    """How far a resource's details were checked."""

    VERIFIED = "verified"
    PARTLY = "partly"
    UNVERIFIED = "unverified"


class Resource(Entry):
    """A book, course, paper or tool."""

    kind_of_entry = Kind.RESOURCE

    title: Text
    """Its title."""
    authors: tuple[Text, ...] = ()
    """Who made it, as far as checked."""
    date: Date
    """When it came out."""
    address: Address | None = None
    """Where it is."""
    access: Text
    """What it costs to read."""
    verified: Verified
    """How far these details were checked."""
    good_for: Sentence
    """What to use it for."""
    topics: tuple[TopicRef, ...] = ()
    """Topics that it covers."""


class Source(Entry):
    """Where a claim comes from."""

    kind_of_entry = Kind.SOURCE

    title: Text
    """Its title."""
    publisher: Text
    """Who published it."""
    address: Address | None = None
    """Where it is, if it can be reached."""
    date: Date
    """When it was published."""
    accessed: Date
    """When it was read."""
    kind: ClaimKind
    """Who speaks in it."""
    note: Sentence | None = None
    """What to mind about it."""
    stale_after: Day | None = None
    """The day after which what it says is shown as possibly out of date."""
    rejected: Sentence | None = None
    """Why nothing may rest on it: citing it, or linking to anything below its address, is an error."""


class Faq(Entry):
    """A question about interviews in general, with its answer."""

    kind_of_entry = Kind.FAQ

    question: Sentence
    """The question."""
    answer: Markdown
    """The answer."""
    group: Text
    """The heading that it stands under, the same for all that belong together."""
    sources: tuple[SourceRef, ...] = ()
    """Where it comes from."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Mistake(Entry):
    """Something that often goes wrong, and what to do instead."""

    kind_of_entry = Kind.MISTAKE

    title: Text
    """The mistake."""
    why: Markdown
    """Why it costs you."""
    instead: Markdown
    """What to do instead."""
    questions: tuple[QuestionRef, ...] = ()
    """Questions where it shows."""
    sources: tuple[SourceRef, ...] = ()
    """Where it comes from."""


class Term(Entry):
    """A word of the field; where prose first uses it, it links here."""

    kind_of_entry = Kind.TERM

    title: Text
    """The word, as it is written within a sentence."""
    also: tuple[Text, ...] = ()
    """Its other forms and names: plurals, abbreviations, other spellings."""
    means: Sentence
    """What it means, in a sentence or two."""
    topics: tuple[TopicRef, ...] = ()
    """Topics that use it."""
