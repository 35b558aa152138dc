"""The kinds of entry and their fields.

The text under each field documents the content format: the editor schemas and the contributor's reference are made
from it. `id`, `file` and `topic` are assigned when an entry is read: they follow from where it stands.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from annotated_types import Len
from pydantic import BaseModel, ConfigDict, Field

from generator.content.fields import (
    Address,
    CodeText,
    Date,
    Day,
    Id,
    Markdown,
    Minutes,
    Ref,
    RefTo,
    Sentence,
    Text,
    WholeNumber,
)
from generator.content.figures import Expression, FigureName, NumberFormat
from generator.kinds import Kind

TopicRef = Annotated[Ref, RefTo(Kind.TOPIC)]
RoleRef = Annotated[Ref, RefTo(Kind.ROLE)]
StageRef = Annotated[Ref, RefTo(Kind.STAGE)]
QuestionRef = Annotated[Ref, RefTo(Kind.QUESTION)]
ChecklistRef = Annotated[Ref, RefTo(Kind.CHECKLIST)]
ResourceRef = Annotated[Ref, RefTo(Kind.RESOURCE)]
SourceRef = Annotated[Ref, RefTo(Kind.SOURCE)]
StoryRef = Annotated[Ref, RefTo(Kind.STORY)]


class Record(BaseModel):
    """A group of fields: frozen, with no field that nobody asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)


class Entry(Record):
    """What every entry has."""

    kind_of_entry: ClassVar[Kind]

    id: str
    """The name of the file, or the key in a register; it never changes."""
    file: str
    """Path of the file that the entry is in, from the project's folder."""
    aliases: tuple[Id, ...] = ()
    """Earlier ids: their addresses redirect here."""


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


class Confidence(StrEnum):
    """How far a claim can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class ClaimKind(StrEnum):
    """Who says it."""

    OFFICIAL = "official"
    OFFICIAL_SECOND_HAND = "official-second-hand"
    CANDIDATE = "candidate"
    RECRUITER = "recruiter"
    COMPILED = "compiled"
    PREPARATION_SITE = "preparation-site"
    PRESS = "press"
    PAPER = "paper"
    BOOK = "book"


class Verified(StrEnum):
    """How far a resource's details were checked."""

    VERIFIED = "verified"
    PARTLY = "partly"
    UNVERIFIED = "unverified"


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


class StepName(StrEnum):
    """The steps of a design walkthrough, in their usual order."""

    FRAMING = "framing"
    DATA = "data"
    MODEL = "model"
    OFFLINE_EVALUATION = "offline-evaluation"
    ONLINE_EVALUATION = "online-evaluation"
    SERVING = "serving"
    MONITORING = "monitoring"
    COST = "cost"


class Step(Record):
    """One step of a design walkthrough."""

    step: StepName
    """Which step."""
    minutes: Annotated[WholeNumber, Field(ge=1, le=60)]
    """How long to spend on it in the interview."""
    say: Markdown
    """What to say and draw."""


class Star(Record):
    """A worked example in the STAR form; always shown as an example, never as somebody's true story."""

    situation: Markdown
    """Where and when, in two sentences."""
    task: Markdown
    """What was yours to do."""
    action: Markdown
    """What you did, in the first person."""
    result: Markdown
    """What came of it, with a number."""
    learned: Markdown | None = None
    """What you do differently since."""


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
    walkthrough: tuple[Step, ...] = ()
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
    figures: dict[FigureName, FigureSpec] = {}
    """Worked numbers by name; prose shows one as {name}."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where the question and its claims come from."""
    reviewed: Day
    """The day on which somebody last checked it."""


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
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where this comes from."""


class Evidence(Record):
    """Who says it, how sure that is, and as of when."""

    kind: ClaimKind
    """Who says it."""
    confidence: Confidence
    """How far it can be trusted."""
    as_of: Date
    """The date for which it was said: a year, a month, a day or `not stated`."""
    role: Text | None = None
    """The role it was said of, if of one."""
    sources: Annotated[tuple[SourceRef, ...], Len(1)]
    """Where it is said."""


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


class Competency(Record):
    """One row of a scorecard."""

    title: Text
    """What is rated."""
    weight: Annotated[WholeNumber, Field(ge=1, le=100)]
    """Its share of the whole, in per cent; the weights add up to 100."""
    asks: Sentence
    """The question an interviewer answers about the candidate."""
    weak: Sentence
    """What weak evidence looks like."""
    strong: Sentence
    """What strong evidence looks like."""
    questions: tuple[QuestionRef, ...] = ()
    """Questions that bring the evidence out."""


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


class Story(Entry):
    """A prompt for a story from your own work, by competency."""

    kind_of_entry = Kind.STORY

    title: Text
    """The competency."""
    prompt: Sentence
    """What to think of."""
    shows: Annotated[tuple[Sentence, ...], Len(1)]
    """What a good story of this sort shows."""


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


class Faq(Entry):
    """A question about interviews in general, with its answer."""

    kind_of_entry = Kind.FAQ

    question: Sentence
    """The question."""
    answer: Markdown
    """The answer."""
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


MODELS: dict[Kind, type[Entry]] = {
    model.kind_of_entry: model
    for model in (
        Question,
        Topic,
        Role,
        Stage,
        Company,
        Archetype,
        Plan,
        Checklist,
        Scorecard,
        Story,
        Resource,
        Source,
        Faq,
        Mistake,
    )
}
ASSIGNED = ("id", "file", "topic")
REGISTERS = frozenset(
    {Kind.TOPIC, Kind.ROLE, Kind.STAGE, Kind.STORY, Kind.RESOURCE, Kind.SOURCE, Kind.FAQ, Kind.MISTAKE}
)
"""Kinds whose entries share one file, `<plural>.yml`, a key each; the others have a file each."""
