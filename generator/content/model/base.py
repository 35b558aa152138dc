"""What every entry is made of, and the references between entries."""

from enum import StrEnum
from typing import Annotated, ClassVar

from annotated_types import Len
from pydantic import BaseModel, ConfigDict

from generator.content.fields import Date, Id, Markdown, Ref, RefTo, Text
from generator.kinds import Kind

TopicRef = Annotated[Ref, RefTo(Kind.TOPIC)]
RoleRef = Annotated[Ref, RefTo(Kind.ROLE)]
StageRef = Annotated[Ref, RefTo(Kind.STAGE)]
StepRef = Annotated[Ref, RefTo(Kind.STEP)]
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
