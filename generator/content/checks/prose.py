"""What the texts of an entry hold."""

from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.fields import Prose
from generator.content.library import leaves
from generator.content.model import Question
from generator.diagnostics import Code, Diagnostic
from generator.prose.tree import Figure, descendants


def flaws(evidence: Evidence) -> Iterator[Diagnostic]:
    """Every text keeps to the dialect."""
    for leaf in evidence.leaves:
        for flaw in leaf.value.parsed.flaws if isinstance(leaf.value, Prose) else ():
            span = leaf.source.span_in_text(leaf.loc, flaw.line, flaw.column)
            yield Diagnostic(span, flaw.code, flaw.message, flaw.hint)


def unused_figures(evidence: Evidence) -> Iterator[Diagnostic]:
    """A worked number is shown somewhere."""
    for located in evidence.located:
        if not isinstance(located.entry, Question) or not located.entry.figures:
            continue
        texts = (leaf for _, leaf in leaves(located.entry) if isinstance(leaf, Prose))
        used = {node.name for text in texts for node in descendants(text.blocks) if isinstance(node, Figure)}
        for name in located.entry.figures:
            if name not in used:
                span = located.span(("figures", name), key=True)
                yield Diagnostic(
                    span, Code.UNUSED_FIGURE, f"no text shows the figure '{name}'", f"write {{{name}}} in one"
                )
