"""The guide as a book: what stands in each of its parts."""

from typing import Any

from generator.content.library import by_topic, title_of
from generator.content.model import Question, Star, Term
from generator.content.wording import facts_of, label
from generator.paper.runs import code
from generator.paper.words import Words


def book(words: Words) -> dict[str, Any]:
    """Parts by topic with both sides of each question, and the glossary."""
    parts = [
        {
            "title": topic.title,
            "intro": words.prose(topic.probes),
            "checklist": words.lines(topic.checklist),
            "questions": [_question(words, question) for question in questions],
        }
        for topic, questions in by_topic(words.library)
        if topic
    ]
    glossary = [{"title": term.title, "means": words.line(term.means)} for term in words.library.all(Term)]
    return {"parts": parts, "glossary": glossary}


def _question(words: Words, question: Question) -> dict[str, Any]:
    program = question.code
    programs = [("The code as it is given", program.broken), ("Solution", program.solution)] if program else []
    return {
        "prompt": words.line(question.prompt),
        "index": [title_of(question)],
        "facts": facts_of(question),
        "scored": words.lines(signal.signal for signal in question.scored),
        "strong": words.prose(question.strong),
        "weak": [{"answer": words.prose(row.answer), "why": words.prose(row.why)} for row in question.weak],
        "walkthrough": [
            {"title": f"{words.names([step.step])}, {step.minutes} min", "say": words.prose(step.say)}
            for step in question.walkthrough
        ],
        "code": [
            {"title": title, "code": code(program.language, text)} for title, text in programs if program and text
        ],
        "example": _star(words, question.example) if question.example else [],
        "follow_ups": [
            {"prompt": words.line(row.prompt), "answer": words.prose(row.answer)} for row in question.follow_ups
        ],
        "levels": [{"title": label(name), "say": words.prose(text)} for name, text in question.by_level if text],
        "sources": [title_of(entry) for entry in words.entries(question.sources)],
    }


def _star(words: Words, example: Star) -> list[dict[str, Any]]:
    return [{"title": label(name), "say": words.prose(text)} for name, text in example if text]
