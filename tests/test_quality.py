"""A guide in, the page that counts it out."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from conftest import load_files
from paper import BASE, SITE, changed

from generator.content.addresses import Style
from generator.content.fields import PartialDate, Ref
from generator.content.freshness import is_old, months_after
from generator.content.model import Archetype, Claim
from generator.content.site import Site
from generator.kinds import Kind
from generator.web.feed import feed
from generator.web.guide import pages
from generator.web.page import Written
from generator.web.pages import Press
from generator.web.quality import quality_page


def page_of(files: dict[str, bytes | None]) -> Written:
    loaded = load_files({**BASE, **files})
    assert loaded.sound
    return quality_page(Press(loaded.library, SITE, Style.MARKDOWN)).write()


def rows(page: Written) -> list[list[str]]:
    """The cells of its tables, links as their words."""
    body = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page.body)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line.startswith("|")]


def test_the_guide_is_counted() -> None:
    found = rows(page_of({}))
    assert ["Topic", "Questions", "Foundation", "Core", "Advanced", "Code run", "Numbers"] in found
    assert ["Bread", "2", "1", "1", "0", "0", "1"] in found
    assert ["Behavioural", "1"] in found
    assert ["Numbers worked out at every build", "1"] in found
    assert ["Follow-ups with answers", "4"] in found


def test_what_was_checked_longest_ago_comes_first() -> None:
    question = "questions/bread/a-batch-you-spoilt.yml"
    found = rows(page_of(changed(question, "reviewed: 2026-11-01", "reviewed: 2025-02-03")))
    first = found[found.index(["Entry", "Kind", "Last reviewed"]) + 2]
    assert first == ["Tell me about a batch that you spoilt.", "Question", "2025-02-03"]


def test_what_is_due_is_named_and_wears_a_badge() -> None:
    name = "questions/bread/a-batch-you-spoilt.yml"
    files = changed(name, "reviewed: 2026-11-01", "reviewed: 2023-11-01")
    assert "Due to be read again" in page_of({}).body
    assert "Nothing: every review is younger than its kind allows." in page_of({}).body
    body = page_of(files).body
    due = body[body.index("Due to be read again") : body.index("Checked longest ago")]
    assert "Tell me about a batch that you spoilt." in due
    stale = [
        page.path
        for page in pages(load_files({**BASE, **files}).library, SITE, Style.DIRECTORY)
        if page.write().meta.get("stale")
    ]
    assert stale == ["questions/a-batch-you-spoilt.md"]


@pytest.mark.parametrize(
    ("as_of", "old"),
    [
        ("2026-06", False),
        ("2026-05-22", False),
        ("2026-05-21", True),
        ("2026-04", True),
        ("2025", True),
        ("not stated", False),
    ],
)
def test_what_was_said_of_an_employer_grows_old_in_six_months(as_of: str, *, old: bool) -> None:
    files = {**BASE, **changed("archetypes/village-bakery.yml", "as_of: 2025", f"as_of: {as_of}")}
    archetype = load_files(files).library.all(Archetype)[0]
    assert archetype.weighting
    assert is_old(archetype.weighting, load_files(files).library) is old


def test_a_source_past_its_day_makes_a_claim_old() -> None:
    before = load_files(BASE, dt.date(2026, 11, 21)).library
    after = load_files(BASE, dt.date(2028, 1, 2)).library
    said = Claim.model_construct(as_of=PartialDate(), sources=(Ref(Kind.SOURCE, "bakers-handbook"),))
    assert [is_old(said, library) for library in (before, after)] == [False, True]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-11-21", 6, "2027-05-21"), ("2026-08-31", 6, "2027-02-28"), ("2026-12-31", 12, "2027-12-31")],
)
def test_months_are_counted_by_the_calendar(day: str, months: int, later: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)


def test_the_feed_tells_the_latest_first() -> None:
    question = "questions/bread/a-batch-you-spoilt.yml"
    library = load_files({**BASE, **changed(question, "reviewed: 2026-11-01", "reviewed: 2026-11-20")}).library
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(feed(library, SITE) or b"")  # noqa: S314 - made here
    rows = root.findall(f"{atom}entry")
    assert root.findtext(f"{atom}updated") == "2026-11-20T00:00:00Z"
    assert rows[0].findtext(f"{atom}title") == "Question: Tell me about a batch that you spoilt."
    ids = [row.findtext(f"{atom}id") for row in rows]
    assert ids[0] == "https://guide.example/bread/quality/changes.xml#question-a-batch-you-spoilt-2026-11-20"
    assert (
        len(set(ids))
        == len(ids)
        == sum(bool(getattr(e, "reviewed", None)) for of in library.entries.values() for e in of.values())
    )
    link = rows[0].find(f"{atom}link")
    assert link is not None
    assert link.get("href") == "https://guide.example/bread/questions/a-batch-you-spoilt/"
    assert feed(library, Site("No address", "")) is None
