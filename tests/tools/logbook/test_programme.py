"""From the tools' plans to programmes that can be followed, and the loads that there are."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from domain.vocabulary import Equipment, WeightUnit
from tests.tools.logbook.past import CATALOGUE
from tools.logbook.from_plans import read_programme
from tools.logbook.loading import LOADING_FILE, loads_of
from tools.logbook.programme import Method, Programme, SetKind
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining


def training(**arguments: object) -> Programme:
    args = PlanTrainingArguments.model_validate(
        {"goal": "hypertrophy", "days_per_week": 3, "level": "beginner", **arguments}
    )
    result = PlanTraining(CATALOGUE).run(args)
    return read_programme("plan_training", result.model_dump(mode="json"), CATALOGUE)


def strength(**arguments: object) -> Programme:
    args = Calculate531Arguments.model_validate({"squat": 140, "bench_press": 100, **arguments})
    result = Calculate531().run(args)
    return read_programme("calculate_531", result.model_dump(mode="json"), CATALOGUE)


def test_a_training_plan_keeps_its_days_sets_and_ranges() -> None:
    """Three days in four weeks are twelve sessions; every set has what the plan asks for."""
    plan = training()
    assert [session.day for session in plan.sessions[:4]] == [0, 2, 4, 7]
    assert len(plan.sessions) == 12
    assert [session.deload for session in plan.sessions][-3:] == [True] * 3
    assert all(target.low <= target.high for one in plan.sessions for e in one.exercises for target in e.sets)
    assert plan.weekly_range


def test_each_exercise_has_the_rule_that_fits_it() -> None:
    """Bars and dumbbells by double progression, holds and body weight without a load, strength lifts by percent."""
    methods = {one.exercise_id: one.method for session in training().sessions for one in session.exercises}
    for exercise_id, method in methods.items():
        unloaded = loads_of(CATALOGUE.get(exercise_id), WeightUnit.KG) is None
        assert method is (Method.UNLOADED if unloaded else Method.DOUBLE)
    lifts = training(goal="strength", level="intermediate")
    assert Method.PERCENT in {one.method for session in lifts.sessions for one in session.exercises}
    assert lifts.steps.by_exercise["barbell-back-squat"] == 5.0


def test_a_531_plan_keeps_every_written_load() -> None:
    """Sets, loads and plates as the chat showed them; one block a cycle."""
    plan = strength(cycles=2)
    assert len(plan.sessions) == 16
    assert {session.block for session in plan.sessions} == {0, 1}
    squat = next(one for one in plan.sessions if one.exercises[0].exercise_id == "barbell-back-squat")
    assert [(t.kind, t.load) for t in squat.exercises[0].sets[3:6]] == [
        (SetKind.WORK, load) for load in (82.5, 95, 107.5)
    ]
    assert plan.maxes["barbell-back-squat"] == [126.0, 131.0]
    assert plan.steps.misses == 1


def test_lifts_that_share_a_day_are_one_session() -> None:
    """Two days a week: squat and bench press together."""
    plan = strength(deadlift=180, overhead_press=60, days_per_week=2)
    assert len(plan.sessions) == 8
    assert {"barbell-back-squat", "bench-press"} <= {one.exercise_id for one in plan.sessions[0].exercises}


@pytest.mark.parametrize(
    "plan", [training(weeks=5), strength(), strength(overhead_press=60, deadlift=180, days_per_week=3)]
)
def test_a_plan_can_go_on(plan: Programme) -> None:
    """The last block once more: later days in order, numbers that go on, and another block for the reference maxes."""
    longer = plan.extended()
    assert [session.number for session in longer.sessions] == list(range(len(longer.sessions)))
    days = [session.day for session in longer.sessions]
    assert days == sorted(set(days))
    assert longer.sessions[-1].block == plan.sessions[-1].block + 1
    assert longer.weeks > plan.weeks


def test_a_programme_survives_being_stored() -> None:
    """As JSON and back it is the same."""
    plan = strength()
    assert Programme.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize(("tool", "result"), [("plan_nutrition", {}), ("plan_training", {"weeks": "many"})])
def test_what_cannot_be_followed_is_refused(tool: str, result: dict[str, object]) -> None:
    """Another tool's result, and one of another version."""
    with pytest.raises(InvalidInput):
        read_programme(tool, result, CATALOGUE)


def test_the_loads_of_every_exercise_are_complete() -> None:
    """Every loaded exercise has its rack in both units, but bands, which have no figures."""
    for exercise in CATALOGUE:
        for unit in WeightUnit:
            loads = loads_of(exercise, unit)
            if loads is None:
                continue
            assert loads.above(loads.nearest(float(loads.least))) > float(loads.least)
            assert loads.below(0.1) == float(loads.least)
    assert loads_of(CATALOGUE.get("band-pull-apart"), WeightUnit.KG) is None
    assert LOADING_FILE.exists()
    assert Equipment.BAND not in LOADING_FILE.read_text()


def test_a_load_between_two_is_rounded_to_one_that_there_is() -> None:
    """81.2 kg on a bar are 82.5 kg, or 80 where it must not be more; 9 kg dumbbells are 10 kg, or 8."""
    bar, dumbbells = (loads_of(CATALOGUE.get(name), WeightUnit.KG) for name in ("bench-press", "dumbbell-curl"))
    assert bar is not None
    assert dumbbells is not None
    assert (bar.nearest(81.3), bar.below(81.3)) == (82.5, 80)
    assert (dumbbells.nearest(9), dumbbells.below(9)) == (10, 8)
    assert bar.plates(82.5) == [25, 5, 1.25]
    assert dumbbells.plates(10) is None
