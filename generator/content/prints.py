"""Which sheets of paper a guide has: their names are addresses, so the web and the press take them from here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.content.addresses import location_of
from generator.content.library import Library, title_of
from generator.content.model import Archetype, Checklist, Company, Entry, Plan, Question, Scorecard, Story, Topic
from generator.kinds import Kind


class Form(StrEnum):
    """What a sheet is for; the value is how a reader is told."""

    BOOK = "book"
    CHECKLIST = "checklist"
    TOPIC = "topic checklist"
    QUESTIONS = "questions with room to write"
    CARDS = "flashcards to cut out"
    PLAN = "plan"
    STORIES = "worksheets"
    LOOP = "loop"
    SCORECARD = "scorecard"


@dataclass(frozen=True, slots=True)
class Print:
    """One sheet: `name` is the stem of its files, `page` the page that it belongs to, `entry` what it shows if one."""

    name: str
    title: str
    form: Form
    page: str
    entry: Entry | None = None


def prints(library: Library, guide: str) -> Iterator[Print]:
    """Every sheet of a guide of that name, in the order of its pages."""
    for topic in library.all(Topic):
        yield _of(topic, Form.TOPIC, "checklist")
        if library.questions_of(topic.id):
            yield _of(topic, Form.QUESTIONS, "questions", "-questions")
            yield _of(topic, Form.CARDS, "flashcards", "-cards")
    for plan in library.all(Plan):
        yield _of(plan, Form.PLAN)
    for checklist in library.all(Checklist):
        yield _of(checklist, Form.CHECKLIST)
    for employer in (*library.all(Company), *library.all(Archetype)):
        yield _of(employer, Form.LOOP, "the loop")
    for card in library.all(Scorecard):
        yield _of(card, Form.SCORECARD)
    if library.all(Story):
        yield Print("stories", "Story worksheets", Form.STORIES, f"{Kind.STORY.plural}/index.md")
    if library.all(Question):
        yield Print("guide", f"{guide}: the book", Form.BOOK, "index.md")


def _of(entry: Entry, form: Form, called: str = "", suffix: str = "") -> Print:
    title = f"{title_of(entry)}: {called}" if called else title_of(entry)
    page = location_of(entry.kind_of_entry, entry.id).page
    return Print(f"{entry.kind_of_entry}-{entry.id}{suffix}", title, form, page, entry)


PAPERS = {"a4": "A4", "letter": "Letter"}
"""Sizes of paper, as file names have them and as readers call them."""
LARGE = "-large"
"""What the name of a file in large type ends in."""
FOLDER = "print"
"""Where the files stand on the site."""
