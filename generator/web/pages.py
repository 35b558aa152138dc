"""The pages of single entries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from generator.content.addresses import Style, address, location_of
from generator.content.freshness import is_due
from generator.content.library import Library, by_topic, reviewed_of, title_of
from generator.content.model import (
    Checklist,
    Entry,
    Plan,
    Question,
    Scorecard,
)
from generator.content.prints import SIZES, Print, prints
from generator.content.site import Site
from generator.kinds import Kind
from generator.web.page import Page
from generator.web.templates import render
from generator.web.writer import Writer, shorten

# A topic's page repeats its questions: search leads to their own pages first.
SEARCH_BOOST = {Kind.QUESTION: 2, Kind.TOPIC: 0.5}
REPORT_TITLE = "Mistake in "
REPORT_FORM = "mistake.yml"
"""In .github/ISSUE_TEMPLATE/, with a field `page`; a repository without that form takes the `body` instead."""


@dataclass(frozen=True)
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
            meta |= {"stale": True} if is_due(entry, self.library) else {}
        if self.site.repository:
            subject = quote(f"{REPORT_TITLE}{entry.kind_of_entry} {entry.id}")
            shown = Style.DIRECTORY if self.style is Style.MARKDOWN else self.style
            page = quote(f"{self.site.url}{address(path, shown)}")
            meta["edit_url"] = f"{self.site.repository}edit/main/{entry.file}"
            meta["report_url"] = (
                f"{self.site.repository}issues/new?template={REPORT_FORM}&title={subject}&page={page}&body={page}"
            )
        body = render(template, self.writer(path), site=self.site, **context)
        # A question's own page offers the sheets of its topic.
        topic = location_of(Kind.TOPIC, entry.topic.id).page if isinstance(entry, Question) else path
        return Page(path, title_of(entry), shorten(description), body, {**meta, **self.prints_of(topic)})

    @property
    def has_paper(self) -> bool:
        """Whether pages can link to sheets of paper: a Markdown tree has none."""
        return self.site.paper and self.style is not Style.MARKDOWN

    @cached_property
    def _prints(self) -> Mapping[str, list[Print]]:
        found: dict[str, list[Print]] = defaultdict(list)
        for sheet in prints(self.library, self.site.name):
            found[sheet.page].append(sheet)
        return found

    def prints_of(self, path: str) -> dict[str, Any]:
        """For the front matter of a page: its sheets of paper."""
        if not self.has_paper or path not in self._prints:
            return {}
        return {"prints": [_offer(sheet) for sheet in self._prints[path]]}


def _offer(sheet: Print) -> dict[str, Any]:
    """A sheet as a page offers it, in type of the normal size."""
    files = [{"paper": size.paper_name, "file": sheet.file(size)} for size in SIZES if not size.large]
    return {"form": str(sheet.form), "files": files}


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
    for employer in press.library.employers:
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
