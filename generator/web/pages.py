"""The pages of single entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.content.addresses import Style, address, location_of
from generator.content.library import Library, reviewed_of, title_of
from generator.content.model import (
    Archetype,
    Checklist,
    Company,
    Employer,
    Entry,
    Level,
    Plan,
    Question,
    Scorecard,
    Topic,
)
from generator.kinds import Kind
from generator.web.page import Page, Site
from generator.web.templates import render
from generator.web.writer import Writer, shorten

# A topic's page repeats its questions: search leads to their own pages first.
SEARCH_BOOST = {Kind.QUESTION: 2, Kind.TOPIC: 0.5}
REPORT_TITLE = "Mistake in "


@dataclass(frozen=True, slots=True)
class Press:
    """Makes pages of one library for one site in one style."""

    library: Library
    site: Site
    style: Style

    def writer(self, path: str) -> Writer:
        """What templates ask while they write the page at `path`."""
        return Writer(self.library, path, self.style)

    def page_of(self, entry: Entry, template: str, description: str, **context: object) -> Page:
        """The page of one entry: its review date, and where to mend it or to report a mistake in it."""
        path = location_of(entry.kind_of_entry, entry.id).page
        meta: dict[str, Any] = {}
        if entry.kind_of_entry in SEARCH_BOOST:
            meta["search"] = {"boost": SEARCH_BOOST[entry.kind_of_entry]}
        reviewed = reviewed_of(entry)
        if reviewed:
            meta["reviewed"] = reviewed.isoformat()
        if self.site.repository:
            subject = quote(f"{REPORT_TITLE}{entry.kind_of_entry} {entry.id}")
            shown = Style.DIRECTORY if self.style is Style.MARKDOWN else self.style
            body = quote(f"{self.site.url}{address(path, shown)}\n\n")
            meta["edit_url"] = f"{self.site.repository}edit/main/{entry.file}"
            meta["report_url"] = f"{self.site.repository}issues/new?title={subject}&body={body}"
        body = render(template, self.writer(path), site=self.site, **context)
        return Page(path, title_of(entry), shorten(description), body, meta)


def oldest_review(library: Library) -> str | None:
    """The day since when every entry that carries a review date has been checked, as ISO 8601."""
    entries = (entry for of_kind in library.entries.values() for entry in of_kind.values())
    days = [day for day in map(reviewed_of, entries) if day]
    return min(days).isoformat() if days else None


def by_topic(library: Library) -> Iterator[tuple[Topic | None, list[Question]]]:
    """Questions as a reader meets them: by topic, what presumes least first; last those whose topic has errors."""
    levels = list(Level)
    topics = library.entries[Kind.TOPIC]
    for identifier in dict.fromkeys([*topics, *sorted(question.topic.id for question in library.all(Question))]):
        questions = library.questions_of(identifier)
        topic = library.get(Kind.TOPIC, identifier)
        in_order = sorted(questions, key=lambda question: (levels.index(question.level), question.id))
        yield topic if isinstance(topic, Topic) else None, in_order


def question_pages(press: Press) -> Iterator[Page]:
    """A page a question, with the ones before and after it in its topic."""
    for topic, questions in by_topic(press.library):
        around = zip([None, *questions], questions, [*questions[1:], None], strict=False)
        for previous, question, following in around:
            writer = press.writer(location_of(question.kind_of_entry, question.id).page)
            context = {"q": question, "topic": topic, "previous": previous, "next": following}
            yield press.page_of(question, "question.j2", writer.words(question.gist), **context)


def topic_pages(press: Press) -> Iterator[Page]:
    """A page a topic, with both sides of each of its questions."""
    for topic, questions in by_topic(press.library):
        if topic is None:
            continue
        writer = press.writer(location_of(topic.kind_of_entry, topic.id).page)
        yield press.page_of(topic, "topic.j2", writer.words(topic.summary), topic=topic, questions=questions)


def employer_pages(press: Press) -> Iterator[Page]:
    """A page an employer and an archetype, with its loop to scale."""
    employers: list[Employer] = [*press.library.all(Company), *press.library.all(Archetype)]
    for employer in employers:
        longest = max((stage.minutes.most or 0 for stage in employer.loop), default=0)
        writer = press.writer("index.md")
        yield press.page_of(employer, "employer.j2", writer.words(employer.summary), e=employer, longest=longest)


def sheet_pages(press: Press) -> Iterator[Page]:
    """A page a plan, a checklist and a scorecard."""
    writer = press.writer("index.md")
    for plan in press.library.all(Plan):
        yield press.page_of(plan, "plan.j2", writer.words(plan.summary), plan=plan)
    for checklist in press.library.all(Checklist):
        yield press.page_of(checklist, "checklist.j2", writer.words(checklist.summary), list=checklist)
    for card in press.library.all(Scorecard):
        yield press.page_of(card, "scorecard.j2", writer.words(card.summary), card=card)
