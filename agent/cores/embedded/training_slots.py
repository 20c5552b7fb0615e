"""From facts to the arguments of `plan_training` and `check_training_plan`."""

from __future__ import annotations

from agent.cores.embedded.arguments import Arguments, said, whole, without
from agent.cores.embedded.exercise_slots import equipment, inside_exercise, level
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.quantities import Quantity
from agent.cores.embedded.weekdays import KIND as WEEKDAYS

_GOAL_OF_FLOWS = "general_fitness"
"""What a plan of yoga or mobility is for where nothing else was said."""
_DAYS_PER_WEEK = 7
_LIFTING_GOALS = ("strength", "hypertrophy")


def training(facts: Facts) -> Arguments:
    """Arguments of plan_training."""
    days = facts.quantity("days_per_week", WEEKDAYS, "days") or _times(facts)
    goal, focus = _training_goal(facts), _focus(facts)
    return said(
        {
            "goal": goal or (_GOAL_OF_FLOWS if focus else None),
            "days_per_week": whole(days),
            "level": level(facts),
            "minutes_per_session": whole(facts.quantity("minutes")),
            "equipment": equipment(facts),
            "avoid": facts.avoid,
            "weeks": whole(facts.quantity("weeks")),
            "focus": focus,
        }
    )


def _times(facts: Facts) -> Quantity | None:
    """ "改成四次": times that are said of no exercise are days of training."""
    times = facts.quantity("reps")
    of_week = times is not None and 1 <= times.value <= _DAYS_PER_WEEK
    return times if of_week and not facts.exercises and not facts.loads.used else None


def plan_check(facts: Facts) -> Arguments:
    """Arguments of check_training_plan but the plan itself: whom it is for."""
    return without(training(facts), "days_per_week", "weeks", "focus")


def _training_goal(facts: Facts) -> str | None:
    """The first goal that is more than to be fit and healthy, which people say beside any other."""
    said = facts.all_values("training_goal")
    return next((goal for goal in said if goal != _GOAL_OF_FLOWS), said[0] if said else None)


def _focus(facts: Facts) -> str | None:
    """Yoga or mobility, if that is what the plan is made of: who wants muscle or strength does it besides."""
    named = [
        found for found in facts.values.get("focus", []) if found.value and not inside_exercise(facts, found.start)
    ]
    lifts = facts.value("training_goal") in _LIFTING_GOALS
    return str(named[0].value) if named and not lifts else None
