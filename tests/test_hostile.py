"""Hostile text in every field of every kind: nothing runs, nothing is fetched, nothing becomes markup.

Two guides, each with one entry a kind and a text. `accepted` is in forms that the checks let pass, and is built as
every guide is. `refused` is what the checks report; `serve` shows such entries beside the problems, so it is built as
`serve` builds, and looked at without the pages' own policy: nothing but their letters keeps a script from running.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from browser import ROOT, Visitor, Watch, served
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser
from pydantic import BaseModel

from generator.building.build import build
from generator.cli import main
from generator.content.model import MODELS, REGISTERS
from generator.content.outline import Slot, groups_of, slots_of
from generator.content.project import Project
from generator.kinds import Kind

pytest_plugins = ["browser"]

# First what means something only where a line starts. {{ 7*7191 }} is 50337 where somebody's template engine looks.
TRICKS = (
    "# heading ## another #",
    "- [ ] a | b | <b>c",
    "[y]: javascript:alert(1) [^1] --8<-- 'x.md' :smile: ++k++",
    "```<script>alert(1)</script>``` ~~~ `` ` ``",
    "--- title: x ---",
    "{: onclick=alert(1) } {#x onclick=alert(1)} { .x onclick=alert(1) }",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7191 }} {% raw %} {# x #}",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "</title><script>alert(1)</script><title>",
    "</textarea></style></script><svg onload=alert(1)>",
    "*/ </style><style>@import 'https://evil.example/x.css'; /*",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "[x](javascript:alert(1)) <javascript:alert(1)>",
    "![x](https://evil.example/x.png) ![x][y]",
    "\u200b<script\u00a0>\u200dalert(1)</script\u3000>\ufe0f",
    "*a **b _c __d \\*e $f$ \\(g\\) ^h^ ~i~ ==j==",
    "<details open ontoggle=alert(1)><a href='javascript:alert(1)'>x</a><iframe srcdoc='<script>alert(1)'>",
    "<style>a{background:url(https://evil.example/y.png)}</style><link rel=stylesheet href=//evil.example/z.css>",
)
HOSTILE = tuple(" ".join(TRICKS[start::6]) for start in range(6))
"""One line each, with no markup that is meant: what a plain text may hold and a page must show as it is."""

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """The text as prose that says it, letter by letter; braces, which words may not hold, are left to code."""
    return PUNCTUATION.sub(r"\\\1", re.sub("[{}]", "", text))


def spanned(text: str) -> str:
    return f"````` {text} `````"


def accepted_sentence(text: str) -> str:
    parts = [escaped(text), spanned(text), f"*{escaped(text)}*", f"**{spanned(text)}**"]
    parts += [f"[{escaped(text)} {spanned(text)}](https://a.example/;&quot;onclick=alert(1)?&lt;script>{{x}}#`y`)"]
    parts += ["[x](mailto:a@b.example;&quot;onclick=alert) &lt;b&gt; &#35; x"]
    return " a ".join(parts)


def accepted_markdown(text: str) -> str:
    cell = escaped(text)
    return "\n".join(
        [
            accepted_sentence(text),
            "",
            f"- {cell}\n- {spanned(text)}\n  1. {cell}",
            "",
            f"> {accepted_sentence(text)}",
            "",
            f"| {cell} | b |\n|---|--:|\n| {cell} | *{cell}* |",
            "",
            f"~~~~~ html\n{text}\n~~~~~",
            "",
            f"~~~~~ python\n{text}\n'''\n~~~~~",
            "",
            f"![{cell}](figure:dough)",
        ]
    )


def refused_sentence(text: str) -> str:
    return f"{text} a"


def refused_markdown(text: str) -> str:
    cell = text.replace("|", "\\|")
    return f"{text}\n\n> {text}\n\n- {text}\n\n| {cell} |\n|---|\n| {cell} |\n\n{text}\n===\n\n    {text}\n\n1. {text}"


# What stands in fields that take no text of the author's own.
PLAIN: Mapping[str, Any] = {
    "Address": "https://a.example/;x&quot;onclick=alert(1)//javascript:alert(1)?{{7*7191}}&amp;[x](y)#`<b>`".replace(
        "<b>", "b"
    ),
    "Date": "2024-05",
    "Day": "2026-11-01",
    "Minutes": [30, 60],
}
NUMBERS: Mapping[str, float] = {
    "minutes": 5,
    "weight": 50,
    "percent": 50,
    "days": 7,
    "hours": 7.5,
    "score": 1,
    "stale_after": 100,
}
CHOICES: Mapping[str, str] = {"audience": "interviewer"}
# Nothing of these reaches a page as it was written: arithmetic, and names that are looked up.
NOT_TEXT = {"Expression", "Number format", "Figure name", "Id"}
FEWEST = {"loop": 3}
Form = Callable[[str], str]


def fields(model: type[BaseModel], number: int, text: str, sentence: Form, markdown: Form) -> dict[str, Any]:
    """A group of fields with the text in every one that takes text."""
    texts: Mapping[str, Form] = {"Text": str, "Code text": str, "Sentence": sentence, "Markdown": markdown}

    def value(slot: Slot) -> Any:
        if slot.group:
            return fields(slot.group, number, text, sentence, markdown)
        if slot.choices:
            return CHOICES.get(slot.name, slot.choices[0])
        if slot.ref:
            return f"{slot.ref}-{number}"
        if slot.name == "language":
            return "html"
        if slot.takes in texts:
            return texts[slot.takes](text)
        return PLAIN[slot.takes] if slot.takes in PLAIN else NUMBERS[slot.name]

    done: dict[str, Any] = {}
    for slot in slots_of(model):
        if slot.keyed or slot.takes in NOT_TEXT:
            continue
        length = max(slot.least, FEWEST.get(slot.name, 1))
        done[slot.name] = [value(slot) for _ in range(length)] if slot.many else value(slot)
    return done


def guide(sentence: Form, markdown: Form) -> dict[str, bytes]:
    """The files of a guide with an entry a kind and a text."""
    registers: dict[str, dict[str, Any]] = {}
    files: dict[str, Any] = {}
    for number, text in zip(count(1), HOSTILE):
        for kind, model in MODELS.items():
            entry = fields(model, number, text, sentence, markdown)
            name = f"{kind}-{number}"
            if kind is Kind.QUESTION:  # a walkthrough goes through every step of the guide
                entry["walkthrough"] = [
                    {**entry["walkthrough"][0], "step": f"step-{n}"} for n in range(1, len(HOSTILE) + 1)
                ]
            if kind is Kind.SOURCE:  # what is rejected can neither be cited nor linked
                rejected = {name: value for name, value in entry.items() if name not in ("address", "stale_after")}
                registers.setdefault("sources.yml", {})[f"rejected-{number}"] = rejected
                del entry["rejected"]
            if kind in REGISTERS:
                registers.setdefault(f"{kind.plural}.yml", {})[name] = entry
            elif kind is Kind.QUESTION:
                files[f"questions/topic-{number}/{name}.yml"] = {**entry, "kind": list(KINDS)[number % len(KINDS)]}
            else:
                files[f"{kind.plural}/{name}.yml"] = entry
    written = {**files, **registers}
    return {path: json.dumps(value, indent=1).encode() for path, value in written.items()}  # JSON is YAML


KINDS = ("concept", "ask-them", "behavioural", "coding", "case")


def project(folder: Path, files: Mapping[str, bytes]) -> Project:
    """A guide of its own with our theme, and with no pages but its own."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("more_navigation:")[0].rstrip()
    folder.mkdir()
    (folder / "docs").mkdir()
    # Texts of this length fit on no sheet; how paper shows hostile text is in test_paper.py.
    settings = settings.replace("paper: true", "paper: false")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "tests/fixtures/guide/content/figures", folder / "content" / "figures")
    for path, data in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_bytes(data)
    return Project(folder)


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return project(tmp_path_factory.mktemp("accepted") / "guide", guide(accepted_sentence, accepted_markdown))


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {**guide(refused_sentence, refused_markdown), f"{TRICKS[6]}.yml": b"the first of the problems"}
    return project(tmp_path_factory.mktemp("refused") / "guide", files)


@pytest.fixture(scope="module")
def accepted_site(accepted: Project) -> Path:
    build(accepted, accepted.folder / "site")
    return accepted.folder / "site"


def test_every_field_that_takes_text_gets_one() -> None:
    taken = {slot.takes for model in MODELS.values() for m in (model, *groups_of(model)) for slot in slots_of(m)}
    numbers = {takes for takes in taken if takes.startswith("A ")}
    assert (
        taken - {""}
        == {"Text", "Code text", "Sentence", "Markdown"} | set(PLAIN) | (NOT_TEXT - {"Figure name"}) | numbers
    )


def test_the_guides_are_what_they_should_be(accepted: Project, refused: Project) -> None:
    loaded = accepted.load()
    assert [problem for problem in loaded.diagnostics if problem.severity == "error"] == []
    loaded = refused.load()
    assert len(loaded.diagnostics) > 1000
    # Of sources there are twice as many: each text once more as the reason for a rejection.
    expected = {kind: len(HOSTILE) * (2 if kind is Kind.SOURCE else 1) for kind in Kind}
    assert {kind: len(entries) for kind, entries in loaded.library.entries.items()} == expected


LOOK = """() => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((element) => [...element.attributes]);
    const addresses = attributes.filter(({ name }) => ["href", "src", "action", "formaction", "data"].includes(name));
    const plain = /^(?:https?|mailto):|^[^:]*$|^data:image[/]svg|^[^:]*[/?#]/i;
    return {
        handlers: attributes.filter(({ name }) => /^on/i.test(name)).map((a) => a.ownerElement.outerHTML.slice(0, 200)),
        addresses: addresses.filter(({ value }) => !plain.test(value.trim())).map(({ value }) => value),
        scripts: [...document.scripts].map((script) => script.getAttribute("src") ?? script.type + script.textContent),
        strangers: [...document.querySelectorAll(
            "iframe, object, embed, base, applet, frame, textarea:not([data-line], [data-note-text]), img, style, "
            + "form:not([name=search]), .md-content :is(script, link, meta, :not(svg) > title, [id=x], [class~=x], "
            + "[style], h1 h1, h2 h2), "
            + ".problems :not(h2, ul, li)"
        )].map((element) => element.outerHTML.slice(0, 200)),
        computed: document.documentElement.outerHTML.includes("50337"),
    };
}"""


def is_flashcard(script: str) -> bool:
    """Data for machines, in which text is text: nothing in them could end the element."""
    kind, _, data = script.partition("{")
    return kind == "application/ld+json" and "<" not in data and json.loads(f"{{{data}")["@type"] == "Quiz"


def ours(script: str) -> bool:
    """A file of the site, or data, which are no program: what Material's script reads, and what search engines do."""
    settings = script.startswith("application/json{") and "alert(1)" not in script
    return (
        settings
        or is_flashcard(script)
        or re.fullmatch(r"(http://127[.]0[.]0[.]1:\d+/|[./]*)assets/(javascripts|data|data/cards)/[\w.-]+\.js", script)
        is not None
    )


def ours_or_materials(script: str) -> bool:
    """The same, and what Material's own templates write into a page where nobody overrides them."""
    inline = re.match(r"__md_scope=|var (palette|target|tabs|a)=|document\.querySelectorAll", script)
    return ours(script) or (inline is not None and "alert" not in script)


# Lists of questions as there are many others: nothing on them that is not on those.
ONE_OF_MANY = re.compile("browse/(level|kind|stage|topic)/")


def look_at(browser: Browser, folder: Path, is_fine: Callable[[str], bool]) -> None:
    """Visit every page of a site: nothing happens, and what is there is ours."""
    found = []
    watch = Watch("")
    with served(folder) as watch.address:
        visitor = Visitor(browser, watch.address)
        with visitor.context() as context:
            watch.over(context)
            page = context.new_page()
            for place in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html")):
                if ONE_OF_MANY.match(place):
                    continue
                page.goto(watch.address + place)
                seen = page.evaluate(LOOK)
                seen["scripts"] = [script for script in seen["scripts"] if not is_fine(script)]
                wrong = {what: things for what, things in seen.items() if things}
                found += [f"{place}: {wrong}"] if wrong else []
    assert found == []
    assert watch.seen == []


def test_accepted_text_stays_text(accepted_site: Path, browser: Browser) -> None:
    look_at(browser, accepted_site, ours)


def test_refused_text_stays_text_where_it_is_served(refused: Project, browser: Browser, tmp_path: Path) -> None:
    config = load_config(str(refused.folder / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count('<div class="problems"') == 1
        path.write_text(text.replace(' http-equiv="Content-Security-Policy"', "", 1), encoding="utf-8")
    look_at(browser, tmp_path / "site", ours)


def test_exported_text_stays_text_in_plain_material(
    accepted: Project, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(accepted.folder)
    assert main(["export", "markdown", "-o", str(tmp_path / "tree")]) == 0
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], cwd=tmp_path / "tree", check=True)
    look_at(browser, tmp_path / "tree" / "site", ours_or_materials)


def test_cards_of_practice_stay_text(accepted_site: Path, browser: Browser) -> None:
    with served(accepted_site) as address, Visitor(browser, address).at("practice/") as page:
        page.locator("[data-show]:visible").wait_for()
        count = page.evaluate("studyguide.guide.questions.length")
        assert count >= len(HOSTILE)
        for number in range(count):
            page.evaluate(
                """async (number) => {
                    const { card, guide } = studyguide;
                    card(document.querySelector("[data-practice]")).fill(await guide.card(guide.questions[number]));
                }""",
                number,
            )
            seen = page.evaluate(LOOK)
            assert [what for what in ("handlers", "addresses", "strangers") if seen[what]] == [], seen


def test_hostile_names_are_shown_as_they_are(accepted_site: Path, browser: Browser) -> None:
    with served(accepted_site) as address:
        for number, text in enumerate(HOSTILE, 1):
            with Visitor(browser, address).at(f"topics/topic-{number}/") as page:
                assert page.locator("h1").evaluate("h1 => h1.firstChild.data.trim()") == text
                assert page.title() == f"{text} – Both Sides"


def test_hostile_text_that_search_finds_stays_text(accepted_site: Path, browser: Browser) -> None:
    with served(accepted_site) as address, Visitor(browser, address).at() as page:
        page.get_by_role("link", name="Search", exact=True).click()
        page.get_by_role("textbox", name="Search").fill("alert")
        page.locator(".search__results a").first.wait_for()
        assert "alert(1)" in page.locator(".search__results").inner_text()
        assert page.evaluate(LOOK)["handlers"] == []
        assert page.locator(".search__results :is(img, script, style, iframe, b, details)").count() == 0
