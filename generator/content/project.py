"""Where a guide is on disk, and what its mkdocs.yml says to the generator."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.content.checks import CHECKS, Check
from generator.content.files import File, content_files
from generator.content.load import Loaded, load
from generator.content.site import Site, site_from
from generator.diagnostics import Code, Diagnostic, Span

CONFIG = "mkdocs.yml"
PLUGIN = "studyguide"
CACHE = ".cache"
DEFAULT_CONTENT = "content"


class _Loader(yaml.SafeLoader):
    """Reads a MkDocs configuration; of its tags only !ENV is acted on."""


def _from_environment(_loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads them."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = [str(part.value) for part in parts]
    names, default = (texts[:-1], texts[-1]) if len(texts) > 1 else (texts, "")
    return next((os.environ[name] for name in names if name in os.environ), default)


# Every other tag starts with nothing: `!relative` as well as `!!python/name:…`.
_LOADER_TAGS = yaml.SafeLoader.yaml_multi_constructors | {"": lambda _loader, _suffix, _node: None}
_Loader.yaml_multi_constructors = _LOADER_TAGS
_Loader.yaml_constructors = yaml.SafeLoader.yaml_constructors | {"!ENV": _from_environment}


@dataclass(frozen=True, slots=True)
class Project:
    """A guide's folder and the path of its content folder as reports name it."""

    folder: Path
    content: str = DEFAULT_CONTENT

    @property
    def cache(self) -> Path:
        """Where what took long to make is kept; it can be deleted at any time."""
        return self.folder / CACHE

    def settings(self) -> dict[str, Any]:
        """The configuration, read without MkDocs; what it takes from the environment is filled in."""
        return _settings(self.folder / CONFIG)

    def today(self) -> dt.date:
        """The day of a build: the one that is asked for, so that a build can be repeated, or else the calendar's."""
        asked = os.environ.get("SOURCE_DATE_EPOCH", "")
        moment = dt.datetime.fromtimestamp(float(asked), dt.UTC) if asked.isdecimal() else dt.datetime.now(dt.UTC)
        return moment.date()

    def load(self, today: dt.date | None = None, checks: Sequence[Check] = CHECKS) -> Loaded:
        """Read the content as it is now; a folder that is not there is a problem, not an empty guide."""
        return load(self.files(), today or self.today(), checks).with_more(self.missing())

    def missing(self) -> Iterator[Diagnostic]:
        """What to say when there is no folder with the content."""
        if not (self.folder / self.content).is_dir():
            hint = f"{CONFIG} names it: 'content' in the section of the plugin '{PLUGIN}'"
            yield Diagnostic(Span(self.content), Code.UNREADABLE, "there is no such folder", hint)

    def files(self) -> Iterator[File]:
        """Every file of the content as it is now."""
        return content_files(self.folder / self.content, self.content)

    def places_of(self, text: str) -> Iterator[Span]:
        """Where a text stands in the content, for problems that only show when it is printed."""
        for file in self.files():
            lines = (file.data or b"").decode("utf-8", "replace").splitlines()
            for number, line in enumerate(lines, 1):
                if text in line:
                    yield Span(file.path, number, line.index(text) + 1)

    def site(self) -> Site:
        """What mkdocs.yml says of the guide, read without MkDocs: for commands that need nothing else of it."""
        return site_from(self.settings())


def find_project(start: Path) -> Project | None:
    """The project around a folder, or None; a configuration that is not YAML counts as one with no settings."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return project_at(folder)
    return None


def project_at(folder: Path) -> Project:
    """The project whose configuration is in a folder."""
    return Project(folder, _content_folder(_settings(folder / CONFIG)))


def _settings(config: Path) -> dict[str, Any]:
    try:
        settings: Any = yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}  # MkDocs reports it better when it builds
    return settings if isinstance(settings, dict) else {}


def _content_folder(settings: dict[str, Any]) -> str:
    plugins = settings.get("plugins") or []
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(plugin.get(PLUGIN), dict):
            return str(plugin[PLUGIN].get("content", DEFAULT_CONTENT))
    return DEFAULT_CONTENT
