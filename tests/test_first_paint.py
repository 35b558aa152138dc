"""The first paint in a real browser: what a page is styled by is enough, and nothing moves once it can be read."""

from pathlib import Path

import pytest
from browser import HEIGHT, NARROW, PAGES, WIDE, Visitor
from playwright.sync_api import Route
from projects import built, edit, make_project

from generator.web.shown import shown

pytest_plugins = ["browser"]

LATE = ("home", "question with maths and a table", "question with broken code", "topic", "questions", "plan")
APPS = ("practice", "progress", "mock")
OTHERS = ("company", "checklist", "scorecard")

# Of every sort of element on a page, with what is put before and after it, all that its style comes to.
STYLES = """() => {
  const seen = new Map();
  for (const element of document.querySelectorAll("*")) {
    let name = "";
    for (let at = element, depth = 0; at && depth < 4; at = at.parentElement, depth += 1)
      name += ` < ${at.tagName}.${at.getAttribute("class") ?? ""}`;
    if (seen.has(name)) continue;
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(element, part || null);
      if (part && style.content === "none") continue;
      const said = [...style].filter((key) => !key.startsWith("--"));  // those are only asked for by others
      seen.set(name + part, said.map((key) => `${key}: ${style.getPropertyValue(key)}`).join("; "));
    }
  }
  return Object.fromEntries(seen);
}"""

PAINTED = """() => new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
})"""

SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{top:0}.b{top:1px}", ".a{top:0}"),
        (".a,.b .a,.c>a{top:0}", ".a,.c>a{top:0}"),
        (".a.b{top:0}.a .c{top:1px}", ".a .c{top:1px}"),
        (".a:not(.b){top:0}", ".a:not(.b){top:0}"),
        ("a[href='.b']{top:0}", 'a[href=".b"]{top:0}'),
        ("@media print{.b{top:0}}@media screen{.a{top:0}.b{top:0}}", "@media screen{.a{top:0}}"),
        ("@media print{@supports (top:0){.a{top:0}}}", "@media print{@supports (top:0){.a{top:0}}}"),
        ("@keyframes b{to{top:0}}", "@keyframes b{to{top:0}}"),
        (":root{--x:1;--y:2;--a:3}.a{top:var(--y)}", ":root{--y:2;--a:3}.a{top:var(--y)}"),
        (":root{--x:url('data:a;b{}')}.b{top:var(--x)}", ""),
        ('.a{content:"}.b{"}', '.a{content:"}.b{"}'),
        ("a{top:0", "a{top:0}"),
        ("a{top:0} b", "a{top:0} "),
    ],
)
def test_rules_for_what_is_nowhere_are_left_out(css: str, left: str) -> None:
    assert shown(css, frozenset({"a", "c", "--a"})) == left


def test_pages_of_the_guide_lack_nothing_of_the_theme(visitor: Visitor, site: Path) -> None:
    sheets = site / "assets" / "stylesheets"
    whole = (sheets / "by-hand.css").read_text("utf-8")
    assert len((sheets / "site.css").read_bytes()) < 0.6 * len(whole.encode())
    for name in (*LATE, *APPS, *OTHERS):
        mine, theirs = styles(visitor, PAGES[name]), styles(visitor, PAGES[name], whole)
        assert {part: style for part, style in mine.items() if theirs.get(part) != style} == {}, name
        assert mine.keys() == theirs.keys()


def styles(visitor: Visitor, address: str, sheet: str = "") -> dict[tuple[int, str], str]:
    """What each sort of element on a page looks like, on a wide screen and on a narrow one."""
    found = {}
    with visitor.context() as context:
        page = context.new_page()
        page.route("**/*.woff2", lambda route: route.abort())  # what comes late for one may be in time for the other
        if sheet:
            page.route("**/site.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.goto(visitor.address + address)
            page.wait_for_load_state("networkidle")
            found |= {(width, part): style for part, style in page.evaluate(STYLES).items()}
    return found


def test_what_the_theme_adds_by_script_or_feature_is_styled(site: Path, tmp_path: Path) -> None:
    css = (site / "assets" / "stylesheets" / "site.css").read_text("utf-8")
    assert all(f".{name}" in css for name in ("md-header--shadow", "md-dialog--active", "md-top", "md-typeset__table"))
    assert ".md-tooltip2" not in css
    project = make_project(tmp_path / "p", "")
    edit(project / "mkdocs.yml", "theme: {name: material,", "theme: {name: material, features: [content.code.copy],")
    assert ".md-tooltip2" in (built(project) / "assets" / "stylesheets" / "site.css").read_text("utf-8")


def test_pages_written_by_hand_have_all_of_the_theme(site: Path) -> None:
    assert ".admonition" in (site / "assets" / "stylesheets" / "by-hand.css").read_text("utf-8")
    assert "stylesheets/by-hand.css" in (site / "contributing" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", [*LATE, *APPS])
def test_nothing_moves_when_scripts_come_late(visitor: Visitor, name: str, width: int) -> None:
    held: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted or route.request.url.endswith("/start.js"):  # which the first paint waits for
            route.continue_()
        else:
            held.append(route)

    with visitor.at() as page:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.add_init_script(SHIFTS)
        page.route("**/*.js", hold)
        page.goto(visitor.address + PAGES[name], wait_until="commit")
        page.evaluate(PAINTED)
        assert held, "no script was waited for"
        painted = True
        for route in held:
            route.continue_()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifts") == []
