"""After whatever edits, a build leaves what MkDocs alone would make from nothing, and does no more than it has to."""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from projects import SETTINGS, built, digests, edit, make_project, run, studyguide

HYDRATION = "content/questions/bread/what-is-hydration.yml"
BATCH = "content/questions/bread/a-batch-you-spoilt.yml"
COPY = "content/questions/bread/copy.yml"
TOUCHED = {
    "questions/what-is-hydration/index.html",
    "assets/data/cards/what-is-hydration.js",
    "topics/bread/index.html",
}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("rebuild") / "p")
    settings = SETTINGS.replace("plugins: [studyguide]", "plugins: [{studyguide: {paper: false}}]")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs" / "adverts").mkdir()  # in no navigation, as questions are: each has its own way to other pages
    (project / "docs" / "adverts" / "page.md").write_text("# Adverts\n", encoding="utf-8")
    built(project)
    return project


@pytest.fixture
def project(origin: Path, tmp_path: Path) -> Path:
    """A built project that a test may spoil; a build of it knows nothing of the one that was copied."""
    shutil.copytree(origin, tmp_path / "p", symlinks=True)
    built(tmp_path / "p")
    return tmp_path / "p"


def from_nothing(project: Path) -> dict[str, str]:
    """What MkDocs makes of the project, with no record of any build before."""
    result = run("mkdocs", "build", "--strict", "-q", "-d", project.with_name("plain"), cwd=project)
    assert result.returncode == 0, result.stdout + result.stderr
    return digests(project.with_name("plain"))


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def word(text: str) -> Callable[[Path], None]:
    return lambda project: edit(project / HYDRATION, "drinks more.", f"{text} drinks more.")


def add(project: Path) -> None:
    text = (project / HYDRATION).read_text(encoding="utf-8")
    text = text.replace("aliases: [hydration]\n", "").replace(
        "What is hydration, and why", "What is a poolish, and when"
    )
    (project / COPY).write_text(text.replace("Hydration is water over", "A poolish is half"), encoding="utf-8")


def rename(project: Path) -> None:
    edit(project / COPY, "prompt: What is a poolish", "aliases: [copy]\nprompt: What is a poolish")
    (project / COPY).rename(project / COPY.replace("copy", "renamed"))


EDITS: dict[str, Callable[[Path], None]] = {
    "a body": word("always"),
    "the same body once more": word("also"),
    "a question is added": add,
    "it is renamed": rename,
    "another body": lambda p: edit(p / BATCH, "weak:\n  - answer: ", "weak:\n  - answer: Well. "),
    "it is removed": lambda p: (p / COPY.replace("copy", "renamed")).unlink(),
    "a title": lambda p: edit(p / HYDRATION, "prompt: What is hydration", "prompt: What, pray, is hydration"),
    "the order": lambda p: edit(p / HYDRATION, "level: core", "level: foundation"),
    "a body after that": word("usually"),
    "who cites a source": lambda p: edit(
        p / HYDRATION, "Fold it and wait;", "Fold as [it](source:bakers-handbook) says;"
    ),
    "a register": lambda p: edit(p / "content/glossary.yml", "title: hydration\n", "title: Wet hydration\n"),
    "a template": lambda p: edit(p / "overrides/partials/footer.html", "nobody is counted", "nobody is tracked"),
    "a style": lambda p: edit(p / "overrides/assets/stylesheets/foot.css", ".site-foot {", ".site-foot {\n  gap: 0;"),
    "the configuration": lambda p: edit(p / "mkdocs.yml", "site_name: Bread & butter", "site_name: Bread"),
    "a page written by hand": lambda p: edit(p / "docs/about.md", "Baked by hand", "Kneaded by hand"),
    "nothing": lambda _: None,
}


def test_edit_after_edit_the_site_is_what_a_build_from_nothing_makes(project: Path) -> None:
    for name, change in EDITS.items():
        change(project)
        assert digests(built(project)) == from_nothing(project), name


def in_any_order(seed: int) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Those edits that need none before them; nothing is done in the place of one that does."""
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    apart = [name for name in EDITS if "is " not in name or name == "a question is added"]
    for name in chance.sample(apart, len(apart)):
        yield name, EDITS["nothing" if name == "who cites a source" else name]


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(5))
def test_so_it_is_after_edits_in_any_order(project: Path, seed: int) -> None:
    for name, change in in_any_order(seed):
        change(project)
        assert digests(built(project)) == from_nothing(project), (seed, name)


def test_when_nothing_has_changed_nothing_is_written(project: Path) -> None:
    before = stamps(project)
    built(project)
    assert stamps(project) == before


def test_after_an_edit_of_a_body_two_pages_and_a_card_are_written(project: Path) -> None:
    for text in ("often", "never"):  # the first makes the twin, the second finds it
        before = stamps(project / "site")
        word(text)(project)
        after = stamps(built(project))
        changed = {path for path in after.keys() | before.keys() if after.get(path) != before.get(path)}
        assert {path for path in changed if not path.startswith("search/")} == TOUCHED
        assert "search/index.js" in changed


def test_after_an_edit_that_search_does_not_read_its_index_stays(project: Path) -> None:
    before = stamps(project / "site")
    edit(project / BATCH, "weak:\n  - answer: ", "weak:\n  - answer: Well. ")
    after = stamps(built(project))
    assert {path for path in after if after[path] != before.get(path)} == {
        "questions/a-batch-you-spoilt/index.html",
        "assets/data/cards/a-batch-you-spoilt.js",
        "topics/bread/index.html",
    }


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_text("x", encoding="utf-8")])
def test_an_index_needs_nothing_that_was_kept(project: Path, spoil: Callable[[Path], object]) -> None:
    for file in (project / ".cache" / "search").iterdir():
        spoil(file)
    word("seldom")(project)
    assert digests(built(project)) == from_nothing(project)


def test_another_version_of_a_package_makes_the_site_again(project: Path, tmp_path: Path) -> None:
    before = stamps(project / "site")
    (tmp_path / "more" / "kneading-2.0.dist-info").mkdir(parents=True)
    assert run("studyguide", "build", cwd=project, more={"PYTHONPATH": str(tmp_path / "more")}).returncode == 0
    assert not before.items() & stamps(project / "site").items()


def test_a_site_and_its_cache_can_be_carried_to_another_machine(project: Path) -> None:
    packed = project.with_name("carried.tar")
    subprocess.run(["tar", "--format=posix", "-cf", packed, project.name], cwd=project.parent, check=True)
    shutil.rmtree(project)
    subprocess.run(["tar", "-xf", packed], cwd=project.parent, check=True)
    before = stamps(project)
    word("often")(project)
    built(project)
    after = stamps(project / "site")
    changed = {path for path in after if after[path] != before.get(f"site/{path}")}
    assert {path for path in changed if not path.startswith("search/")} == TOUCHED


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p: (p / "site/topics/index.html").unlink(),
        lambda p: (p / "site/more.html").write_text("", encoding="utf-8"),
        lambda p: (p / "site/index.html").write_text("", encoding="utf-8"),
        lambda p: shutil.rmtree(p / "site"),
        lambda p: shutil.rmtree(p / ".cache/built"),
        lambda p: spoil_record(p, lambda text: text[: len(text) // 2]),
        lambda p: spoil_record(p, lambda text: text.replace("index.html", "index.htm", 1)),
        lambda p: spoil_record(p, lambda _: "[]"),
        lambda p: shutil.rmtree(p / ".cache/twins"),
    ],
)
def test_what_somebody_has_spoilt_is_made_again(project: Path, spoil: Callable[[Path], object]) -> None:
    word("often")(project)
    built(project)
    spoil(project)
    edit(project / HYDRATION, "often drinks more.", "drinks more.")
    assert digests(built(project)) == from_nothing(project)


def spoil_record(project: Path, change: Callable[[str], str]) -> None:
    for record in (project / ".cache" / "built").iterdir():
        record.write_text(change(record.read_text(encoding="utf-8")), encoding="utf-8")


def test_an_error_in_an_edited_body_is_told_and_the_site_stays(project: Path) -> None:
    before = digests(project / "site")
    edit(project / HYDRATION, "More, for rye drinks more.", "More, see [this](question:nothing).")
    result = studyguide("build", cwd=project)
    assert result.returncode == 1
    assert "no question has the id 'nothing'" in result.stdout
    assert digests(project / "site") == before


def test_warnings_are_told_each_time(project: Path) -> None:
    edit(project / BATCH, "reviewed: 2026-11-01", "reviewed: 2021-11-01")
    first = studyguide("build", cwd=project)
    assert "warning" in first.stdout
    assert studyguide("build", cwd=project).stdout == first.stdout
    word("often")(project)
    assert studyguide("build", cwd=project).stdout == first.stdout
