"""Every link and anchor of a built site leads somewhere, and every page says what it is."""

import posixpath
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from browser import PAGES
from projects import ADDRESS, REPO, built, edit, make_project, make_real_project, studyguide
from sites import Site, links_of, meta_of, refresh_of, text_of, tree_of

FILES = "use_directory_urls: false\n"
REAL_ADDRESS = "https://both-sides.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(built(make_project(tmp_path_factory.mktemp("directories") / "p")), ADDRESS)


@pytest.fixture(scope="module")
def flat_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(built(make_project(tmp_path_factory.mktemp("files") / "p", FILES)), ADDRESS)


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(built(make_real_project(tmp_path_factory.mktemp("real") / "p")), REAL_ADDRESS)


@pytest.fixture(params=["site", "flat_site", "real_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def test_every_link_and_anchor_leads_somewhere(any_site: Site) -> None:
    assert list(any_site.broken_links()) == []


def test_links_are_followed_on_every_page_and_some_have_anchors(any_site: Site) -> None:
    links = {path: list(links_of(tree)) for path, tree in any_site.pages.items()}
    assert len(any_site.entries) > 30
    assert all(links.values())
    assert sum("#" in link for group in links.values() for link in group) > 40


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('href="../topics/"', 'href="../topcs/"', "nothing at"),
        ('href="../topics/"', 'href="../topics"', "nothing at"),
        ('href="../topics/"', 'href="/topics/"', "nothing at"),
        ('href="../topics/"', 'href="../topics/#nowhere"', "no place"),
        ('href="../topics/"', f'href="{ADDRESS}topcs/"', "nothing at"),
    ],
)
def test_the_crawler_notices(site: Site, tmp_path: Path, old: str, new: str, problem: str) -> None:
    for name in ("topics", "questions"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<p id=a>", encoding="utf-8")
    (tmp_path / "questions" / "index.html").write_text(f"<a {old}></a>", encoding="utf-8")
    small = Site(tmp_path, site.address)
    assert list(small.broken_links()) == []
    (tmp_path / "questions" / "index.html").write_text(f"<a {new}></a>", encoding="utf-8")
    assert problem in " ".join(Site(tmp_path, site.address).broken_links())


def test_every_page_says_what_it_is(any_site: Site) -> None:
    for path, tree in any_site.entries.items():
        title, heading = text_of(tree.find(".//title")), tree.findall(".//h1")
        assert len(heading) == 1, path
        assert title, path
        assert meta_of(tree, "og:title"), path
        assert meta_of(tree, "description"), path
        canonical = [e.get("href", "") for e in tree.iter("link") if e.get("rel") == "canonical"]
        assert canonical in ([f"{any_site.address}{path}"], [f"{any_site.address}{path.removesuffix('index.html')}"])
        assert tree.get("lang"), path


def test_home_leads_to_every_kind_of_page_in_two_clicks(real_site: Site) -> None:
    near = real_site.neighbours("index.html")
    reached = near.union(*map(real_site.neighbours, near))
    wanted = {f"{address}index.html" for name, address in PAGES.items() if name != "404"}
    assert wanted - reached == set()


def test_no_two_pages_share_a_title_or_an_address(any_site: Site) -> None:
    titles = Counter(text_of(tree.find(".//title")) for tree in any_site.entries.values())
    addresses = Counter(meta_of(tree, "og:url") for tree in any_site.entries.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert [address for address, count in addresses.items() if count > 1] == []


def test_no_id_stands_twice_on_a_page(any_site: Site) -> None:
    twice = {
        path: [name for name, count in Counter(e.get("id") for e in tree.iter()).items() if name and count > 1]
        for path, tree in any_site.pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_titles_show_signs_as_they_were_written(site: Site) -> None:
    tree = site.pages["about/index.html"]
    assert text_of(tree.find(".//title")) == "About <this> & that – Bread & butter"
    assert meta_of(tree, "og:title") == "About <this> & that"
    assert text_of(site.pages["companies/crumb-and-co/index.html"].find(".//title")) == "Crumb & Co – Bread & butter"


def questions_of(site: Site) -> dict[str, ET.Element]:
    return {
        path: tree
        for path, tree in site.entries.items()
        if path.startswith("questions/") and path != "questions/index.html"
    }


def test_a_question_can_be_mended_and_reported(any_site: Site) -> None:
    project = any_site.folder.parent
    assert questions_of(any_site)
    for path, tree in questions_of(any_site).items():
        links = {text_of(e): e.get("href", "") for e in tree.iter("a")}
        inside = links["Edit this page"].partition("/edit/main/")[2]
        assert (project / inside).is_file(), path
        report = urlsplit(links["Report a mistake"])
        asked = {name: values[0] for name, values in parse_qs(report.query).items()}
        assert report.path.endswith("/issues/new"), path
        assert asked["title"] == f"Mistake in question {Path(inside).stem}"
        data = yaml.safe_load((project / inside).read_text(encoding="utf-8"))
        review = tree.find(".//footer//time")
        assert review is not None, path
        assert review.get("datetime") == str(data["reviewed"])


def test_a_reported_page_is_the_page_itself(any_site: Site) -> None:
    wrong = []
    for path, tree in questions_of(any_site).items():
        report = next(e.get("href", "") for e in tree.iter("a") if text_of(e) == "Report a mistake")
        named = parse_qs(urlsplit(report).query)["page"][0]
        if named != meta_of(tree, "og:url"):
            wrong.append((path, named))
    assert wrong == []


def test_previous_and_next_agree(any_site: Site) -> None:
    ways: dict[str, dict[str, str]] = {"prev": {}, "next": {}}
    for path, tree in questions_of(any_site).items():
        for link in tree.iter("a"):
            if link.get("rel") in ways:
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link.get("href", ""))))
                ways[link.get("rel", "")][path] = there if there.endswith(".html") else f"{there}/index.html"
    assert ways["next"]
    assert {there: here for here, there in ways["next"].items()} == ways["prev"]


def test_the_questions_of_a_topic_are_one_chain(real_site: Site) -> None:
    for folder in (REPO / "content" / "questions").iterdir():
        pages = [real_site.pages[f"questions/{path.stem}/index.html"] for path in folder.glob("*.yml")]
        ends = [
            sum(next((True for a in page.iter("a") if a.get("rel") == way), False) for page in pages)
            for way in ("prev", "next")
        ]
        assert ends == [len(pages) - 1] * 2, folder.name


def test_questions_stay_out_of_the_navigation(any_site: Site) -> None:
    questions = {path.removesuffix("index.html").rstrip("/") for path in questions_of(any_site)}
    seen = set()
    for path, tree in any_site.entries.items():
        for nav in tree.iter("nav"):
            if nav.get("class") in ("siblings", "filters"):
                continue
            links = [a.get("href", "") for a in nav.iter("a")]
            shown = {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links}
            seen |= shown
            assert not shown & questions - {path.removesuffix("/index.html")}, path
    assert any(link.startswith("topics/") for link in seen)


@pytest.mark.parametrize(
    ("settings", "file", "way", "new"),
    [
        ("", "questions/wetness/index.html", "../what-is-hydration/", "what-is-hydration/"),
        (FILES, "questions/wetness.html", "what-is-hydration.html", "what-is-hydration.html"),
    ],
)
def test_a_former_address_leads_on(tmp_path: Path, settings: str, file: str, way: str, new: str) -> None:
    project = make_project(tmp_path / "p", settings)
    edit(project / "content/questions/bread/what-is-hydration.yml", "aliases: [hydration]", "aliases: [wetness]")
    site = Site(built(project), ADDRESS)
    tree = site.pages[file]
    assert refresh_of(tree) == way
    assert site.leads_to(file, way) is None
    assert [a.get("href") for a in tree.iter("a")] == [way]
    assert meta_of(tree, "robots") == "noindex"
    canonical = next(e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical")
    assert canonical == f"{ADDRESS}questions/{new}"
    assert "wetness" not in (project / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_an_address_in_use_is_never_given_away(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    other = "aliases: [what-is-hydration]\n"
    path = project / "content/questions/bread/a-batch-you-spoilt.yml"
    path.write_text(other + path.read_text(encoding="utf-8"), encoding="utf-8")
    result = studyguide("build", cwd=project)
    assert result.returncode == 1
    assert "[alias-taken]" in result.stdout


def test_a_tree_is_read_as_browsers_read_it() -> None:
    assert text_of(tree_of("<p>a<b> b</p>c")) == "a bc"
