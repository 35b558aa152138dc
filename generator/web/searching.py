"""What search knows of a page beyond its words: what it is called, and what it can be narrowed down by."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from generator.content.fields import Ref
from generator.content.library import Library, title_of
from generator.content.model import Company, Entry, Question
from generator.content.wording import label
from generator.kinds import Kind

Asked: TypeAlias = Mapping[str, Sequence[str]]
"""Of each question the names of the companies whose loops prepare for it."""


def asked_by(library: Library) -> Asked:
    """Which companies' loops name each question."""
    found: dict[str, list[str]] = defaultdict(list)
    for company in library.all(Company):
        for question in {ref.id for stage in company.loop for ref in stage.questions}:
            found[question].append(company.title)
    return found


def search_of(entry: Entry, library: Library, asked: Asked) -> Mapping[str, Any]:
    """For the front matter: the facets of a question, or the kind of anything else."""
    if isinstance(entry, Question):
        return {"found_as": "Question", "share": 1, "facets": _facets(entry, library, asked)}
    facets = {"company": [entry.title]} if isinstance(entry, Company) else {}
    return {"found_as": label(entry.kind_of_entry), "facets": facets}


def search_of_register(kind: Kind, title: str) -> Mapping[str, Any]:
    """For the front matter of a page whose entries are found as if each had a page of its own."""
    return {"found_as": title, "share": 0.3 if kind is Kind.SOURCE else 0.6, "entries": True}


def _facets(question: Question, library: Library, asked: Asked) -> Mapping[str, Sequence[str]]:
    def titles(refs: Sequence[Ref]) -> list[str]:
        entries = (library.get(ref.kind, ref.id) for ref in refs)
        return [title_of(entry) for entry in entries if entry]

    return {
        "topic": titles([question.topic]),
        "kind": [label(question.kind)],
        "level": [label(question.level)],
        "role": titles(question.roles),
        "stage": titles(question.stages),
        "company": asked.get(question.id, ()),
    }
