"""What machines are told of a page, in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from generator.content.library import reviewed_of, title_of
from generator.content.model import Entry, Question
from generator.content.wording import label
from generator.web.writer import Writer


def structured(question: Question, topic: Entry | None, writer: Writer) -> Mapping[str, Any]:
    """A question as a flashcard, which is what its page is used as: the prompt, and the answer in a sentence."""
    card = {
        "@type": "Question",
        "eduQuestionType": "Flashcard",
        "text": writer.words(question.prompt),
        "acceptedAnswer": {"@type": "Answer", "text": writer.words(question.gist)},
    }
    return {
        "@context": "https://schema.org/",
        "@type": "Quiz",
        "name": title_of(question),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "educationalLevel": label(question.level),
        "timeRequired": f"PT{question.minutes}M",
        **({"dateModified": reviewed.isoformat()} if (reviewed := reviewed_of(question)) else {}),
        **({"about": {"@type": "Thing", "name": title_of(topic)}} if topic else {}),
        "hasPart": [card],
    }
