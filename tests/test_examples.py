"""Every guide in examples/ is sound, and the same generator makes all its forms, whatever it is about."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from projects import REPO, SUBJECT, built, digests, run, share_cache, studyguide
from sites import Site

from generator.content.prints import Form, prints
from generator.content.project import Project

EXAMPLES = sorted(path.parent for path in (REPO / "examples").glob("*/mkdocs.yml"))
SCHEMA = json.loads((REPO / "docs" / "schema" / "export.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda folder: folder.name)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of one, as far from the templates and the schemas as the example itself."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("overrides", "docs"):
        (root / name).symlink_to(REPO / name, target_is_directory=True)
    guide = root / "examples" / request.param.name
    shutil.copytree(request.param, guide, ignore=shutil.ignore_patterns(".cache", "site"))
    share_cache(guide, "print")
    return guide


@pytest.fixture(scope="module")
def site(example: Path) -> Site:
    settings = yaml.safe_load((example / "mkdocs.yml").read_text(encoding="utf-8"))
    return Site(built(example), settings["site_url"])


def test_there_is_one() -> None:
    assert EXAMPLES
    assert {folder.name for folder in (REPO / "examples").iterdir()} == {folder.name for folder in EXAMPLES}


def test_it_is_sound_and_in_good_form(example: Path) -> None:
    assert "no problems" in studyguide("check", cwd=example).stderr
    verified = studyguide("verify", cwd=example)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    before = digests(example / "content")
    assert studyguide("fix", cwd=example).stdout == ""
    assert digests(example / "content") == before


def test_editors_find_the_schema_of_each_file(example: Path) -> None:
    for path in (example / "content").rglob("*.yml"):
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / line.partition("$schema=")[2]).resolve().is_file(), path


def test_no_link_of_its_site_is_broken(site: Site) -> None:
    assert len(site.entries) > 20
    assert list(site.broken_links()) == []


def test_nothing_that_is_made_of_it_is_about_our_subject(example: Path, site: Site) -> None:
    made = [*site.folder.rglob("*.html"), *site.folder.rglob("*.json"), *(example / "content").rglob("*.yml")]
    found = {str(path): match[0] for path in made if (match := SUBJECT.search(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_one_sheet_of_each_form_is_set_as_on_its_site(example: Path, site: Site, tmp_path: Path) -> None:
    names = {sheet.form: sheet.name for sheet in prints(Project(example).load().library, "")}
    assert set(names) == set(Form)
    result = studyguide("print", "--paper", "a4", "--size", "12", "-o", tmp_path, *names.values(), cwd=example)
    assert result.returncode == 0, result.stderr
    on_site = digests(site.folder / "print")
    assert digests(tmp_path) == {f"{name}-a4.pdf": on_site[f"{name}-a4.pdf"] for name in names.values()}


def test_it_is_exported_as_the_schema_says(example: Path, tmp_path: Path) -> None:
    assert studyguide("export", "json", "-o", tmp_path / "guide.json", cwd=example).returncode == 0
    data = json.loads((tmp_path / "guide.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    assert data["questions"]


def test_its_markdown_builds_by_itself(example: Path, site: Site, tmp_path: Path) -> None:
    assert studyguide("export", "markdown", "-o", tmp_path / "tree", cwd=example).returncode == 0
    result = run("mkdocs", "build", "--strict", cwd=tmp_path / "tree")
    assert result.returncode == 0, result.stderr
    plain = Site(tmp_path / "tree" / "site", site.address)
    only_ours = {"print/index.html", "practice/index.html", "progress/index.html", "mock/index.html"}
    assert site.entries.keys() - plain.entries.keys() <= only_ours
