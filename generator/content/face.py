"""What pages of other entries show of a question, told apart from its body, which they do not."""

import re
from collections.abc import Mapping
from typing import Any

BODY = frozenset({"clarify", "scored", "strong", "weak", "walkthrough", "code", "example", "follow_ups", "by_level"})
"""Fields of a question that are shown, as they stand, nowhere but on its own page, its card and its topic's page."""
_REFERENCE = re.compile(r"\]\((\w+:[\w-]+)")
OPENING = 5
"""Words at the start of an answer that no other may start with."""
_START = 200  # characters, more than so many words have


def opening_of(answer: str) -> tuple[str, ...]:
    """The words with which an answer begins."""
    return tuple(re.findall(r"\w+", answer[:_START].lower())[:OPENING])


def face_of(value: Mapping[str, Any]) -> str:
    """Everything else, from a question's plain fields; and of its body what lists, counts and checks look at."""
    body = {name: part for name, part in value.items() if name in BODY}
    code = body.get("code")
    looked_at = (
        sorted(_REFERENCE.findall(str(body))),  # who cites a source
        opening_of(str(body.get("strong"))),  # no two answers may open alike
        len(body.get("follow_ups", ())),
        sorted(code) if isinstance(code, dict) else code,
    )
    return repr([looked_at, *((name, part) for name, part in value.items() if name not in BODY)])
