"""What must hold between fields and between entries: one module a family of rules, all of them listed here."""

from collections.abc import Callable, Iterator, Sequence

from generator.content.checks import completeness, dates, prose, references, time
from generator.content.checks.evidence import Evidence
from generator.diagnostics import Diagnostic

Check = Callable[[Evidence], Iterator[Diagnostic]]

CHECKS: Sequence[Check] = (
    references.unknown_entries,
    references.repeated_references,
    references.duplicate_ids,
    references.taken_aliases,
    prose.flaws,
    prose.unused_figures,
    completeness.question_parts,
    completeness.loops,
    completeness.weights,
    time.over_hours,
    time.too_long_to_say,
    dates.future_dates,
)
