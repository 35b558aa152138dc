"""The site's own pages printed by a real browser: whatever was chosen on screen, paper shows all of it in black."""

import re

import pypdfium2 as pdfium
import pytest
from browser import PAGES, Visitor
from paper import text_of
from playwright.sync_api import Page

pytest_plugins = ["browser"]

PRINTED = ("topic", "company", "plan", "question with maths and a table")
WORD = re.compile(r"\w+")


def words_of_article(page: Page) -> list[str]:
    """The words of a page without what only a screen shows."""
    text = page.locator("article").evaluate(
        """article => {
            const screen = "button, script, svg, math, pre, .headerlink, .page-foot__links, .prints, .page-actions";
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest(screen)) texts.push(walker.currentNode.data);
            }
            return texts.join(" ");
        }"""
    )
    return WORD.findall(str(text))


def missing(words: list[str], pdf: bytes) -> list[str]:
    """Words of the page that the paper does not show at all; a word may be broken at the end of a line."""
    there = re.sub(r"\W", "", text_of(pdf))
    return sorted({word for word in words if word not in there})


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("name", PRINTED)
def test_everything_is_on_paper(visitor: Visitor, name: str, *, scripts: bool) -> None:
    with visitor.at(PAGES[name], color_scheme="dark", java_script_enabled=scripts) as page:
        if scripts and page.get_by_role("button", name="Hide answers").is_visible():
            page.get_by_role("button", name="Hide answers").click()
        pdf = page.pdf(format="A4", print_background=True)
    with visitor.at(PAGES[name]) as page:
        words = words_of_article(page)
    assert len(words) > 200
    assert missing(words, pdf) == []


def test_a_word_that_is_not_there_is_noticed(visitor: Visitor) -> None:
    with visitor.at(PAGES["faq"]) as page:
        assert missing(["Preparing", "Kouign"], page.pdf()) == ["Kouign"]


def test_paper_is_white_and_ink_is_black(visitor: Visitor) -> None:
    with visitor.at(PAGES["topic"], color_scheme="dark") as page:
        pdf = page.pdf(format="A4", print_background=True)
    image = pdfium.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    shades = image.histogram()
    assert sum(shades[250:]) > 0.8 * sum(shades)
    assert image.getpixel((2, 2)) == 255


def test_the_foot_says_where_it_is_from(visitor: Visitor) -> None:
    with visitor.at(PAGES["plan"]) as page:
        words = text_of(page.pdf(format="A4"))
    assert "Last reviewed" in words
    assert "https://both-sides.example/plans/four-weeks/" in words


def test_every_sheet_that_a_page_offers_is_there(visitor: Visitor) -> None:
    with visitor.at("print/") as page:
        addresses = page.locator(".print-list a").evaluate_all("links => links.map((link) => link.href)")
        assert len(addresses) > 200
        for address in (addresses[0], addresses[-1]):
            answer = page.request.get(address)
            assert answer.body().startswith(b"%PDF-")
    with visitor.at(PAGES["topic"]) as page:
        page.locator(".prints summary").click()
        offered = page.locator(".prints").get_by_role("link")
        assert offered.count() == 7  # three sheets on two papers, and the way to all of them
        assert page.request.get(offered.first.evaluate("link => link.href")).body().startswith(b"%PDF-")
