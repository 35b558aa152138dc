"""What the guide promises of its questions: enough in every topic, and every theme that the banks of 2026 share."""

from pathlib import Path

import pytest
from projects import REPO

from generator.content.library import Library
from generator.content.model import Company, Question, QuestionKind, Topic
from generator.content.project import Project

THEMES = [line.split("\t") for line in (REPO / "tests/data/themes.tsv").read_text(encoding="utf-8").splitlines()]
CODE = (QuestionKind.CODING, QuestionKind.DEBUGGING)


@pytest.fixture(scope="module")
def library() -> Library:
    return Project(Path(REPO)).load(checks=()).library


def test_every_topic_has_six_questions(library: Library) -> None:
    counts = {topic.id: len(library.questions_of(topic.id)) for topic in library.all(Topic)}
    assert len(counts) >= 20
    assert sum(counts.values()) >= 180
    assert {topic: count for topic, count in counts.items() if count < 6} == {}


def test_code_and_numbers_are_many(library: Library) -> None:
    questions = library.all(Question)
    assert sum(question.kind in CODE for question in questions) >= 40
    assert sum(len(question.figures) for question in questions) >= 60


def test_every_employer_with_a_source_has_a_page(library: Library) -> None:
    assert len(library.all(Company)) >= 50
    assert [company.id for company in library.all(Company) if not (company.loop or company.claims)] == []


@pytest.mark.parametrize(("theme", "ids"), THEMES)
def test_every_theme_that_banks_share_is_covered(library: Library, theme: str, ids: str) -> None:
    known = {question.id for question in library.all(Question)}
    assert set(ids.split()) <= known, theme


def test_all_themes_are_listed() -> None:
    assert len(THEMES) == 26
