"""Set phrases of spoken maths, as tables: what is read out when a part of a formula is exactly this."""

from typing import Final

# Superscripts that are not powers.
SUPERSCRIPTS: Final = {
    "2": "squared",
    "3": "cubed",
    "⊤": "transpose",
    "∗": "star",
    "⋆": "star",
    "†": "dagger",
    "∘": "degrees",
    "′": "prime",
    "+": "plus",
    "−": "minus",
    "⟂": "perpendicular",
}
PRIMES: Final = {1: "prime", 2: "double prime", 3: "triple prime"}

# Functions that are written as words.
NAMES: Final = {
    "Var": "the variance",
    "var": "the variance",
    "Cov": "the covariance",
    "cov": "the covariance",
    "tr": "the trace",
    "Tr": "the trace",
    "diag": "the diagonal matrix",
    "rank": "the rank",
    "sgn": "the sign",
    "sign": "the sign",
    "argmax": "arg max",
    "argmin": "arg min",
    "softmax": "softmax",
    "KL": "KL",
}
# Blackboard letters have meanings rather than names.
BLACKBOARD: Final = {
    "E": "the expectation",
    "P": "the probability",
    "V": "the variance",
    "R": "R",
    "1": "the indicator",
}
STYLED: Final = {
    "\\mathbf": "bold {}",
    "\\boldsymbol": "bold {}",
    "\\bm": "bold {}",
    "\\mathcal": "script {}",
    "\\mathscr": "script {}",
}
# Left and right delimiter -> what is said around a simple body, and around a longer one.
FENCES: Final = {
    "‖‖": ("the norm of {}", "the norm of {} end norm"),
    "||": ("the absolute value of {}", "the absolute value of {} end absolute value"),
    "⌊⌋": ("the floor of {}", "the floor of {} end floor"),
    "⌈⌉": ("the ceiling of {}", "the ceiling of {} end ceiling"),
    "{}": ("the set {}", "the set {} end set"),
    "⟨⟩": ("the inner product of {}", "the inner product of {} end product"),
    "[]": ("open bracket {} close bracket", "open bracket {} close bracket"),
    "()": ("open paren {} close paren", "open paren {} close paren"),
}
# The subscript of a norm -> how the norm is called.
NORMS: Final = {
    "0": "L 0 norm",
    "1": "L 1 norm",
    "2": "L 2 norm",
    "p": "L p norm",
    "∞": "infinity norm",
    "F": "Frobenius norm",
    "∗": "nuclear norm",
}
ROOTS: Final = {"2": "square root", "3": "cube root", "4": "fourth root", "n": "nth root", "k": "kth root"}
# What a limit is introduced with, below a word or sign.
LIMITS: Final = {"lim": "as", "∇": "with respect to"}
# Relations that are said otherwise in a condition below a sign; the rest only lose their 'is'.
BELOW: Final = {"is distributed as": "drawn from"}
DERIVATIVES: Final = {"partial": "partial derivative", "d": "derivative"}
