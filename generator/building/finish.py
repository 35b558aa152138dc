"""What is made from all pages of a site together, when they are written."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.building.searchable import make_searchable
from generator.content.site import site_from
from generator.offline import make_offline, write_download


def finish(config: MkDocsConfig, cache: Path) -> None:
    """Add the search, and the copy to download or what makes the site such a copy."""
    site = Path(config.site_dir)
    make_searchable(site, cache)
    if config.extra.get("offline"):
        make_offline(site)
    elif config.extra["download"]:
        write_download(site, config.extra["download"], site_from(config).url)
