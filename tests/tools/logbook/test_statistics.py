"""What a log adds up to."""

from __future__ import annotations

import datetime as dt

from domain.vocabulary import Muscle, WeightUnit
from tests.tools.logbook.past import CATALOGUE, MONDAY, done, planned, programme
from tools.logbook.log import FollowedPlan, LoggedSession, LoggedSet, Status
from tools.logbook.programme import SetKind, SetTarget
from tools.logbook.statistics import adherence, maxes_by_day, monday, volume_kg, weekly_sets

TARGET = SetTarget(low=8, high=12, rir=2)
BENCH = planned("bench-press", TARGET)
PLAN = FollowedPlan(id="plan", programme=programme([BENCH]), started=MONDAY)


def session(number: int, day: int, status: Status = Status.DONE) -> LoggedSession:
    return LoggedSession(
        id=f"day {day}", plan_id="plan", number=number, date=MONDAY + dt.timedelta(days=day), status=status
    )


def test_the_estimated_max_is_epleys_of_the_days_best_set() -> None:
    """100 kg × 5 with 2 in reserve counts as 7 repetitions: 123.3 kg; a set of 20 says nothing."""
    past = [done(BENCH, [5], 100, rir=2), done(BENCH, [20], 60, day=2)]
    (best,) = maxes_by_day(past, WeightUnit.KG)
    assert round(best.estimated_max, 1) == 123.3
    assert (best.load, best.reps, best.date) == (100, 5, MONDAY)


def test_one_repetition_to_failure_is_the_max_itself() -> None:
    """And in pounds it is the same weight in pounds."""
    (best,) = maxes_by_day([done(BENCH, [1], 100, rir=0)], WeightUnit.LB)
    assert round(best.estimated_max, 1) == 220.5


def test_a_set_counts_one_for_its_target_and_half_for_its_helpers() -> None:
    """Three bench presses are 3 sets of chest and 1.5 of triceps and shoulders; warm-ups are none."""
    sets = done(BENCH, [8, 8, 8], 60).sets
    warmup = sets[0].model_copy(update={"target": TARGET.model_copy(update={"kind": SetKind.WARMUP})})
    counted = weekly_sets([*sets, warmup], [session(0, 0)], CATALOGUE)
    assert counted == {MONDAY: {Muscle.CHEST: 3.0, Muscle.TRICEPS: 1.5, Muscle.SHOULDERS: 1.5}}


def test_a_week_begins_on_monday() -> None:
    """Sunday belongs to the week before it."""
    assert monday(dt.date(2026, 3, 8)) == MONDAY
    assert monday(dt.date(2026, 3, 9)) == dt.date(2026, 3, 9)


def test_adherence_counts_what_was_due() -> None:
    """Two of three sessions of the first week, and 5 of their 6 sets, are done on Sunday."""
    log = [session(0, 0), session(1, 2), session(2, 4, Status.SKIPPED)]
    sets: list[LoggedSet] = [*done(BENCH, [8, 8, 8], 60).sets, *done(BENCH, [8, 8], 60, day=2).sets]
    found = adherence(PLAN, log, sets, MONDAY + dt.timedelta(days=6))
    assert (found.sessions_due, found.sessions_done, found.sets_written, found.sets_done) == (3, 2, 6, 5)
    assert round(found.session_share, 2) == 0.67


def test_nobody_is_late_on_the_first_day() -> None:
    """Today's session is due tomorrow."""
    assert adherence(PLAN, [], [], MONDAY).session_share == 1.0


def test_volume_is_load_times_repetitions() -> None:
    """60 kg × 24 repetitions."""
    assert volume_kg(done(BENCH, [8, 8, 8], 60).sets) == 1440
