"""What must hold between fields and between entries: one module a family of rules, all of them listed here."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.content.checks import arithmetic, completeness, dates, likeness, prose, references, rejected, time
from generator.content.checks.evidence import Evidence
from generator.diagnostics import Diagnostic

Check = Callable[[Evidence], Iterator[Diagnostic]]

WITHOUT_PROSE: Sequence[Check] = (
    references.repeated_references,
    references.duplicate_ids,
    references.taken_aliases,
    completeness.question_parts,
    completeness.loops,
    completeness.weights,
    time.over_hours,
    dates.future_dates,
    dates.old_reviews,
)
"""Checks that parse no texts: for whoever needs a few entries at once and looks at their texts later."""

COMPARING: Sequence[Check] = (
    references.duplicate_ids,
    references.taken_aliases,
    likeness.near_duplicates,
    likeness.alike_openings,
)
"""Checks that hold one entry against the others: by what `content/face.py` calls its face."""

OF_PROSE: Sequence[Check] = (
    references.unknown_entries,
    rejected.rejected_sources,
    prose.flaws,
    prose.unused_figures,
    arithmetic.disagreeing_figures,
    time.too_long_to_say,
)
"""Checks that parse texts, which takes longer than all else; each looks at one entry at a time."""

ALL_BUT_PROSE: Sequence[Check] = tuple(dict.fromkeys([*WITHOUT_PROSE, *COMPARING]))
CHECKS: Sequence[Check] = (*ALL_BUT_PROSE, *OF_PROSE)

ALONE: Sequence[Check] = tuple(check for check in CHECKS if check not in COMPARING)
"""Checks that look at one entry at a time, with the others only to see whether what it names is there."""


def judged(evidence: Evidence, checks: Iterable[Check]) -> list[Diagnostic]:
    """What some checks find."""
    return [problem for check in checks for problem in check(evidence)]
