"""Text as search compares it: the same rules here and, by way of the index, in the reader's browser."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# In turn, on one word in small letters. First British spelling to American, then endings that tell forms of one word
# apart. They need not be right about a word, only the same for every form of it. No syntax that JavaScript lacks.
RULES: tuple[tuple[str, str], ...] = (
    (r"^(...+)our(?=(s|ed|ing|al|ally|ite|able|hoods?)?$)", "$1or"),
    (r"^(..+[^aeiou])is(?=(e|es|ed|er|ers|ing|ation|ations)$)", "$1iz"),
    (r"ys(?=(e|es|ed|er|ers|ing)$)", "yz"),
    (r"ll(?=(ed|ing|er|ers)$)", "l"),
    (r"^(cent|met|lit|fib)re(?=s?$)", "$1er"),
    (r"ogue(?=s?$)", "og"),
    (r"^programme(?=s?$)", "program"),
    (r"^(def|off|lic)ence(?=s?$)", "$1ense"),
    (r"^artefact", "artifact"),
    (r"^(.*)learnt$", "$1learned"),
    (r"ies$", "y"),
    (r"(ss|x|ch|sh)es$", "$1"),
    (r"([^su])s$", "$1"),
    (r"^(..+)(ations?|ated|ating|ates?|ators?)$", "$1"),
    (r"^(.*[aeiouy].*)(ing|ed|er|ers)$", "$1"),
    (r"^(?!product)(.*[^aeiou])ion$", "$1"),
    (r"([bdfgmnprt])\1$", "$1"),
    (r"^(..+)e$", "$1"),
)
# Words that every page has, and those that questions are put with.
_STOP = (
    "a about after all also an and any are as at be because been but by can could did do does for from get got had has "
    "have how i if in into is it its just like me more most my not of on or our out should so some than that the their "
    "them then there these they this to up versus vs use used using very was we were what when where which who why "
    "will with would you your"
)
STOP = frozenset(_STOP.split())
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_RULES = tuple((re.compile(pattern), replacement.replace("$1", r"\1")) for pattern, replacement in RULES)


@cache
def fold(word: str) -> str:
    """What all forms and spellings of a word have in common."""
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004 - short words and names such as p99 stay
        return word
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


@cache
def terms_of(token: str) -> tuple[str, ...]:
    """A word, or the parts of a compound and the whole: k-means is found by kmeans as well."""
    if not token.isascii():  # accents are often left out
        token = "".join(sign for sign in unicodedata.normalize("NFKD", token) if not unicodedata.combining(sign))
    parts = token.split("-")
    whole = [*parts, "".join(parts)] if len(parts) > 1 else parts
    return tuple(fold(part) for part in whole if part not in STOP)


def tokens(text: str) -> list[str]:
    """The words of a text as they stand, in small letters."""
    return _TOKEN.findall(text.lower())


def terms(text: str) -> Iterator[str]:
    """What a text is found by."""
    for token in tokens(text):
        yield from terms_of(token)
