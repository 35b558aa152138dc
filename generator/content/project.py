"""Where a guide is on disk, and what its mkdocs.yml says to the generator."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.content.files import content_files
from generator.content.load import Loaded, load
from generator.diagnostics import Code, Diagnostic, Span

CONFIG = "mkdocs.yml"
PLUGIN = "studyguide"
DEFAULT_CONTENT = "content"


class _Loader(yaml.SafeLoader):
    """Reads a MkDocs configuration without acting on its tags, such as !ENV."""


# Every tag starts with nothing: `!ENV` as well as `!!python/name:…`.
_LOADER_TAGS = yaml.SafeLoader.yaml_multi_constructors | {"": lambda _loader, _suffix, _node: None}
_Loader.yaml_multi_constructors = _LOADER_TAGS


@dataclass(frozen=True, slots=True)
class Project:
    """A guide's folder and the path of its content folder as reports name it."""

    folder: Path
    content: str = DEFAULT_CONTENT

    def load(self, today: dt.date | None = None) -> Loaded:
        """Read the content as it is now; a folder that is not there is a problem, not an empty guide."""
        folder = self.folder / self.content
        loaded = load(content_files(folder, self.content), today or dt.datetime.now(dt.UTC).date())
        if folder.is_dir():
            return loaded
        hint = f"{CONFIG} names it: 'content' in the section of the plugin '{PLUGIN}'"
        missing = Diagnostic(Span(self.content), Code.UNREADABLE, "there is no such folder", hint)
        return Loaded(loaded.library, (missing, *loaded.diagnostics))


def find_project(start: Path) -> Project | None:
    """The project around a folder, or None; a configuration that is not YAML counts as one with no settings."""
    for folder in (start, *start.parents):
        config = folder / CONFIG
        if config.is_file():
            return Project(folder, _content_folder(config))
    return None


def _content_folder(config: Path) -> str:
    try:
        settings: Any = yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError):
        return DEFAULT_CONTENT  # MkDocs reports it better when it builds
    plugins = settings.get("plugins") or [] if isinstance(settings, dict) else []
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(plugin.get(PLUGIN), dict):
            return str(plugin[PLUGIN].get("content", DEFAULT_CONTENT))
    return DEFAULT_CONTENT
