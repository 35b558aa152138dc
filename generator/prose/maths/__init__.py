"""The LaTeX of the prose: checked against an allow-list, then set as MathML and put into words."""

from dataclasses import dataclass

from generator.prose.maths.mathml import mathml
from generator.prose.maths.parse import parse
from generator.prose.maths.spoken import spoken
from generator.prose.maths.tokens import Flaw
from generator.prose.maths.tree import Row

__all__ = ["Flaw", "Formula", "formula"]


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula in every form the pages need; `mathml` is one <math> element, `spoken` plain ASCII words."""

    latex: str
    display: bool
    mathml: str
    spoken: str
    tree: Row


def formula(latex: str, *, display: bool) -> Formula | Flaw:
    """Whatever comes back as a `Formula` was understood in full: nothing of the author's is passed through."""
    tree = parse(latex)
    if isinstance(tree, Flaw):
        return tree
    words = spoken(tree)
    return Formula(latex, display, mathml(tree, display=display, alttext=words), words, tree)
