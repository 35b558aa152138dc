"""Building and serving through MkDocs."""

import logging
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.building.build import BuildError
from generator.content.project import CONFIG, Project
from generator.content.site import Site, site_from
from generator.paper.problem import PrintError

LOOPBACK = "127.0.0.1"
_LOG = logging.getLogger("mkdocs.studyguide")


@contextmanager
def errors_as_ours() -> Iterator[None]:
    """Show what MkDocs logs, and raise what it or a template refuses, or what cannot be printed."""
    with log_shown():
        try:
            yield
        except (MkDocsException, PrintError, TemplateError) as error:
            raise BuildError(str(error)) from error


def build_by_mkdocs(project: Project, place: Path, *, offline: bool) -> None:
    """Build the whole site as `mkdocs build --strict` does: the plugin has it built beside its place.

    With `offline` its links name files, so that it opens from disk.
    """
    config = load_config(str(project.folder / CONFIG), site_dir=str(place), strict=True)
    config.extra["offline"] = offline
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project's configuration says beyond the guide: hand-written pages, and a navigation of its own if any."""

    site: Site
    docs: Path
    nav: list[Any] | None
    more_navigation: list[Any]


def settings_of(project: Project) -> Settings:
    """The project's configuration as MkDocs reads it."""
    try:
        config = load_config(str(project.folder / CONFIG))
    except MkDocsException as error:
        raise BuildError(str(error)) from error
    return Settings(site_from(config), Path(config.docs_dir), config.nav, config.extra.get("more_navigation", []))


def serve_by_mkdocs(project: Project, port: int) -> None:
    """Serve the site from this machine by MkDocs, which rebuilds all of it on every change, until interrupted."""
    address = f"{LOOPBACK}:{port or _free_port()}"
    with log_shown():
        try:
            mkdocs_serve(str(project.folder / CONFIG), livereload=True, strict=False, dev_addr=address)
        except (MkDocsException, OSError) as error:
            message = f"cannot serve on {address}: {error}"
            raise BuildError(message) from error


def _free_port() -> int:
    """A port that nobody uses: MkDocs would pass 0 on but name it in every address."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def steady(builder: Callable[[], None], root: Path) -> Callable[[], None]:
    """A rebuild that puts the pages of before back when it fails; MkDocs' server would answer nobody until the next."""

    def rebuild() -> None:
        before = root.with_name(f"{root.name}_before")
        root.rename(before)
        root.mkdir()
        try:
            builder()
        except Exception as error:  # noqa: BLE001 - whatever settings, a template or a theme raise
            shutil.rmtree(root)
            before.rename(root)
            details = not isinstance(error, MkDocsException)
            _LOG.error("the rebuild failed, the pages are those of before: %s", error, exc_info=details)
        finally:
            shutil.rmtree(before, ignore_errors=True)

    return rebuild


def answer_first(server: LiveReloadServer, pdf_for: Callable[[str], bytes | None]) -> None:
    """Let PDF files be made when they are asked for; what goes wrong then is the answer, as text."""
    lock = Lock()  # requests come in threads, and a file is made once

    def app(environ: Any, start_response: Any) -> Any:
        status, kind = "200 OK", "application/pdf"
        with lock:
            try:
                body = pdf_for(environ["PATH_INFO"])
            except PrintError as error:
                status, kind, body = "500 Internal Server Error", "text/plain; charset=utf-8", str(error).encode()
        if body is None:
            return server.serve_request(environ, start_response)
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    server.set_app(app)


def reload_missing_pages(server: LiveReloadServer) -> None:
    """Let the page for unknown addresses reload too: it stands where an entry was until that had an error."""
    answer = server.error_handler

    def with_reload(code: int) -> bytes | None:
        page = answer(code)
        # MkDocs adds its script to pages that it finds, and offers no way to have it added to this one.
        return page and server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call]  # noqa: SLF001

    server.error_handler = with_reload


@contextmanager
def log_shown() -> Iterator[None]:
    """Show what MkDocs logs: it counts warnings in strict mode but leaves it to its own command to print them."""
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    log.addHandler(handler)
    level = log.level
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
