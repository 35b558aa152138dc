"""What a guide says of itself."""

from dataclasses import dataclass


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
