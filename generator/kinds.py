"""The kinds of entry a guide is made of, by the names that references use."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of entry; its value is the word before the colon in `[text](question:some-id)`."""

    QUESTION = "question"
    TOPIC = "topic"
    ROLE = "role"
    STAGE = "stage"
    STEP = "step"
    COMPANY = "company"
    ARCHETYPE = "archetype"
    PLAN = "plan"
    CHECKLIST = "checklist"
    SCORECARD = "scorecard"
    STORY = "story"
    RESOURCE = "resource"
    SOURCE = "source"
    FAQ = "faq"
    MISTAKE = "mistake"
    TERM = "term"

    @property
    def plural(self) -> str:
        """The name of the kind's folder or register, of its key in the JSON export and of its part of the site."""
        irregular = {Kind.COMPANY: "companies", Kind.STORY: "stories", Kind.FAQ: "faq", Kind.TERM: "glossary"}
        return irregular.get(self, f"{self}s")
