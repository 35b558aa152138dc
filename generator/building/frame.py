"""The theme around pages, by the functions of MkDocs' own build, some of them private.

MkDocs offers no way to leave unchanged pages alone, or to write pages in two processes; so what its build does is done
here step by step. `tests/test_mkdocs.py` fails when a release of MkDocs changes what is followed.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, FileSystemBytecodeCache
from markdown.extensions.toc import slugify
from mkdocs.commands.build import (
    _build_extra_template,
    _build_template,
    _build_theme_template,
    _populate_page,
    get_context,
)
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator.building.made import MadePage, titles_in
from generator.building.once import remember_parts
from generator.building.sheets import SHEETS, sheet_settings
from generator.content.addresses import Style
from generator.content.library import Library
from generator.content.project import CACHE, CONFIG, PLUGIN, Project
from generator.content.site import Site, site_from
from generator.web import guide
from generator.web.page import Page as Made

Titles = Mapping[str, Sequence[str | None]]
"""Of pages in a navigation, by their paths: what they are called there, and in their own front matter."""


@dataclass(frozen=True)
class Frame:
    """A configured site: its files, its navigation and the theme's templates."""

    config: MkDocsConfig
    env: Environment
    files: Files
    nav: Navigation

    @cached_property
    def made(self) -> list[MadePage]:
        """The guide's pages."""
        return [file.page for file in self.files if isinstance(file.page, MadePage)]

    @property
    def by_hand(self) -> list[Page]:
        """The others."""
        pages = (file.page for file in self.files.documentation_pages())
        return [page for page in pages if page and not isinstance(page, MadePage)]

    @property
    def untouched(self) -> dict[str, Path]:
        """Of files that become part of the site as they are, where they lie, by their paths on it."""
        files = [file for file in self.files if file.abs_src_path and not file.is_documentation_page()]
        taken = (file for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]
        return {file.dest_uri: Path(file.abs_src_path or "") for file in taken}

    def files_of(self, page: Page) -> Mapping[str, bytes]:
        """A page with everything around it, and what comes with it; it is written first if it is the guide's."""
        if isinstance(page, MadePage):
            page.read_source(self.config)
            page.render(self.config, self.files)
        page.active = True
        try:
            context = get_context(self.nav, [], self.config, page)
            html = self.env.get_template(page.meta.get("template", "main.html")).render(context).encode()
            beside = page.beside if isinstance(page, MadePage) else {}
            return {page.file.dest_uri: html, **beside}
        finally:
            page.active = False
            if isinstance(page, MadePage):
                page.forget()

    def write(self, page: Page) -> None:
        """Put a page, and what comes with it, into the folder of the site."""
        put(self.config, self.files_of(page))

    def write_the_rest(self) -> None:
        """Everything that is no page of the guide: pages written by hand, files of the theme, the map of the site."""
        self.files.copy_static_files()
        for name in self.config.theme.static_templates:
            _build_theme_template(name, self.env, self.files, self.config, self.nav)
        for name in self.config.extra_templates:
            _build_extra_template(name, self.files, self.config, self.nav)
        for page in self.by_hand:
            self.write(page)
        self.judge_anchors()

    def template(self, name: str) -> bytes:
        """What a template of the theme makes that is no page, such as the answer to an unknown address."""
        return _build_template(name, self.env.get_template(name), self.files, self.config, self.nav).encode()

    def retell(self, pages: Sequence[Made]) -> bool:
        """Have the guide's pages say what these do; nothing is done, and False returned, if they are not the same."""
        mine = self.made
        if [page.called for page in mine] != [(made.path, made.title) for made in pages]:
            return False
        for page, made in zip(mine, pages, strict=True):
            page.tell(made)
        return True

    def judge_anchors(self) -> None:
        """Log what pages written by hand link to that is not there."""
        for page in self.by_hand:
            for file in page.links_to_anchors or ():
                if isinstance(file.page, MadePage):
                    file.page.read_source(self.config)
                    file.page.render(self.config, self.files)
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)


def put(config: MkDocsConfig, files: Mapping[str, bytes]) -> None:
    """Write files into the folder of the site."""
    for path, data in files.items():
        place = Path(config.site_dir, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def configured(project: Project, place: Path) -> MkDocsConfig:
    """The configuration of a project whose site is to be at a place."""
    config = load_config(str(project.folder / CONFIG), site_dir=str(place), strict=True)
    tell_templates(config)
    return config


def tell_templates(config: MkDocsConfig, *, serving: bool = False, problems: Sequence[str] = ()) -> None:
    """Put what templates ask of a build where they look for it."""
    settings = config.plugins[PLUGIN].config
    archive = f"{slugify(config.site_name, '-')}.zip" if settings["download"] and not serving else ""
    config.theme.static_templates |= SHEETS
    config.extra.update(
        serving=serving,
        paper=settings["paper"],
        download=archive,
        problems=problems,
        **sheet_settings(config),
    )


def navigation_of(config: MkDocsConfig, library: Library, *, paper: bool) -> Sequence[Any]:
    """The project's own navigation, or that of the guide and what the configuration adds to it."""
    return config.nav or [*guide.navigation(library, paper=paper), *config.extra.get("more_navigation", [])]


def site_of(config: MkDocsConfig) -> Site:
    """What the configuration says of the guide."""
    return replace(site_from(config), paper=config.extra["paper"])


def style_of(config: MkDocsConfig) -> Style:
    """How pages are addressed."""
    return Style.DIRECTORY if config.use_directory_urls else Style.FILE


def frame_of(config: MkDocsConfig, pages: Iterable[Made], others: Mapping[str, bytes]) -> Frame:
    """The whole site that a configuration makes of the guide's pages and of other files, by their paths."""
    env = _environment(config)
    files = get_files(config)
    files.add_files_from_theme(env, config)
    add_made(files, config, pages, others)
    set_exclusions(files, config)
    frame = Frame(config, env, files, get_navigation(files, config))
    for page in frame.by_hand:
        _populate_page(page, config, files)  # every page shows what these are called
    return frame


def frame_around(project: Project, place: Path, library: Library) -> Frame:
    """The whole site of a guide, to be built at a place."""
    config = configured(project, place)
    site, style = site_of(config), style_of(config)
    config.nav = navigation_of(config, library, paper=site.paper)
    others = guide.other_files(library, site, style, project.cache)
    return frame_of(config, guide.pages(library, site, style), others)


def frame_for(config: MkDocsConfig, pages: Iterable[Made], titles: Titles) -> Frame:
    """What some pages show of a site: its navigation, by the names that a whole build has found for its pages."""
    files = get_files(config)
    some = {page.path: page for page in pages}
    named = {path: own for path, (_, own) in titles.items() if not files.get_file_from_path(path)}
    others = (Made(path, own or "", _unwritten) for path, own in named.items() if path not in some)
    add_made(files, config, [*some.values(), *others], {})
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    for page in nav.pages:
        if not isinstance(page, MadePage):
            page.title, own = titles[page.file.src_uri]
            page.meta = {"title": own} if own else {}
    return Frame(config, _environment(config), files, nav)


def _environment(config: MkDocsConfig) -> Environment:
    env = config.theme.get_env()
    compiled = Path(config.config_file_path).parent / CACHE / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled))  # compiling takes longer than writing a page
    remember_parts(env)
    return env


def _unwritten() -> NoReturn:
    message = "only named in the navigation"
    raise AssertionError(message)


def titles_of(nav: Navigation) -> Titles:
    """How the pages of a navigation are called, when all of them have been read."""
    return {page.file.src_uri: (page.title, page.meta.get("title")) for page in nav.pages}


def add_made(files: Files, config: MkDocsConfig, pages: Iterable[Made], others: Mapping[str, bytes]) -> None:
    """Add what the generator makes."""
    names = titles_in(config.nav or ())
    for made in pages:
        file = _generated(config, made.path, b"")
        MadePage(made, names.get(made.path, made.title), file, config)
        files.append(file)
    for path, data in others.items():
        files.append(_generated(config, path, data))


def _generated(config: MkDocsConfig, path: str, data: bytes) -> File:
    # MkDocs' own constructor for such files can only be used by a plugin, while one of its events is under way.
    file = File(path, None, config.site_dir, config.use_directory_urls)
    file.generated_by, file.content_bytes = "studyguide", data
    return file


@contextmanager
def warnings_counted() -> Iterator[CountHandler]:
    """How much MkDocs has to warn of: in strict mode a site with any warning is not put in its place."""
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(counter)
    try:
        yield counter
    finally:
        log.removeHandler(counter)
