"""What the checks look at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.decode import Leaf, Located
from generator.content.library import Library
from generator.kinds import Kind


@dataclass(frozen=True)
class Evidence:
    """The library, where its entries came from, and what is known to exist although it could not be decoded."""

    library: Library
    located: tuple[Located, ...]
    leaves: tuple[Leaf, ...]
    """The texts and references of every entry, also of the broken ones."""
    broken: Mapping[Kind, frozenset[str]]
    """Ids of entries with errors of their own: references to them are not wrong."""
    unreadable: frozenset[Kind]
    """Kinds whose register could not be read: nothing is known of their ids."""
    today: dt.date
