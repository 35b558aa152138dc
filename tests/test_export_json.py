"""The JSON export: everything in the guide as plain data, as its schema says."""

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, load_files
from jsonschema import Draft202012Validator

from generator.content.project import Project
from generator.export.json_export import export_json, export_schema
from generator.kinds import Kind

ROOT = Path(__file__).parent.parent
VALIDATOR = Draft202012Validator(json.loads(export_schema()))


def complaints(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


@pytest.fixture(scope="module")
def exported(guide: Mapping[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = json.loads(export_json(load_files(guide).library))
    return data


def entry(exported: dict[str, list[dict[str, Any]]], kind: Kind, identifier: str) -> dict[str, Any]:
    return next(item for item in exported[kind.plural] if item["id"] == identifier)


def test_the_export_fits_its_schema_and_holds_every_entry(
    exported: dict[str, list[dict[str, Any]]], guide: Mapping[str, bytes]
) -> None:
    Draft202012Validator.check_schema(json.loads(export_schema()))
    assert complaints(exported) == []
    entries = load_files(guide).library.entries
    assert {key: [item["id"] for item in items] for key, items in exported.items()} == {
        kind.plural: list(entries[kind]) for kind in Kind
    }


def test_the_guide_of_this_repository_fits_too() -> None:
    library = Project(ROOT).load(TODAY).library
    assert complaints(json.loads(export_json(library))) == []


def test_a_question_is_plain_data(exported: dict[str, list[dict[str, Any]]]) -> None:
    question = entry(exported, Kind.QUESTION, "what-is-hydration")
    assert list(question)[:3] == ["id", "address", "source"]
    assert question["address"] == "questions/what-is-hydration/"
    assert question["source"] == "content/questions/bread/what-is-hydration.yml"
    assert question["topic"] == "bread"
    assert question["stages"] == ["talk", "trial-shift"]
    assert question["reviewed"] == "2026-11-01"
    assert question["gist"] == "Water as a share of flour by weight, here {share}."
    assert "file" not in question


def test_figures_carry_the_value_that_readers_see(guide: Mapping[str, bytes]) -> None:
    library = load_files(guide).library
    question = entry(json.loads(export_json(library)), Kind.QUESTION, "what-is-hydration")
    shown = {name: figure["value"] for name, figure in question["figures"].items()}
    assert shown
    source = library.entries[Kind.QUESTION]["what-is-hydration"]
    assert shown == dict(getattr(source, "gist").figures)  # noqa: B009 - only questions have one


def test_durations_and_dates_are_as_written(exported: dict[str, list[dict[str, Any]]]) -> None:
    assert [item["minutes"] for item in exported["stages"]] == [30, [120, 240], "not stated"]
    assert entry(exported, Kind.SOURCE, "bakers-handbook")["date"] == "2024"
    assert entry(exported, Kind.SOURCE, "trade-paper")["accessed"] == "not stated"


def test_the_text_is_the_same_every_time_and_readable(guide: Mapping[str, bytes]) -> None:
    text = export_json(load_files(guide).library)
    assert text == export_json(load_files({path: guide[path] for path in reversed(list(guide))}).library)
    assert text.endswith("}\n")
    assert "\\u" not in text


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda question: question.pop(key)


@pytest.mark.parametrize(
    "damage",
    [
        *map(without, ("id", "address", "source", "topic", "prompt", "by_level", "code", "aliases")),
        lambda question: question.update(file="content/x.yml"),
        lambda question: question.update(kind="riddle"),
        lambda question: question.update(topic={"kind": "topic", "id": "bread"}),
        lambda question: question.update(reviewed="yesterday"),
        lambda question: question["scored"].clear(),
        lambda question: question["scored"][0].pop("strong"),
        lambda question: next(iter(question["figures"].values())).pop("value"),
    ],
)
def test_a_damaged_question_does_not_fit(
    damage: Callable[[dict[str, Any]], object], exported: dict[str, list[dict[str, Any]]]
) -> None:
    data = copy.deepcopy(exported)
    damage(entry(data, Kind.QUESTION, "what-is-hydration"))
    assert complaints(data)


def test_an_export_without_one_of_the_kinds_does_not_fit(exported: dict[str, list[dict[str, Any]]]) -> None:
    assert complaints({key: value for key, value in exported.items() if key != Kind.FAQ.plural})
    assert complaints({**exported, "riddles": []})
