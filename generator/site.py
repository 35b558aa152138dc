"""Building and serving through MkDocs."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.content.project import CONFIG, Project
from generator.exchange import exchange
from generator.web.page import Site


class BuildError(Exception):
    """MkDocs refused to build; the message is its own."""


def build(project: Project, site_dir: Path) -> None:
    """Build the whole site in strict mode beside its place, and put it there when it is whole."""
    site_dir = site_dir.resolve()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site_dir.name}-", dir=site_dir.parent) as folder, _warnings_shown():
        fresh = Path(folder) / "site"
        try:
            config = load_config(str(project.folder / CONFIG), site_dir=str(fresh), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise BuildError(str(error)) from error
        exchange(fresh, site_dir)


def settings_of(project: Project) -> tuple[Site, list[Any]]:
    """What pages show of the project's configuration, and the navigation that it adds to the guide's own."""
    try:
        config = load_config(str(project.folder / CONFIG))
    except MkDocsException as error:
        raise BuildError(str(error)) from error
    return site_of(config), config.extra.get("more_navigation", [])


def serve(project: Project, port: int) -> None:
    """Serve the site from this machine, and rebuild it when something changes, until interrupted."""
    with _warnings_shown():
        try:
            mkdocs_serve(str(project.folder / CONFIG), livereload=True, dev_addr=f"127.0.0.1:{port}")
        except MkDocsException as error:
            raise BuildError(str(error)) from error


@contextmanager
def _warnings_shown() -> Iterator[None]:
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


def site_of(config: MkDocsConfig) -> Site:
    """What pages show of the configuration."""

    def with_slash(address: str | None) -> str:
        return f"{address.rstrip('/')}/" if address else ""

    description = " ".join((config.site_description or "").split())
    return Site(config.site_name, description, with_slash(config.site_url), with_slash(config.repo_url))
