"""A library as a whole site: its pages, its navigation and the files beside them."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from generator.content.addresses import Style, location_of, redirects
from generator.content.library import Library
from generator.content.model import Archetype, Checklist, Company, Entry, Plan, Scorecard, Topic
from generator.content.site import Site
from generator.kinds import Kind
from generator.web.data import data_of
from generator.web.feed import PATH, feed
from generator.web.fonts import font_files
from generator.web.listings import listing_pages
from generator.web.mocks import has_mocks
from generator.web.page import Page
from generator.web.pages import Press, employer_pages, question_pages, sheet_pages, topic_pages
from generator.web.practice import practice_pages
from generator.web.redirect import redirect_page

Navigation: TypeAlias = Sequence[Mapping[str, "str | Navigation"] | str]


def pages(library: Library, site: Site, style: Style) -> tuple[Page, ...]:
    """Every page that is made from the library, in one style."""
    press = Press(library, site, style)
    makers = (listing_pages, question_pages, topic_pages, employer_pages, sheet_pages, practice_pages)
    return tuple(chain.from_iterable(maker(press) for maker in makers))


def navigation(library: Library, *, paper: bool, scripts: bool = True) -> Navigation:
    """The tree of pages; questions stay out of it, because its cost grows with its square.

    A tree of plain Markdown has no paper and no scripts, so none of the pages that are made of them.
    """

    def paths(*models: type[Entry]) -> list[str]:
        entries = chain.from_iterable(library.all(model) for model in models)
        return [location_of(entry.kind_of_entry, entry.id).page for entry in entries]

    in_days = sorted(library.all(Plan), key=lambda plan: plan.days)
    plans = [location_of(Kind.PLAN, plan.id).page for plan in in_days]
    practice = ["practice/index.md", *(["mock/index.md"] if has_mocks(library) else []), "progress/index.md"]
    return [
        {"Home": "index.md"},
        {"Questions": "questions/index.md"},
        *([{"Practice": practice}] if scripts else []),
        {"Topics": ["topics/index.md", *paths(Topic)]},
        {
            "Loops": [
                "companies/index.md",
                *paths(Company),
                "companies/archetypes/index.md",
                *paths(Archetype),
                "stages/index.md",
                "steps/index.md",
                "roles/index.md",
            ]
        },
        {"Plans": ["plans/index.md", *plans]},
        {
            "Sheets": [
                "checklists/index.md",
                *paths(Checklist),
                "stories/index.md",
                *(["print/index.md"] if paper else []),
            ]
        },
        {"Interviewers": ["interviewers/index.md", *paths(Scorecard)]},
        # The first page of a part is what its own name leads to.
        {"Help": [f"{name}/index.md" for name in ("faq", "mistakes", "glossary", "resources", "sources", "quality")]},
    ]


def other_files(library: Library, site: Site, style: Style, cache: Path) -> Mapping[str, bytes]:
    """Files that stand for themselves, by path from the root of the site: redirects, the feed, data, fonts."""
    entries = chain.from_iterable(of_kind.values() for of_kind in library.entries.values())
    files = {path: redirect_page(path, target, site) for path, target in redirects(entries, style)}
    changes = feed(library, site)
    files |= {PATH: changes} if changes else {}
    files |= data_of(library, site, style).files
    return files | {f"assets/fonts/{name}": data for name, data in font_files(cache).items()}
