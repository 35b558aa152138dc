"""What is kept of a font."""

from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a font comes from and what is kept of it."""

    package: str
    source: str
    characters: tuple[int, ...]
    features: tuple[str, ...]
    weights: tuple[int, int] | None = None
    rename: str | None = None
    scripts: tuple[int, ...] = ()
    """The characters of a font for formulas that keep a form of their own for indices and exponents."""


def installed(package: str, path: str) -> Path:
    """A file that a package brought; the package itself is not imported."""
    return Path(str(distribution(package).locate_file(path)))
