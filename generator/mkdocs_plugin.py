"""The MkDocs door to a guide: events only, what happens in them is decided elsewhere."""

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import Config, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator import report
from generator.building.finish import finish
from generator.building.frame import add_made, navigation_of, put, site_of, style_of, tell_templates
from generator.building.made import MadePage
from generator.building.once import remember_parts
from generator.building.paper import every_sheet
from generator.building.site import answer_first, reload_missing_pages, steady
from generator.content.prints import FOLDER
from generator.content.project import DEFAULT_CONTENT, Project
from generator.exchange import Beside, holds_hidden_files
from generator.paper.press import Press, files_to_set
from generator.paper.problem import PrintError
from generator.paper.sheets import sheets
from generator.web import guide

# MkDocs counts what is logged below its own name: warnings stop a strict build.
_LOG = logging.getLogger("mkdocs.plugins.studyguide")


class Settings(Config):
    """The plugin's section of mkdocs.yml."""

    content = config_options.Type(str, default=DEFAULT_CONTENT)
    paper = config_options.Type(bool, default=True)
    download = config_options.Type(bool, default=False)


class StudyGuidePlugin(BasePlugin[Settings]):
    """Adds the pages of a guide to a MkDocs build."""

    serving = False
    building = False
    beside: Beside | None = None
    whole = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is watching: then the good pages are served, whatever is wrong with the rest."""
        self.serving = command == "serve"
        self.building = command == "build" and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content; errors stop a build here, before anything is cleaned away."""
        self.folder = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.project = Project(self.folder, self.config.content)
        loaded = self.project.load()
        if not loaded.sound and not self.serving:
            message = f"the content has {report.summary(loaded.diagnostics)}\n{report.as_text(loaded.diagnostics)}"
            raise PluginError(message)
        problems = [report.as_text([problem]).strip() for problem in loaded.diagnostics]
        for problem in problems:
            _LOG.info(problem)
        self.library = loaded.library
        if self.building and not holds_hidden_files(Path(config.site_dir)):
            self.beside = Beside(Path(config.site_dir))
            config.site_dir = str(self.beside.folder)
        tell_templates(config, serving=self.serving, problems=problems if self.serving else [])
        config.nav = navigation_of(config, self.library, paper=self.config.paper)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and the files beside them."""
        site, style = site_of(config), style_of(config)
        others = guide.other_files(self.library, site, style, self.project.cache)
        add_made(files, config, guide.pages(self.library, site, style), others)
        self.sheets = dict(files_to_set(sheets(self.library, site))) if self.config.paper else {}
        if self.config.paper and not self.serving:
            try:
                for path, data in every_sheet(self.project, self.library, site):
                    files.append(File.generated(config, path, content=data))
            except PrintError as error:
                raise PluginError(str(error)) from error
        return files

    def _sheet_for(self, address: str) -> bytes | None:
        """While serving, a sheet is set when somebody asks for it."""
        found = self.sheets.get(address.rpartition(f"/{FOLDER}/")[2])
        return Press(self.project.cache).pdf(*found) if found else None

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - by name
        """Give templates what they share between pages."""
        remember_parts(env)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write what comes with a page."""
        if isinstance(page, MadePage):
            put(config, page.beside)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything is written; in strict mode MkDocs looks at its warnings only after this."""
        if not self.serving:
            finish(config, self.project.cache)
        self.whole = True

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs passes it by name
        """Whatever went wrong, a strict build with warnings included: the site of before stays."""
        self.whole = False

    def on_shutdown(self) -> None:
        """Put a whole site in its place."""
        if self.beside:
            try:
                if self.whole:
                    self.beside.install()
            finally:
                self.beside.discard()

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when content, templates or styles change, and go on serving when a rebuild fails."""
        server.builder = steady(builder, Path(server.root))
        reload_missing_pages(server)
        answer_first(server, self._sheet_for)
        content = self.folder / self.project.content
        if content.is_dir():
            server.watch(str(content))
        for folder in config.theme.dirs:
            if Path(folder).is_relative_to(self.folder) and not Path(folder).is_relative_to(self.folder / ".venv"):
                server.watch(folder)
        return server
