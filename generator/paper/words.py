"""What sheets ask while they are written: prose as runs, titles, dates and sources in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.content.addresses import address_of
from generator.content.fields import Prose, Ref
from generator.content.library import Library, title_of
from generator.content.model import Entry, Evidence, Source
from generator.content.site import Site
from generator.content.wording import as_of, label, published
from generator.kinds import Kind
from generator.paper.problem import PrintError
from generator.paper.runs import RunWriter, Target


@dataclass(frozen=True)
class Words:
    """Writes for paper with one library; links lead to the site, if it has an address."""

    library: Library
    site: Site

    @cached_property
    def _writer(self) -> RunWriter:
        return RunWriter(self._target, dict(self.library.drawings))

    def _target(self, kind: Kind, identifier: str) -> Target:
        entry = self._entry(kind, identifier)
        return Target(title_of(entry), self.address(entry))

    def _entry(self, kind: Kind, identifier: str) -> Entry:
        entry = self.library.get(kind, identifier)
        if entry is None:
            message = f"no {kind} that can be shown has the id '{identifier}'"
            raise PrintError(message)
        return entry

    def address(self, entry: Entry) -> str:
        """Where an entry is on the site, or nothing."""
        return self.site.url + address_of(entry) if self.site.url else ""

    def prose(self, text: Prose) -> list[Any]:
        """A text as blocks; one with a flaw is not printed in part."""
        for flaw in text.parsed.flaws:
            raise PrintError(flaw.message)
        return self._writer.blocks(text.blocks)

    def line(self, text: Prose | None) -> list[Any]:
        """A sentence as runs."""
        for flaw in text.parsed.flaws if text else ():
            raise PrintError(flaw.message)
        return self._writer.inlines(text.inlines) if text else []

    def lines(self, texts: Iterable[Prose]) -> list[Any]:
        """Sentences, one a row."""
        return [self.line(text) for text in texts]

    def entries(self, refs: Iterable[Ref]) -> list[Entry]:
        """The entries that references name."""
        return [self._entry(ref.kind, ref.id) for ref in refs]

    def names(self, refs: Iterable[Ref]) -> str:
        """Titles in one line."""
        return "; ".join(title_of(entry) for entry in self.entries(refs))

    def evidence(self, item: Evidence) -> str:
        """Who says it, how sure that is and as of when."""
        said_of = f" Said of: {item.role}." if item.role else ""
        about = f"{label(item.confidence)} confidence. {label(item.kind)}. {as_of(item.as_of)}.{said_of}"
        return f"{about} Source: {self.names(item.sources)}."

    def sources(self, refs: Iterable[Ref]) -> list[dict[str, str]]:
        """Each source once: title, publisher and date, and its own address."""
        found = dict.fromkeys(ref for ref in refs if ref.kind is Kind.SOURCE)
        return [
            {
                "title": entry.title,
                "about": published(entry),
                "address": entry.address or "",
            }
            for entry in self.entries(found)
            if isinstance(entry, Source)
        ]
