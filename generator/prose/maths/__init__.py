"""The LaTeX of the prose: checked against an allow-list, then set as MathML and put into words."""

from dataclasses import dataclass
from functools import cached_property

from generator.prose.maths import mathml, spoken
from generator.prose.maths.parse import parse
from generator.prose.maths.tokens import Flaw
from generator.prose.maths.tree import Row

__all__ = ["Flaw", "Formula", "formula"]


@dataclass(frozen=True)
class Formula:
    """One formula; its forms are made when somebody asks, because a check needs none of them."""

    latex: str
    display: bool
    tree: Row

    @cached_property
    def mathml(self) -> str:
        """One <math> element."""
        return mathml.mathml(self.tree, display=self.display, alttext=self.spoken)

    @cached_property
    def spoken(self) -> str:
        """Plain ASCII words."""
        return spoken.spoken(self.tree)


def formula(latex: str, *, display: bool) -> Formula | Flaw:
    """Whatever comes back as a `Formula` was understood in full: nothing of the author's is passed through."""
    tree = parse(latex)
    return tree if isinstance(tree, Flaw) else Formula(latex, display, tree)
