"""Where the days of a plan lie in the week, as far as the text says."""

from __future__ import annotations

from tools.training.linter.reading.plan import Day, Plan, Week

_DAYS = 7
_DAYS_WITHOUT_GAPS = 6
"""So many numbered days leave one day of rest: their numbers are days of the week."""


def place_days(plan: Plan) -> None:
    """Join schedules with the days that they name, and number days that rest days part."""
    for week in plan.weeks:
        _join_schedule(week)
        _number_by_order(week)


def _join_schedule(week: Week) -> None:
    """ "Mon: A" above and "Workout A" with its exercises below are one day."""
    described = {day.letter: day for day in week.days if day.items and day.letter and not day.is_placed}
    for day in list(week.days):
        target = described.get(day.letter)
        if target and not day.items and not day.is_rest and day.is_placed and target is not day:
            target.weekdays += day.weekdays
            target.numbers += day.numbers
            week.days.remove(day)
    week.days = [day for day in week.days if day.items or day.is_rest or day.cardio_min]


def _number_by_order(week: Week) -> None:
    """Days in a row with rest days between them are days of the week, as they stand."""
    if any(day.is_placed for day in week.days) or not any(day.is_rest for day in week.days):
        return
    for number, day in enumerate(week.days, start=1):
        day.numbers = (number,)


def days_of_week(week: Week) -> dict[int, Day] | None:
    """The training days by their place from 1 to 7; None where the text does not say how they lie."""
    training = [day for day in week.days if not day.is_rest]
    if not training:
        return None
    if all(day.weekdays for day in training):
        return {place: day for day in training for place in day.weekdays}
    if all(day.numbers for day in training) and _numbers_are_days(week):
        return {place: day for day in training for place in day.numbers if place <= _DAYS}
    return None


def _numbers_are_days(week: Week) -> bool:
    """Whether "day 3" is the third day of the week: rest days are counted too, or no more than one is left."""
    training = [number for day in week.days if not day.is_rest for number in day.numbers]
    has_rest = any(day.is_rest for day in week.days)
    gaps = bool(training) and max(training) > len(training)
    return bool(training) and max(training) <= _DAYS and (has_rest or gaps or len(training) >= _DAYS_WITHOUT_GAPS)
