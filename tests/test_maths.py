"""LaTeX in, MathML and words out; a mistake comes back as a flaw with its place."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from generator.prose.maths import Flaw, Formula, formula
from generator.prose.maths.symbols import ACCENTS, COMMANDS, FRACTIONS, STACKS, STYLES, SYMBOLS, WORDS, Kind

DATA = Path(__file__).parent / "data"
SPOKEN = [line.split("\t") for line in (DATA / "maths_spoken.tsv").read_text("utf-8").splitlines()]
FLAWS = [line.split("\t") for line in (DATA / "maths_flaws.tsv").read_text("utf-8").splitlines()]

# MathML Core: the children each element takes, None for any number.
CHILDREN = {
    **dict.fromkeys(("mfrac", "msub", "msup", "munder", "mover", "mroot"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
    **dict.fromkeys(("msqrt", "mstyle"), 1),
    **dict.fromkeys(("mrow", "mtable", "mtr"), None),
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "mspace"), 0),
}
ATTRIBUTES = {
    "math": {"alttext", "display"},
    "mi": {"mathvariant"},
    "mo": {"form", "fence", "stretchy", "movablelimits", "lspace", "rspace"},
    "mspace": {"width"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mfrac": {"linethickness"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mtable": {"displaystyle"},
    "mtd": {"columnalign"},
}


def made(latex: str, *, display: bool = False) -> Formula:
    found = formula(latex, display=display)
    assert isinstance(found, Formula), found
    return found


def tree(latex: str) -> ET.Element:
    return ET.fromstring(made(latex).mathml)  # noqa: S314 - our own output


def check(element: ET.Element) -> None:
    assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), element.tag
    if element.tag in {"math", "mtd"}:
        assert len(element) == 1
    else:
        expected = CHILDREN[element.tag]
        assert expected is None or len(element) == expected, element.tag
    if element.tag in {"mi", "mn", "mo", "mtext"}:
        assert element.text
    else:
        assert not (element.text or "").strip()
    for child in element:
        check(child)


@pytest.mark.parametrize(("latex", "words"), SPOKEN)
def test_a_formula_is_said_in_words(latex: str, words: str) -> None:
    assert made(latex).spoken == words


@pytest.mark.parametrize(("latex", "offset", "message", "hint"), FLAWS)
def test_a_mistake_is_located_and_explained(latex: str, offset: str, message: str, hint: str) -> None:
    assert formula(latex, display=False) == Flaw(int(offset), message, None if hint == "-" else hint)


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("latex", [latex for latex, _ in SPOKEN])
def test_the_mathml_is_core_and_reads_alike_as_xml_and_as_html(latex: str, *, display: bool) -> None:
    mathml = made(latex, display=display).mathml
    xml = ET.fromstring(mathml)  # noqa: S314 - our own output
    check(xml)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    html = parser.parseFragment(mathml)[0]
    assert [(node.tag.split("}")[-1], node.text) for node in html.iter()] == [(n.tag, n.text) for n in xml.iter()]
    assert xml.get("display") == ("block" if display else None)


@pytest.mark.parametrize("latex", [latex for latex, _ in SPOKEN])
def test_words_are_plain_ascii_and_the_same_every_time(latex: str) -> None:
    found = made(latex)
    assert re.fullmatch(r"[A-Za-z0-9 ,.;:()'/%+=-]+", found.spoken)
    assert found == made(latex)


def example(command: str) -> str:
    """The command with as many arguments as it takes."""
    if command in SYMBOLS:
        return {Kind.OPEN: f"{command} x", Kind.SPACE: f"a{command} b"}.get(SYMBOLS[command].kind, f"{command} x")
    if command in WORDS:
        return f"{command}{{name}}"
    return f"{command}{{x}}" + ("{y}" if command in {*FRACTIONS, *STACKS} else "")


@pytest.mark.parametrize("command", sorted({*COMMANDS, *SYMBOLS} - {"\\left", "\\right", "\\begin", "\\end"}))
def test_everything_on_the_allow_list_can_be_set_and_said(command: str) -> None:
    found = made(example(command))
    check(ET.fromstring(found.mathml))  # noqa: S314 - our own output
    assert re.fullmatch(r"[A-Za-z0-9 ,.;-]+", found.spoken)
    assert "\\" not in found.mathml


@pytest.mark.parametrize("accent", sorted(ACCENTS))
@pytest.mark.parametrize("style", STYLES)
def test_accents_and_styles_combine(accent: str, style: str) -> None:
    check(tree(f"{accent}{{{style}{{X}}}}_1^2"))


@pytest.mark.parametrize(
    "latex",
    [
        "{" * 21 + "x" + "}" * 21,
        "(" * 900 + ")" * 900,
        "\\hat" * 900 + " x",
        "\\sqrt[" * 900,
        "\\left(" * 900,
        "[" * 30_000,
    ],
)
def test_depth_is_a_flaw_and_never_an_exception(latex: str) -> None:
    found = formula(latex, display=False)
    assert isinstance(found, Flaw)
    assert found.message == "the formula nests deeper than 20 levels"


@pytest.mark.parametrize("latex", ["{" * 20 + "x" + "}" * 20, "|" * 3000, "x_{1}" * 3000, "'" * 50 + "+"])
def test_what_is_long_but_shallow_goes_through_or_is_a_flaw(latex: str) -> None:
    assert formula(latex, display=True) is not None


@pytest.mark.parametrize("latex", ["", " ", "{}", "{ { } }", r"\quad~"])
def test_the_empty_formula_is_a_flaw(latex: str) -> None:
    assert formula(latex, display=False) == Flaw(0, "the formula is empty", None)


def test_a_sum_has_room_before_it_only_where_it_multiplies() -> None:
    spaces = [mo.get("lspace") for mo in tree(r"\sum_i = \sum_i a \sum_i").iter("mo") if mo.text == "∑"]
    assert spaces == ["0", "0", None]


def test_limits_stand_above_and_below_and_integrals_keep_theirs_beside() -> None:
    assert [tree(latex)[0].tag for latex in (r"\sum_i^n", r"\max_x", r"\operatorname*{argmin}_w", r"\int_0^1")] == [
        "munderover",
        "munder",
        "munder",
        "msubsup",
    ]


def test_only_left_and_right_stretch() -> None:
    def stretched(latex: str) -> set[str | None]:
        return {mo.get("stretchy") for mo in tree(latex).iter("mo") if mo.get("fence")}

    assert stretched(r"\left( x \right)") == {"true"}
    assert stretched(r"(x) \lVert y \rVert |z|") == {"false"}


def test_a_script_stands_on_the_closing_bracket_as_in_tex() -> None:
    script = tree(r"(x+y)^2").find(".//msup")
    assert script is not None
    assert [child.text for child in script] == [")", "2"]


def test_a_minus_is_a_sign_or_an_operation() -> None:
    forms = [mo.get("form") for mo in tree("-a - b = -c").iter("mo") if mo.text == "\N{MINUS SIGN}"]
    assert forms == ["prefix", "infix", "prefix"]


def test_letters_of_alphabets_are_characters_because_core_has_no_other_way() -> None:
    text = "".join(tree(r"\mathbb{R}\mathbf{w}\mathcal{L}\boldsymbol{\theta}\mathbb{1}").itertext())
    assert text == "ℝ𝐰ℒ𝜽𝟙"


def test_words_beside_an_operator_are_not_mere_space() -> None:
    assert [child.tag for child in tree(r"\text{TP} + \text{FP}")[0]] == ["mi", "mo", "mi"]


def test_columns_are_aligned() -> None:
    cells = tree(r"\begin{aligned} a &= b \\ &= c \end{aligned}").iter("mtd")
    assert [cell.get("columnalign") for cell in cells] == ["right", "left", "right", "left"]


def test_log_has_room_around_it() -> None:
    assert [child.tag for child in tree(r"n \log n")[0]] == ["mi", "mspace", "mi", "mspace", "mi"]
    assert [child.tag for child in tree(r"\log(n)")[0]] == ["mi", "mrow"]
