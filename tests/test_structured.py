"""What a question's page tells machines, in the words of schema.org, has what a flashcard needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["browser"]

# Of each type what https://schema.org's readers ask for, and what each value has to be.
REQUIRED: dict[str, dict[str, type]] = {
    "Quiz": {"name": str, "hasPart": list, "about": dict, "educationalLevel": str, "dateModified": str},
    "Question": {"eduQuestionType": str, "text": str, "acceptedAnswer": dict},
    "Answer": {"text": str},
    "Thing": {"name": str},
}


def lacks(value: dict[str, Any]) -> list[str]:
    """What is missing or empty in a value and in those that it holds."""
    kind = value["@type"]
    found = [f"{kind}.{name}" for name, form in REQUIRED[kind].items() if not isinstance(value.get(name) or None, form)]
    inner = [part for part in value.values() if isinstance(part, dict)]
    inner += [part for parts in value.values() if isinstance(parts, list) for part in parts]
    return found + [lack for part in inner for lack in lacks(part)]


def data_of(page: Path) -> list[Any]:
    html = page.read_text(encoding="utf-8")
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def test_every_question_is_a_flashcard(site: Path) -> None:
    pages = [
        page
        for page in site.glob("questions/*/index.html")
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    ]
    assert pages
    for page in pages:
        (data,) = data_of(page)
        assert data["@context"] == "https://schema.org/"
        assert (data["@type"], lacks(data)) == ("Quiz", []), page
        assert [part["eduQuestionType"] for part in data["hasPart"]] == ["Flashcard"]


def test_a_prompt_is_told_as_it_stands_on_the_page(site: Path) -> None:
    (data,) = data_of(site / "questions" / "l1-or-l2" / "index.html")
    assert data["hasPart"][0]["text"].startswith("What is the difference between L1 and L2 regularisation")
    assert data["about"]["name"] == "Classical machine learning"
    assert data["timeRequired"] == "PT4M"


def test_other_pages_are_no_flashcards(site: Path) -> None:
    assert data_of(site / "index.html") == data_of(site / "topics" / "classical-ml" / "index.html") == []


@pytest.mark.parametrize("name", ["text", "acceptedAnswer"])
def test_what_is_missing_is_found(name: str) -> None:
    card = {
        "@type": "Question",
        "eduQuestionType": "Flashcard",
        "text": "?",
        "acceptedAnswer": {"@type": "Answer", "text": "!"},
    }
    assert lacks(card) == []
    del card[name]
    assert lacks(card) == [f"Question.{name}"]
