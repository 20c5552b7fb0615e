"""Weeks move on: repetitions, effort and load by week and block, for every kind of exercise."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from domain.vocabulary import TrainingGoal
from knowledge.exercises.catalogue import Catalogue
from tools.training.models import PlannedExercise, PlanTrainingArguments
from tools.training.plan_training import PlanTraining
from tools.training.prescription import scheme_for
from tools.training.roles import RESISTANCE_ROLES, Role
from tools.training.waves import Wave, place_of

CATALOGUE = Catalogue()
USUAL: dict[str, Any] = {"goal": "hypertrophy", "days_per_week": 3, "level": "intermediate", "weeks": 9}


def asked(exercise_id: str, role: Role, **changed: Any) -> list[tuple[str, float, float]]:
    """Repetitions, effort and change of load of an exercise in each week."""
    args = PlanTrainingArguments(**(USUAL | changed))
    exercise = CATALOGUE.get(exercise_id)
    scheme = scheme_for(exercise, role, args)
    assert scheme is not None
    targets = [Wave(args).target(exercise, role, scheme, place_of(number)) for number in range(1, args.weeks + 1)]
    return [(f"{t.reps[0]}-{t.reps[1]}", t.intensity.value, t.load_change_percent) for t in targets]


def test_repetitions_climb_and_reserve_falls_through_a_block() -> None:
    """8–12 as 8–10, 9–11, 10–12 with 3, 2, 1 in reserve, an easy week, then 2.5 % more load for the upper body."""
    assert asked("lat-pulldown", Role.ACCESSORY, weeks=5) == [
        ("8-10", 3, 0),
        ("9-11", 2, 0),
        ("10-12", 1, 0),
        ("8-10", 4, 0),
        ("8-10", 3, 2.5),
    ]


def test_the_lower_body_adds_twice_as_much_load() -> None:
    """5 % a block against 2.5 %."""
    assert [week[2] for week in asked("leg-press", Role.ACCESSORY)] == [0, 0, 0, 0, 5, 5, 5, 5, 10]


def test_body_weight_adds_a_repetition_a_block_up_to_what_people_can_do() -> None:
    """Push-ups go on climbing; pull-ups stop at ten."""
    push_ups = [week[0] for week in asked("push-up", Role.MAIN)]
    assert (push_ups[0], push_ups[4], push_ups[8]) == ("8-14", "9-15", "10-16")
    assert max(int(week[0].split("-")[1]) for week in asked("pull-up", Role.MAIN, weeks=16)) == 10


def test_holds_grow_in_steps_of_five_seconds_to_a_minute() -> None:
    """A plank of an intermediate: 30, 40, 45 s, an easy 30, and five seconds more from block to block."""
    plank = [week[0].split("-")[0] for week in asked("plank", Role.CORE, weeks=16)]
    assert plank[:5] == ["30", "40", "45", "30", "35"]
    assert max(int(seconds) for seconds in plank) <= 60


def test_percentages_are_for_loads_on_a_scale() -> None:
    """For strength a barbell goes by percent of the max, a kettlebell by repetitions in reserve."""
    barbell = [week[1] for week in asked("barbell-back-squat", Role.MAIN, goal="strength")]
    assert barbell == [77.5, 80, 82.5, 62.5, 80, 82.5, 85, 65, 82.5]
    assert asked("kettlebell-swing", Role.MAIN, goal="strength")[0][1] == 3


@pytest.mark.parametrize("goal", list(TrainingGoal))
def test_no_hard_set_asks_for_the_same_as_a_week_before(goal: TrainingGoal) -> None:
    """Every exercise of 16 weeks differs from the week before in sets, repetitions, effort or load."""
    tool = PlanTraining(CATALOGUE)
    weeks = tool.run(PlanTrainingArguments(**(USUAL | {"goal": goal, "weeks": 16, "equipment": ["dumbbell"]}))).weeks

    def hard(week: int) -> list[tuple[Any, ...]]:
        found = [(day, item) for day in range(3) for item in weeks[week].days[day].items]
        return [(day, *_asked(item)) for day, item in found if item.role in RESISTANCE_ROLES]

    for before, now in pairwise(range(16)):
        assert not set(hard(before)) & set(hard(now))


def _asked(item: PlannedExercise) -> tuple[Any, ...]:
    return item.exercise_id, item.sets, item.reps, item.intensity.value, item.load_change_percent


def test_every_exercise_has_its_own_rule_and_way_out() -> None:
    """Each key of an exercise names a rule and what to do on failure, in four languages."""
    result = PlanTraining(CATALOGUE).run(
        PlanTrainingArguments(**(USUAL | {"goal": "fat_loss", "minutes_per_session": 100}))
    )
    used = {item.progression for week in result.weeks for day in week.days for item in day.items}
    assert used == set(result.progression.methods)
    assert {"double_progression", "longer_hold", "conditioning"} <= used
    for method in result.progression.methods.values():
        assert all(len(texts) == 4 and all(texts.values()) for texts in (method.rule, method.on_failure))
