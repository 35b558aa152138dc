"""The pages of single entries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.content.addresses import Style, address, location_of
from generator.content.fields import Prose
from generator.content.freshness import is_due
from generator.content.library import Library, by_topic, oldest_review, reviewed_of, title_of
from generator.content.model import (
    Checklist,
    Entry,
    Plan,
    Question,
    Scorecard,
    Topic,
)
from generator.content.prints import SIZES, Print, prints
from generator.content.site import Site
from generator.kinds import Kind
from generator.web.cards import CARD, card_of
from generator.web.data import Data, data_of
from generator.web.page import Page, Written
from generator.web.searching import Asked, asked_by, search_of
from generator.web.structured import structured
from generator.web.templates import render
from generator.web.writer import Writer, shorten

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

    def page_of(self, entry: Entry, template: str, about: Prose, **context: object) -> Page:
        """The page of one entry."""
        path, title = location_of(entry.kind_of_entry, entry.id).page, title_of(entry)

        def write() -> Written:
            writer = self.writer(path)
            body = render(template, writer, site=self.site, **context)
            return Written(title, shorten(writer.words(about)), body, self._meta_of(entry, writer))

        return Page(path, title, write, entry.id if isinstance(entry, Topic) else "")

    def question_page(self, question: Question, **context: object) -> Page:
        """The page of a question, with its card."""
        path, title = location_of(Kind.QUESTION, question.id).page, title_of(question)
        brings = [CARD.replace("*", question.id)] if self.has_scripts else []

        def write() -> Written:
            writer = self.writer(path)
            core = {name: Markup(render(f"question_{name}.j2", writer, q=question)) for name in ("sides", "scored")}  # noqa: S704 - templates escape
            body = render("question.j2", writer, q=question, **core, **context)
            card = card_of(writer, question, core) if self.has_scripts else {}
            return Written(title, shorten(writer.words(question.gist)), body, self._meta_of(question, writer), card)

        return Page(path, title, write, question.topic.id, brings)

    def _meta_of(self, entry: Entry, writer: Writer) -> Mapping[str, Any]:
        """What search and machines know of an entry, its review date, and where to mend it or to report a mistake."""
        meta: dict[str, Any] = {"search": search_of(entry, self.library, self._asked)}
        if isinstance(entry, Question) and self.style is not Style.MARKDOWN:
            meta["structured"] = structured(entry, self.library.get(Kind.TOPIC, entry.topic.id), writer)
        reviewed = reviewed_of(entry)
        if reviewed:
            meta["reviewed"] = reviewed.isoformat()
            meta |= {"stale": True} if is_due(entry, self.library) else {}
        if self.site.repository:
            subject = quote(f"{REPORT_TITLE}{entry.kind_of_entry} {entry.id}")
            shown = Style.DIRECTORY if self.style is Style.MARKDOWN else self.style
            page = quote(f"{self.site.url}{address(writer.path, shown)}")
            meta["edit_url"] = f"{self.site.repository}edit/main/{entry.file}"
            meta["report_url"] = (
                f"{self.site.repository}issues/new?template={REPORT_FORM}&title={subject}&page={page}&body={page}"
            )
        # A question's own page offers the sheets of its topic.
        topic = location_of(Kind.TOPIC, entry.topic.id).page if isinstance(entry, Question) else writer.path
        return meta | self.prints_of(topic)

    @cached_property
    def _asked(self) -> Asked:
        return asked_by(self.library)

    @cached_property
    def oldest_review(self) -> str | None:
        """The day since when all entries have been checked."""
        return oldest_review(self.library)

    @property
    def has_paper(self) -> bool:
        """Whether pages can link to sheets of paper: a Markdown tree has none."""
        return self.site.paper and self.style is not Style.MARKDOWN

    @property
    def has_scripts(self) -> bool:
        """Whether pages can do what needs scripts of ours."""
        return self.style is not Style.MARKDOWN

    @property
    def data(self) -> Data:
        """What scripts need of the guide."""
        return data_of(self.library, self.site, self.style)

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
    """A page a question."""
    for topic, questions in by_topic(press.library):
        yield from (page for page, _ in in_turn(press, topic, questions))


def in_turn(press: Press, topic: Topic | None, questions: Sequence[Question]) -> Iterator[tuple[Page, Question]]:
    """The pages of a topic's questions, with the ones before and after each; a topic with errors is missing."""
    for previous, question, following in zip([None, *questions], questions, [*questions[1:], None], strict=False):
        yield press.question_page(question, topic=topic, previous=previous, next=following), question


def topic_pages(press: Press) -> Iterator[Page]:
    """A page a topic."""
    for topic, questions in by_topic(press.library):
        if topic:
            yield topic_page(press, topic, questions)


def topic_page(press: Press, topic: Topic, questions: Sequence[Question]) -> Page:
    """The page of one topic, with both sides of each of its questions."""
    return press.page_of(topic, "topic.j2", topic.summary, topic=topic, questions=questions)


def employer_pages(press: Press) -> Iterator[Page]:
    """A page an employer and an archetype, with its loop to scale."""
    for employer in press.library.employers:
        longest = max((stage.minutes.most or 0 for stage in employer.loop), default=0)
        yield press.page_of(employer, "employer.j2", employer.summary, e=employer, longest=longest)


def sheet_pages(press: Press) -> Iterator[Page]:
    """A page a plan, a checklist and a scorecard."""
    for plan in press.library.all(Plan):
        yield press.page_of(plan, "plan.j2", plan.summary, plan=plan)
    for checklist in press.library.all(Checklist):
        yield press.page_of(checklist, "checklist.j2", checklist.summary, list=checklist)
    for card in press.library.all(Scorecard):
        yield press.page_of(card, "scorecard.j2", card.summary, card=card)
