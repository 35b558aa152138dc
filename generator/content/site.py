"""What a guide says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """Settings that pages and sheets show: addresses end in a slash or are empty."""

    name: str
    description: str
    url: str = ""
    repository: str = ""
    version: str = ""
    """The version of the content, as every sheet of paper carries it."""
    licence: str = ""
    """The name of the content's licence."""
    paper: bool = True
    """Whether there are sheets of paper to link to."""


def site_from(settings: Mapping[str, Any]) -> Site:
    """The settings of a mkdocs.yml, tidied: one line each, addresses with a slash at their end."""

    def line(value: object) -> str:
        return " ".join(str(value or "").split())

    def folder(value: object) -> str:
        return f"{line(value).rstrip('/')}/" if value else ""

    extra = settings.get("extra") or {}
    return Site(
        name=line(settings.get("site_name")),
        description=line(settings.get("site_description")),
        url=folder(settings.get("site_url")),
        repository=folder(settings.get("repo_url")),
        version=line(extra.get("version")),
        licence=line((extra.get("licence") or {}).get("name")),
    )
