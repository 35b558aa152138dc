"""What is worked through and ticked: plans, checklists, scorecards."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Len
from pydantic import Field

from generator.content.fields import Day, Markdown, Ref, Sentence, Text, WholeNumber
from generator.content.model.base import (
    ChecklistRef,
    Entry,
    QuestionRef,
    Record,
    ResourceRef,
    RoleRef,
    SourceRef,
    TopicRef,
)
from generator.kinds import Kind


class Task(Record):
    """One piece of work in a plan."""

    task: Sentence
    """What to do."""
    minutes: Annotated[WholeNumber, Field(ge=5, le=600)]
    """How long it takes, in minutes."""
    topics: tuple[TopicRef, ...] = ()
    """Topics to work through."""
    questions: tuple[QuestionRef, ...] = ()
    """Questions to answer."""
    checklists: tuple[ChecklistRef, ...] = ()
    """Checklists to use."""
    resources: tuple[ResourceRef, ...] = ()
    """Books and courses to use."""


class Week(Record):
    """One week of a plan."""

    title: Text
    """What the week is about."""
    hours: Annotated[float, Field(strict=True, gt=0, le=60)]
    """Hours it takes; its tasks must fit into them."""
    aim: Sentence
    """How you know at its end that it worked."""
    tasks: Annotated[tuple[Task, ...], Len(1)]
    """What to do, in order."""


class Plan(Entry):
    """A study plan by weeks."""

    kind_of_entry = Kind.PLAN

    title: Text
    """Its name."""
    days: Annotated[WholeNumber, Field(ge=1, le=365)]
    """Days from start to interview."""
    summary: Sentence
    """Whom it suits and what it does."""
    evidence: Markdown
    """What it rests on, caveats included."""
    weeks: Annotated[tuple[Week, ...], Len(1)]
    """The weeks in order."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where it comes from."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Audience(StrEnum):
    """Which side of the table somebody sits on."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"


class Item(Record):
    """One line to tick."""

    do: Sentence
    """What to do or have."""
    why: Sentence | None = None
    """Why it matters."""


class Block(Record):
    """A pause point: a few items that are ticked together."""

    title: Text
    """When, or what for."""
    items: Annotated[tuple[Item, ...], Len(1, 9)]
    """At most nine items."""


class Checklist(Entry):
    """A list to tick, on screen or on paper."""

    kind_of_entry = Kind.CHECKLIST

    title: Text
    """Its name."""
    audience: Audience
    """Who uses it."""
    summary: Sentence
    """When to use it."""
    blocks: Annotated[tuple[Block, ...], Len(1)]
    """Its pause points in order."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where it comes from."""
    reviewed: Day
    """The day on which somebody last checked it."""


class Rating(Record):
    """A point of the rating scale."""

    score: Annotated[WholeNumber, Field(ge=0, le=10)]
    """Its number."""
    title: Text
    """Its name."""
    meaning: Sentence
    """What earns it."""


class RoleWeight(Record):
    """What a competency weighs for one role."""

    role: RoleRef
    """The role."""
    weight: Annotated[WholeNumber, Field(ge=0, le=100)]
    """Its share of the whole for that role, in per cent."""


class Competency(Record):
    """One row of a scorecard."""

    title: Text
    """What is rated."""
    weight: Annotated[WholeNumber, Field(ge=1, le=100)]
    """Its share of the whole, in per cent; the weights add up to 100."""
    by_role: tuple[RoleWeight, ...] = ()
    """Other shares for single roles, which add up to 100 as well; for a role without one here, `weight` counts."""
    asks: Sentence
    """The question an interviewer answers about the candidate."""
    weak: Sentence
    """What weak evidence looks like."""
    strong: Sentence
    """What strong evidence looks like."""
    questions: tuple[QuestionRef, ...] = ()
    """Questions that bring the evidence out."""

    def weight_for(self, role: Ref) -> int:
        """Its share for a role: that role's own, or else the one for all."""
        return next((share.weight for share in self.by_role if share.role == role), self.weight)


class Scorecard(Entry):
    """What an interviewer fills in."""

    kind_of_entry = Kind.SCORECARD

    title: Text
    """Its name."""
    summary: Sentence
    """When to use it."""
    how: Markdown
    """How to fill it in fairly."""
    scale: Annotated[tuple[Rating, ...], Len(3, 6)]
    """The rating scale, lowest first."""
    competencies: Annotated[tuple[Competency, ...], Len(2, 9)]
    """What is rated."""
    recommendation: Annotated[tuple[Text, ...], Len(2, 6)]
    """The choices for the overall recommendation."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where it comes from."""
    reviewed: Day
    """The day on which somebody last checked it."""

    @property
    def weighted_roles(self) -> tuple[Ref, ...]:
        """The roles for which it has weights of its own."""
        return tuple(dict.fromkeys(share.role for row in self.competencies for share in row.by_role))
