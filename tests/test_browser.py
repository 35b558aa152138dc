"""The built site in a real browser: what readers do with it, with and without scripts, on screens and on paper."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import html5lib
import pytest
from browser import HEIGHT, NARROW, NARROWEST, PAGES, WIDE, Visitor, Watch, boxes, opened
from playwright.sync_api import Page, Route, expect

from generator.web.fonts import MATHS_FAMILY

pytest_plugins = ["browser"]

MATHS = PAGES["question with maths and a table"]
CODE = PAGES["question with code"]
QUESTION = PAGES["question of behaviour"]
QUESTIONS = PAGES["questions"]

BLOCKED_STORAGE = """
    const refuse = () => { throw new DOMException("denied", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get: refuse });
    Object.defineProperty(window, "sessionStorage", { get: refuse });
"""


# Every kind of page


def test_every_kind_of_page_is_quiet_and_fits_every_screen(visitor: Visitor) -> None:
    with visitor.at() as page:
        for name, address in PAGES.items():
            page.set_viewport_size({"width": WIDE, "height": HEIGHT})
            page.goto(visitor.address + address)
            for width in (WIDE, NARROW, NARROWEST):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.evaluate("scrollTo(9999, 0)")
                assert page.evaluate("scrollX || document.documentElement.scrollWidth - innerWidth") == 0, (name, width)
                header = page.locator("header.md-header").bounding_box()
                assert header is not None
                assert (header["x"], header["y"], header["width"]) == (0, 0, width), name
                assert header["height"] < 120, name
                (heading,) = boxes(page, "h1")
                assert header["height"] <= heading["top"] < 300, name
                assert 0 <= heading["left"] < heading["right"] <= width, name


def test_html_is_what_it_says(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(PAGES)
    wrong = []
    for path in pages:
        parser = html5lib.HTMLParser()
        document = parser.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(site)
        wrong += [f"{where}:{line}: {error} {values}" for (line, _), error, values in parser.errors]
        ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
        wrong += [f"{where}: id {name} stands {count} times" for name, count in ids.items() if count > 1]
    assert wrong == []


def test_an_unknown_address_shows_the_way_home(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        answer = page.goto(f"{visitor.address}questions/no-such-question/at-all/")
        assert answer is not None
        assert answer.status == 404
        page.get_by_role("link", name="Start at the home page").click()
        expect(page).to_have_url(visitor.address)
        expect(page.locator("h1")).to_be_visible()


# Layout: scores do not see a broken page


def test_the_two_sides_stand_side_by_side_or_one_below_the_other(visitor: Visitor) -> None:
    for width in (WIDE, NARROW):
        with visitor.at(QUESTION, width=width) as page:
            (scored,), (strong,), (weak,) = (
                boxes(page, selector) for selector in (".scored", ".answer--strong", ".answer--weak")
            )
            assert scored["bottom"] <= min(strong["top"], weak["top"])
            if width == WIDE:
                assert strong["right"] <= weak["left"]
                assert abs(strong["top"] - weak["top"]) < 2
                assert min(strong["width"], weak["width"]) > 300
            else:
                assert strong["bottom"] <= weak["top"]
                assert abs(strong["left"] - weak["left"]) < 2
                assert min(strong["width"], weak["width"]) > 0.8 * width


def test_a_line_of_text_is_as_long_as_it_reads_well(visitor: Visitor) -> None:
    with visitor.at(PAGES["faq"]) as page:
        shown = page.locator(".prose p").first.evaluate(
            """paragraph => {
                const probe = document.createElement("span");
                probe.textContent = "The quick brown fox jumps over the lazy dog, and then it rests. ".repeat(4);
                paragraph.replaceChildren(probe);
                return probe.textContent.length / probe.getClientRects().length;
            }"""
        )
    assert 55 <= shown <= 85


def test_sections_are_tabs_on_a_wide_screen_and_a_drawer_on_a_narrow_one(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Topics").click()
        expect(page).to_have_url(f"{visitor.address}topics/")
        expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    with visitor.at(width=NARROW) as page:
        menu = page.get_by_role("button", name="Menu")
        menu.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#site-nav a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        menu.click()
        page.locator("#site-nav").get_by_role("link", name="Topics").click()
        expect(page).to_have_url(f"{visitor.address}topics/")


def test_the_colour_scheme_is_picked_and_remembered(visitor: Visitor) -> None:
    with visitor.at(color_scheme="light") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_role("button", name="Colour scheme").click()
        dark = page.evaluate(paper)
        assert dark != light
        page.goto(visitor.address + QUESTION)
        assert page.evaluate(paper) == dark


# The answer switch


def test_answers_are_hidden_remembered_and_opened_one_by_one(visitor: Visitor) -> None:
    with visitor.at(QUESTION) as page:
        switch = page.get_by_role("button", name="Hide answers")
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert all(opened(page))
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert not any(opened(page))
        expect(page.locator(".answer--strong .answer__body")).to_be_hidden()
        expect(page.locator(".scored")).to_be_visible()

        page.reload()
        assert not any(opened(page))
        page.goto(visitor.address + MATHS)
        assert not any(opened(page))
        expect(switch).to_have_attribute("aria-pressed", "true")

        headings = page.locator("details.answer > summary")
        headings.nth(0).click()
        headings.nth(1).press("Enter")
        headings.nth(2).press("Space")
        assert opened(page)[:4] == [True, True, True, False]

        switch.focus()
        page.keyboard.press("Space")
        assert all(opened(page))
        page.keyboard.press("Enter")
        assert not any(opened(page))
        page.keyboard.press("Enter")
        page.goto(visitor.address + QUESTION)
        assert all(opened(page))


def test_an_address_within_a_hidden_answer_opens_it(visitor: Visitor) -> None:
    with visitor.at(QUESTION) as page:
        page.get_by_role("button", name="Hide answers").click()
        page.locator(".answer__body").first.evaluate("body => body.id = 'here'")
        page.evaluate("location.hash = 'here'")
        page.wait_for_function("document.querySelector('details.answer').open")
        assert opened(page).count(True) == 1


def test_blocked_storage_breaks_nothing(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.add_init_script(BLOCKED_STORAGE)
        page.goto(visitor.address + QUESTION)
        page.get_by_role("button", name="Hide answers").click()
        assert not any(opened(page))
        page.get_by_role("button", name="Colour scheme").click()
        assert page.evaluate("document.documentElement.dataset.scheme") in ("light", "dark")
        page.reload()
        assert all(opened(page))


def test_without_scripts_everything_can_be_read(visitor: Visitor) -> None:
    for address in (QUESTION, CODE, PAGES["question of design"], PAGES["topic"]):
        with visitor.at(address, java_script_enabled=False) as page:
            folds = page.locator("details.answer")
            assert folds.count() > 3
            assert page.locator("details.answer[open]").count() == folds.count()
            expect(page.locator(".answer--strong .answer__body").first).to_be_visible()
            expect(page.locator(".answer--weak .answer__body").first).to_be_visible()
            for name in ("Hide answers", "Colour scheme", "Copy link"):
                expect(page.get_by_role("button", name=name)).to_have_count(0)


# Filters


def shown(page: Page) -> int:
    return page.locator(".question-list > li:visible").count()


def choice(page: Page, facet: str, index: int = 0) -> Any:
    return page.locator(f"[data-facet={facet}] a").nth(index)


def count_of(link: Any) -> int:
    return int(link.locator(".filters__count").inner_text())


def test_filters_combine_and_live_in_the_address(visitor: Visitor) -> None:
    with visitor.at(QUESTIONS) as page:
        everything = shown(page)
        level, kind = choice(page, "level"), choice(page, "kind")
        expected = count_of(level)
        assert 0 < expected < everything
        level.click()
        assert shown(page) == expected
        expect(page.get_by_role("status").first).to_have_text(f"{expected} of {everything} questions")
        expect(level).to_have_attribute("aria-current", "true")
        assert "level=" in page.url

        both = count_of(kind)
        assert 0 < both < expected
        kind.click()
        assert shown(page) == both
        address = page.url
        assert re.search(r"\?level=[\w-]+&kind=[\w-]+$", address)

        page.reload()
        assert (shown(page), page.url) == (both, address)
        page.go_back()
        assert shown(page) == expected
        page.go_back()
        assert shown(page) == everything
        page.go_forward()
        assert shown(page) == expected

        kind.focus()
        page.keyboard.press("Enter")
        assert shown(page) == both
        page.get_by_role("button", name="Clear filters").press("Enter")
        assert shown(page) == everything
        assert page.url == visitor.address + QUESTIONS
        expect(choice(page, "topic")).to_be_focused()
        expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()

        level.click()
        level.click()
        assert shown(page) == everything
        page.goto(f"{visitor.address}{QUESTIONS}?level=no-such-level&foo=bar")
        assert shown(page) == everything


def test_every_value_of_every_facet_counts_what_it_shows(visitor: Visitor) -> None:
    with visitor.at(QUESTIONS) as page:
        links = page.locator("[data-filters] a").all()
        assert len(links) > 15
        for link in links:
            expected = count_of(link)
            link.click()
            assert shown(page) == expected, link.inner_text()
            page.get_by_role("button", name="Clear filters").click()


def test_a_combination_without_questions_says_so(visitor: Visitor) -> None:
    with visitor.at(QUESTIONS) as page:
        choice(page, "topic").click()
        page.locator("[data-facet]:not([data-facet=topic]) a[data-empty]").first.click()
        assert shown(page) == 0
        expect(page.get_by_role("status").first).to_contain_text("No question fits")


def test_without_scripts_filters_are_links_to_lists(visitor: Visitor) -> None:
    with visitor.at(QUESTIONS, java_script_enabled=False) as page:
        for facet in ("topic", "level", "kind", "role", "stage"):
            link = choice(page, facet)
            expected = count_of(link)
            link.click()
            expect(page).to_have_url(re.compile(f"/browse/{facet}/"))
            assert page.locator(".question-list > li").count() == expected
            chosen = page.locator("[data-filters] a[aria-current=page]")
            expect(chosen).to_have_count(1)
            chosen.click()
            expect(page).to_have_url(visitor.address + QUESTIONS)


# Maths, tables, code, links


def test_maths_is_set_in_its_font(visitor: Visitor) -> None:
    with visitor.at(MATHS) as page:
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)").count(
            MATHS_FAMILY
        )
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('mfrac')).fontSize)")
        ratios = [box["height"] / size for box in boxes(page, "math[display=block] mfrac")]
        assert ratios
        assert all(1.6 < ratio < 3.5 for ratio in ratios), ratios


@pytest.mark.parametrize(("path", "selector"), [(MATHS, ".table-scroll"), (CODE, ".highlight > pre")])
def test_what_is_wide_scrolls_in_its_own_box(visitor: Visitor, path: str, selector: str) -> None:
    with visitor.at(path, width=NARROW) as page:
        assert all(box["left"] >= 0 and box["right"] <= NARROW for box in boxes(page, selector))
        wide = page.locator(f"{selector}[tabindex='0']").first
        expect(wide).to_have_attribute("aria-label", re.compile("Table|Code"))
        assert wide.evaluate("box => box.scrollWidth - box.clientWidth") > 20
        wide.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")
        assert page.evaluate("scrollX") == 0


def test_copy_link_copies_the_whole_address(visitor: Visitor) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with visitor.at(f"{QUESTION}?from=mail#both-sides", permissions=rights) as page:
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == visitor.address + QUESTION


def test_without_a_clipboard_the_address_is_offered(visitor: Visitor) -> None:
    with visitor.at(QUESTION) as page:
        page.evaluate(
            """() => {
                Object.defineProperty(navigator, "clipboard", { value: undefined });
                document.execCommand = () => false;
            }"""
        )
        page.get_by_role("button", name="Copy link").click()
        field = page.get_by_role("textbox", name="Address to copy")
        expect(field).to_have_value(visitor.address + QUESTION)
        expect(field).to_be_focused()


# The policy of the page

INJECTED = """
    <script>window.ran = "script"</script>
    <img src="data:," alt="" onerror="window.ran = 'onerror'">
    <a id="bad" href="javascript:void(window.ran = 'link')">x</a>
    <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
    <script src="data:text/javascript,window.ran = 'data'"></script>
    <script src="https://elsewhere.example/x.js"></script>
    <img src="https://elsewhere.example/x.png" alt="">
    <style>h1 { color: rgb(1, 2, 3) !important }</style>
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_the_policy_stands_first_on_every_page(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        before = text[: POLICY.search(text).start()]  # type: ignore[union-attr]
        assert re.search(r'<head>\s*<meta charset="utf-8">\s*(<!--.*?-->\s*)?$', before, re.DOTALL), path
    policies = {found[1] for path in site.rglob("*.html") for found in POLICY.finditer(path.read_text("utf-8"))}
    assert all("default-src 'none'" in policy and "unsafe" not in policy for policy in policies)


@dataclass
class Injected:
    """A copy of a page into which somebody got markup of their own, and what it asked for elsewhere."""

    page: Page
    complaints: list[str]
    asked: list[str] = field(default_factory=list)


@contextmanager
def injected(visitor: Visitor, *, policy: bool) -> Iterator[Injected]:
    def answer(route: Route) -> None:
        if not route.request.url.startswith(visitor.address):
            copy.asked.append(route.request.url)
            route.abort()
            return
        reply = route.fetch()
        text = reply.text().replace("</h1>", f"</h1>{INJECTED}", 1)
        route.fulfill(response=reply, body=text if policy else POLICY.sub("", text))

    watch = Watch(visitor.address)
    with visitor.context() as context:
        watch.over(context)
        page = context.new_page()
        copy = Injected(page, watch.seen)
        page.route(re.compile(f"elsewhere.example|{re.escape(QUESTION)}$"), answer)
        page.goto(visitor.address + QUESTION)
        page.locator("#bad").click()
        yield copy


def test_the_policy_blocks_what_got_into_a_page(visitor: Visitor) -> None:
    with injected(visitor, policy=True) as copy:
        assert copy.page.evaluate("window.ran") is None
        assert copy.page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") != "rgb(1, 2, 3)"
        assert copy.asked == []
        refusals = [text for text in copy.complaints if "Content Security Policy" in text]
        assert len(refusals) >= 7, copy.complaints


def test_without_the_policy_it_would_have_run(visitor: Visitor) -> None:
    with injected(visitor, policy=False) as copy:
        assert copy.page.evaluate("window.ran") in {"link", "frame"}  # whichever came last
        assert copy.page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(1, 2, 3)"
        assert sorted(copy.asked) == ["https://elsewhere.example/x.js", "https://elsewhere.example/x.png"]


# Paper


def test_paper_shows_every_answer_black_on_white(visitor: Visitor) -> None:
    with visitor.at(QUESTION, color_scheme="dark") as page:
        page.get_by_role("button", name="Hide answers").click()
        page.emulate_media(media="print")
        unseen = page.eval_on_selector_all(
            "details.answer .answer__body, .why",
            "all => all.filter(e => !e.checkVisibility({ contentVisibilityAuto: true })).map(e => e.className)",
        )
        assert unseen == []
        # Ink as light as the screen's would not be seen; and what lies under it is the paper itself.
        pale = page.eval_on_selector_all(
            "article :is(h1, h2, h3, p, li, dt, dd, span, a, code, strong)",
            """all => all.filter((e) => {
                const [red, green, blue] = getComputedStyle(e).color.match(/[0-9.]+/g).map(Number);
                return e.checkVisibility() && 0.3 * red + 0.6 * green + 0.1 * blue > 120;
            }).map((e) => e.outerHTML.slice(0, 100))""",
        )
        assert pale == []
        grounds = page.eval_on_selector_all(
            "html, body, article, .answer, .scored", "all => all.map(e => getComputedStyle(e).backgroundColor)"
        )
        assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        for selector in ("header.md-header", ".site-tabs", ".md-sidebar", ".site-foot", ".copy-link"):
            assert boxes(page, selector) == [], selector
        expect(page.locator(".page-foot__address")).to_be_visible()
