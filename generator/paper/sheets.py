"""A library as sheets of paper: what is on each of them, as data for the kit."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.content.addresses import Style, address
from generator.content.library import Library, in_order, oldest_review, reviewed_of, title_of
from generator.content.model import Checklist, Employer, Plan, Question, Scorecard, Stage, Story, Topic
from generator.content.prints import Form, Print, prints
from generator.content.site import Site
from generator.content.wording import facts_of, label, minutes_of, span_of
from generator.kinds import Kind
from generator.paper.book import book
from generator.paper.runs import words as words_of
from generator.paper.words import Words

_TEMPLATES: Mapping[Form, str] = {
    Form.TOPIC: "checklist",
    Form.QUESTIONS: "questions",
    Form.CARDS: "cards",
    Form.PLAN: "plan",
    Form.CHECKLIST: "checklist",
    Form.LOOP: "loop",
    Form.SCORECARD: "scorecard",
    Form.STORIES: "story",
    Form.BOOK: "book",
}
_MOST_LINES = 12
_FACE = 260
"""Characters on the face of a card, at the larger size of type."""
_MEASURE, _LINES = 75, 24
"""Characters a line and lines a page of a checklist in one column, with room to spare."""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a guide; what it says is made when it is asked for."""

    print: Print
    words: Words
    start: dt.date | None = None

    @property
    def template(self) -> str:
        """The template of the kit that sets it."""
        return _TEMPLATES[self.print.form]

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What it says, as plain data."""
        return _head(self.words, self.print) | _data(self.words, self.print, self.start)

    @property
    def file(self) -> str:
        """The file to look into when it cannot be set."""
        return self.print.entry.file if self.print.entry else "content"


def sheets(library: Library, site: Site, start: dt.date | None = None) -> Iterator[Sheet]:
    """Every sheet of a guide; with a start, plans carry dates."""
    words = Words(library, site)
    for one in prints(library, site.name):
        yield Sheet(one, words, start)


def _head(words: Words, one: Print) -> dict[str, Any]:
    """What every sheet carries: its page's address, the guide and its version, the day of review, the licence."""
    site = words.site
    reviewed = reviewed_of(one.entry) if one.entry else None
    day = reviewed.isoformat() if reviewed else oldest_review(words.library)
    version = f"version {site.version}" if site.version else ""
    about = [site.name, version, f"reviewed {day}" if day else "", site.licence]
    return {
        "title": one.title,
        "guide": site.name,
        "description": f"{one.title}, from {site.name}",
        "lead": words.line(getattr(one.entry, "summary", None)) if one.entry else [words_of(site.description)],
        "about": [text for text in about if text],
        "address": f"{site.url}{address(one.page, Style.DIRECTORY)}" if site.url else "",
        "reviewed": day or "",
    }


def _data(words: Words, one: Print, start: dt.date | None) -> dict[str, Any]:
    match one.entry:
        case Topic() as topic:
            return _topic(words, topic, one.form)
        case Plan() as plan:
            return _plan(words, plan, start)
        case Checklist() as checklist:
            return _checklist(words, checklist)
        case Employer() as employer:
            return _loop(words, employer)
        case Scorecard() as card:
            return _scorecard(words, card)
    return _stories(words) if one.form is Form.STORIES else book(words)


def _topic(words: Words, topic: Topic, form: Form) -> dict[str, Any]:
    if form is Form.TOPIC:
        rows = [{"do": words.line(text)} for text in topic.checklist]
        return {"blocks": [{"title": "I can …", "items": rows}], "again": True, "columns": 1}
    questions = in_order(words.library.questions_of(topic.id))
    if form is Form.QUESTIONS:
        return {"questions": [_asked(words, question) for question in questions]}
    return {"cards": [_card(words, topic, question) for question in questions]}


def _asked(words: Words, question: Question) -> dict[str, Any]:
    return {
        "prompt": words.line(question.prompt),
        "title": title_of(question),
        "facts": facts_of(question),
        "lines": min(_MOST_LINES, 3 + question.minutes),
        "gist": words.line(question.gist),
        "scored": words.lines(signal.signal for signal in question.scored),
    }


def _card(words: Words, topic: Topic, question: Question) -> dict[str, Any]:
    corner = f"{topic.title} · {label(question.level)}"
    return {
        "id": question.id,
        "front": words.line(question.prompt) if _fits_a_card(question) else [words_of(title_of(question))],
        "back": words.line(question.gist),
        "corner": corner,
    }


def _fits_a_card(question: Question) -> bool:
    """Whether a card can hold the prompt; an exercise that tells its whole story is named by its title instead."""
    return question.title is None or len(question.prompt.source) <= _FACE


def _plan(words: Words, plan: Plan, start: dt.date | None) -> dict[str, Any]:
    weeks = []
    for number, week in enumerate(plan.weeks):
        first = start + dt.timedelta(weeks=number) if start else None
        last = min(first + dt.timedelta(days=6), start + dt.timedelta(days=plan.days - 1)) if start and first else None
        dates = f"{first} to {last}" if first != last else str(first or "")
        tasks = [
            {
                "do": words.line(task.task),
                "minutes": span_of(task.minutes),
                "use": words.names((*task.topics, *task.questions, *task.checklists, *task.resources)),
            }
            for task in week.tasks
        ]
        row = {"title": week.title, "hours": f"{week.hours:g}", "aim": words.line(week.aim), "tasks": tasks}
        weeks.append({**row, "dates": dates})
    return {"weeks": weeks, "evidence": words.prose(plan.evidence)}


def _checklist(words: Words, checklist: Checklist) -> dict[str, Any]:
    blocks = [
        {"title": block.title, "items": [{"do": words.line(item.do)} for item in block.items]}
        for block in checklist.blocks
    ]
    # Guessed, not measured: to set a list twice takes half as long again. One that does not fit is an error anyway.
    lines = sum(2 + sum(1 + len(item.do.source) // _MEASURE for item in block.items) for block in checklist.blocks)
    return {"blocks": blocks, "again": False, "columns": 1 if lines <= _LINES else 2}


def _loop(words: Words, employer: Employer) -> dict[str, Any]:
    stages = [words.library.get(Kind.STAGE, stage.stage.id) for stage in employer.loop]
    loop = [
        {
            "title": told.title,
            "minutes": minutes_of(told.minutes),
            "least": told.minutes.least,
            "most": told.minutes.most,
            "what": words.prose(told.what),
            "scores": words.prose(stage.scores)[:1] if isinstance(stage, Stage) else [],
            "prepare": f"Prepare with: {names}." if (names := words.names((*told.topics, *told.questions))) else "",
            "evidence": words.evidence(told),
        }
        for told, stage in zip(employer.loop, stages, strict=True)
    ]
    claims = [
        {"about": claim.about, "claim": words.prose(claim.claim), "evidence": words.evidence(claim)}
        for claim in employer.claims
    ]
    bring = {stage.id: stage.bring for stage in stages if isinstance(stage, Stage)}
    refs = [ref for item in (*employer.loop, *employer.claims) for ref in item.sources]
    return {
        "loop": loop,
        "longest": max((told.minutes.most or 0 for told in employer.loop), default=0),
        "claims": claims,
        "conflicts": [words.prose(text) for text in employer.conflicts],
        "gaps": words.lines(employer.gaps),
        "bring": [words.line(text) for texts in bring.values() for text in texts],
        "sources": words.sources(refs),
    }


def _scorecard(words: Words, card: Scorecard) -> dict[str, Any]:
    roles = card.weighted_roles
    by_role = [["Competency", "Any role", *(title_of(entry) for entry in words.entries(roles))]]
    by_role += [
        [row.title, f"{row.weight}%", *(f"{row.weight_for(role)}%" for role in roles)] for row in card.competencies
    ]
    competencies = [
        {
            "title": row.title,
            "weight": row.weight,
            "asks": words.line(row.asks),
            "weak": words.line(row.weak),
            "strong": words.line(row.strong),
        }
        for row in card.competencies
    ]
    scale = [[{"k": "text", "t": f"{row.score} {row.title}: "}, *words.line(row.meaning)] for row in card.scale]
    return {
        "how": words.prose(card.how),
        "scale": scale,
        "by_role": by_role if roles else [],
        "competencies": competencies,
        "ratings": [f"{row.score} {row.title}" for row in card.scale],
        "recommendation": list(card.recommendation),
    }


def _stories(words: Words) -> dict[str, Any]:
    rows = [
        {"title": story.title, "prompt": words.line(story.prompt), "shows": words.lines(story.shows)}
        for story in words.library.all(Story)
    ]
    return {"stories": rows}
