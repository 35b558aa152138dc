"""The kinds of entry and their fields.

The text under each field documents the content format: the editor schemas and the contributor's reference are made
from it. `id`, `file` and `topic` are assigned when an entry is read: they follow from where it stands.
"""

from generator.content.model.base import ClaimKind, Confidence, Entry, Evidence, Record, Star
from generator.content.model.employer import Archetype, Claim, Company, Employer, LoopStage, RoundWeight, Weighting
from generator.content.model.question import (
    ByLevel,
    Code,
    FigureSpec,
    FollowUp,
    Level,
    Question,
    QuestionKind,
    Signal,
    WalkthroughStep,
    WeakAnswer,
)
from generator.content.model.registers import (
    Faq,
    Mistake,
    Resource,
    Role,
    Source,
    Stage,
    StageVariant,
    Step,
    Story,
    Term,
    Topic,
    Verified,
)
from generator.content.model.sheets import (
    Audience,
    Block,
    Checklist,
    Competency,
    Item,
    Plan,
    Rating,
    RoleWeight,
    Scorecard,
    Task,
    Week,
)
from generator.kinds import Kind

__all__ = [
    "ASSIGNED",
    "MODELS",
    "REGISTERS",
    "Archetype",
    "Audience",
    "Block",
    "ByLevel",
    "Checklist",
    "Claim",
    "ClaimKind",
    "Code",
    "Company",
    "Competency",
    "Confidence",
    "Employer",
    "Entry",
    "Evidence",
    "Faq",
    "FigureSpec",
    "FollowUp",
    "Item",
    "Level",
    "LoopStage",
    "Mistake",
    "Plan",
    "Question",
    "QuestionKind",
    "Rating",
    "Record",
    "Resource",
    "Role",
    "RoleWeight",
    "RoundWeight",
    "Scorecard",
    "Signal",
    "Source",
    "Stage",
    "StageVariant",
    "Star",
    "Step",
    "Story",
    "Task",
    "Term",
    "Topic",
    "Verified",
    "WalkthroughStep",
    "WeakAnswer",
    "Week",
    "Weighting",
]

MODELS: dict[Kind, type[Entry]] = {
    model.kind_of_entry: model
    for model in (
        Question,
        Topic,
        Role,
        Stage,
        Step,
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
        Term,
    )
}
ASSIGNED = ("id", "file", "topic")
REGISTERS = frozenset(
    {
        Kind.TOPIC,
        Kind.ROLE,
        Kind.STAGE,
        Kind.STEP,
        Kind.STORY,
        Kind.RESOURCE,
        Kind.SOURCE,
        Kind.FAQ,
        Kind.MISTAKE,
        Kind.TERM,
    }
)
"""Kinds whose entries share one file, `<plural>.yml`, a key each; the others have a file each."""
