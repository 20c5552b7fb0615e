"""What a week is wished to hold, as points of its program. A missing movement, day or least set is worse than any
exercise of a day."""

from __future__ import annotations

from tools.training.pool import PULL, PUSH, is_resistance
from tools.training.prescription import load_prescription
from tools.training.roles import Role
from tools.training.rules import load_rules
from tools.training.week_model import WeekModel

_MISSING_MOVEMENT = 150.0
_MISSING_PATTERN = 20.0
_MISSING_DAY = 150.0
_MISSING_SET = 40.0
_MISSING_AIM = 1.0
_MISSING_BALANCE = 400.0
_MISSING_PULL = 4.0
_FIRST_SLOT = 20.0
_LATER_SLOT = -1.5
_MAIN_BONUS = 25.0
_OPENING_LIFT = 50.0
_USUAL_MAIN_SETS, _USUAL_MAIN_SET = 3, 10.0
"""As many sets of a main lift are worth more than other exercises, each so much."""
_SET_OF_ROLE: dict[Role, float] = {Role.MAIN: 1.0, Role.ACCESSORY: 1.0, Role.ISOLATION: 0.4, Role.CORE: 0.3}
_CONDITIONING_MINUTE = 3.0
_UNWANTED_MINUTE = -4.0
_STRETCH = -0.5
_POSE = 4.0
_EASY_CARDIO_MINUTE = -0.8
_TOO_MUCH_CARDIO_MINUTE = -4.0


def pursue_aims(week: WeekModel) -> None:
    """Earlier slots, movements, each muscle on two days, its least weekly sets, balance, and the right fillers."""
    _value_exercises(week)
    for day in week.days:
        _wish_conditioning(week, day)
        _wish_little_cardio(week, day)
    _wish_movements(week)
    _wish_frequency(week)
    _wish_weekly_sets(week)
    _wish_balance(week)


def _value_exercises(week: WeekModel) -> None:
    """What holding an exercise is worth, and each of its sets."""
    for one, held, sets in zip(week.candidates, week.held, week.sets, strict=True):
        if one.role in _SET_OF_ROLE:
            week.reward(held, max(_FIRST_SLOT + _LATER_SLOT * one.order, -_LATER_SLOT))
            week.reward(sets, _SET_OF_ROLE[one.role])
        if one.role is Role.MAIN:
            week.reward(held, _MAIN_BONUS + (0.0 if one.order else _OPENING_LIFT))
            first = week.real(_USUAL_MAIN_SETS)
            week.require(first - sets <= 0)
            week.reward(first, _USUAL_MAIN_SET)
        if one.role is Role.YOGA:
            week.reward(held, _POSE)
        if one.role in (Role.YOGA, Role.MOBILITY):
            week.reward(sets, _STRETCH)


def _wish_conditioning(week: WeekModel, day: int) -> None:
    """Conditioning up to the goal's share of the session; more only to fill time."""
    terms = week.minutes(day, (Role.CONDITIONING,))
    if not terms:
        return
    share = load_prescription().goals[week.args.goal].conditioning_share
    wanted, surplus = week.real(share * week.args.minutes_per_session), week.real()
    week.reward(wanted, _CONDITIONING_MINUTE)
    week.reward(surplus, _UNWANTED_MINUTE)
    week.require(week.total(terms) == wanted + surplus)


def _wish_little_cardio(week: WeekModel, day: int) -> None:
    """Easy cardio up to the goal's share of the session, and beyond it only where nothing else is left."""
    share = load_prescription().goals[week.args.goal].easy_cardio_share
    usual, surplus = week.real(share * week.args.minutes_per_session), week.real()
    week.reward(usual, _EASY_CARDIO_MINUTE)
    week.reward(surplus, _TOO_MUCH_CARDIO_MINUTE)
    week.require(usual + surplus - week.cardio[day] == 0)


def _wish_movements(week: WeekModel) -> None:
    """Each of the movements, and where there is time each pattern of it."""
    for group in week.wish.limits.movements.values():
        there = [pattern for pattern in group if pattern in week.wish.patterns]
        for patterns, points in [(there, _MISSING_MOVEMENT), *(([one], _MISSING_PATTERN) for one in there)]:
            held = [
                variable
                for one, variable in zip(week.candidates, week.held, strict=True)
                if one.exercise.pattern in patterns and is_resistance(one.exercise)
            ]
            if held:
                week.require(week.total([*held, week.missing(points)]) >= 1)


def _wish_frequency(week: WeekModel) -> None:
    """Each muscle on two days or more; a day counts from one fractional set."""
    for muscle in week.wish.muscles:
        trained = []
        for day in week.days:
            terms = week.volume(muscle, day)
            if terms:
                hit = week.binary()
                week.require(week.total(terms) - hit >= 0)
                trained.append(hit)
        wanted = week.wish.limits.days_a_week.low
        week.require(week.total([*trained, week.missing(_MISSING_DAY)]) >= wanted)


def _wish_weekly_sets(week: WeekModel) -> None:
    """The least sets of each muscle, and beyond them as many as growth is best from."""
    low, aim = week.wish.limits.weekly_sets.low, load_prescription().aimed_weekly_sets
    for muscle in week.wish.muscles:
        total = week.total(week.volume(muscle))
        week.require(total + week.missing(_MISSING_SET) >= low)
        week.require(total + week.missing(_MISSING_AIM) >= aim)


def _wish_balance(week: WeekModel) -> None:
    """No fewer sets of pulling than of pushing, where both can be trained, and not far more."""
    if PUSH.isdisjoint(week.wish.patterns) or PULL.isdisjoint(week.wish.patterns):
        return
    low, high = load_rules().rules["pull_to_push"].bounds
    _wish_pulling(week, 1.0, 1, _MISSING_PULL)
    _wish_pulling(week, low or 0.0, 1, _MISSING_BALANCE)
    if high is not None:
        _wish_pulling(week, high, -1, _MISSING_BALANCE)


def _wish_pulling(week: WeekModel, share: float, sign: int, points: float) -> None:
    """At least `share` times as many sets of pulling as of pushing; at most that where `sign` is -1."""
    signed = [
        sets * (sign if one.exercise.pattern in PULL else -sign * share)
        for one, sets in zip(week.candidates, week.sets, strict=True)
        if one.exercise.pattern in PUSH | PULL
    ]
    week.require(week.total([*signed, week.missing(points)]) >= 0)
