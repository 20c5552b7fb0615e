"""What a training plan says: goals, weeks, splits, pictures, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from domain.errors import Infeasible, OutOfRange, SpotterError, UnknownName
from domain.vocabulary import Language, TrainingGoal
from knowledge.exercises.catalogue import CATALOGUE_DIR, Catalogue
from knowledge.exercises.motion import MOTIONS_DIR
from tools.registry import ToolRegistry
from tools.training.models import PlannedExercise, PlanTrainingResult
from tools.training.plan_training import PlanTraining
from tools.training.prescription import is_loaded, load_prescription
from tools.training.roles import Role
from tools.training.rules import load_sources
from tools.training.splits import load_preferences

CATALOGUE = Catalogue()
USUAL = {"goal": "hypertrophy", "days_per_week": 3, "level": "intermediate", "minutes_per_session": 45}


def plan(**arguments: Any) -> PlanTrainingResult:
    """The plan, asked for as every caller asks."""
    result = ToolRegistry([PlanTraining(CATALOGUE)]).run("plan_training", USUAL | arguments)
    assert isinstance(result, PlanTrainingResult)
    return result


def items(result: PlanTrainingResult, week: int = 1) -> Iterator[PlannedExercise]:
    """Every exercise of a week."""
    for day in result.weeks[week - 1].days:
        yield from day.items


def test_the_same_request_gives_the_same_plan() -> None:
    """Without a seed and with one the plan is reproducible; another seed chooses other exercises."""
    assert plan() == plan()
    assert plan(seed=3) == plan(seed=3)
    chosen = {seed: {item.exercise_id for item in items(plan(seed=seed))} for seed in (1, 2, 3)}
    assert len({frozenset(ids) for ids in chosen.values()}) > 1


def test_strength_weeks_rise_and_the_fourth_is_a_deload() -> None:
    """Percent of the one-rep max rises through a block, falls in week 4, and the next block starts higher."""
    result = plan(goal="strength", weeks=8)
    percents = []
    for week in range(1, 9):
        percents.append(next(i.intensity.value for i in items(result, week) if i.intensity.kind == "percent_1rm"))
    assert percents == [77.5, 80, 82.5, 62.5, 80, 82.5, 85, 65]
    assert [week.deload for week in result.weeks] == [False, False, False, True] * 2


def test_percentages_leave_repetitions_in_reserve() -> None:
    """However far the wave rises, the repetitions stay two short of what Epley's equation allows."""
    result = plan(goal="strength", level="advanced", weeks=16)
    for week in range(1, 17):
        for item in items(result, week):
            if item.intensity.kind == "percent_1rm":
                possible = 30 * (100 / item.intensity.value - 1)
                assert int(item.reps.split("-")[-1]) <= max(1, possible - 1.5)


def test_a_deload_week_has_about_half_the_sets() -> None:
    """Week 4 keeps the exercises, with 40–70 % of the resistance sets and four repetitions in reserve."""
    result = plan(weeks=4, minutes_per_session=60)
    resistance = {Role.MAIN, Role.ACCESSORY, Role.ISOLATION, Role.CORE}
    full, eased = (sum(item.sets for item in items(result, week) if item.role in resistance) for week in (1, 4))
    assert 0.4 <= eased / full <= 0.7
    assert {item.exercise_id for item in items(result, 4)} == {item.exercise_id for item in items(result, 1)}
    assert {item.intensity.value for item in items(result, 4) if item.intensity.kind == "rir"} == {4}


@pytest.mark.parametrize("goal", list(TrainingGoal))
def test_goals_differ_as_published(goal: TrainingGoal) -> None:
    """Strength: few repetitions and rest above two minutes; endurance: many and rest of a minute at most."""
    main = [item for item in items(plan(goal=goal, minutes_per_session=75)) if item.role is Role.MAIN]
    loaded = [item for item in main if is_loaded(CATALOGUE.get(item.exercise_id))]
    ends = [int(end) for item in loaded for end in item.reps.split("-")]
    if goal is TrainingGoal.STRENGTH:
        assert max(ends) <= 6
        assert min(item.rest_s for item in main) > 120
    elif goal is TrainingGoal.ENDURANCE:
        assert min(ends) >= 12
        assert max(item.rest_s for item in main) <= 60
    else:
        assert min(ends) >= 6
        assert 60 <= max(item.rest_s for item in main) <= 120


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (1, ["full_body"]),
        (3, ["full_body"] * 3),
        (4, ["upper", "lower", "upper", "lower"]),
        (5, ["push", "pull", "legs", "upper", "lower"]),
        (6, ["push", "pull", "legs"] * 2),
        (7, ["push", "pull", "legs", "mobility", "push", "pull", "legs"]),
    ],
)
def test_splits_suit_the_number_of_days(days: int, kinds: list[str]) -> None:
    """Full body up to three days, upper and lower on four, push, pull and legs on more, with a day for mobility."""
    assert [day.kind for day in plan(days_per_week=days).weeks[0].days] == kinds


def test_without_pulling_exercises_there_is_no_pull_day() -> None:
    """At home with nothing, no day is for pulling, and the missing patterns are named with the reason."""
    result = plan(days_per_week=6, equipment=["bodyweight"], minutes_per_session=30)
    assert "pull" not in {day.kind for day in result.weeks[0].days}
    assert {"horizontal_pull", "vertical_pull"} <= {left.pattern for left in result.left_out}
    assert all("equipment" in left.because for left in result.left_out)


def test_nothing_named_means_body_weight() -> None:
    """An empty list of equipment plans as body weight does."""
    assert plan(equipment=[]).weeks == plan(equipment=["bodyweight"]).weeks


def test_poses_of_a_mobility_day_are_done_in_equal_rounds() -> None:
    """The flow repeats as a whole."""
    day = plan(days_per_week=7).weeks[0].days[3]
    rounds = {item.sets for item in day.items if item.role is Role.YOGA}
    assert len(rounds) == 1
    assert len(day.items) >= 4


def test_pictures_come_from_the_callable_once_an_exercise() -> None:
    """The path that the callable gives stands in every item; it is asked once for each exercise."""
    asked: list[str] = []

    def animation(exercise_id: str) -> str | None:
        asked.append(exercise_id)
        return f"/pictures/{exercise_id}.gif" if exercise_id == "bench-press" else None

    tool = PlanTraining(CATALOGUE, animation)
    result = tool.run(tool.arguments(**USUAL, weeks=3))
    assert len(asked) == len(set(asked))
    assert {item.gif for item in items(result, 3)} == {None, "/pictures/bench-press.gif"}


def test_every_text_for_people_is_in_every_language() -> None:
    """Names of days and exercises, progression and what to do when it fails."""
    for goal in TrainingGoal:
        result = plan(goal=goal, weeks=1)
        texts = [result.progression.rule, result.progression.on_failure, result.weeks[0].days[0].names]
        texts += [item.names for item in items(result)]
        for names in texts:
            assert set(names) == set(Language)
            assert all(names.values())


def test_data_files_name_exercises_and_sources_that_exist() -> None:
    """No preference names an exercise that the catalogue lacks, and every source has a title and a year."""
    preferences, table = load_preferences(), load_prescription()
    named = {i for lists in preferences.patterns.values() for ids in lists.values() for i in ids}
    named |= {i for ids in (*preferences.muscles.values(), *preferences.warmup.values()) for i in ids}
    named |= {*preferences.conditioning, *preferences.cooldown, *preferences.yoga_flow, *preferences.last_resort}
    named |= {*table.heavy_lifts, *table.hardest_reps, *table.unloaded}
    assert named - {"*"} <= set(CATALOGUE.by_id)
    assert all(source.title and source.year for source in load_sources().values())


def test_every_exercise_that_a_plan_may_name_moves() -> None:
    """Plans take their exercises from the catalogue, and each of those has a motion of its own: none stands still."""
    moving = {file.stem for file in MOTIONS_DIR.glob("*.yaml")}
    assert set(CATALOGUE.by_id) <= moving


@pytest.mark.parametrize(
    ("changed", "error", "field"),
    [
        ({"days_per_week": 0}, OutOfRange, "days_per_week"),
        ({"days_per_week": 8}, OutOfRange, "days_per_week"),
        ({"minutes_per_session": 5}, OutOfRange, "minutes_per_session"),
        ({"minutes_per_session": 300}, OutOfRange, "minutes_per_session"),
        ({"weeks": 0}, OutOfRange, "weeks"),
        ({"goal": "six_pack"}, UnknownName, "goal"),
        ({"level": "elite"}, UnknownName, "level"),
        ({"equipment": ["rope"]}, UnknownName, "equipment.0"),
        ({"avoid": ["brain"]}, UnknownName, "avoid.0"),
    ],
)
def test_impossible_values_are_refused_by_name(changed: dict[str, Any], error: type[SpotterError], field: str) -> None:
    """The argument at fault is named, with a remedy."""
    with pytest.raises(error) as caught:
        plan(**changed)
    assert caught.value.field == field
    assert caught.value.hint


def knowing(folder: Path, *exercise_ids: str) -> PlanTraining:
    """A planner whose catalogue holds these exercises only."""
    for exercise_id in exercise_ids:
        copy(CATALOGUE_DIR / f"{exercise_id}.json", folder)
    return PlanTraining(Catalogue(folder))


def test_an_impossible_combination_names_what_to_relax(tmp_path: Path) -> None:
    """Two hours with two exercises: fewer minutes would do, the error says so, and they do."""
    tool = knowing(tmp_path, "dead-bug", "glute-bridge")
    request = USUAL | {"days_per_week": 2, "minutes_per_session": 120}
    with pytest.raises(Infeasible) as caught:
        tool.run(tool.arguments(**request))
    assert caught.value.field == "minutes_per_session"
    hint = caught.value.hint or ""
    assert "at most" in hint
    minutes = next(int(word) for word in hint.split() if word.isdigit())
    assert tool.run(tool.arguments(**(request | {"minutes_per_session": minutes}))).weeks


def test_what_a_body_part_rules_out_names_it(tmp_path: Path) -> None:
    """Where sparing shoulders and knees leaves a single exercise, training one of them is what to relax."""
    tool = knowing(tmp_path, "plank", "push-up", "bodyweight-squat", "standing-calf-raise")
    request = USUAL | {"avoid": ["shoulder", "knee"], "minutes_per_session": 30, "days_per_week": 2}
    with pytest.raises(Infeasible) as caught:
        tool.run(tool.arguments(**request))
    assert "train the" in (caught.value.hint or "").lower()
