"""What an entry of some sort must have beyond what every entry of its kind has."""

from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.decode import Located
from generator.content.model import Archetype, Employer, Question, QuestionKind, Scorecard, Step, Weighting
from generator.content.walk import Loc
from generator.diagnostics import Code, Diagnostic

FEWEST_STAGES = 3
WHOLE = 100


def question_parts(evidence: Evidence) -> Iterator[Diagnostic]:
    """A question has the parts that its kind of question needs."""
    for located in evidence.located:
        if isinstance(located.entry, Question):
            for field, why in _missing_parts(located.entry, evidence):
                message = f"a {located.entry.kind} question needs {why}"
                yield Diagnostic(located.span(("kind",)), Code.INCOMPLETE, message, f"add `{field}`")


def _missing_parts(question: Question, evidence: Evidence) -> Iterator[tuple[str, str]]:
    kind = question.kind
    if kind in (QuestionKind.CODING, QuestionKind.DEBUGGING) and question.code is None:
        yield "code", "code: a solution and its test"
    if kind is QuestionKind.DEBUGGING and question.code and question.code.broken is None:
        yield "broken", "the broken code that the candidate is given"
    if kind is QuestionKind.DESIGN:
        if not question.clarify:
            yield "clarify", "the questions to ask first"
        taken = {step.step.id for step in question.walkthrough}
        missing = ", ".join(step.id for step in evidence.library.all(Step) if step.id not in taken)
        if missing or not taken:
            yield "walkthrough", f"a walkthrough with every step; missing: {missing or 'all of them'}"
    if kind is QuestionKind.BEHAVIOURAL:
        if question.example is None:
            yield "example", "a worked STAR example"
        if not question.competencies:
            yield "competencies", "the competencies it shows"


def loops(evidence: Evidence) -> Iterator[Diagnostic]:
    """A loop is drawn from three sourced stages or not at all."""
    for located in evidence.located:
        if isinstance(located.entry, Employer) and 0 < len(located.entry.loop) < FEWEST_STAGES:
            count = len(located.entry.loop)
            message = f"a loop of {count} stage{'' if count == 1 else 's'} says less than it seems to"
            hint = f"source {FEWEST_STAGES} stages, or tell them as `claims`"
            yield Diagnostic(located.span(("loop",), key=True), Code.INCOMPLETE, message, hint)


def weights(evidence: Evidence) -> Iterator[Diagnostic]:
    """The weights of a scorecard, and those of the rounds at a sort of employer, are shares of a whole."""
    for located in evidence.located:
        match located.entry:
            case Scorecard(competencies=rows) as card:
                change = "change a `weight`"
                yield from _share(located, ("competencies",), "", change, [row.weight for row in rows])
                change += "; a competency whose `by_role` leaves the role out counts with its own"
                for role in card.weighted_roles:
                    shares = [row.weight_for(role) for row in rows]
                    yield from _share(located, ("competencies",), f" for the role {role.id}", change, shares)
            case Archetype(weighting=Weighting(rounds=rounds)):
                yield from _share(
                    located, ("weighting", "rounds"), "", "change a `percent`", [row.percent for row in rounds]
                )


def _share(located: Located, place: Loc, of: str, hint: str, shares: list[int]) -> Iterator[Diagnostic]:
    if sum(shares) != WHOLE:
        message = f"the weights{of} add up to {sum(shares)}, not {WHOLE}"
        yield Diagnostic(located.span(place, key=True), Code.OUT_OF_RANGE, message, hint)
