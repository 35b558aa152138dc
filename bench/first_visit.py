"""What a first visit fetches: our pages, and those of other generators as they come; run by hand.

    python bench/first_visit.py OURS/questions/l1-or-l2/ STARLIGHT/dist/guide/ VITEPRESS/dist/guide.html

Each argument is a page below the folder of a built site, its sitemap or its assets beside it.
"""

import sys
from collections import defaultdict
from pathlib import Path

from gzipped import served
from playwright.sync_api import Response, sync_playwright

TELEPHONE = {"width": 390, "height": 844}
MARKS = ("404.html",)
"""What stands in the folder of every site."""


def main(pages: list[Path]) -> None:
    print("| page | requests | HTML | styles | scripts | fonts | other | in all |")
    print("| --- |" + " --- |" * 7)
    for page in pages:
        root = next(folder for folder in page.resolve().parents if all((folder / mark).is_file() for mark in MARKS))
        print(row(page.resolve().relative_to(root).as_posix(), root), flush=True)


def row(page: str, root: Path) -> str:
    """Bytes as they are sent, packed where a server packs them, without headers."""
    sizes: dict[str, int] = defaultdict(int)
    count = 0

    def note(response: Response) -> None:
        nonlocal count
        count += 1
        sizes[response.request.resource_type] += int(response.headers.get("content-length", 0))

    with served(root) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        tab = browser.new_page(viewport=TELEPHONE)
        tab.on("response", note)
        tab.goto(f"{address}{page}", wait_until="networkidle")
        browser.close()
    known = [sizes.pop(kind, 0) for kind in ("document", "stylesheet", "script", "font")]
    cells = [*known, sum(sizes.values()), sum(known) + sum(sizes.values())]
    return f"| {root.parent.name}/{page} | {count} | " + " | ".join(f"{size / 1000:.1f} kB" for size in cells) + " |"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
