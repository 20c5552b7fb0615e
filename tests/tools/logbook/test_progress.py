"""The next session of an exercise by double and linear progression, and where there is no load to add."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import WeightUnit
from tests.tools.logbook.past import CATALOGUE, done, planned, programme, situation
from tools.logbook.advice import Advice, Why
from tools.logbook.first_set import load_after_first
from tools.logbook.loading import loads_of
from tools.logbook.programme import Method, SetTarget
from tools.logbook.progress import advise

RANGE = SetTarget(low=8, high=12, rir=2)
BENCH = planned("bench-press", RANGE)
SQUAT = planned("barbell-back-squat", SetTarget(low=5, high=5, rir=2))
RAISE = planned("lateral-raise", SetTarget(low=10, high=15, rir=2))
PULL_UP = planned("pull-up", SetTarget(low=5, high=10, rir=2), method=Method.UNLOADED)
PLANK = planned("plank", SetTarget(low=30, high=45), method=Method.UNLOADED)


def loads(advice: Advice) -> list[float | None]:
    return [one.load for one in advice.sets]


def aims(advice: Advice) -> list[int]:
    return [one.aim for one in advice.sets]


def test_every_set_at_the_top_adds_the_smallest_step() -> None:
    """60 kg × 12, 12, 12 becomes 62.5 kg from the bottom of the range, with the plates for it."""
    advice = advise(situation(BENCH, [done(BENCH, [12, 12, 12], 60, rir=2)]))
    assert advice.why is Why.RAISED
    assert loads(advice) == [62.5] * 3
    assert aims(advice) == [8, 8, 8]
    assert advice.sets[0].plates == [20, 1.25]
    assert advice.figures["step"] == 2.5


def test_a_set_below_the_top_keeps_the_load_and_asks_for_one_more() -> None:
    """12, 11, 9 at 60 kg: the same load, aiming at 12, 12, 10."""
    advice = advise(situation(BENCH, [done(BENCH, [12, 11, 9], 60)]))
    assert advice.why is Why.KEPT
    assert loads(advice) == [60] * 3
    assert aims(advice) == [12, 12, 10]


def test_legs_take_larger_steps_and_one_number_is_linear_progression() -> None:
    """Squats of 3 × 5 at 100 kg are 105 kg next time."""
    advice = advise(situation(SQUAT, [done(SQUAT, [5, 5, 5], 100)]))
    assert loads(advice) == [105] * 3


def test_the_top_with_nothing_in_reserve_is_no_raise() -> None:
    """Two repetitions were to be left; to failure the load stays. One fewer is within what people misjudge."""
    assert advise(situation(BENCH, [done(BENCH, [12, 12, 12], 60, rir=0)])).why is Why.TOO_HARD
    assert advise(situation(BENCH, [done(BENCH, [12, 12, 12], 60, rir=1)])).why is Why.RAISED


def test_one_bad_day_keeps_the_load_and_two_take_a_tenth_off() -> None:
    """80 kg below the range twice running is 70 kg: 72 kg, rounded down to what the plates make."""
    bad = done(BENCH, [8, 7, 6], 80)
    assert advise(situation(BENCH, [bad])).why is Why.FELL_SHORT
    advice = advise(situation(BENCH, [bad, done(BENCH, [8, 7, 7], 80, day=3)]))
    assert advice.why is Why.LOWERED
    assert loads(advice) == [70] * 3


def test_a_lighter_second_try_is_not_the_second_failure() -> None:
    """Who went down by himself has not failed twice with the same load."""
    advice = advise(situation(BENCH, [done(BENCH, [6, 6, 6], 80), done(BENCH, [7, 7, 7], 70, day=3)]))
    assert advice.why is Why.FELL_SHORT
    assert loads(advice) == [70] * 3


def test_sets_that_were_not_done_are_no_success() -> None:
    """Two sets at the top of three written ones keep the load."""
    advice = advise(situation(BENCH, [done(BENCH, [12, 12], 60)]))
    assert advice.why is Why.UNFINISHED
    assert advice.figures == {"done": 2, "written": 3}


def test_a_step_of_a_third_needs_repetitions_above_the_range_first() -> None:
    """From 6 kg dumbbells the next are 8: at 15 repetitions the range is stretched to 17, and then the step comes."""
    at_top = advise(situation(RAISE, [done(RAISE, [15, 15, 15], 6)]))
    assert at_top.why is Why.WIDE_STEP
    assert loads(at_top) == [6] * 3
    assert aims(at_top) == [16] * 3
    beyond = advise(situation(RAISE, [done(RAISE, [17, 17, 17], 6)]))
    assert loads(beyond) == [8] * 3


def test_an_exercise_without_a_past_gets_no_load() -> None:
    """The lifter chooses by repetitions in reserve; a guess would be someone else's figure."""
    advice = advise(situation(BENCH))
    assert advice.why is Why.FIRST_TIME
    assert loads(advice) == [None] * 3
    assert advice.figures == {"reps": 8, "rir": 2}


def test_the_first_set_finds_the_load_of_the_others() -> None:
    """50 kg × 8 with 5 in reserve predicts 71.7 kg; 8 with 2 in reserve are 52.5 kg of it."""
    (first,) = done(BENCH, [8], 50, rir=5).sets
    assert load_after_first(situation(BENCH), first) == 52.5
    assert load_after_first(situation(BENCH), first.model_copy(update={"rir": None})) is None


def test_another_range_starts_from_an_estimate() -> None:
    """80 kg × 5 to failure predicts 93.3 kg; 12 with 2 in reserve are 62.5 kg of it."""
    heavy = planned("bench-press", SetTarget(low=5, high=5))
    advice = advise(situation(BENCH, [done(heavy, [5], 80, rir=0)]))
    assert advice.why is Why.ESTIMATED
    assert loads(advice) == [62.5] * 3


def test_a_range_that_moves_with_the_weeks_is_one_task() -> None:
    """8–10 in week 1 and 9–11 in week 2: a step after 10, 10, 10, the same load and one repetition more after 9, 9, 8."""
    first, second = (planned("bench-press", SetTarget(low=low, high=low + 2, rir=rir)) for low, rir in ((8, 3), (9, 2)))
    raised = advise(situation(second, [done(first, [10, 10, 10], 60, rir=3)]))
    assert (raised.why, loads(raised), aims(raised)) == (Why.RAISED, [62.5] * 3, [9] * 3)
    kept = advise(situation(second, [done(first, [9, 9, 8], 60, rir=3)]))
    assert (kept.why, loads(kept), aims(kept)) == (Why.KEPT, [60] * 3, [10, 10, 9])


def test_a_step_that_the_higher_range_would_not_bear_waits() -> None:
    """At the top of 8–10 with nothing in reserve, 10–12 with two in reserve is not asked for with more load."""
    first = planned("bench-press", SetTarget(low=8, high=10))
    second = planned("bench-press", SetTarget(low=10, high=12, rir=2))
    advice = advise(situation(second, [done(first, [10, 10, 10], 60, rir=0)]))
    assert (advice.why, loads(advice), aims(advice)) == (Why.KEPT, [60] * 3, [11] * 3)


def test_a_range_that_moves_back_is_no_holiday() -> None:
    """11, 11, 10 in 10–12 are above the top of 8–10, which the next block begins with: a step up."""
    first = planned("bench-press", SetTarget(low=10, high=12, rir=1))
    second = planned("bench-press", SetTarget(low=8, high=10, rir=3))
    assert loads(advise(situation(second, [done(first, [11, 11, 10], 60, rir=1)]))) == [62.5] * 3


def test_a_longer_hold_that_the_plan_asks_for_is_no_reason_for_another_exercise() -> None:
    """20 s were reached, and 25 are written now."""
    first, second = (planned("plank", SetTarget(low=low, high=low), method=Method.UNLOADED, sets=2) for low in (20, 25))
    advice = advise(situation(second, [done(first, [20, 20])]))
    assert (advice.why, aims(advice)) == (Why.MORE_REPS, [25, 25])


def test_an_easy_week_takes_a_tenth_off_and_proves_nothing() -> None:
    """In a deload the load is lower; afterwards the session before it decides."""
    past = [done(BENCH, [12, 12, 12], 60)]
    easy = advise(situation(BENCH, past, deload=True))
    assert easy.why is Why.DELOAD
    assert loads(easy) == [55] * 3
    past.append(done(BENCH, [8, 8], 55, day=7, deload=True))
    assert loads(advise(situation(BENCH, past))) == [62.5] * 3


def test_after_a_break_the_loads_are_a_share_of_the_usual_ones() -> None:
    """With 0.9 a load of 60 kg that was to stay is 52.5 kg (54 rounded down); the weeks after it come back to 60."""
    past = [done(BENCH, [10, 10, 9], 60)]
    back = advise(situation(BENCH, past, load_factor=0.9))
    assert back.why is Why.AFTER_BREAK
    assert loads(back) == [52.5] * 3
    past.append(done(BENCH, [8, 8, 8], 52.5, day=20, load_factor=0.9))
    assert advise(situation(BENCH, past, load_factor=0.9)).why is Why.BACK_AGAIN
    assert loads(advise(situation(BENCH, past))) == [60] * 3


def test_without_a_load_repetitions_grow_and_then_the_variation() -> None:
    """Pull-ups 6, 5, 5 aim at one more each; 10, 10, 10 ask for a harder exercise."""
    more = advise(situation(PULL_UP, [done(PULL_UP, [6, 5, 5])]))
    assert (more.why, aims(more)) == (Why.MORE_REPS, [7, 6, 6])
    assert advise(situation(PULL_UP, [done(PULL_UP, [10, 10, 10])])).why is Why.HARDER


def test_a_belt_stays_on() -> None:
    """Weight that was added to a body-weight exercise is kept."""
    assert loads(advise(situation(PULL_UP, [done(PULL_UP, [6, 5, 5], 10)]))) == [10] * 3


def test_a_hold_grows_by_seconds() -> None:
    """A plank of 30, 30, 25 s aims at 35 s, and where it fell short at the bottom again."""
    advice = advise(situation(PLANK, [done(PLANK, [30, 30, 25])]))
    assert advice.why is Why.FELL_SHORT
    assert aims(advice) == [35, 35, 30]


@given(
    amounts=st.lists(st.integers(0, 30), min_size=1, max_size=5),
    load=st.integers(8, 80).map(lambda n: n * 2.5),
    rir=st.one_of(st.none(), st.integers(0, 5)),
)
def test_the_next_load_is_never_a_leap(amounts: list[int], load: float, rir: int | None) -> None:
    """Whatever was done, the load moves by one step up or about a tenth down, and is one that plates make."""
    advice = advise(situation(BENCH, [done(BENCH, amounts, load, rir=rir), done(BENCH, amounts, load, 3, rir)]))
    (following,) = set(loads(advice))
    assert following is not None
    assert 0.9 * load - 2.5 < following <= load + 2.5 or following == 20
    assert following % 2.5 == 0
    assert all(8 <= aim <= 14 for aim in aims(advice))


@pytest.mark.parametrize("load_lb", [135.0, 225.0])
def test_pounds_stay_pounds(load_lb: float) -> None:
    """A set entered in the plan's unit is never converted there and back."""
    session = done(BENCH, [12, 12, 12], load_lb)
    sets = [one.model_copy(update={"unit": WeightUnit.LB}) for one in session.sets]
    in_pounds = situation(
        BENCH,
        [session.model_copy(update={"sets": sets})],
        loads=loads_of(CATALOGUE.get("bench-press"), WeightUnit.LB),
        programme=programme([BENCH], unit=WeightUnit.LB),
    )
    assert loads(advise(in_pounds)) == [load_lb + 5] * 3
