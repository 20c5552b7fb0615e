"""Plans of yoga and of mobility."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from domain.errors import Infeasible
from domain.vocabulary import ExerciseKind, PlanFocus
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.flows.choosing import joint_of, yoga_part
from tools.training.flows.filling import fill
from tools.training.flows.tables import Part, load_flow
from tools.training.models import PlannedDay, PlanTrainingArguments, PlanTrainingResult
from tools.training.plan_training import PlanTraining

CATALOGUE = Catalogue()
USUAL: dict[str, Any] = {"goal": "general_fitness", "days_per_week": 2, "level": "beginner", "minutes_per_session": 30}


def plan(**changed: Any) -> PlanTrainingResult:
    """The plan of a usual request with some changes."""
    return PlanTraining(CATALOGUE).run(PlanTrainingArguments(**(USUAL | changed)))


def seconds(day: PlannedDay) -> float:
    """The length of a session from what it prints."""
    total = (day.warmup.minutes + day.easy_cardio.minutes) * 60.0
    for item in day.items:
        work = int(item.reps) * (1 if item.measure == "seconds" else 4) * (2 if item.per_side else 1)
        total += item.sets * work + (item.sets - 1) * item.rest_s + 10
    return total


@pytest.mark.parametrize("focus", [PlanFocus.YOGA, PlanFocus.MOBILITY])
@pytest.mark.parametrize("minutes", [15, 30, 45])
def test_sessions_are_as_long_as_asked_for(focus: PlanFocus, minutes: int) -> None:
    """Every session of every week adds up to its minutes, at most five below what was asked for."""
    result = plan(focus=focus, minutes_per_session=minutes, weeks=5)
    for week in result.weeks:
        assert len(week.days) == 2
        for day in week.days:
            assert minutes - 5 <= day.minutes <= minutes
            assert abs(seconds(day) / 60 - day.minutes) <= 1
    assert [check.name for check in result.checks if not check.ok] == []


def test_yoga_goes_from_warming_up_to_lying_still() -> None:
    """Each part once, in the order of the table, with the final rest at the end."""
    order = [part.name for part in load_flow().yoga.parts] + ["rest"]
    for day in plan(focus="yoga").weeks[0].days:
        places = [order.index(item.phase or "") for item in day.items]
        assert places == sorted(places)
        assert day.items[-1].phase == "rest"
        assert int(day.items[-1].reps) >= 120


def test_mobility_goes_joint_by_joint_and_names_them() -> None:
    """Joints from top to bottom, each drill for a muscle that crosses its joint."""
    joints = load_flow().mobility.joints
    order = [part.name for part in load_flow().mobility.parts]
    for day in plan(focus="mobility").weeks[0].days:
        places = [order.index(item.phase or "") for item in day.items]
        assert places == sorted(places)
        for item in day.items:
            assert set(joints[item.phase or ""]) & set(CATALOGUE.get(item.exercise_id).primary_muscles)


def test_holds_grow_by_five_seconds_a_week() -> None:
    """30, 35, 40 s for a beginner, an easy week, then five more."""
    weeks = plan(focus="yoga", weeks=5).weeks
    holds = [{item.reps for day in week.days for item in day.items if item.phase != "rest"} for week in weeks]
    assert holds == [{"30"}, {"35"}, {"40"}, {"30"}, {"35"}]
    assert [week.deload for week in weeks] == [False, False, False, True, False]
    assert all(before.days != now.days for before, now in pairwise(weeks))


@pytest.mark.parametrize("focus", [PlanFocus.YOGA, PlanFocus.MOBILITY])
def test_nothing_is_lifted_and_body_parts_are_spared(focus: PlanFocus) -> None:
    """Only poses, stretches and drills, none against the wrists."""
    result = plan(focus=focus, avoid=["wrist"], minutes_per_session=20)
    held = {item.exercise_id for week in result.weeks for day in week.days for item in day.items}
    kinds = {ExerciseKind.YOGA, ExerciseKind.STRETCH, ExerciseKind.MOBILITY}
    assert all(CATALOGUE.get(i).kind in kinds and "wrist" not in CATALOGUE.get(i).avoid for i in held)
    assert result.weekly_sets == {}
    assert result.weekly_stretch_s


def test_what_cannot_be_filled_names_what_to_relax() -> None:
    """Everything spared leaves no yoga for two hours."""
    everything = ["knee", "lower_back", "shoulder", "elbow", "wrist", "hip", "ankle", "neck"]
    with pytest.raises(Infeasible) as caught:
        plan(focus="yoga", avoid=everything, minutes_per_session=120)
    assert caught.value.hint


def named(name: str) -> Exercise:
    """A pose of the catalogue under another name."""
    return CATALOGUE.get("cobra-pose").model_copy(update={"id": name})


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("corpse-pose", "rest"),
        ("half-moon-pose", "balance"),
        ("warrior-iii", "balance"),
        ("warrior-i", "standing"),
        ("extended-triangle-pose", "standing"),
        ("seated-forward-bend", "floor"),
        ("thread-the-needle", "warm_up"),
        ("bridge-pose", "floor"),
        ("streetree-pose", "floor"),
    ],
)
def test_poses_find_their_part_by_whole_words(name: str, part: str) -> None:
    """A catalogue that grows needs no new table; what nothing names is done on the floor."""
    assert yoga_part(named(name)) == part


def test_every_pose_that_stretches_something_has_a_joint() -> None:
    """Only what is for the whole body at once has none."""
    mobile = [e for e in CATALOGUE if e.kind in (ExerciseKind.STRETCH, ExerciseKind.MOBILITY)]
    assert [e.id for e in mobile if joint_of(e) is None and e.primary_muscles != ["full_body"]] == []


def test_filling_uses_the_room_by_shares() -> None:
    """Half a part gets half the time; rounds begin when a part has all its exercises."""
    parts = [Part(name="one", share=0.5, most=2), Part(name="two", share=0.5, most=9)]
    offered = {"one": [named("a"), named("b"), named("c")], "two": [named(f"d{number}") for number in range(9)]}
    filled = fill(parts, offered, 800, lambda _: 30)
    assert [(len(one.exercises), one.rounds) for one in filled] == [(2, 4), (9, 1)]
    assert sum(one.seconds(lambda _: 30) for one in filled) <= 800
