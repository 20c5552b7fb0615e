"""From facts to what a message says about the person: the arguments of the energy equations, and habits."""

from __future__ import annotations

import re

from agent.cores.embedded.arguments import Arguments, integral, said, value, whole
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.quantities import Quantity

_AGE_AND_LETTER = re.compile(
    r"(?<![\d.,])[1-9]\d ?[/,]? ?([mf남여])(?![a-z0-9명])"
    r"|(?<![a-z0-9.가-힣])([mf남여]) ?[/,]? ?(?:만 ?)?[1-9]\d(?![\d.]| ?(?:kg|cm|lb))"
    r"|(?:^|[:;/(]) ?([mf])(?= ?[,;/)])|(?<![a-z])(?:sex|gender)(?: is|:|=)? ?([mf])(?![a-z])"
    r"|(?<=[세살gmo로]) ?[/,]? ?([남여])(?= ?[/,.]|$| \d)|(?:^|[/,]) ?([남여])(?= ?[/,])"
)
_SEX_OF_LETTER = {"m": "male", "f": "female", "남": "male", "여": "female"}
_BESIDE = 2
"""Characters between a word and the number that belongs to it."""
_AGES_NO_WEIGHT = range(14, 35)
"""Ages in years that are no adult's weight in kg."""
_ONLY_MEAT = "only_meat"
_STRICTEST = "vegan"
_EVERYTHING = "omnivore"
MIN_BODY_KG = 25
"""A smaller mass in a message is an amount to lose or gain, or food."""
_SINGLE_NUMBERS = ("days_per_week", "reps", "load")
"""Arguments that a bare number answers if no other number was asked for."""
_MEASURED = {"age_years", "height_cm", "weight_kg"}


def personal(facts: Facts) -> Arguments:
    """What the message says about the person: the arguments of the energy equations, and habits."""
    found: Arguments = {
        "sex": facts.value("sex") or _sex_beside_age(facts.text),
        "age_years": whole(facts.quantity("age") or _age_beside_sex(facts)),
        "height_cm": value(facts.quantity("length")),
        "weight_kg": body_weight(facts),
        "activity": _activity(facts),
        "diet": _diet(facts),
    }
    return said(found)


def _diet(facts: Facts) -> str | None:
    """The diet; meat alone goes before another that is said beside it, so that no plan hides the contradiction."""
    said = facts.all_values("diet")
    if _ONLY_MEAT in said:
        return _ONLY_MEAT
    if _STRICTEST in said:
        return _STRICTEST  # "a vegetarian cook, vegan myself"
    named = [diet for diet in facts.all_values("diet") if diet != _EVERYTHING]  # "not vegan, but vegetarian"
    return next(iter([*named, *facts.all_values("diet")]), _EVERYTHING if "diet" in facts.denied else None)


def condition(facts: Facts) -> Arguments:
    """What else the message says about the body: body fat, pregnancy, breastfeeding."""
    pregnant = True if "life_stage" in facts.values else None
    return said({"body_fat_percent": value(facts.quantity("body_fat")), "pregnant_or_lactating": pregnant})


def body_weight(facts: Facts) -> float | None:
    """The person's weight in kg: the first mass that is neither a load on the bar nor an amount to lose."""
    said = facts.quantity("body_mass")
    if said and said not in facts.loads.used:
        return said.value
    masses = [q for q in facts.quantities if q.kind == "mass" and q not in facts.loads.used]
    return next((q.value for q in masses if q.value >= MIN_BODY_KG or q.value <= 0), None)


def fill_bare_numbers(facts: Facts, missing: list[str]) -> Arguments:
    """Numbers without a unit as age, height and weight, by what is missing and what is possible.

    "31 168 64" is age, height, weight: a height is recognised by its size; of two others the first is the age.
    """
    free = [q for q in facts.numbers if q not in facts.loads.used and q != _age_beside_sex(facts)]
    filled: Arguments = {}
    for position, number in enumerate(free):
        later = [q for q in free[position + 1 :] if not _is_height(q.number)]
        if "height_cm" in missing and "height_cm" not in filled and _is_height(number.number):
            filled["height_cm"] = number.number
        elif _may_be_age(number.number, missing, filled) and (later or "weight_kg" not in missing):
            filled["age_years"] = int(number.number)
        elif "weight_kg" in missing and "weight_kg" not in filled and _knows_age(missing, filled):
            filled["weight_kg"] = number.number
    counted = [name for name in missing if name in _SINGLE_NUMBERS]
    if len(counted) == len(free) == 1 and not filled and not _MEASURED & set(missing):
        filled[counted[0]] = integral(free[0].number)
    return filled


def _may_be_age(number: float, missing: list[str], filled: Arguments) -> bool:
    return "age_years" in missing and "age_years" not in filled and number == int(number) and 10 <= number <= 100


def _knows_age(missing: list[str], filled: Arguments) -> bool:
    """A single number could be an age as well as a weight: neither is guessed."""
    return "age_years" not in missing or "age_years" in filled


def _is_height(number: float) -> bool:
    return 120 <= number <= 230


def _age_beside_sex(facts: Facts) -> Quantity | None:
    """ "男 30", "26, 남자": a number right beside the word for the sex that is too small for a weight."""
    words = facts.values.get("sex", [])
    beside = (
        n for n in facts.numbers if any(0 <= max(n.start - word.end, word.start - n.end) <= _BESIDE for word in words)
    )
    return next((n for n in beside if n.number in _AGES_NO_WEIGHT), None)


def _sex_beside_age(text: str) -> str | None:
    """ "28 m", "f/31": the letter alone is a metre, a minute or nothing."""
    found = _AGE_AND_LETTER.search(text)
    return _SEX_OF_LETTER[next(filter(None, found.groups()))] if found else None


def _activity(facts: Facts) -> str | None:
    """What was said; a training frequency says more than a word for the day's work."""
    times = facts.quantity("days_per_week")
    if times is None:
        said = facts.all_values("activity")
        untrained = "untrained" in facts.values and "very_active" not in said  # "I walk the dog, but no training"
        return "sedentary" if untrained else facts.value("activity")
    if "very_active" in facts.all_values("activity"):
        return "very_active"
    bounds = [(0, "sedentary"), (3, "light"), (5, "moderate"), (7, "active")]
    return next((name for most, name in bounds if times.value <= most), "very_active")
