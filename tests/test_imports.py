"""Who may import whom: docs/contributing/architecture.md says why."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text(encoding="utf-8")
    for path in (ROOT / "generator").rglob("*.py")
}


@dataclass(frozen=True)
class Wall:
    """Modules below `inside` import nothing below `never`; with `only`, `inside` are the only ones that may."""

    never: tuple[str, ...]
    inside: tuple[str, ...]
    only: bool = False

    def breach(self, importer: str, imported: str) -> bool:
        return below(imported, self.never) and below(importer, self.inside) is not self.only


def below(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


OUTPUTS = ("generator.web", "generator.paper", "generator.export")
FRONT = ("generator.cli", "generator.commands", "generator.building", "generator.serving", "generator.mkdocs_plugin")
WALLS = {
    "diagnostics stand alone": Wall(("generator",), ("generator.diagnostics",)),
    "kinds stand alone": Wall(("generator",), ("generator.kinds",)),
    "prose knows no content": Wall(("generator.content", *OUTPUTS, *FRONT), ("generator.prose", "generator.report")),
    "content knows no output": Wall((*OUTPUTS, *FRONT), ("generator.content",)),
    "the web imports no other output": Wall(("generator.paper", "generator.export", *FRONT), ("generator.web",)),
    "paper imports no other output": Wall(("generator.web", "generator.export", *FRONT), ("generator.paper",)),
    "exports import no other output": Wall(("generator.web", "generator.paper", *FRONT), ("generator.export",)),
    "verify imports no output": Wall((*OUTPUTS, *FRONT), ("generator.verify",)),
    "fix imports no output": Wall((*OUTPUTS, *FRONT), ("generator.fix",)),
    "diff imports no output": Wall((*OUTPUTS, *FRONT), ("generator.diff",)),
    "search reads finished pages only": Wall(
        ("generator.content", "generator.prose", *OUTPUTS, *FRONT), ("generator.search",)
    ),
    "drawing imports nothing of ours": Wall(
        ("generator.content", "generator.prose", *OUTPUTS, *FRONT), ("generator.draw",)
    ),
    "nothing imports the plugin": Wall(("generator.mkdocs_plugin",), (), only=True),
    "nothing imports the command line": Wall(("generator.cli",), (), only=True),
    "mkdocs": Wall(("mkdocs",), ("generator.mkdocs_plugin", "generator.building"), only=True),
    "watchdog": Wall(("watchdog",), ("generator.serving",), only=True),
    "yaml": Wall(("yaml",), ("generator.content",), only=True),
    "jinja2": Wall(("jinja2",), ("generator.web", "generator.building", "generator.mkdocs_plugin"), only=True),
    "typst": Wall(("typst",), ("generator.paper",), only=True),
    "markdown-it": Wall(("markdown_it", "mdit_py_plugins"), ("generator.prose",), only=True),
}


def imports_of(module: str, source: str, *, package: bool = False) -> Iterator[str]:
    """Every module that a source imports, wherever in it; of `from a import b` also a.b, which may be one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: len(module.split(".")) - node.level + package] if node.level else []
            start = ".".join(filter(None, [*parents, node.module]))
            yield from (f"{start}.{name.name}" for name in node.names)


def breaches(wall: Wall, sources: dict[str, str]) -> list[str]:
    packages = {module.rpartition(".")[0] for module in sources}
    return [
        f"{module} imports {imported}"
        for module, source in sorted(sources.items())
        for imported in imports_of(module, source, package=module in packages)
        if wall.breach(module, imported) and not below(module, (imported,))
    ]


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_holds(name: str) -> None:
    assert breaches(WALLS[name], OURS) == []


def test_the_walls_stand_around_modules_that_exist() -> None:
    named = {
        module for wall in WALLS.values() for module in (*wall.inside, *wall.never) if below(module, ("generator",))
    }
    assert {module for module in named if module not in {"generator", *OURS}} <= {"generator.paper"}


@pytest.mark.parametrize(
    ("name", "module", "source"),
    [
        ("content knows no output", "generator.content.load", "from generator.web import page"),
        ("content knows no output", "generator.content.load", "from generator import web"),
        ("content knows no output", "generator.content.load", "def f():\n    import generator.cli"),
        ("content knows no output", "generator.content.checks.time", "from ...export import json_export"),
        ("the web imports no other output", "generator.web.page", "from generator.export.json_export import x"),
        ("diagnostics stand alone", "generator.diagnostics", "from .kinds import Kind"),
        ("nothing imports the plugin", "generator.building.site", "from generator import mkdocs_plugin"),
        ("mkdocs", "generator.web.page", "if TYPE_CHECKING:\n    from mkdocs.structure.pages import Page"),
        ("yaml", "generator.export.json_export", "import yaml.nodes as y"),
    ],
)
def test_a_breach_is_seen(name: str, module: str, source: str) -> None:
    assert len(breaches(WALLS[name], {module: source})) == 1


def test_a_name_that_only_starts_alike_is_no_breach() -> None:
    assert breaches(WALLS["mkdocs"], {"generator.web.page": "import mkdocs_other, yamllint"}) == []


def test_no_module_changes_its_own_state() -> None:
    changed = [
        f"{module}:{node.lineno}"
        for module, source in OURS.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Global)
    ]
    assert changed == []
