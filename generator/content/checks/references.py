"""References between entries, and the ids they use."""

from collections import defaultdict
from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.decode import Leaf, Located
from generator.content.fields import Prose, Ref
from generator.content.model import REGISTERS
from generator.content.walk import Loc
from generator.diagnostics import Code, Diagnostic, Span, nearest
from generator.kinds import Kind
from generator.prose.tree import Drawing, EntryLink, descendants


def unknown_entries(evidence: Evidence) -> Iterator[Diagnostic]:
    """A reference names an entry that exists."""
    for leaf in evidence.leaves:
        if isinstance(leaf.value, Prose):
            yield from _unknown_in_prose(evidence, leaf, leaf.value)
        elif problem := _unknown(evidence, leaf.value.kind, leaf.value.id):
            yield Diagnostic(leaf.source.span(leaf.loc), Code.UNKNOWN_ENTRY, *problem)


def _unknown_in_prose(evidence: Evidence, leaf: Leaf, prose: Prose) -> Iterator[Diagnostic]:
    for node in descendants(prose.blocks):
        problem = None
        if isinstance(node, EntryLink):
            problem = _unknown(evidence, node.kind, node.id)
        elif isinstance(node, Drawing) and node.name not in evidence.library.drawings:
            names = sorted(evidence.library.drawings)
            problem = f"no figure has the name '{node.name}'", nearest(node.name, names, "content/figures/")
        if problem and isinstance(node, EntryLink | Drawing):
            span = leaf.source.span_in_text(leaf.loc, *node.place)
            yield Diagnostic(span, Code.UNKNOWN_ENTRY, *problem)


def _unknown(evidence: Evidence, kind: Kind, identifier: str) -> tuple[str, str | None] | None:
    known = evidence.library.entries[kind]
    if identifier in known or identifier in evidence.broken[kind] or kind in evidence.unreadable:
        return None
    renamed = evidence.library.get(kind, identifier)
    if renamed:
        return f"the {kind} '{identifier}' has another id now", f"write '{renamed.id}'"
    return f"no {kind} has the id '{identifier}'", nearest(identifier, [*known, *evidence.broken[kind]], _where(kind))


def _where(kind: Kind) -> str:
    return f"content/{kind.plural}.yml" if kind in REGISTERS else f"content/{kind.plural}/"


def repeated_references(evidence: Evidence) -> Iterator[Diagnostic]:
    """A list of references names each entry once."""
    seen: dict[tuple[str, Loc, Ref], Loc] = {}
    for leaf in evidence.leaves:
        if isinstance(leaf.value, Ref):
            first = seen.setdefault((leaf.source.path, leaf.loc[:-1], leaf.value), leaf.loc)
            if first != leaf.loc:
                message = f"'{leaf.value.id}' stands in this list already"
                yield Diagnostic(leaf.source.span(leaf.loc), Code.REPEATED_REFERENCE, message, "delete it")


def duplicate_ids(evidence: Evidence) -> Iterator[Diagnostic]:
    """An id belongs to one entry of its kind; every file that claims it is named."""
    claims: dict[tuple[Kind, str], list[Located]] = defaultdict(list)
    for located in evidence.located:
        claims[located.entry.kind_of_entry, located.entry.id].append(located)
    for (kind, identifier), claimants in claims.items():
        for located in claimants if len(claimants) > 1 else ():
            others = ", ".join(other.source.path for other in claimants if other is not located)
            message = f"the {kind} '{identifier}' is in {others} too"
            yield Diagnostic(Span(located.source.path), Code.DUPLICATE_ID, message, "rename one of the files")


def taken_aliases(evidence: Evidence) -> Iterator[Diagnostic]:
    """An alias leads to one entry."""
    owners: dict[tuple[Kind, str], str] = {}
    for located in evidence.located:
        owners.setdefault((located.entry.kind_of_entry, located.entry.id), located.entry.id)
    for located in evidence.located:
        kind = located.entry.kind_of_entry
        for index, alias in enumerate(located.entry.aliases):
            owner = owners.setdefault((kind, alias), f"{located.entry.id} (alias {index})")
            if owner != f"{located.entry.id} (alias {index})":
                message = f"'{alias}' already leads to the {kind} '{owner.split(' ')[0]}'"
                yield Diagnostic(located.span(("aliases", index)), Code.ALIAS_TAKEN, message, "delete this alias")
