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
_FORM = 1
"""To be counted up when the same pages make other files."""


def make_searchable(site: Path, cache: Path) -> None:
    """Write the index of a finished site below search/; one of the same pages is taken from the cache."""
    pages = list(searched_html(site))
    digest = sha256()
    for row in pages:
        for text in row:
            digest.update(sha256(text.encode()).digest())
    version = key_of([_FORM, digest.hexdigest()])[:12]
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
