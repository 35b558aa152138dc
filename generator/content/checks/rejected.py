"""Sources that nothing may rest on."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.content.checks.evidence import Evidence
from generator.content.decode import Leaf, Located
from generator.content.fields import Prose
from generator.content.model import Source
from generator.diagnostics import Code, Diagnostic, Span
from generator.kinds import Kind
from generator.prose.tree import EntryLink, Link, descendants

_HINT = "find another source, or leave out what only this one says"
_FIELDS = ("address", "careers")


def rejected_sources(evidence: Evidence) -> Iterator[Diagnostic]:
    """No entry cites a rejected source, and none links to a page of it."""
    rejected = {source.id: source for source in evidence.library.all(Source) if source.rejected}
    if not rejected:
        return
    for leaf in evidence.leaves:
        if isinstance(leaf.value, Prose):
            yield from _in_prose(leaf, leaf.value, rejected)
        elif leaf.value.kind is Kind.SOURCE and leaf.value.id in rejected:
            yield _problem(leaf.source.span(leaf.loc), rejected[leaf.value.id], leaf.value.id)
    for located in evidence.located:
        yield from _in_fields(located, rejected)


def _in_prose(leaf: Leaf, prose: Prose, rejected: Mapping[str, Source]) -> Iterator[Diagnostic]:
    if "](" not in prose.source and "<http" not in prose.source:
        return
    for node in descendants(prose.blocks):
        if isinstance(node, EntryLink) and node.kind is Kind.SOURCE and node.id in rejected:
            yield _problem(leaf.source.span_in_text(leaf.loc, *node.place), rejected[node.id], node.id)
        elif isinstance(node, Link) and (source := _owner(node.address, rejected)):
            yield _problem(
                leaf.source.span_in_text(leaf.loc, *_place(prose.source, node.address)), source, node.address
            )


def _place(text: str, address: str) -> tuple[int, int]:
    """Line and column, from 0, of an address in a text: the whole of it, and not the start of a longer one."""
    found = re.search(rf"(?<=[(<]){re.escape(address)}(?=[)>\s])", text)
    before = text[: found.start()] if found else ""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _in_fields(located: Located, rejected: Mapping[str, Source]) -> Iterator[Diagnostic]:
    for field in _FIELDS:
        address = getattr(located.entry, field, None)
        if isinstance(address, str) and located.entry.id not in rejected and (source := _owner(address, rejected)):
            yield _problem(located.span((field,)), source, address)


def _owner(address: str, rejected: Mapping[str, Source]) -> Source | None:
    """The rejected source whose address an address lies at or below, on its host or on one of its subdomains."""
    there = urlsplit(address)
    for source in rejected.values():
        whole = urlsplit(source.address or "")
        host, path = whole.hostname or "", whole.path.rstrip("/")
        same_host = there.hostname == host or (there.hostname or "").endswith(f".{host}")
        if host and same_host and f"{there.path}/".startswith(f"{path}/"):
            return source
    return None


def _problem(span: Span, source: Source, named: str) -> Diagnostic:
    why = source.rejected.source.strip().rstrip(".") if source.rejected else ""
    return Diagnostic(span, Code.REJECTED_SOURCE, f"'{named}' is a source that this guide rejects: {why}", _HINT)
