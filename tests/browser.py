"""What the browser tests share: the built site on this machine's loopback, and a browser that is watched.

Its fixtures come with `pytest_plugins = ["browser"]`. PYTEST_DONT_REWRITE: the tests import it before pytest does.
"""

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from chromium import find_chromium
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    WebError,
    sync_playwright,
)

from generator.building.build import build
from generator.content.project import Project

ROOT = Path(__file__).parent.parent
WIDE, NARROW, NARROWEST = 1280, 390, 320
HEIGHT = 800
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")

PAGES: Mapping[str, str] = {
    "home": "",
    "topics": "topics/",
    "topic": "topics/classical-ml/",
    "question with maths and a table": "questions/bias-variance-trade-off/",
    "question with code": "questions/linear-regression-from-scratch/",
    "question with broken code": "questions/softmax-over-the-wrong-axis/",
    "question of design": "questions/design-a-recommender/",
    "question of behaviour": "questions/a-failure/",
    "questions": "questions/",
    "browse": "browse/level/core/",
    "companies": "companies/",
    "company": "companies/monzo/",
    "archetype": "companies/archetypes/generic-uk/",
    "archetypes": "companies/archetypes/",
    "plans": "plans/",
    "plan": "plans/four-weeks/",
    "checklists": "checklists/",
    "checklist": "checklists/interview-day/",
    "interviewers": "interviewers/",
    "scorecard": "scorecards/ml-interview/",
    "sources": "sources/",
    "stages": "stages/",
    "roles": "roles/",
    "stories": "stories/",
    "faq": "faq/",
    "mistakes": "mistakes/",
    "resources": "resources/",
    "glossary": "glossary/",
    "quality": "quality/",
    "practice": "practice/",
    "progress": "progress/",
    "mock": "mock/",
    "contributing": "contributing/",
    "reference": "contributing/reference/",
    "architecture": "contributing/architecture/",
    "404": "404.html",
}
"""A page of every kind, by its address; ids never change."""


class _Handler(SimpleHTTPRequestHandler):
    """Says nothing, and shows the site's own page where there is none."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def handle_one_request(self) -> None:
        """Serve one file, to a browser that may leave before it is all there."""
        with suppress(ConnectionError):
            super().handle_one_request()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def launched() -> Iterator[Browser]:
    """The system's own browser, as quiet as it can be made."""
    path = find_chromium()
    assert path, "there is no Chromium: run python tests/chromium.py"
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        arguments = [*QUIET, *(["--no-sandbox"] if as_root else [])]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """Everything that should not happen in a browser, as it happens."""

    address: str
    seen: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self.console)
        context.on("weberror", self.error)
        context.on("dialog", self.dialog)
        context.on("request", self.request)

    def error(self, error: WebError) -> None:
        # RxJS, within Material's script, says this when a test turns the clock on past a timer that was cancelled.
        if "executing a cancelled action" not in str(error.error):
            self.seen.append(f"error: {error.error}")

    def console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"console: {message.text} ({message.location.get('url', '')})")

    def dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", f"blob:{self.address}")):
            self.seen.append(f"request: {request.url}")


@dataclass
class Visitor:
    """A reader with a browser of their own: nothing remembered, watched from the first page."""

    browser: Browser
    address: str

    @contextmanager
    def at(self, path: str = "", width: int = WIDE, **options: Any) -> Iterator[Page]:
        """A page of the site; whatever the browser complains of while the block runs is a failure."""
        watch = Watch(self.address)
        with self.context(width, **options) as context:
            watch.over(context)
            page = context.new_page()
            page.goto(self.address + path)
            yield page
        assert not watch.seen, watch.seen

    @contextmanager
    def context(self, width: int = WIDE, **options: Any) -> Iterator[BrowserContext]:
        """A browser without a past, that nobody watches."""
        options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": HEIGHT}, **options}
        context = self.browser.new_context(**options)
        context.set_default_timeout(15_000)
        try:
            yield context
        finally:
            context.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once."""
    folder = tmp_path_factory.mktemp("built") / "site"
    assert build(Project(ROOT), folder).sound
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a module: Playwright's loop must not outlive the tests that want it."""
    with launched() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser, address: str) -> Visitor:
    """A reader of the real site."""
    return Visitor(browser, address)


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where the elements are that can be seen."""
    found: list[dict[str, float]] = page.eval_on_selector_all(
        selector,
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().toJSON())",
    )
    return found


def opened(page: Page, selector: str = "details.answer") -> list[bool]:
    """Which of the folds are open."""
    found: list[bool] = page.eval_on_selector_all(selector, "all => all.map(e => e.open)")
    return found


def as_js(value: object) -> str:
    """A value as JavaScript."""
    return json.dumps(value)
