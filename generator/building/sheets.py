"""What pages are styled by: the theme's sheet and the fonts, for the templates that gather all sheets in one file."""

import re
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from pygments.token import STANDARD_TYPES

from generator.content.project import CACHE
from generator.keep import kept, key_of
from generator.web.fonts import font_styles

SHEETS: Final = frozenset({"assets/stylesheets/site.css", "assets/stylesheets/by-hand.css"})
"""Templates: what the guide's pages are styled by, and what those that are written by hand are."""
_PACKAGE: Final = Path(__file__).parents[1]
_SOURCES: Final = {".html", ".j2", ".css", ".js", ".py"}
_INCLUDED: Final = re.compile(r"partials/[\w/-]+\.html")
# What the theme's script sets on any page; with a feature of this sort it adds further parts to what is there.
_BY_SCRIPT: Final = {
    "md-dialog--active", "md-header--shadow", "md-nav__link--passed", "md-typeset__scrollwrap", "md-typeset__table",
}  # fmt: skip
_SCRIPTED: Final = "content."


def sheet_settings(config: MkDocsConfig) -> dict[str, Any]:
    """What the sheets ask for."""
    theme = _theme_sheet(config)
    return {
        "theme_sheet": theme.relative_to(theme.parents[2]).as_posix() if theme else "",
        "theme_styles": partial(_theme_styles, config, theme),
        "font_styles": font_styles("../fonts"),
    }


def _theme_sheet(config: MkDocsConfig) -> Path | None:
    """The theme's own style sheet; its name changes with every release."""
    places = (place for folder in config.theme.dirs for place in Path(folder).glob("assets/stylesheets/main.*.min.css"))
    return next(places, None)


def _theme_styles(config: MkDocsConfig, theme: Path | None) -> str:
    """What of the theme's sheet the guide's own pages can show, a third of it."""
    if not theme:
        return ""
    css, words = theme.read_text("utf-8"), _words(config, theme.parents[2])
    code = (_PACKAGE / "web" / "shown.py").read_bytes()
    key = key_of([code, version("tinycss2"), css, sorted(words)])
    place = Path(config.config_file_path).parent / CACHE / "sheets" / f"{key}.css"
    return kept(place, partial(_cut, css, words)).decode()


def _cut(css: str, words: frozenset[str]) -> bytes:
    from generator.web.shown import shown  # noqa: PLC0415 - slow to import, and seldom needed

    return shown(css, words).encode()


def _words(config: MkDocsConfig, theme: Path) -> frozenset[str]:
    """Every word in what makes pages of the guide: a class that is not among them is on none of them."""
    sources = "\n".join(place.read_text("utf-8") for place in _sources(config, theme))
    return frozenset({*re.findall(r"[\w-]+", sources), *STANDARD_TYPES.values(), *_BY_SCRIPT})


def _sources(config: MkDocsConfig, theme: Path) -> Iterator[Path]:
    ours = [Path(folder) for folder in config.theme.dirs[: config.theme.dirs.index(str(theme))]]
    base = theme / "base.html"
    parts = sorted(set(_INCLUDED.findall(base.read_text("utf-8"))))
    yield from (base, *(theme / part for part in parts if not any((folder / part).is_file() for folder in ours)))
    if any(str(feature).startswith(_SCRIPTED) for feature in config.theme.get("features") or ()):
        yield from sorted(theme.glob("assets/javascripts/bundle.*.js"))
    for folder in (_PACKAGE, *ours):
        yield from (place for place in sorted(folder.rglob("*")) if place.suffix in _SOURCES)
    added = (Path(config.docs_dir, str(name)) for name in (*config.extra_css, *config.extra_javascript))
    yield from (place for place in added if place.is_file())
