"""A content file in careless form in, the same file in good form out: nothing is rejected for form."""

from pathlib import Path, PurePosixPath

import pytest
from conftest import GUIDE
from projects import REPO, make_project, studyguide

from generator.content.files import File, Place, content_files, place_of
from generator.content.reader import read
from generator.fix.mend import mended, same

QUESTION, FAQ = "questions/bread/crust.yml", "faq.yml"
LONG = "so " + "very " * 40 + "long"


def mend(text: str, inside: str = FAQ) -> str:
    place = place_of(PurePosixPath(inside))
    assert isinstance(place, Place)
    return mended(inside, text.encode(), place).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "\ufeffa:\r\n  question: Why?\r\n", "a:\n  question: Why?\n", id="a mark, and line ends of another system"
        ),
        pytest.param("a:\n  question: Why?  \n\n\n", "a:\n  question: Why?\n", id="blanks at the end"),
        pytest.param("a:\n  question: Why?", "a:\n  question: Why?\n", id="the last line"),
        pytest.param("a:\n\tquestion: Why?\n", "a:\n  question: Why?\n", id="tabs"),
        pytest.param(
            "a:\n\tanswer: |\n\t\tb\n\n\t\t\tc\n\tgroup: x\n",
            "a:\n  answer: |\n    b\n\n      c\n  group: x\n",
            id="tabs in a text",
        ),
        pytest.param(
            "a:\n  answer: |\n\tb\n\tgroup: x\n",
            "a:\n  answer: |\n    b\n  group: x\n",
            id="a tab before a text and before the next field",
        ),
        pytest.param(
            "a:\n  answer: |\n    b\n\t- c\n", "a:\n  answer: |\n    b\n    - c\n", id="a tab before an item of a text"
        ),
        pytest.param(
            "a:\n  question: Why\n\tso?\n", "a:\n  question: Why\n    so?\n", id="a tab before more of a text"
        ),
        pytest.param("a:\n  sources:\n\t- b\n\t- c\n", "a:\n  sources:\n    - b\n    - c\n", id="tabs before items"),
        pytest.param("a:\n  question: Why: how?\n", 'a:\n  question: "Why: how?"\n', id="a colon in a text"),
        pytest.param("a:\n  group: @home\n", 'a:\n  group: "@home"\n', id="a sign that starts no text"),
        pytest.param("a:\n  group: yes\n", 'a:\n  group: "yes"\n', id="a word that means different things"),
        pytest.param("a:\n  sources: [no, 012]\n", 'a:\n  sources: ["no", "012"]\n', id="the same in a list"),
        pytest.param(
            "a:\n  # when it was read\n  reviewed: 2026-11-01\n\n  question: Why?\n",
            "a:\n  question: Why?\n  # when it was read\n  reviewed: 2026-11-01\n",
            id="order, with the comments of a field",
        ),
        pytest.param("a:\n  question: Why?\nb: {group: x, question: z}\n", None, id="fields in braces stay"),
        pytest.param("a: [\n", None, id="what cannot be read stays"),
        pytest.param("a:\n  sources: [b\n  group: c: d\n", None, id="what cannot be mended stays as it was written"),
        pytest.param("a:\n  question: Why? # he asked\n", None, id="a comment at the end of a line"),
    ],
)
def test_form_is_mended(before: str, after: str | None) -> None:
    assert mend(before) == (after or before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scored:\n  - signal: a\n\tstrong: b\n", "scored:\n  - signal: a\n    strong: b\n"),
        ("scored:\n\t- signal: a\n\t  strong: b\n", "scored:\n  - signal: a\n    strong: b\n"),
        ("weak:\n- answer: a\n\twhy: b\n", "weak:\n- answer: a\n  why: b\n"),
        ("weak:\n  - answer: |\n\ta\n\twhy: b\n", "weak:\n  - answer: |\n      a\n    why: b\n"),
        ("scored:\n  - signal: a\n\tweight: b\n", "scored:\n  - signal: a\n    weight: b\n"),
        ("code:\n\tsolution: |\n\t\tif a:\n\t\t\tb()\n", "code:\n  solution: |\n    if a:\n      b()\n"),
    ],
)
def test_a_tab_leads_to_the_fields_of_an_item(before: str, after: str) -> None:
    assert mend(before, QUESTION) == after


@pytest.mark.parametrize(
    "typed",
    [
        *("{share} of it", "{m:,} loaves", "{share}", "[it](topic:rye) is", "[it]", "- a dash", "> 5 loaves", "| or"),
        *("@home", "`oven` or pan", "%70", "*Why* knead?", "**Why** knead?", "*why knead", "& company", "&c is what?"),
        *("! no", "!important bread", "? no", ", no", "] no", "} no", "One thing: why?", "It's so: it's bread"),
        *('"Knead" or fold?', "'Knead' or fold?", 'C:\\path: a "b"'),
    ],
)
def test_a_text_is_read_back_as_it_was_typed(typed: str) -> None:
    for text in (typed, f'{typed}\n    and more of "it"') if typed[0] not in ">|-{[" else (typed,):
        source, problems = read(FAQ, mend(f"a:\n  question: {text}\n  group: x\n").encode())
        assert problems == ()
        assert source.value["a"]["question"] == " ".join(text.split())


@pytest.mark.parametrize(
    "fields",
    [
        *('question: "Knead', "question: Rye #1", "question: Rye\n  group: #1", "question: !!str rye"),
        *("question: > Rye\n    bread", "question: &rye it is\n  group: *rye", "sources: - rye", "sources: [a, b] c"),
        *("question: [0, 1) is", "question: Rye\n    answer: bread"),
    ],
)
def test_what_only_its_author_can_tell_stays(fields: str) -> None:
    assert mend(f"a:\n  {fields}\n") == f"a:\n  {fields}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"a:\n  answer: |\n    {LONG}\n", "a:\n  answer: |\n    so very", id="a text below a sign"),
        pytest.param(f"a:\n  answer: {LONG}\n", "a:\n  answer: so very", id="a text beside its field"),
        pytest.param(f"a:\n  answer: |\n    - {LONG}\n", "a:\n  answer: |\n    - so very", id="an item"),
        pytest.param(f'a:\n  answer: "{LONG}"\n', 'a:\n  answer: "so very', id="a text in quotation marks"),
    ],
)
def test_long_lines_are_broken(before: str, after: str) -> None:
    text = mend(before)
    assert text.startswith(after)
    assert max(map(len, text.splitlines())) <= 120
    assert " ".join(text.split()) == " ".join(before.split())


@pytest.mark.parametrize(
    "text",
    [
        f"a:\n  answer: |\n    ```text\n    {LONG}\n    ```\n",
        f"a:\n  answer: |\n    | {LONG} |\n    | --- |\n    | b |\n",
        f"a:\n  answer: |\n    $$\n    {LONG}\n    $$\n",
        f"a:\n  answer: |\n    > {LONG}\n",
    ],
)
def test_code_tables_maths_and_quotes_keep_their_lines(text: str) -> None:
    assert mend(text) == text


def test_fields_of_groups_are_ordered_too() -> None:
    before = "scored:\n  - strong: b\n    signal: a\n\n  # the second\n  - signal: c\n    strong: d\nprompt: Why?\n"
    after = "prompt: Why?\nscored:\n  - signal: a\n    strong: b\n\n  # the second\n  - signal: c\n    strong: d\n"
    assert mend(before, QUESTION) == after


def test_programs_keep_their_blanks() -> None:
    text = 'prompt: Why?  \ncode:\n  solution: |\n    a = """  \n    """\n  test: x\n'
    assert mend(text, QUESTION) == text.replace("Why?  ", "Why?")


EVERY = [*content_files(REPO / "content", "content"), *content_files(GUIDE / "content", "content")]


@pytest.mark.parametrize("file", EVERY, ids=lambda file: str(file.inside))
def test_every_file_means_the_same_afterwards(file: File) -> None:
    place = place_of(file.inside)
    if not isinstance(place, Place) or place.kind is None:
        return  # drawings and their scripts have no form of ours
    data = file.data or b""
    # As careless as possible: other line ends, blanks at the end, the fields of the file turned round.
    careless = data.replace(b"\n", b"\r\n") + b"\r\n\r\n"
    after = mended(file.path, careless, place)
    assert same(read(file.path, data)[0], read(file.path, after)[0], place)
    assert mended(file.path, after, place) == after
    comments = [sorted(line for line in text.splitlines() if line.lstrip().startswith(b"#")) for text in (data, after)]
    assert comments[0] == comments[1]


def test_the_guide_is_in_good_form() -> None:
    found = []
    for file in content_files(REPO / "content", "content"):
        place = place_of(file.inside)
        if isinstance(place, Place) and place.kind and mended(file.path, file.data or b"", place) != file.data:
            found.append(f"{file.path}: run `studyguide fix`")
    assert found == []


def test_the_command_mends_what_is_named_and_says_so(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    studyguide("fix", cwd=project)
    faq, roles = project / "content" / "faq.yml", project / "content" / "roles.yml"
    for path in (faq, roles):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    result = studyguide("fix", "content/faq.yml", cwd=project)
    assert (result.returncode, result.stdout) == (0, "mended content/faq.yml\n")
    assert b"\r" not in faq.read_bytes()
    assert b"\r" in roles.read_bytes()
    assert studyguide("fix", cwd=project).stdout == "mended content/roles.yml\n"
    assert "0 of" in studyguide("fix", cwd=project).stderr
    refused = studyguide("fix", "about.md", cwd=project)
    assert refused.returncode == 2
    assert "is no file of the content" in refused.stderr
