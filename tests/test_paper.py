"""Content in, sheets of paper out: accessible, the same bytes every time, nothing lost, nothing over the edge."""

import io
import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from outloud import check
from paper import MM, PRESS, Piece, changed, page_size, pieces, plain, rules, sheets_of, text_of, upright, written
from projects import built, edit, make_project, run, studyguide

from generator.content.prints import Form, Print
from generator.paper.press import SIZES, Press, Size
from generator.paper.problem import PrintError
from generator.paper.runs import RunWriter, Target
from generator.paper.sheets import Sheet
from generator.paper.words import Words
from generator.prose.parse import parse

DATA = Path(__file__).parent / "data"
KINDS = (
    *("topic-bread", "topic-bread-questions", "topic-bread-cards", "plan-one-week", "checklist-the-day-before"),
    *("company-crumb-and-co", "archetype-village-bakery", "scorecard-trial-shift-scorecard", "stories", "guide"),
)
FILES = [f"{name}{size.suffix}.pdf" for name in KINDS for size in SIZES]
EDGE = 4 * MM


def test_there_is_a_sheet_of_every_kind_in_every_size() -> None:
    assert sorted(FILES) == sorted(plain())
    assert {sheet.print.form for sheet, _ in sheets_of({}).values()} == set(Form)


@pytest.mark.parametrize("name", FILES)
def test_a_sheet_says_what_it_is(name: str) -> None:
    with pikepdf.open(io.BytesIO(plain()[name])) as pdf:
        sheet, size = sheets_of({})[name]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        meta = pdf.open_metadata()
        assert meta["dc:title"] == sheet.print.title
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
    width, height = page_size(plain()[name])
    assert (round(width / MM), round(height / MM)) == ((210, 297) if size.paper == "a4" else (216, 279))
    words = text_of(plain()[name])
    assert "version 2026.11 · reviewed 2026-" in words
    assert "CC BY 4.0" in words
    if sheet.print.form is not Form.CARDS:
        assert sheet.data["address"] in words


@pytest.mark.parametrize("name", FILES)
def test_an_independent_checker_finds_no_error(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(plain()[name])
    found = check(str(tmp_path / name))
    assert [f"{row.rule}: {row.message}" for row in found.findings if row.severity == "error"] == []


def structure(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element of the structure tree."""
    found: list[Any] = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            found.append(node)
            inner = node.get("/K", [])
            waiting += list(inner) if isinstance(inner, pikepdf.Array) else [inner]
    return found


def test_formulas_carry_the_words_in_which_they_are_said() -> None:
    with pikepdf.open(io.BytesIO(plain()["guide-a4.pdf"])) as pdf:
        said = [str(node.get("/Alt")) for node in structure(pdf) if node.get("/S") == "/Formula"]
    assert "h equals w over f" in said
    assert not any("\\" in words or words == "formula" for words in said)


def test_every_formula_of_the_allow_list_can_be_set() -> None:
    latex = [line.split("\t")[0] for line in (DATA / "maths_spoken.tsv").read_text(encoding="utf-8").splitlines()]
    parsed = [parse(f"$${formula}$$", {}) for formula in latex if formula]
    assert [flaw for one in parsed for flaw in one.flaws] == []
    blocks = [block for one in parsed for block in one.blocks]
    assert len(blocks) > 50
    sheet = next(sheet for name, (sheet, _) in sheets_of({}).items() if name.startswith("plan-"))
    runs = RunWriter(lambda _kind, name: Target(name, ""), {}).blocks(tuple(blocks))
    pdf = PRESS.pdf(Given(sheet.print, sheet.words, given={**sheet.data, "evidence": runs}), Size())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert sum(node.get("/S") == "/Formula" for node in structure(document)) >= len(blocks)


class Given(Sheet):
    """A sheet with data of our own."""

    def __init__(self, one: Print, words: Words, given: Mapping[str, Any]) -> None:
        super().__init__(one, words)
        object.__setattr__(self, "data", given)


@pytest.mark.parametrize("kind", ["p", "block"])
def test_an_element_that_the_kit_does_not_know_stops_it(kind: str) -> None:
    sheet = sheets_of({})["plan-one-week-a4.pdf"][0]
    unknown = {"p": {"k": "p", "c": [{"k": "blink"}]}, "block": {"k": "marquee"}}[kind]
    with pytest.raises(PrintError, match=r"content/plans/one-week.yml: cannot print .*no element for the"):
        PRESS.pdf(Given(sheet.print, sheet.words, given={**sheet.data, "evidence": [unknown]}), Size())


# The same bytes


def test_the_same_content_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    places = [("one", {"TZ": "UTC", "LC_ALL": "C"}), ("some/other", {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"})]
    made = []
    for name, environment in places:
        project = make_project(tmp_path / name / "p")
        result = run("studyguide", "print", "-o", "sheets", cwd=project, more=environment)
        assert result.returncode == 0, result.stderr
        made.append(written(project / "sheets"))
    assert made[0] == made[1]
    assert len(made[0]) == len(FILES)


def test_the_cache_gives_the_same_and_forgets_what_is_gone(tmp_path: Path) -> None:
    sheet, size = sheets_of({})["plan-one-week-a4.pdf"]
    press = Press(tmp_path)
    first = press.pdf(sheet, size)
    (entry,) = (tmp_path / "print").iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])  # damaged: made again
    assert press.pdf(sheet, size) == first == plain()["plan-one-week-a4.pdf"]
    Press(tmp_path).forget_the_rest()
    assert list((tmp_path / "print").iterdir()) == []


# Nothing over the edge, nothing over one another

LONG = "Łojasiewicz and Itō met Nguyễn-Phước at the Gesellschaft-für-Brotforschung-und-Sauerteigkultur in Llanfairpwll "
NARROW_TEXTS: Mapping[str, Mapping[str, bytes | None]] = {
    "as it is": {},
    "a long name": changed("companies/crumb-and-co.yml", "title: Crumb & Co", f"title: '{LONG}'"),
    "a long answer": changed(
        "questions/bread/a-batch-you-spoilt.yml",
        "strong: I left forty loaves",
        f"strong: {LONG * 30} I left forty loaves",
    ),
    "long code": changed(
        "questions/bread/what-is-hydration.yml",
        "  ```python\n",
        "  ```python\n  a_long_name = " + "hydration_of_" * 30 + "()\n",
    ),
}


@pytest.mark.parametrize("files", NARROW_TEXTS.values(), ids=NARROW_TEXTS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_clipped_or_overlaps(kind: str, files: Mapping[str, bytes | None]) -> None:
    wrong: list[str] = []
    for name, (sheet, size) in sheets_of(files).items():
        if name.removesuffix(f"{size.suffix}.pdf") == kind:
            pdf = PRESS.pdf(sheet, size)
            wrong += [f"{name}: {flaw}" for flaw in over_the_edge(pdf) + over_one_another(pdf)]
    assert wrong == []


def over_the_edge(pdf: bytes) -> list[str]:
    width, height = page_size(pdf)
    return [
        f"page {piece.page}: {piece.text!r} at the edge"
        for piece in pieces(pdf)
        if min(piece.left, piece.bottom, width - piece.right, height - piece.top) < EDGE
    ]


def over_one_another(pdf: bytes) -> list[str]:
    by_page: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces(pdf):
        by_page[piece.page].append(piece)
    return [
        f"page {page}: {a.text!r} over {b.text!r}"
        for page, words in by_page.items()
        for a, b in combinations(words, 2)
        if shared(a, b) > 0.25 * min(area(a), area(b))
    ]


def shared(a: Piece, b: Piece) -> float:
    across = min(a.right, b.right) - max(a.left, b.left)
    along = min(a.top, b.top) - max(a.bottom, b.bottom)
    return max(0.0, across) * max(0.0, along)


def area(piece: Piece) -> float:
    return max(1.0, (piece.right - piece.left) * (piece.top - piece.bottom))


def test_words_over_one_another_and_over_the_edge_are_noticed() -> None:
    assert shared(Piece(0, "a", 0, 0, 10, 10), Piece(0, "b", 5, 0, 15, 10)) == 50
    assert shared(Piece(0, "a", 0, 0, 10, 10), Piece(0, "b", 10, 0, 15, 10)) == 0


TOO_MUCH = {
    "card": (
        changed(
            "questions/bread/what-is-hydration.yml", "gist: Water as a share", f"gist: {LONG * 12} Water as a share"
        ),
        "topic-bread-cards-a4.pdf",
        r"content/topics.yml: cannot print 'Bread: flashcards' on a4 at 12 pt: the card of what-is-hydration needs",
    ),
    "checklist": (
        changed("checklists/the-day-before.yml", "thermometer", f"thermometer {LONG * 40}"),
        "checklist-the-day-before-letter.pdf",
        r"content/checklists/the-day-before.yml: cannot print 'The day before' on letter at 12 pt: it takes \d pages",
    ),
}


@pytest.mark.parametrize(("files", "name", "message"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_cannot_fit_is_an_error_that_names_it(files: dict[str, bytes | None], name: str, message: str) -> None:
    with pytest.raises(PrintError, match=message):
        PRESS.pdf(*sheets_of(files)[name])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("thermometer", "<b>thermometer</b>", "raw HTML '<b>'"),
        (
            "thermometer",
            "[thermometer](question:no-such-one)",
            "no question that can be shown has the id 'no-such-one'",
        ),
    ],
)
def test_a_named_sheet_with_an_error_in_its_texts_is_not_set(tmp_path: Path, old: str, new: str, message: str) -> None:
    project = make_project(tmp_path / "p")
    edit(project / "content/checklists/the-day-before.yml", old, new)
    result = studyguide("print", "checklist-the-day-before", "-o", "sheets", cwd=project)
    assert result.returncode == 1
    assert f"cannot print 'The day before': {message}; `studyguide check` says where" in result.stderr
    assert not (project / "sheets").exists()
    assert studyguide("print", "plan-one-week", "-o", "sheets", cwd=project).returncode == 0


# Made for hands


@pytest.mark.parametrize(
    "name", [name for name in FILES if name.startswith(("checklist-", "topic-bread-a", "topic-bread-l"))]
)
def test_boxes_can_be_ticked_and_are_text(name: str) -> None:
    boxes = [piece for piece in pieces(plain()[name]) if piece.text == "☐"]
    again = 3 if name.startswith("topic-") else 1
    sheet = sheets_of({})[name][0]
    assert len(boxes) == again * sum(len(block["items"]) for block in sheet.data["blocks"])
    assert all(min(box.right - box.left, box.top - box.bottom) >= 4 * MM for box in boxes)


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("checklist-") and "large" not in name])
def test_a_checklist_is_one_page_of_short_lines(name: str) -> None:
    words = list(pieces(plain()[name]))
    assert {piece.page for piece in words} == {0}
    lines: dict[float, list[Piece]] = defaultdict(list)
    for piece in words:
        lines[round(piece.bottom / 6)].append(piece)
    assert max(len(" ".join(piece.text for piece in line)) for line in lines.values()) <= 75


@pytest.mark.parametrize("kind", ["topic-bread-questions", "scorecard-trial-shift-scorecard", "stories"])
def test_lines_to_write_on_are_eight_millimetres_apart(kind: str) -> None:
    for size in SIZES:
        by_page: dict[int, list[float]] = defaultdict(list)
        sheet = sheets_of({})[f"{kind}{size.suffix}.pdf"][0]
        pdf = PRESS.pdf(Given(sheet.print, sheet.words, given={**sheet.data, "by_role": []}), size)
        for page, height, length in rules(pdf):
            if length > 300:
                by_page[page].append(height)
        assert by_page
        gaps = [high - low for heights in by_page.values() for low, high in pairwise(sorted(set(heights)))]
        assert min(gaps) >= 8 * MM


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.suffix)
def test_the_backs_of_cards_lie_behind_their_fronts(size: Size) -> None:
    pdf = plain()[f"topic-bread-cards{size.suffix}.pdf"]
    width, _ = page_size(pdf)
    corners = {(piece.page, piece.text): piece for piece in pieces(pdf) if piece.text in ("Foundation", "Core")}
    assert len(corners) == 4
    card = (width - 20 * MM) / 2
    for level in ("Foundation", "Core"):
        front, back = corners[0, level], corners[1, level]
        # The same word in the same corner of a card that stands in the other column.
        assert abs(abs(back.right - front.right) - card) < 0.1 * MM
        assert abs(front.bottom - back.bottom) < 0.1 * MM
    assert (corners[0, "Foundation"].right < width / 2) != (corners[1, "Foundation"].right < width / 2)
    marks = {round((left + right) / 2 / MM, 2) for left, right in upright(pdf)}
    assert marks == {round(width / MM - mark, 2) for mark in marks}  # as far from the left as from the right


def test_cards_are_read_front_by_front_then_back_by_back() -> None:
    words = text_of(plain()["topic-bread-cards-a4.pdf"])
    order = ["Tell me about a batch", "What is hydration", "Own it, say what it cost", "Water as a share"]
    assert sorted(order, key=words.index) == order


def test_a_book_has_contents_an_outline_and_an_index() -> None:
    with pikepdf.open(io.BytesIO(plain()["guide-a4.pdf"])) as pdf:
        titles = [item.title for item in pdf.open_outline().root]
        pages = len(pdf.pages)
    assert titles[-2:] == ["Glossary", "Index"]
    words = text_of(plain()["guide-a4.pdf"])
    assert words.count("What is hydration, and why does it matter?") >= 2
    assert re.search(rf"Index .*What is hydration, and why does it matter\? \d .* {pages} / {pages}$", words)


# Text stays text

TRICK = '#panic("x") *b* @ref $x$ \\ <label> #let a = 1; [x] // y /* z */ = h'


def test_hostile_text_prints_literally() -> None:
    escaped = "".join(f"\\{sign}" if sign in "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~\\" else sign for sign in TRICK)
    quoted = escaped.replace("'", "''")
    files = changed("checklists/the-day-before.yml", "thermometer", f"thermometer {quoted}")
    files |= changed("companies/crumb-and-co.yml", "title: Crumb & Co", f"title: '{TRICK}'")
    for name, (sheet, size) in sheets_of(files).items():
        if name in ("checklist-the-day-before-a4.pdf", "company-crumb-and-co-a4.pdf"):
            assert TRICK.replace('"', "") in text_of(PRESS.pdf(sheet, size)).translate(
                {0x201C: None, 0x201D: None, 0x22: None}
            )


@pytest.mark.parametrize("sign", ["漢", "😀"])
def test_a_sign_that_no_font_has_stops_the_build_and_is_found(tmp_path: Path, sign: str) -> None:
    project = make_project(tmp_path / "p")
    built(project)
    before = (project / "site" / "index.html").read_bytes()
    path = project / "content/checklists/the-day-before.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("thermometer", f"thermo{sign}meter"), encoding="utf-8")
    result = studyguide("build", cwd=project)
    assert result.returncode == 1
    assert f"cannot print 'The day before' on a4 at 12 pt: no font has '{sign}' (U+{ord(sign):04X})" in result.stderr
    line = path.read_text(encoding="utf-8").split(sign)[0].count("\n") + 1
    assert re.search(rf"content/checklists/the-day-before.yml:{line}:\d+: '{sign}' stands here", result.stderr)
    assert (project / "site" / "index.html").read_bytes() == before


# The command line


def test_sheets_are_set_by_name(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    command = ("print", "plan-one-week", "--paper", "a4", "--size", "12", "--start", "2026-11-23", "-o", "sheets")
    result = studyguide(*command, cwd=project)
    assert result.returncode == 0, result.stderr
    assert list(written(project / "sheets")) == ["plan-one-week-a4.pdf"]
    assert "2026-11-23 to 2026-11-29" in text_of(written(project / "sheets")["plan-one-week-a4.pdf"])
    assert "2026-11-23" not in text_of(plain()["plan-one-week-a4.pdf"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan-one-weak",), "there is no sheet 'plan-one-weak'\n  hint: did you mean 'plan-one-week'?"),
        (("--paper", "a5"), "invalid choice: 'a5'"),
        (("--start", "23/11/2026"), "'23/11/2026' is not a day: write it as 2026-11-23"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = studyguide("print", *arguments, "-o", "sheets", cwd=make_project(tmp_path / "p"))
    assert result.returncode == 2
    assert message in result.stderr
    assert not (tmp_path / "p" / "sheets").exists()


@pytest.mark.parametrize(("length", "shown"), [(100, False), (300, True)])
def test_a_prompt_that_tells_a_story_is_named_by_its_title_on_its_card(length: int, *, shown: bool) -> None:
    prompt = "word " * (length // 5)
    new = f"title: A dough that never rises\nprompt: {prompt}"
    files = changed("questions/bread/what-is-hydration.yml", "prompt: What is hydration, and why does it matter?", new)
    name = next(name for name in sheets_of(files) if "bread-cards" in name)
    text = text_of(PRESS.pdf(*sheets_of(files)[name]))
    assert ("A dough that never rises" in text) is shown
    assert ("word word word" in text) is not shown
