"""Cards of practice: both sides of a question as a script of data, since a page opened from disk cannot fetch anything.

A card is called as its question, so that an edit of an answer changes this one file and nothing that names it. For as
long as a host lets browsers keep files, one may show the card of before; that harms nobody.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.content.addresses import address
from generator.content.model import Question
from generator.web.parts import Parts
from generator.web.templates import render
from generator.web.writer import Writer

FOLDER = "assets/data"
CARD = f"{FOLDER}/cards/*.js"


def card_of(writer: Writer, question: Question, core: Mapping[str, Markup]) -> Mapping[str, bytes]:
    """The card of a question by its path, from what is on the question's page already: its links start from there."""
    code = question.code
    card = {
        "page": address(writer.path, writer.style),
        "prompt": str(writer.line(question.prompt)),
        "given": str(Parts(writer).code(code.language, code.broken)) if code and code.broken else "",
        "answer": render("card.j2", writer, q=question, **core),
        "panel": render("card_panel.j2", writer, q=question),
    }
    return {CARD.replace("*", question.id): script(f"card/{question.id}", card)}


def script(name: str, value: Any) -> bytes:
    """A script that hands a value over under a name."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.studyguide.give({json.dumps(name)},{text});\n".encode()
