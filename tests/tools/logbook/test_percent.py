"""Loads by percent: 5/3/1's training max and the one-rep max of a percentage wave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.vocabulary import WeightUnit
from tests.tools.logbook.past import CATALOGUE, MONDAY, done, planned, situation
from tools.logbook.advice import Situation, Why
from tools.logbook.from_plans import from_531
from tools.logbook.log import FollowedPlan, History, LoggedSession, LoggedSet, Status
from tools.logbook.percent import reference_max
from tools.logbook.programme import Method, PlannedExercise, SetKind, SetTarget
from tools.logbook.progress import advise
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Arguments

CYCLES = Calculate531().run(Calculate531Arguments(squat=140, bench_press=100, cycles=2))
PLAN = from_531(CYCLES, CATALOGUE)
SQUAT = "barbell-back-squat"
WAVE = planned("bench-press", SetTarget(low=4, high=6, rir=2, percent=77.5), method=Method.PERCENT)


def squat_days() -> list[int]:
    """The numbers of the squat's sessions."""
    return [one.number for one in PLAN.sessions if one.exercises[0].exercise_id == SQUAT]


def history(top_reps: dict[int, int]) -> History:
    """Squat sessions done as written, but for the repetitions of the last main set of some of them."""
    plan = FollowedPlan(id="plan", programme=PLAN, started=MONDAY)
    sessions, sets = [], []
    for number in squat_days():
        if number not in top_reps:
            continue
        session = LoggedSession(id=str(number), plan_id="plan", number=number, date=MONDAY, status=Status.DONE)
        sessions.append(session)
        one = PLAN.session(number).exercises[0]
        for place, target in enumerate(one.sets):
            amount = top_reps[number] if target.amrap else target.low
            load = target.load or 0
            sets.append(
                LoggedSet(
                    session_id=session.id, place=0, number=place, exercise_id=SQUAT, load=load, unit=WeightUnit.KG,
                    amount=amount, target=target,
                )
            )  # fmt: skip
    return History(plans=[plan], sessions=sessions, sets=sets)


def before(number: int, past: History) -> Situation:
    """Where the squat stands before one of its sessions."""
    session = PLAN.session(number)
    one: PlannedExercise = session.exercises[0]
    found = situation(one, past.of_exercise(SQUAT), programme=PLAN, block=session.block)
    return replace(found, deload=session.deload)


def test_the_plan_as_written_is_what_comes_next() -> None:
    """Without a past, and after sessions that went as written, loads and plates are those of the plan."""
    first, second, *_ = squat_days()
    for number, done_before in ((first, history({})), (second, history({first: 8}))):
        written = PLAN.session(number).exercises[0].sets
        advice = advise(before(number, done_before))
        assert [one.load for one in advice.sets] == [target.load for target in written]
        assert [one.plates for one in advice.sets] == [target.plates for target in written]


def test_a_new_cycle_brings_the_step() -> None:
    """A training max of 126 kg is 131 kg in the second cycle, however many repetitions were done."""
    days = squat_days()
    advice = advise(before(days[4], history(dict.fromkeys(days[:4], 15))))
    assert advice.why is Why.MAX_RAISED
    assert advice.figures["max"] == 131


def test_missed_repetitions_reset_the_training_max() -> None:
    """Three of five in week 1: 90 % of 126 kg, so that week 2's top set is 90 % of 113.4 kg, 102.5 kg."""
    first, second, *_ = squat_days()
    advice = advise(before(second, history({first: 3})))
    assert advice.why is Why.MAX_LOWERED
    assert advice.figures["max"] == 113.4
    assert [one.load for one in advice.sets if one.target.amrap] == [102.5]


def test_a_lighter_bar_does_not_count_as_done() -> None:
    """All repetitions with 20 kg less than written are a miss."""
    first, second, *_ = squat_days()
    past = history({first: 8})
    lighter = [one.model_copy(update={"load": one.load - 20}) for one in past.sets]
    assert advise(before(second, past.model_copy(update={"sets": lighter}))).why is Why.MAX_LOWERED


def test_only_the_main_work_decides() -> None:
    """A warm-up or a supplemental set that fell short lowers nothing."""
    first, second, *_ = squat_days()
    past = history({first: 8})
    short = [one.model_copy(update={"amount": 1}) if one.target.kind is not SetKind.WORK else one for one in past.sets]
    assert advise(before(second, past.model_copy(update={"sets": short}))).why is Why.PERCENT


@pytest.mark.parametrize(("misses", "expected"), [(1, 100.0), (2, 90.0)])
def test_a_wave_falls_after_two_misses_running(misses: int, expected: float) -> None:
    """A known max of 100 kg stays after one session below the range and is 90 kg after the second."""
    known = situation(WAVE).programme.model_copy(update={"maxes": {"bench-press": [100.0]}})
    past = [done(WAVE, [3, 3, 3], 77.5, day=day) for day in range(misses)]
    reference = reference_max(situation(WAVE, past, programme=known))
    assert reference is not None
    assert reference.load == expected


def test_a_wave_without_a_max_asks_and_then_estimates() -> None:
    """First the load is free; 80 kg × 5 with 2 in reserve predicts 98.7 kg, and 77.5 % of it is 77.5 kg."""
    assert advise(situation(WAVE)).why is Why.FIRST_TIME
    advice = advise(situation(WAVE, [done(WAVE, [5, 5, 5], 80, rir=2)]))
    assert advice.why is Why.PERCENT
    assert {one.load for one in advice.sets} == {77.5}


def test_a_block_adds_its_step_to_an_estimated_max() -> None:
    """98.7 kg becomes 101.2 kg in the next block."""
    advice = advise(situation(WAVE, [done(WAVE, [5, 5, 5], 80, rir=2)], block=1))
    assert advice.why is Why.MAX_RAISED
    assert round(advice.figures["max"], 1) == 101.2
