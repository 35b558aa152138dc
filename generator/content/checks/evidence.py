"""What the checks look at."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.content.decode import Leaf, Located
from generator.content.library import Library
from generator.content.reader import Source
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

    def by_topic(self) -> Mapping[str, "Evidence"]:
        """The same in parts that can be looked at apart: a topic's questions, and under no name all that are none."""
        return self._parted(_topic_of)

    def by_file(self) -> Mapping[str, "Evidence"]:
        """The same in the smallest parts, by the paths of their files."""
        return self._parted(lambda source: source.path)

    def _parted(self, part_of: Callable[[Source], str]) -> Mapping[str, "Evidence"]:
        located: Mapping[str, list[Located]] = defaultdict(list)
        for item in self.located:
            located[part_of(item.source)].append(item)
        leaves: Mapping[str, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            leaves[part_of(leaf.source)].append(leaf)
        return {
            part: replace(self, located=tuple(located[part]), leaves=tuple(leaves[part]))
            for part in dict.fromkeys([*located, *leaves])
        }


def _topic_of(source: Source) -> str:
    """The topic of a question's file; nothing of any other file."""
    folder, _, name = source.path.rpartition("/")
    above, _, topic = folder.rpartition("/")
    return topic if name and above.endswith(f"/{Kind.QUESTION.plural}") else ""
