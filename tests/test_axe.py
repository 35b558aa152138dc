"""No violation that axe can find, on a page of every kind, in both schemes, on a wide and on a narrow screen."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import NARROW, PAGES, WIDE, Visitor
from playwright.sync_api import Page

pytest_plugins = ["browser"]

QUESTION = PAGES["question of behaviour"]
# The dark scheme is other colours on the same page: of all rules these are the ones that look at colours.
LIKE_TOPICS = {"companies", "plans", "checklists", "scorecards"}
ONLY: dict[str, dict[str, Any]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]},
}


@pytest.fixture(params=[WIDE, NARROW])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


# Entries of a register are alike, and axe takes minutes for five hundred of them: the first ones stand for all.
SHORTEN = """most => {
  const article = document.querySelector("article"), foot = article.querySelector(".page-foot");
  const extra = article.querySelectorAll("h2")[most];
  for (let next = extra; next && next !== foot; ) {
    const here = next;
    next = here.nextElementSibling;
    here.remove();
  }
  const items = document.querySelectorAll(`.md-nav--secondary li:nth-child(n + ${most + 1})`);
  if (extra) items.forEach(item => item.remove());
}"""
MOST = 40


def violations(page: Page) -> list[str]:
    """What axe finds on a page as it stands, in both schemes; but for long registers the page stays as it is."""
    found = []
    page.evaluate(SHORTEN, MOST)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    page.evaluate(Axe().axe_script)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        response: dict[str, Any] = page.evaluate("options => axe.run(options)", ONLY[scheme])
        for rule in response["violations"]:
            where = f"{page.url} {scheme} {rule['id']}:"
            found += [f"{where} {node['target']} {node['html'][:120]}" for node in rule["nodes"]]
    return found


def test_every_kind_of_page(visitor: Visitor, width: int) -> None:
    found = []
    with visitor.at(width=width) as page:
        for name in PAGES.keys() - LIKE_TOPICS:
            page.goto(visitor.address + PAGES[name])
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            found += violations(page)
    assert found == []


def test_the_states_that_a_reader_brings_about(visitor: Visitor, width: int) -> None:
    with visitor.at(QUESTION, width=width) as page:
        page.get_by_role("button", name="Hide answers").click()
        found = violations(page)

        page.goto(visitor.address + PAGES["questions"])
        page.locator("[data-facet=level] a").first.click()
        found += violations(page)

        page.goto(visitor.address + PAGES["topics"])
        if width == NARROW:
            page.get_by_role("button", name="Menu").click()
            found += violations(page)
            page.keyboard.press("Escape")
        page.get_by_role("link", name="Search", exact=True).click()
        page.get_by_role("textbox", name="Search").fill("variance")
        page.locator(".search__results a").first.wait_for()
        found += violations(page)
    assert found == []


def test_axe_does_look(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.locator("h1").evaluate(
            """h1 => {
                h1.style.color = "light-dark(#ddd, #333)";
                h1.insertAdjacentHTML("afterend", "<img src>");
            }"""
        )
        found = [violation.split()[1:3] for violation in violations(page)]
        assert found == [["light", "color-contrast:"], ["light", "image-alt:"], ["dark", "color-contrast:"]]
