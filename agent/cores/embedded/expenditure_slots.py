"""From facts to the arguments of `estimate_expenditure`: what was eaten a day, and two weights with their days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from agent.cores.embedded.arguments import Arguments, said, value, without
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.person_slots import MIN_BODY_KG, personal

_LARGEST_WEIGHT_CHANGE = 1.3
"""Factor beyond which two masses are not one person's weight before and after."""
_DAYS_PER_WEEK = 7


def expenditure(facts: Facts) -> Arguments:
    """Arguments of estimate_expenditure: what was eaten a day, and two weights with the time between them."""
    person = without(personal(facts), "weight_kg", "diet")
    eaten = facts.quantity("energy")
    return person | said(
        {
            "goal": facts.value("nutrition_goal"),
            "intake_kcal": value(eaten),
            "weights": _two_weights(facts),
        }
    )


def _two_weights(facts: Facts) -> list[dict[str, Any]]:
    """ "From 80 to 78.5 kg in 4 weeks": the first and the last weight, the last one today."""
    span = facts.quantity("weeks", "days")
    kinds = ("mass", "body_mass", "mass_change")  # "down to 78.5 kg" is a change; "lost 2 kg" is too small to be a body
    masses = [q for q in facts.quantities if q.kind in kinds and q.value >= MIN_BODY_KG]
    if span is None or not masses:
        return []
    unit = masses[-1]
    before = [n for n in facts.numbers if n.end <= unit.start and n.number >= MIN_BODY_KG]
    first = masses[0].value if len(masses) > 1 else before[-1].number * unit.value / unit.number if before else None
    if first is None or not 1 / _LARGEST_WEIGHT_CHANGE < unit.value / first < _LARGEST_WEIGHT_CHANGE:
        return []
    days = int(span.value * (_DAYS_PER_WEEK if span.kind == "weeks" else 1))
    today = date.today()
    return [
        {"date": (today - timedelta(days=days)).isoformat(), "weight_kg": round(first, 2)},
        {"date": today.isoformat(), "weight_kg": unit.value},
    ]
