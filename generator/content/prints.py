"""Which sheets of paper a guide has: their names are addresses, so the web and the press take them from here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.content.addresses import location_of
from generator.content.library import Library, title_of
from generator.content.model import Checklist, Entry, Plan, Question, Scorecard, Story, Topic
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


PAPERS = {"a4": "A4", "letter": "Letter"}
"""Sizes of paper, as file names have them and as readers call them."""
POINTS = (12, 16)
"""Sizes of the type, normal and large."""
FOLDER = "print"
"""Where the files stand on the site."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size of paper and of type, in points."""

    paper: str = "a4"
    points: int = POINTS[0]

    @property
    def large(self) -> bool:
        """Whether the type is large."""
        return self.points > POINTS[0]

    @property
    def paper_name(self) -> str:
        """The paper as readers call it."""
        return PAPERS[self.paper]

    @property
    def suffix(self) -> str:
        """What the name of a file ends in."""
        return f"-{self.paper}{'-large' if self.large else ''}"


SIZES = tuple(Size(paper, points) for points in POINTS for paper in PAPERS)


@dataclass(frozen=True, slots=True)
class Print:
    """One sheet: `name` is the stem of its files, `page` the page that it belongs to, `entry` what it shows if one."""

    name: str
    title: str
    form: Form
    page: str
    entry: Entry | None = None

    def file(self, size: Size) -> str:
        """The name of its file in a size."""
        return f"{self.name}{size.suffix}.pdf"


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
    for employer in library.employers:
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
