"""The documents that are made from the models: what the schemas accept, and that nothing committed is stale."""

import json
import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from conftest import GUIDE
from jsonschema import Draft202012Validator

from generator import commands
from generator.content.files import Place, content_files, place_of
from generator.content.model import ASSIGNED, MODELS, REGISTERS
from generator.content.outline import Slot, groups_of, slots_of
from generator.content.project import Project
from generator.content.reader import read
from generator.content.reference import reference_page
from generator.content.schema import schema_name, schemas
from generator.kinds import Kind

ROOT = Path(__file__).parent.parent
FILES = {
    f"{folder.name}/{file.inside}": file
    for folder in (ROOT, GUIDE)
    for file in content_files(folder / "content", "content")
    if file.inside.suffix == ".yml"
}
VALIDATORS = {name: Draft202012Validator(json.loads(text)) for name, text in schemas().items()}


def plain(data: bytes) -> Any:
    source, problems = read("x.yml", data)
    assert not problems
    return source.value


def place(inside: PurePosixPath) -> tuple[Kind, Place]:
    found = place_of(inside)
    assert isinstance(found, Place)
    assert found.kind
    return found.kind, found


def complaints(kind: Kind, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[schema_name(kind)].iter_errors(value)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("project")
    assert commands.schema(Project(folder), Namespace()) == commands.FINE
    return contents(folder / "docs")


def contents(folder: Path) -> Mapping[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_what_is_committed_is_what_the_models_say(written: Mapping[str, bytes]) -> None:
    committed = contents(ROOT / "docs")
    stale = [name for name, data in written.items() if committed.get(name) != data]
    assert not stale, "stale: run `studyguide schema`"
    gone = {name for name in committed if name.startswith("schema/")} - set(written)
    assert not gone, "schemas of no kind: delete them"


@pytest.mark.parametrize("name", FILES)
def test_sound_files_fit_their_schema(name: str) -> None:
    kind, _ = place(FILES[name].inside)
    assert complaints(kind, plain(FILES[name].data or b"")) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_schema_is_one(kind: Kind) -> None:
    schema = json.loads(schemas()[schema_name(kind)])
    Draft202012Validator.check_schema(schema)
    assert list(made_up_words(schema)) == []
    entry = schema["$defs"][MODELS[kind].__name__] if kind in REGISTERS else schema
    assert set(entry["properties"]) == set(MODELS[kind].model_fields) - set(ASSIGNED)


def made_up_words(schema: Any) -> Iterator[str]:
    """Titles, which pydantic makes from names; what is left must be somebody's words."""
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "title" and isinstance(value, str))
        for value in schema.values():
            yield from made_up_words(value)


# Of every kind one file of the fixture guide.
ENTRIES: Mapping[Kind, Any] = {
    place(file.inside)[0]: plain(file.data or b"")
    for file in content_files(GUIDE / "content", "content")
    if file.inside.suffix == ".yml"
}


def entry_of(kind: Kind, whole: Any) -> dict[str, Any]:
    entry: dict[str, Any] = next(iter(whole.values())) if kind in REGISTERS else whole
    return entry


def damaged(kind: Kind) -> Iterator[tuple[str, Any]]:
    """The entry of a kind, damaged in each way that the model of the kind rules out."""
    for slot in slots_of(MODELS[kind]):
        whole = json.loads(json.dumps(ENTRIES[kind]))
        entry = entry_of(kind, whole)
        if slot.required:
            del entry[slot.name]
            yield f"without {slot.name}", whole
        for wrong in wrong_values(slot):
            whole = json.loads(json.dumps(ENTRIES[kind]))
            entry_of(kind, whole)[slot.name] = wrong
            yield f"{slot.name}: {wrong}", whole
    whole = json.loads(json.dumps(ENTRIES[kind]))
    entry_of(kind, whole)["colour"] = "red"
    yield "with a field that nobody asked for", whole


def wrong_values(slot: Slot) -> Iterator[Any]:
    yield True
    if slot.many:
        yield "not a list"
    if slot.least:
        yield []
    one = ["no such word"] if slot.choices else ["Not An Id", ""] if slot.ref else []
    yield from ([value] for value in one) if slot.many else one


@pytest.mark.parametrize("kind", Kind)
def test_damaged_entries_do_not_fit(kind: Kind) -> None:
    assert complaints(kind, ENTRIES[kind]) == []
    assert [what for what, whole in damaged(kind) if not complaints(kind, whole)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", 0),
        ("minutes", "4"),
        ("prompt", ""),
        ("prompt", 5),
        ("reviewed", "2026-11"),
        ("figures", {"Share": {"expression": "1/2", "format": ".0%"}}),
        ("figures", {"share": {"expression": "1/2", "format": "per cent"}}),
        ("figures", {"share": {"expression": "1/2"}}),
        ("by_level", {"principal": "More."}),
        ("scored", [{"signal": "One", "strong": "Of three."}]),
        ("weak", [{"answer": "No reason given."}]),
        ("id", "what-is-hydration"),
        ("topic", "bread"),
    ],
)
def test_damage_inside_a_question_does_not_fit(field: str, value: Any) -> None:
    assert complaints(Kind.QUESTION, {**ENTRIES[Kind.QUESTION], field: value})


@pytest.mark.parametrize("key", ["Bread", "bread_and_butter", ""])
def test_keys_of_a_register_are_ids(key: str) -> None:
    assert complaints(Kind.TOPIC, {key: entry_of(Kind.TOPIC, ENTRIES[Kind.TOPIC])})


def test_every_link_of_the_reference_leads_to_a_heading_or_a_schema() -> None:
    page = reference_page()
    headings = {title.lower().replace(" ", "-") for title in re.findall("^#+ (.+)$", page, re.MULTILINE)}
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert {link[1:] for link in links if link.startswith("#")} <= headings
    assert {link.removeprefix("../schema/") for link in links if not link.startswith("#")} == set(schemas())


@pytest.mark.parametrize("model", [group for kind in MODELS.values() for group in (kind, *groups_of(kind))])
def test_every_field_says_what_it_is_and_what_it_takes(model: Any) -> None:
    for slot in slots_of(model):
        assert slot.description, slot.name
        assert slot.takes or slot.choices or slot.ref or slot.group, slot.name
        assert "\n" not in slot.description, slot.name


def test_the_reference_says_how_many_and_of_what() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", reference_page().partition("## Topic")[0], re.MULTILINE))
    assert rows["scored"].startswith("yes | A list of 3 to 5: [Signal](#signal) |")
    assert rows["follow_ups"].startswith("yes | A list of 2 or more: [Follow up](#follow-up) |")
    assert rows["stages"].startswith("yes | A list of 1 or more: Id of a [stage](#stage) |")
    assert rows["figures"].startswith("no | By figure name: [Figure spec](#figure-spec) |")
    assert rows["level"].startswith("yes | One of `foundation`, `core`, `advanced` |")
    assert rows["language"].startswith("no; `python` without it | Text |")
