"""The allow-list: every maths command and character an author may type, its sign on the page and its spoken words."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a sign does in a row: its spacing on the page and its place in a spoken sentence."""

    LETTER = auto()  # a variable: set in italics
    UPRIGHT = auto()  # an ordinary sign that stays upright: infinity, capital Greek, the percent sign
    NUMBER = auto()
    BINARY = auto()  # plus, times: may be a sign of one operand too
    RELATION = auto()
    PUNCTUATION = auto()
    BIG = auto()  # sums and products: their limits stand above and below in a display
    INTEGRAL = auto()  # limits stay beside the sign
    NAMED = auto()  # log, sin: an upright word
    LIMITED = auto()  # max, lim: an upright word that takes limits
    PREFIX = auto()  # nabla, not, for all
    SUFFIX = auto()  # the factorial sign
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()  # opens or closes, depending on what came before
    SPACE = auto()


@dataclass(frozen=True, slots=True)
class Symbol:
    """One sign; for a space `char` is its width in em."""

    char: str
    kind: Kind
    spoken: str


def _table(kind: Kind, rows: str) -> dict[str, Symbol]:
    """One symbol a line: `what is typed | sign | spoken words`, so that the table can be read and searched."""
    cells = ([cell.strip() for cell in line.split("¦")] for line in rows.strip().splitlines())
    return {typed: Symbol(char, kind, spoken) for typed, char, spoken in cells}


_LOWER_GREEK = (
    "alpha α,beta β,gamma γ,delta δ,epsilon ϵ,varepsilon ε,zeta ζ,eta η,theta θ,vartheta ϑ,iota ι,kappa κ,lambda λ,"
    "mu μ,nu ν,xi ξ,pi π,rho ρ,sigma σ,tau τ,upsilon υ,phi ϕ,varphi φ,chi χ,psi ψ,omega ω"
)
_UPPER_GREEK = "Gamma Γ,Delta Δ,Theta Θ,Lambda Λ,Xi Ξ,Pi Π,Sigma Σ,Upsilon Υ,Phi Φ,Psi Ψ,Omega Ω"


def _greek(letters: str, kind: Kind) -> dict[str, Symbol]:
    pairs = (pair.split() for pair in letters.split(","))
    # Capitals are said as capitals: Sigma the matrix is not sigma the deviation.
    prefix = "capital " if kind is Kind.UPRIGHT else ""
    return {
        f"\\{name}": Symbol(char, kind, prefix + name.lower().removeprefix("var" if name != "var" else ""))
        for name, char in pairs
    }


SYMBOLS: Final[dict[str, Symbol]] = {
    **_greek(_LOWER_GREEK, Kind.LETTER),
    **_greek(_UPPER_GREEK, Kind.UPRIGHT),
    **_table(
        Kind.LETTER,
        r"""
        \ell ¦ ℓ ¦ l
        """,
    ),
    **_table(
        Kind.UPRIGHT,
        r"""
        \infty ¦ ∞ ¦ infinity
        \emptyset ¦ ∅ ¦ the empty set
        \varnothing ¦ ∅ ¦ the empty set
        \top ¦ ⊤ ¦ top
        \bot ¦ ⊥ ¦ bottom
        \partial ¦ ∂ ¦ partial
        \hbar ¦ ℏ ¦ h bar
        \dagger ¦ † ¦ dagger
        \prime ¦ ′ ¦ prime
        \% ¦ % ¦ per cent
        \$ ¦ $ ¦ dollars
        \dots ¦ … ¦ dot dot dot
        \ldots ¦ … ¦ dot dot dot
        \cdots ¦ ⋯ ¦ dot dot dot
        \vdots ¦ ⋮ ¦ dot dot dot
        \ddots ¦ ⋱ ¦ dot dot dot
        """,
    ),
    **_table(
        Kind.BINARY,
        r"""
        + ¦ + ¦ plus
        - ¦ − ¦ minus
        * ¦ ∗ ¦ star
        / ¦ / ¦ divided by
        \pm ¦ ± ¦ plus or minus
        \mp ¦ ∓ ¦ minus or plus
        \cdot ¦ ⋅ ¦ times
        \times ¦ × ¦ times
        \div ¦ ÷ ¦ divided by
        \ast ¦ ∗ ¦ star
        \star ¦ ⋆ ¦ star
        \circ ¦ ∘ ¦ composed with
        \odot ¦ ⊙ ¦ element-wise times
        \oplus ¦ ⊕ ¦ direct plus
        \otimes ¦ ⊗ ¦ tensor times
        \cup ¦ ∪ ¦ union
        \cap ¦ ∩ ¦ intersection
        \setminus ¦ ∖ ¦ without
        \land ¦ ∧ ¦ and
        \wedge ¦ ∧ ¦ and
        \lor ¦ ∨ ¦ or
        \vee ¦ ∨ ¦ or
        \bmod ¦ mod ¦ modulo
        """,
    ),
    **_table(
        Kind.RELATION,
        r"""
        = ¦ = ¦ equals
        < ¦ < ¦ is less than
        > ¦ > ¦ is greater than
        \lt ¦ < ¦ is less than
        \gt ¦ > ¦ is greater than
        \le ¦ ≤ ¦ is at most
        \leq ¦ ≤ ¦ is at most
        \ge ¦ ≥ ¦ is at least
        \geq ¦ ≥ ¦ is at least
        \ne ¦ ≠ ¦ is not equal to
        \neq ¦ ≠ ¦ is not equal to
        \ll ¦ ≪ ¦ is much less than
        \gg ¦ ≫ ¦ is much greater than
        \approx ¦ ≈ ¦ is approximately
        \equiv ¦ ≡ ¦ is equivalent to
        \cong ¦ ≅ ¦ is congruent to
        \simeq ¦ ≃ ¦ is similar to
        \sim ¦ ∼ ¦ is distributed as
        \propto ¦ ∝ ¦ is proportional to
        \preceq ¦ ⪯ ¦ precedes or equals
        \succeq ¦ ⪰ ¦ succeeds or equals
        \prec ¦ ≺ ¦ precedes
        \succ ¦ ≻ ¦ succeeds
        \in ¦ ∈ ¦ in
        \notin ¦ ∉ ¦ not in
        \ni ¦ ∋ ¦ contains
        \subset ¦ ⊂ ¦ is a subset of
        \subseteq ¦ ⊆ ¦ is a subset of or equal to
        \supset ¦ ⊃ ¦ is a superset of
        \supseteq ¦ ⊇ ¦ is a superset of or equal to
        \mid ¦ ∣ ¦ given
        \parallel ¦ ∥ ¦ relative to
        \perp ¦ ⟂ ¦ is independent of
        \models ¦ ⊨ ¦ models
        \to ¦ → ¦ to
        \rightarrow ¦ → ¦ to
        \gets ¦ ← ¦ becomes
        \leftarrow ¦ ← ¦ becomes
        \leftrightarrow ¦ ↔ ¦ corresponds to
        \mapsto ¦ ↦ ¦ maps to
        \Rightarrow ¦ ⇒ ¦ implies
        \implies ¦ ⟹ ¦ implies
        \Leftarrow ¦ ⇐ ¦ is implied by
        \Leftrightarrow ¦ ⇔ ¦ if and only if
        \iff ¦ ⟺ ¦ if and only if
        \uparrow ¦ ↑ ¦ rises
        \downarrow ¦ ↓ ¦ falls
        \coloneqq ¦ ≔ ¦ is defined as
        := ¦ ≔ ¦ is defined as
        : ¦ : ¦ colon
        """,
    ),
    **_table(
        Kind.PUNCTUATION,
        r"""
        , ¦ , ¦ ,
        ; ¦ ; ¦ ;
        . ¦ . ¦ .
        \colon ¦ : ¦ colon
        """,
    ),
    **_table(
        Kind.BIG,
        r"""
        \sum ¦ ∑ ¦ the sum
        \prod ¦ ∏ ¦ the product
        \coprod ¦ ∐ ¦ the coproduct
        \bigcup ¦ ⋃ ¦ the union
        \bigcap ¦ ⋂ ¦ the intersection
        \bigoplus ¦ ⨁ ¦ the direct sum
        \bigotimes ¦ ⨂ ¦ the tensor product
        """,
    ),
    **_table(
        Kind.INTEGRAL,
        r"""
        \int ¦ ∫ ¦ the integral
        \iint ¦ ∬ ¦ the double integral
        \oint ¦ ∮ ¦ the contour integral
        """,
    ),
    **_table(
        Kind.NAMED,
        r"""
        \log ¦ log ¦ log
        \ln ¦ ln ¦ natural log
        \lg ¦ lg ¦ log
        \exp ¦ exp ¦ exp
        \sin ¦ sin ¦ sine
        \cos ¦ cos ¦ cosine
        \tan ¦ tan ¦ tangent
        \sinh ¦ sinh ¦ hyperbolic sine
        \cosh ¦ cosh ¦ hyperbolic cosine
        \tanh ¦ tanh ¦ tanh
        \arcsin ¦ arcsin ¦ arc sine
        \arccos ¦ arccos ¦ arc cosine
        \arctan ¦ arctan ¦ arc tangent
        \arg ¦ arg ¦ arg
        \dim ¦ dim ¦ the dimension
        \ker ¦ ker ¦ the kernel
        \deg ¦ deg ¦ the degree
        """,
    ),
    **_table(
        Kind.LIMITED,
        r"""
        \max ¦ max ¦ the maximum
        \min ¦ min ¦ the minimum
        \sup ¦ sup ¦ the supremum
        \inf ¦ inf ¦ the infimum
        \lim ¦ lim ¦ the limit
        \limsup ¦ lim sup ¦ the limit superior
        \liminf ¦ lim inf ¦ the limit inferior
        \argmax ¦ arg max ¦ arg max
        \argmin ¦ arg min ¦ arg min
        \det ¦ det ¦ the determinant
        \gcd ¦ gcd ¦ the greatest common divisor
        \Pr ¦ Pr ¦ the probability
        """,
    ),
    **_table(
        Kind.PREFIX,
        r"""
        \nabla ¦ ∇ ¦ the gradient
        \neg ¦ ¬ ¦ not
        \lnot ¦ ¬ ¦ not
        \forall ¦ ∀ ¦ for all
        \exists ¦ ∃ ¦ there exists
        """,
    ),
    **_table(
        Kind.SUFFIX,
        r"""
        ! ¦ ! ¦ factorial
        """,
    ),
    **_table(
        Kind.OPEN,
        r"""
        ( ¦ ( ¦ open paren
        [ ¦ [ ¦ open bracket
        \{ ¦ { ¦ open brace
        \lbrace ¦ { ¦ open brace
        \langle ¦ ⟨ ¦ open angle
        \lfloor ¦ ⌊ ¦ open floor
        \lceil ¦ ⌈ ¦ open ceiling
        \lvert ¦ | ¦ open bar
        \lVert ¦ ‖ ¦ open double bar
        """,
    ),
    **_table(
        Kind.CLOSE,
        r"""
        ) ¦ ) ¦ close paren
        ] ¦ ] ¦ close bracket
        \} ¦ } ¦ close brace
        \rbrace ¦ } ¦ close brace
        \rangle ¦ ⟩ ¦ close angle
        \rfloor ¦ ⌋ ¦ close floor
        \rceil ¦ ⌉ ¦ close ceiling
        \rvert ¦ | ¦ close bar
        \rVert ¦ ‖ ¦ close double bar
        """,
    ),
    **_table(
        Kind.BAR,
        r"""
        | ¦ | ¦ bar
        \vert ¦ | ¦ bar
        \| ¦ ‖ ¦ double bar
        \Vert ¦ ‖ ¦ double bar
        """,
    ),
    **_table(
        Kind.SPACE,
        r"""
        \, ¦ 0.167 ¦
        \: ¦ 0.222 ¦
        \; ¦ 0.278 ¦
        \! ¦ -0.167 ¦
        ~ ¦ 0.25 ¦
        \quad ¦ 1 ¦ ,
        \qquad ¦ 2 ¦ ,
        """,
    ),
}

# A lone bar separates: P(A | B) is typed that way more often than with \mid.
LONE_BARS: Final = {"|": SYMBOLS["\\mid"], "‖": SYMBOLS["\\parallel"]}

# A wide sign has to be one that the maths font can stretch.
# Accent command -> (sign, whether it grows with what it covers, whether it stands below, spoken).
ACCENTS: Final[dict[str, tuple[str, bool, bool, str]]] = {
    "\\hat": ("ˆ", False, False, "hat"),
    "\\widehat": ("\u0302", True, False, "hat"),
    "\\bar": ("¯", False, False, "bar"),
    "\\overline": ("\u203e", True, False, "bar"),
    "\\tilde": ("˜", False, False, "tilde"),
    "\\widetilde": ("˜", False, False, "tilde"),
    "\\vec": ("→", False, False, "vector"),
    "\\dot": ("˙", False, False, "dot"),
    "\\ddot": ("¨", False, False, "double dot"),
    "\\check": ("ˇ", False, False, "check"),
    "\\underline": ("_", True, True, "underlined"),
    "\\overbrace": ("⏞", True, False, "with a brace above"),
    "\\underbrace": ("⏟", True, True, "with a brace below"),
}
STYLES: Final = ("\\mathbf", "\\boldsymbol", "\\bm", "\\mathbb", "\\mathcal", "\\mathscr", "\\mathit")
FRACTIONS: Final = ("\\frac", "\\dfrac", "\\tfrac", "\\binom")
STACKS: Final = ("\\overset", "\\underset")
# These take their words as typed: letters, digits and a little punctuation, no maths inside.
WORDS: Final = ("\\text", "\\mathrm", "\\mathsf", "\\mathtt", "\\operatorname", "\\operatorname*")
# Environment -> the fences around it and the alignment of its columns, repeated as needed.
ENVIRONMENTS: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "matrix": ("", "", ("center",)),
    "pmatrix": ("(", ")", ("center",)),
    "bmatrix": ("[", "]", ("center",)),
    "vmatrix": ("|", "|", ("center",)),
    "cases": ("{", "", ("left", "left")),
    "aligned": ("", "", ("right", "left")),
}
COMMANDS: Final = frozenset(
    {typed for typed in SYMBOLS if typed.startswith("\\")}
    | {*ACCENTS, *STYLES, *FRACTIONS, *STACKS, *WORDS, "\\sqrt", "\\left", "\\right", "\\begin", "\\end"},
)
