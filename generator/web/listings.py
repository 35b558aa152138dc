"""The pages that gather entries: home, lists, filters and registers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from generator.content.library import Library, by_topic, title_of
from generator.content.model import (
    Archetype,
    Audience,
    Checklist,
    Company,
    Entry,
    Faq,
    Level,
    Mistake,
    Plan,
    Question,
    QuestionKind,
    Resource,
    Role,
    Scorecard,
    Source,
    Stage,
    Step,
    Story,
    Term,
    Topic,
)
from generator.content.prints import SIZES, Form, Print, prints
from generator.content.wording import facts_of, label
from generator.web.mocks import has_mocks
from generator.web.page import Page, Written
from generator.web.pages import Press
from generator.web.parts import Parts
from generator.web.quality import quality_page
from generator.web.searching import search_of_register
from generator.web.templates import render
from generator.web.writer import Writer, shorten

PROCESS = (
    ("stages", "Stages"),
    ("roles", "Roles"),
    ("faq", "Frequently asked"),
    ("mistakes", "Common mistakes"),
    ("glossary", "Glossary"),
    ("resources", "Resources"),
)
"""Pages about the process as a whole, as the home page names them."""

_VALUES: Mapping[str, Callable[[Question], Sequence[str]]] = {
    "topic": lambda question: [question.topic.id],
    "level": lambda question: [question.level],
    "kind": lambda question: [question.kind],
    "role": lambda question: [ref.id for ref in question.roles],
    "stage": lambda question: [ref.id for ref in question.stages],
}
"""What a question has of each facet."""

_LINKS_ONLY = ("index.md", "questions/index.md", "browse/", "print/")

Context = Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that gathers entries: what it says at its top, if the context does not, its template, and its context."""

    path: str
    title: str
    lead: str
    template: str
    context: Context
    search: Mapping[str, Any] = field(default_factory=dict)
    """What search knows of the page beyond its words."""

    def page(self, press: Press) -> Page:
        """The page, to be written later."""
        return Page(self.path, self.title, lambda: self._written(press))

    def _written(self, press: Press) -> Written:
        given = {"site": press.site, "title": self.title, "lead": self.lead, **self.context()}
        body = render(self.template, press.writer(self.path), **given)
        meta = {"search": self.search, **_meta(press, self.path)}
        return Written(self.title, shorten(str(given["lead"])), body, meta)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: `page` is the list of its questions."""

    id: str
    title: str
    page: str
    count: int
    chosen: bool


def listing_pages(press: Press) -> Iterator[Page]:
    """Every page that is no entry's own."""
    yield _home(press)
    yield from _question_lists(press)
    yield from _index_pages(press)
    yield from _register_pages(press)
    yield quality_page(press)
    if press.has_paper:
        yield _print_page(press)


def _print_page(press: Press) -> Page:
    """Every sheet of paper, by what it is for."""
    lead = "Every sheet as a PDF, on A4 or Letter, at 12 points or in large type at 16."

    def context() -> Mapping[str, object]:
        groups: dict[Form, list[Print]] = {form: [] for form in Form}
        for sheet in prints(press.library, press.site.name):
            groups[sheet.form].append(sheet)
        return {"groups": [(form, found) for form, found in groups.items() if found], "sizes": SIZES}

    return Listing("print/index.md", "Print", lead, "prints.j2", context).page(press)


def _meta(press: Press, path: str) -> Mapping[str, Any]:
    """A list is as fresh as its stalest part; what a list of links says, search finds where they lead."""
    meta: dict[str, Any] = {"reviewed": press.oldest_review} if press.oldest_review else {}
    meta |= {"search": {"exclude": True}} if path.startswith(_LINKS_ONLY) else {}
    return meta | press.prints_of(path)


def _home(press: Press) -> Page:
    path, site = "index.md", press.site

    def write() -> Written:
        meta = {**_meta(press, path), "hide": ["navigation", "toc"]}
        return Written(site.name, site.description, _home_body(press, path), meta)

    return Page(path, site.name, write)


def _home_body(press: Press, path: str) -> str:
    library, writer = press.library, press.writer(path)
    parts = Parts(writer)
    plans = sorted(library.all(Plan), key=lambda plan: plan.days)
    roles = [(writer.to(f"browse/role/{role.id}.md"), writer.text(role.title), "") for role in library.all(Role)]
    to, candidates = writer.to, _checklists(library, Audience.CANDIDATE)
    process = [(to(f"{page}/index.md"), title, "") for page, title in PROCESS]
    return render(
        "home.j2",
        writer,
        site=press.site,
        count=len(library.all(Question)),
        data=press.data.questions if press.has_scripts else "",
        mocks=has_mocks(library),
        groups=[
            (False, "How long have you got?", parts.cards(plans), "cards"),
            (False, "Which role?", roles, "chips"),
            (
                False,
                "Which company?" if library.all(Company) else "Which sort of employer?",
                parts.names(library.employers),
                "chips",
            ),
            (
                False,
                "What is on paper?",
                [*parts.names(candidates), (to("stories/index.md"), "Story bank", "")],
                "chips",
            ),
            (
                False,
                "On the other side of the table?",
                [(to("interviewers/index.md"), "For interviewers", ""), *parts.names(library.all(Scorecard))],
                "chips",
            ),
            (False, "How does it work?", process, "chips"),
            (True, "Which topic?", parts.cards(library.all(Topic)), "cards"),
        ],
    )


def _by_value(facet: str, questions: Sequence[Question]) -> Mapping[str, list[Question]]:
    """The questions of each value of a facet, in their order."""
    found: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        for value in dict.fromkeys(_VALUES[facet](question)):
            found[value].append(question)
    return found


def _facets(press: Press) -> Mapping[str, Mapping[str, str]]:
    """Of each facet the values in their order, with their names."""
    library = press.library
    return {
        "topic": {entry.id: entry.title for entry in library.all(Topic)},
        "level": {str(level): label(level) for level in Level},
        "kind": {str(kind): label(kind) for kind in QuestionKind},
        "role": {entry.id: entry.title for entry in library.all(Role)},
        "stage": {entry.id: entry.title for entry in library.all(Stage)},
    }


def _question_lists(press: Press) -> Iterator[Page]:
    """The list of all questions, and one for each value of each facet, so that filters are plain links."""
    questions = [question for _, group in by_topic(press.library) for question in group]
    facets = _facets(press)

    @cache  # when the first of these pages is asked for
    def by_value(facet: str) -> Mapping[str, list[Question]]:
        return _by_value(facet, questions)

    def groups(chosen: tuple[str, str] | None) -> list[tuple[str, str, list[Choice]]]:
        return [(facet, label(facet), [c for c in choices(facet, chosen) if c.count]) for facet in facets]

    def choices(facet: str, chosen: tuple[str, str] | None) -> Iterator[Choice]:
        for value, title in facets[facet].items():
            is_chosen = (facet, value) == chosen
            page = "questions/index.md" if is_chosen else f"browse/{facet}/{value}.md"
            yield Choice(value, title, page, len(by_value(facet).get(value, ())), is_chosen)

    lead = f"All {len(questions)} questions. Each filter is a link; choose one in several groups to narrow the list."
    path, template = "questions/index.md", "questions.j2"
    rows = _Rows(press)
    everything = Listing(
        path, "Questions", lead, template, lambda: {"groups": groups(None), "rows": rows.of(path, questions)}
    )
    yield everything.page(press)
    for facet, values in facets.items():
        for value, title in values.items():
            called = f"Questions by {facet}: {title}"

            def context(facet: str = facet, value: str = value, title: str = title) -> dict[str, object]:
                found = by_value(facet).get(value, [])
                lead = f"{len(found)} question{'' if len(found) == 1 else 's'} by {facet}: {title}."
                return {"lead": lead, "groups": groups((facet, value)), "rows": rows.of("browse/x/x.md", found)}

            yield Listing(f"browse/{facet}/{value}.md", called, "", template, context).page(press)


@dataclass(frozen=True, slots=True)
class Row:
    """A question in a list."""

    question: Question
    href: str
    prompt: Markup
    facts: str
    roles: str
    stages: str


class _Rows:
    """Rows of questions; each is made once for all lists by one filter, since these are at the same depth."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._made: dict[tuple[str, str], Row] = {}

    def of(self, path: str, questions: Iterable[Question]) -> list[Row]:
        """The rows for a list at this path, or at any other that is as deep and holds no entry."""
        writer = self._press.writer(path)
        return [self._row(writer, question) for question in questions]

    def _row(self, w: Writer, question: Question) -> Row:
        key = (w.path, question.id)
        if key not in self._made:
            self._made[key] = Row(
                question,
                w.href(question),
                w.line(question.prompt),
                facts_of(question),
                " ".join(ref.id for ref in question.roles),
                " ".join(ref.id for ref in question.stages),
            )
        return self._made[key]


def _index_pages(press: Press) -> Iterator[Page]:
    library = press.library

    def cards(path: str, entries: Sequence[Entry]) -> Sequence[object]:
        return Parts(press.writer(path)).cards(entries)

    def page(path: str, title: str, lead: str, *groups: tuple[str, Sequence[Entry]]) -> Page:
        def context() -> Mapping[str, object]:
            return {"groups": [(heading, cards(path, entries)) for heading, entries in groups]}

        return Listing(path, title, lead, "list.j2", context).page(press)

    lead = "What panels probe in each field, and every question of it with strong and weak answers side by side."
    yield page("topics/index.md", "Topics", lead, ("", library.all(Topic)))
    lead = "Interview loops as their sources tell them: each claim with its kind, confidence, date and source."
    loops = (("Employers", library.all(Company)), ("Sorts of employer", library.all(Archetype)))
    yield page("companies/index.md", "Company loops", lead, *loops)
    lead = "The loop that employers of one sort tend to run, for when no source tells of the one you want."
    yield page("companies/archetypes/index.md", "Sorts of employer", lead, ("", library.all(Archetype)))
    lead = "Study plans by weeks, with hours that add up."
    plans = sorted(library.all(Plan), key=lambda plan: plan.days)
    yield page("plans/index.md", "Plans", lead, ("", plans))
    lead = "Lists to tick, on screen or on paper."
    for_interviewers = _checklists(library, Audience.INTERVIEWER)
    lists = (("For candidates", _checklists(library, Audience.CANDIDATE)), ("For interviewers", for_interviewers))
    yield page("checklists/index.md", "Checklists", lead, *lists)
    lead = "The other side of the table: decide what you score before you meet anybody, and score everybody alike."
    sheets = (("Scorecards", library.all(Scorecard)), ("Running the process", for_interviewers))
    yield page("interviewers/index.md", "For interviewers", lead, *sheets)


def _checklists(library: Library, audience: Audience) -> list[Checklist]:
    return [checklist for checklist in library.all(Checklist) if checklist.audience is audience]


def _register_pages(press: Press) -> Iterator[Page]:
    registers: Sequence[tuple[type[Entry], str, str]] = (
        (Role, "Roles", "The jobs that these interviews are for, and what shifts between them."),
        (Stage, "Stages", "The steps of a hiring process: how long each lasts and what it scores."),
        (
            Step,
            "Steps of a design",
            "What a design interview goes through, in the usual order; every walkthrough here has them all.",
        ),
        (Story, "Story bank", "Prompts for stories from your own work, by competency."),
        (Faq, "Frequently asked", "What people ask about these interviews."),
        (Mistake, "Common mistakes", "What goes wrong often, and what to do instead."),
        (Resource, "Resources", "Books, courses, papers and tools, with how far their details were checked."),
        (Term, "Glossary", "The words of the field, each in a sentence or two."),
        (Source, "Sources", "Where every claim in this guide comes from, who said it and when."),
    )
    for model, title, lead in registers:
        template = "stages.j2" if model is Stage else "faq.j2" if model is Faq else "register.j2"
        path = f"{model.kind_of_entry.plural}/index.md"
        context = {
            "entries": press.library.all(model),
            "entry_template": f"entry_{model.kind_of_entry}.j2",
            "heading_of": _heading(press.writer(path)),
        }
        search = search_of_register(model.kind_of_entry, title)
        yield Listing(path, title, lead, template, partial(dict, context), search).page(press)


def _heading(writer: Writer) -> Callable[[Entry], str]:
    def heading(entry: Entry) -> str:
        return writer.heading(entry.question) if isinstance(entry, Faq) else writer.heading(title_of(entry))

    return heading
