"""A question with both sides of the table."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Len
from pydantic import Field

from generator.content.fields import CodeText, Day, Markdown, Months, Ref, Sentence, Text, WholeNumber
from generator.content.figures import Expression, FigureName, NumberFormat
from generator.content.model.base import Entry, Record, RoleRef, SourceRef, StageRef, Star, StepRef, StoryRef
from generator.kinds import Kind


class QuestionKind(StrEnum):
    """What a question asks of the candidate."""

    CONCEPT = "concept"
    CODING = "coding"
    DEBUGGING = "debugging"
    DESIGN = "design"
    CASE = "case"
    BEHAVIOURAL = "behavioural"
    ASK_THEM = "ask-them"


class Level(StrEnum):
    """How much a question presumes."""

    FOUNDATION = "foundation"
    CORE = "core"
    ADVANCED = "advanced"


class Signal(Record):
    """One thing the panel scores."""

    signal: Sentence
    """What the panel looks for."""
    strong: Sentence
    """What it sounds like when it is there."""


class WeakAnswer(Record):
    """An answer that people really give, and why it loses."""

    answer: Markdown
    """The answer, as a candidate says it."""
    why: Markdown
    """Why it loses the room."""


class FollowUp(Record):
    """What the panel asks next."""

    prompt: Sentence
    """The follow-up, as the interviewer says it."""
    answer: Markdown
    """The short answer."""


class ByLevel(Record):
    """What changes with the seniority of the role; leave out a level where nothing does."""

    junior: Markdown | None = None
    """What is enough from a junior."""
    senior: Markdown | None = None
    """What is expected of a senior beyond that."""
    staff: Markdown | None = None
    """What sets a staff answer apart."""


class Code(Record):
    """A program that answers the question, and the test that proves it."""

    language: Text = "python"
    """Language of the code, by its Pygments name."""
    broken: CodeText | None = None
    """For debugging: the code as the candidate is given it."""
    solution: CodeText
    """The code that solves it."""
    test: CodeText
    """Code that fails unless the solution is right; it sees the solution's names."""


class FigureSpec(Record):
    """A worked number, recomputed whenever the guide is built; prose shows it as {name}."""

    expression: Expression
    """The arithmetic."""
    format: NumberFormat
    """How the value is shown."""


class WalkthroughStep(Record):
    """One step of a design walkthrough."""

    step: StepRef
    """Which of the guide's steps it is."""
    minutes: Annotated[WholeNumber, Field(ge=1, le=60)]
    """How long to spend on it in the interview."""
    say: Markdown
    """What to say and draw."""


class Question(Entry):
    """A question with both sides of the table: what to say, and what the panel scores."""

    kind_of_entry = Kind.QUESTION

    topic: Ref
    """The folder that the file is in."""
    title: Text | None = None
    """A short name for lists and links, where the prompt is long."""
    prompt: Sentence
    """The question as an interviewer says it."""
    asked_as: tuple[Sentence, ...] = ()
    """Other ways in which it is asked."""
    kind: QuestionKind
    """What it asks of the candidate."""
    stages: Annotated[tuple[StageRef, ...], Len(1)]
    """Stages of a loop where it turns up."""
    roles: Annotated[tuple[RoleRef, ...], Len(1)]
    """Roles that are asked it."""
    level: Level
    """How much it presumes."""
    minutes: Annotated[WholeNumber, Field(ge=1, le=90)]
    """How long a good answer lasts, in minutes."""
    gist: Sentence
    """The answer in a sentence or two: the back of a flashcard."""
    clarify: tuple[Sentence, ...] = ()
    """For design and case questions: what to ask before answering."""
    scored: Annotated[tuple[Signal, ...], Len(3, 5)]
    """The three to five signals that the panel scores."""
    strong: Markdown
    """A strong answer, to be said aloud: the point first, then the reasoning, then a trade-off or a number."""
    weak: Annotated[tuple[WeakAnswer, ...], Len(1)]
    """Answers that people really give, each with why it loses."""
    walkthrough: tuple[WalkthroughStep, ...] = ()
    """For design questions: the interview, step by step."""
    code: Code | None = None
    """For coding and debugging questions: the solution and its test."""
    example: Star | None = None
    """For behavioural questions: a worked example."""
    competencies: tuple[StoryRef, ...] = ()
    """For behavioural questions: the story prompts whose competencies it shows."""
    follow_ups: Annotated[tuple[FollowUp, ...], Len(2)]
    """What the panel asks next; at least two."""
    by_level: ByLevel = ByLevel()
    """What changes between a junior, a senior and a staff answer."""
    figures: dict[FigureName, FigureSpec] = Field(default_factory=dict)
    """Worked numbers by name; prose shows one as {name}."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where the question and its claims come from."""
    reviewed: Day
    """The day on which somebody last checked it."""
    stale_after: Months | None = None
    """Months after which that counts as old, where they differ from those of its topic."""
