"""Repetitions, then rest, then load."""

from __future__ import annotations

from tests.tools.logbook.past import done, planned, situation
from tools.logbook.advice import Advice, Why
from tools.logbook.log import ExerciseSession
from tools.logbook.programme import Method, SetTarget
from tools.logbook.progress import advise

ROW = planned("seated-cable-row", SetTarget(low=15, high=20, rir=3), method=Method.REPETITIONS_FIRST)
TOP = [20, 20, 20]


def after(*sessions: ExerciseSession) -> Advice:
    return advise(situation(ROW, sessions))


def test_the_top_of_the_range_shortens_the_rest_before_the_load_grows() -> None:
    """90 s become 75 s, and only then 40 kg becomes 42.5 kg with the rest as written."""
    shorter = after(done(ROW, TOP, 40))
    assert (shorter.why, shorter.rest_s, shorter.sets[0].load) == (Why.REST_SHORTER, 75, 40)
    heavier = after(done(ROW, TOP, 40), done(ROW, TOP, 40, day=2))
    assert (heavier.why, heavier.rest_s, heavier.sets[0].load) == (Why.RAISED, 90, 42.5)
    assert heavier.sets[0].aim == 15


def test_a_short_rest_stays_until_the_top_is_reached_again() -> None:
    """In between nothing changes."""
    advice = after(done(ROW, TOP, 40), done(ROW, [18, 17, 16], 40, day=2))
    assert (advice.why, advice.rest_s, advice.sets[0].load) == (Why.KEPT, 75, 40)


def test_below_the_range_twice_gives_the_rest_back_first() -> None:
    """Only without a shortened rest does the load fall, by a tenth."""
    bad = [done(ROW, [14, 13, 12], 40, day=day) for day in (2, 4)]
    assert (after(done(ROW, TOP, 40), *bad).why, after(done(ROW, TOP, 40), *bad).rest_s) == (Why.REST_BACK, 90)
    lowered = after(*bad)
    assert (lowered.why, lowered.sets[0].load) == (Why.LOWERED, 35)


def test_without_a_past_the_load_is_chosen() -> None:
    """As with every other rule."""
    assert after().why is Why.FIRST_TIME
