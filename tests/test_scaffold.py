"""Scaffolds: the check names every TODO and nothing else, and filling them in gives a sound entry."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from conftest import load_files

from generator.content.files import Place, place_of
from generator.content.model import MODELS, REGISTERS, Entry
from generator.content.outline import slots_of
from generator.content.scaffold import scaffold, target
from generator.content.schema import schema_name, schemas
from generator.diagnostics import Code
from generator.kinds import Kind

TOPIC, ID = "bread", "why-rest-the-dough"

# What to write for a TODO, by field, where a plain sentence will not do.
FILLING = {
    "audience": "candidate",
    "confidence": "low",
    "date": "2024-05",
    "days": "7",
    "hours": "7.5",
    "level": "core",
    "minutes": "5",
    "reviewed": "2026-11-01",
    "accessed": "2026-11-01",
    "score": "1",
    "verified": "partly",
    "weight": "50",
    "roles": "baker",
    "sources": "bakers-handbook",
    "stages": "talk",
}
KINDS = {Kind.QUESTION: "concept", Kind.SOURCE: "official"}


def start(kind: Kind, text: str, guide: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """The fixture guide with a new entry in it."""
    path = target(kind, ID, TOPIC)
    return {**guide, path: guide[path] + text.encode() if kind in REGISTERS else text.encode()}


def filled(kind: Kind, text: str) -> str:
    """The text with something fitting for each TODO."""
    field, lines = "", []
    for line in text.split("\n"):
        name = re.match(r" *(?:- )?(\w+):", line)
        field = name[1] if name else field
        filling = KINDS[kind] if field == "kind" else FILLING.get(field, "A short sentence about bread.")
        lines.append(line.replace("TODO", filling))
    return "\n".join(lines)


def uncommented(text: str) -> str:
    """The text with every optional field written, however deep."""
    while (once := re.sub(r"^( *)# ((?:\w+:|- |  |#).*)$", r"\1\2", text, flags=re.MULTILINE)) != text:
        text = once
    return text


@pytest.mark.parametrize("kind", Kind)
def test_a_scaffold_stands_where_the_reader_looks(kind: Kind) -> None:
    expected = Place(kind) if kind in REGISTERS else Place(kind, ID, TOPIC if kind is Kind.QUESTION else None)
    assert place_of(PurePosixPath(target(kind, ID, TOPIC))) == expected


@pytest.mark.parametrize("identifier", ["Why Rest", "../escape", "index", "", "a_b"])
def test_what_is_no_id_gets_no_place(identifier: str) -> None:
    with pytest.raises(ValueError, match=r"not an id|cannot store|empty"):
        target(Kind.PLAN, identifier)
    with pytest.raises(ValueError, match=r"not an id|cannot store|empty"):
        target(Kind.QUESTION, ID, identifier)


def test_a_question_needs_a_topic_to_have_a_place() -> None:
    with pytest.raises(ValueError, match="folder of a topic"):
        target(Kind.QUESTION, ID)


@pytest.mark.parametrize("kind", Kind)
def test_the_check_names_each_todo_once_and_nothing_else(kind: Kind, guide: Mapping[str, bytes]) -> None:
    text = scaffold(kind, ID)
    todos = [line for line in text.split("\n") if "TODO" in line and not line.lstrip().startswith("#")]
    problems = load_files(start(kind, text, guide)).diagnostics
    assert {problem.code for problem in problems} == {Code.UNFINISHED}
    assert len({problem.span for problem in problems}) == len(problems) == len(todos)
    required = [slot for slot in slots_of(MODELS[kind]) if slot.required]
    assert all(f"# {slot.description}" in text for slot in required)
    assert all(any(f"'{slot.name}'" in problem.message for problem in problems) for slot in required if not slot.group)


@pytest.mark.parametrize("kind", Kind)
def test_filling_in_a_scaffold_gives_a_sound_entry(kind: Kind, guide: Mapping[str, bytes]) -> None:
    text = filled(kind, scaffold(kind, ID))
    loaded = load_files(start(kind, text, guide))
    assert loaded.diagnostics == ()
    assert ID in loaded.library.entries[kind]


@pytest.mark.parametrize("kind", Kind)
def test_optional_fields_are_there_to_be_uncommented(kind: Kind, guide: Mapping[str, bytes]) -> None:
    text = uncommented(scaffold(kind, ID))
    loaded = load_files(start(kind, text, guide))
    assert {problem.code for problem in loaded.diagnostics} == {Code.UNFINISHED}
    names = {slot.name for slot in slots_of(MODELS[kind])} - set(Entry.model_fields)
    indent = "  " if kind in REGISTERS else ""
    assert set(re.findall(rf"^{indent}(\w+):", text, re.MULTILINE)) == names


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in REGISTERS])
def test_the_first_line_leads_an_editor_to_the_schema(kind: Kind) -> None:
    first = scaffold(kind, ID).partition("\n")[0]
    relative = first.removeprefix("# yaml-language-server: $schema=")
    folder = Path("/guide/content") / PurePosixPath(target(kind, ID, TOPIC)).parent
    found = (folder / relative).resolve()
    assert found.parent == Path("/guide/docs/schema")
    assert found.name == schema_name(kind)
    assert found.name in schemas()
