"""A finished site made searchable."""

import shutil
from hashlib import sha256
from pathlib import Path

from generator.exchange import Beside
from generator.keep import key_of
from generator.search.index import index_of
from generator.search.pages import found_in, searched_html
from generator.search.write import write

FOLDER = "search"


def make_searchable(site: Path, cache: Path) -> None:
    """Write the index of a finished site below search/; one of the same pages is taken from the cache."""
    pages = list(searched_html(site))
    # What is read, and by what rules: either makes other files.
    rules = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    version = key_of(sha256(text.encode()).digest() for row in [*pages, rules] for text in row)[:12]
    kept = cache / FOLDER
    if not (kept / version).is_dir():
        index = index_of(found for row in pages for found in found_in(*row))
        beside = Beside(kept)
        try:
            write(index, beside.folder, version)
            beside.install()
        finally:
            beside.discard()
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    shutil.copytree(kept, site / FOLDER)
