"""Stand-ins for an exercise: for a busy station, an injury, and at home."""

from __future__ import annotations

import pytest

from domain.errors import UnknownName
from domain.vocabulary import BodyPart, Equipment
from retrievers.exercises import ExerciseSearch
from tests.tools.logbook.past import CATALOGUE
from tools.logbook.swap import Reason, StandIn, Wish, rank
from tools.logbook.swap_exercise import SwapExercise, SwapExerciseArguments
from tools.training.pool import is_resistance

RESISTANCE = [exercise for exercise in CATALOGUE if is_resistance(exercise)]


def stand_ins(exercise_id: str, wish: Wish) -> list[StandIn]:
    return rank(CATALOGUE.get(exercise_id), CATALOGUE, wish)


def test_a_busy_bench_is_left_for_dumbbells() -> None:
    """The same movement and muscles, and nothing that waits in the same queue."""
    best = stand_ins("bench-press", Wish(Reason.BUSY))[0]
    assert best.exercise.id == "dumbbell-bench-press"
    assert best.keeps_pattern
    assert best.untrained == []


@pytest.mark.parametrize("original", RESISTANCE, ids=lambda one: one.id)
def test_every_stand_in_shares_a_target_and_spares_what_was_asked(original: object) -> None:
    """For every resistance exercise and body part: no stand-in troubles the part, and none is the exercise itself."""
    for part in BodyPart:
        for one in rank(original, CATALOGUE, Wish(Reason.INJURY, None, [part])):  # type: ignore[arg-type]
            assert part not in one.exercise.avoid
            assert one.exercise.id != original.id  # type: ignore[attr-defined]
            assert set(one.exercise.primary_muscles) & set(original.primary_muscles)  # type: ignore[attr-defined]
            assert 0 < one.score <= 1


def test_the_same_movement_comes_first() -> None:
    """Another movement is offered behind all of the same one, and says what it leaves untrained."""
    found = stand_ins("lat-pulldown", Wish(Reason.BUSY))
    kept = [one.keeps_pattern for one in found]
    assert kept == sorted(kept, reverse=True)
    assert kept[0] is True


def test_a_painful_knee_gets_no_squat() -> None:
    """Nothing that squats spares the knee: the hips are trained first, and the thighs are named where they are left out."""
    found = stand_ins("barbell-back-squat", Wish(Reason.INJURY, None, [BodyPart.KNEE]))
    assert found
    assert all(not one.keeps_pattern for one in found)
    assert "quadriceps" in found[0].untrained
    assert all("quadriceps" in {*one.untrained, *one.exercise.primary_muscles} for one in found)


def test_an_injury_without_a_name_spares_all_that_the_exercise_troubles() -> None:
    """ "It hurts" on the bent-over row spares the lower back."""
    found = stand_ins("bent-over-row", Wish(Reason.INJURY))
    assert found
    assert all(BodyPart.LOWER_BACK not in one.exercise.avoid for one in found)


def test_at_home_there_is_body_weight_and_what_is_named() -> None:
    """A squat becomes one without a bar; with a dumbbell it is a goblet squat."""
    assert stand_ins("barbell-back-squat", Wish(Reason.HOME))[0].exercise.id == "bodyweight-squat"
    with_dumbbell = Wish(Reason.HOME, [Equipment.DUMBBELL])
    assert stand_ins("barbell-back-squat", with_dumbbell)[0].exercise.id == "goblet-squat"
    assert stand_ins("pull-up", Wish(Reason.HOME)) == []


def test_nobody_is_sent_two_levels_up() -> None:
    """A muscle-up is no stand-in for a lat pulldown."""
    levels = {one.exercise.level for one in stand_ins("lat-pulldown", Wish())}
    assert "advanced" not in levels


def tool() -> SwapExercise:
    return SwapExercise(CATALOGUE, ExerciseSearch(CATALOGUE))


def test_the_tool_takes_names_aliases_and_ids() -> None:
    """And carries no load over."""
    for name in ("bench-press", "Bench Press", "bench", "卧推", "벤치프레스"):
        found = tool().run(SwapExerciseArguments(exercise=name, reason=Reason.BUSY))
        assert found.original.id == "bench-press"
        assert len(found.replacements) == 3
        assert found.first_set.carries_over_load is False


def test_an_unknown_exercise_is_named_with_what_comes_near() -> None:
    """No stand-in is guessed for something else."""
    with pytest.raises(UnknownName) as caught:
        tool().run(SwapExerciseArguments(exercise="underwater basket weaving"))
    assert caught.value.field == "exercise"
