"""From facts to the arguments of each tool: only what was said; the tool's own defaults fill the rest."""

from __future__ import annotations

from collections.abc import Callable

from agent.cores.embedded.arguments import Arguments, said, value, whole, without
from agent.cores.embedded.exercise_slots import exercises, inside_quantity, swap
from agent.cores.embedded.expenditure_slots import expenditure
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.person_slots import condition, personal
from agent.cores.embedded.picture_slots import picture_size
from agent.cores.embedded.strength_slots import one_rep_max, strength_531
from agent.cores.embedded.training_slots import plan_check, training


def nutrition(facts: Facts) -> Arguments:
    """Arguments of plan_nutrition."""
    more = {
        "goal": _goal(facts),
        "exclude": facts.exclude,
        "meals_per_day": whole(facts.quantity("meals_per_day")),
        "days": _plan_days(facts),
        "energy_kcal": value(facts.quantity("energy")),
        "protein_g": value(facts.quantity("protein")),
        "cuisine": facts.value("cuisine"),
    }
    return personal(facts) | condition(facts) | said(more)


def _goal(facts: Facts) -> str | None:
    """The first goal that is said; "now down to 86 kg" tells of a weight."""
    goals = [goal for goal in facts.values.get("nutrition_goal", []) if not inside_quantity(facts, goal)]
    return str(goals[0].value) if goals else facts.value("nutrition_goal")


def _plan_days(facts: Facts) -> int | float | None:
    days = facts.quantity("days")
    weeks = facts.quantity("weeks")
    if days is None and weeks is not None:
        return int(weeks.value * 7)
    return whole(days)


def energy(facts: Facts) -> Arguments:
    """Arguments of energy_needs."""
    return without(personal(facts), "diet") | condition(facts) | said({"goal": facts.value("nutrition_goal")})


def food_amount(facts: Facts) -> Arguments:
    """The grams of look_up_food; the food is the caller's."""
    mass = facts.quantity("food_mass", "mass")
    return {"grams": mass.value * (1000 if mass.kind == "mass" else 1)} if mass else {}


BY_TOOL: dict[str, Callable[[Facts], Arguments]] = {
    "plan_nutrition": nutrition,
    "energy_needs": energy,
    "plan_training": training,
    "check_training_plan": plan_check,
    "calculate_531": strength_531,
    "one_rep_max": one_rep_max,
    "find_exercises": exercises,
    "look_up_food": food_amount,
    "generate_image": picture_size,
    "swap_exercise": swap,
    "estimate_expenditure": expenditure,
}
