"""From facts to the arguments of each tool: only what was said; the tool's own defaults fill the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from agent.cores.embedded.arguments import Arguments, integral, said, value, whole, without
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Found
from agent.cores.embedded.picture_slots import picture_size
from agent.cores.embedded.quantities import Quantity
from agent.cores.embedded.strength_slots import one_rep_max, strength_531
from agent.cores.embedded.weekdays import KIND as WEEKDAYS
from domain.vocabulary import Equipment

_AGE_AND_LETTER = re.compile(
    r"(?<![\d.,])[1-9]\d ?[/,]? ?([mf남여])(?![a-z0-9명])"
    r"|(?<![a-z0-9.가-힣])([mf남여]) ?[/,]? ?(?:만 ?)?[1-9]\d(?![\d.]| ?(?:kg|cm|lb))"
    r"|(?<=[세살gmo로]) ?[/,]? ?([남여])(?= ?[/,.]|$)|(?:^|[/,]) ?([남여])(?= ?[/,])"
)
_CLAUSE_END = re.compile(r"[,.;!?।，。！？；]|(?<![a-z])(?:so|but|now|today|আজ)(?![a-z])")
_PART_OF_WORD = re.compile(r"[a-z]| ?(?:[ap]\.?m\b|:\d)")
_ENDS_WITH_NEW = re.compile(r"(?:^|[\s,])নতুন[\s.!।]*$")
_SEX_OF_LETTER = {"m": "male", "f": "female", "남": "male", "여": "female"}
_BESIDE = 2
"""Characters between a word and the number that belongs to it."""
_AGES_NO_WEIGHT = range(14, 35)
"""Ages in years that are no adult's weight in kg."""
MOST_EXERCISES = 20
_ONLY_MEAT = "only_meat"
_STRICTEST = "vegan"
_EVERYTHING = "omnivore"

_MIN_BODY_KG = 25
"""A smaller mass in a message is an amount to lose or gain, or food."""
_SINGLE_NUMBERS = ("days_per_week", "reps", "load")
"""Arguments that a bare number answers if nothing else was asked for."""
_LARGEST_WEIGHT_CHANGE = 1.3
"""Factor beyond which two masses are not one person's weight before and after."""
_DAYS_PER_WEEK = 7
_GOAL_OF_FLOWS = "general_fitness"
"""What a plan of yoga or mobility is for where nothing else was said."""
_LIFTING_GOALS = ("strength", "hypertrophy")
_TRAINED_YEARS = {"advanced": 4, "intermediate": 0.5, "beginner": 0}
"""Years of training from which a level begins: about half a year makes an intermediate, years an advanced lifter (ACSM
2009); that four are years is ours."""


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
    goals = [goal for goal in facts.values.get("nutrition_goal", []) if not _inside_quantity(facts, goal)]
    return str(goals[0].value) if goals else facts.value("nutrition_goal")


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


def energy(facts: Facts) -> Arguments:
    """Arguments of energy_needs."""
    return without(personal(facts), "diet") | condition(facts) | said({"goal": facts.value("nutrition_goal")})


def training(facts: Facts) -> Arguments:
    """Arguments of plan_training."""
    days = facts.quantity("days_per_week", WEEKDAYS, "days")
    goal, focus = _training_goal(facts), _focus(facts)
    return said(
        {
            "goal": goal or (_GOAL_OF_FLOWS if focus else None),
            "days_per_week": whole(days),
            "level": _level(facts),
            "minutes_per_session": whole(facts.quantity("minutes")),
            "equipment": _equipment(facts),
            "avoid": facts.avoid,
            "weeks": whole(facts.quantity("weeks")),
            "focus": focus,
        }
    )


def _training_goal(facts: Facts) -> str | None:
    """The first goal that is more than to be fit and healthy, which people say beside any other."""
    said = facts.all_values("training_goal")
    return next((goal for goal in said if goal != _GOAL_OF_FLOWS), said[0] if said else None)


def _focus(facts: Facts) -> str | None:
    """Yoga or mobility, if that is what the plan is made of: who wants muscle or strength does it besides."""
    named = [
        found for found in facts.values.get("focus", []) if found.value and not _inside_exercise(facts, found.start)
    ]
    lifts = facts.value("training_goal") in _LIFTING_GOALS
    return str(named[0].value) if named and not lifts else None


def _level(facts: Facts) -> str | None:
    """What was said; else what years of training make of a person."""
    named, trained = facts.value("level") or _new_at_the_end(facts), facts.quantity("training_age")
    if named or trained is None:
        return named
    return next(level for level, years in _TRAINED_YEARS.items() if trained.value >= years)


def _new_at_the_end(facts: Facts) -> str | None:
    """A Bengali "new" that ends a message is the person; elsewhere it may be the plan."""
    return "beginner" if _ENDS_WITH_NEW.search(facts.text) else None


def plan_check(facts: Facts) -> Arguments:
    """Arguments of check_training_plan but the plan itself: whom it is for."""
    return without(training(facts), "days_per_week", "weeks", "focus")


def _head(muscles: list[Found]) -> Found:
    """The muscle that is meant: of two in a row the last, as in পায়ের কাফ, the calf of the leg."""
    first = muscles[0]
    return muscles[1] if len(muscles) > 1 and 0 <= muscles[1].start - first.end <= 1 else first


def exercises(facts: Facts) -> Arguments:
    """Filters of find_exercises; the query is the caller's."""
    outside = [found for found in facts.values.get("muscle", []) if not _inside_exercise(facts, found.start)]
    outside = [found for found in outside if not _is_spared(facts, found)] or outside
    outside = [found for found in outside if not _of_another_day(facts, found)] or outside
    tools = [found for found in facts.values.get("equipment", []) if not _inside_exercise(facts, found.start)]
    tools = [found for found in tools if found.value != "gym"]
    tools = [found for found in tools if not _of_another_day(facts, found)] or tools
    tools = [found for found in tools if found.value != "bodyweight"] or tools  # "no dumbbells, but a band"
    wanted = counted_exercises(facts)
    if facts.exercises and wanted is None:
        return {}
    if wanted:
        outside.sort(key=lambda found: abs(wanted.start - found.start))  # what was trained yesterday stands further off
    counted = [wanted] if wanted else facts.numbers
    counts = [int(n.value) for n in counted if n.value in range(1, MOST_EXERCISES + 1) and _counts(facts, n)]
    return said(
        {
            "muscle": _head(outside).value if outside else None,
            "equipment": tools[0].value if tools else None,
            "level": _level(facts),
            "limit": counts[0] if counts and (outside or tools or wanted) else None,
            "avoid": facts.avoid,
        }
    )


def _counts(facts: Facts, number: Quantity) -> bool:
    """Whether a number may count exercises: in "3am" and "10k" it does not."""
    return not _PART_OF_WORD.match(facts.text, number.end)


def _of_another_day(facts: Facts, found: Found) -> bool:
    """Whether a phrase stands in a clause about yesterday: "did chest yesterday, so triceps today"."""
    days = facts.values.get("past", [])
    return any(
        not _CLAUSE_END.search(facts.text[min(day.end, found.end) : max(day.start, found.start)]) for day in days
    )


def counted_exercises(facts: Facts) -> Quantity | None:
    """The number of exercises that are asked for by their muscle or equipment, behind what else was named."""
    counted = facts.quantity("exercise_count")
    if counted is None or not facts.exercises:
        return counted
    outside = [found for found in facts.values.get("muscle", []) if not _inside_exercise(facts, found.start)]
    return counted if any(found.start > facts.exercises[-1].start for found in outside) else None


def _is_spared(facts: Facts, muscle: Found) -> bool:
    """Whether the muscle's name is that of a part to spare: "no strain on the shoulders, chest exercises"."""
    spared = (part for part in facts.values.get("body_part", []) if part.value in facts.avoid)
    return any(part.start < muscle.end and muscle.start < part.end for part in spared)


def swap(facts: Facts) -> Arguments:
    """Arguments of swap_exercise but the exercise, which is the caller's.

    What is said to be taken is no equipment to train with; what is said to be missing leaves all the rest.
    """
    reason = "injury" if facts.avoid else facts.value("swap_reason")
    named = [] if reason == "busy" else _equipment(facts)
    missing = facts.denied.get("equipment", [])
    if missing and not named and reason != "home":
        named = [tool.value for tool in Equipment if tool is not Equipment.GYM and tool not in missing]
    return said({"reason": reason, "equipment": named, "avoid": facts.avoid})


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
    masses = [q for q in facts.quantities if q.kind in kinds and q.value >= _MIN_BODY_KG]
    if span is None or not masses:
        return []
    unit = masses[-1]
    before = [n for n in facts.numbers if n.end <= unit.start and n.number >= _MIN_BODY_KG]
    first = masses[0].value if len(masses) > 1 else before[-1].number * unit.value / unit.number if before else None
    if first is None or not 1 / _LARGEST_WEIGHT_CHANGE < unit.value / first < _LARGEST_WEIGHT_CHANGE:
        return []
    days = int(span.value * (_DAYS_PER_WEEK if span.kind == "weeks" else 1))
    today = date.today()
    return [
        {"date": (today - timedelta(days=days)).isoformat(), "weight_kg": round(first, 2)},
        {"date": today.isoformat(), "weight_kg": unit.value},
    ]


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


def body_weight(facts: Facts) -> float | None:
    """The person's weight in kg: the first mass that is neither a load on the bar nor an amount to lose."""
    said = facts.quantity("body_mass")
    if said and said not in facts.loads.used:
        return said.value
    masses = [q for q in facts.quantities if q.kind == "mass" and q not in facts.loads.used]
    return next((q.value for q in masses if q.value >= _MIN_BODY_KG or q.value <= 0), None)


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
    if len(missing) == 1 and missing[0] in _SINGLE_NUMBERS and len(free) == 1:
        filled[missing[0]] = integral(free[0].number)
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
        return facts.value("activity")
    if "very_active" in facts.all_values("activity"):
        return "very_active"
    bounds = [(0, "sedentary"), (3, "light"), (5, "moderate"), (7, "active")]
    return next((name for most, name in bounds if times.value <= most), "very_active")


def _plan_days(facts: Facts) -> int | float | None:
    days = facts.quantity("days")
    weeks = facts.quantity("weeks")
    if days is None and weeks is not None:
        return int(weeks.value * 7)
    return whole(days)


def _equipment(facts: Facts) -> list[str]:
    """What was named outside the names of lifts and exercises; all of a gym needs no further list."""
    loaded = facts.values.get("lift", [])
    mentions = facts.values.get("equipment", [])
    if any(found.value != "gym" for found in mentions):
        mentions = [found for found in mentions if found.value != "gym" or not _inside_quantity(facts, found)]
    named = [
        str(found.value)
        for found in mentions
        if not _part_of_exercise(facts, found)
        and not any(lift.start <= found.start < lift.end and found.value != "bench" for lift in loaded)
    ]
    if "gym" in named:
        return ["gym"]
    tools = [name for name in dict.fromkeys(named) if name != "bodyweight"]
    return tools or list(dict.fromkeys(named))


def _inside_quantity(facts: Facts, found: Found) -> bool:
    """ "5 years in the gym" tells of the past."""
    return any(quantity.start <= found.start < quantity.end for quantity in facts.quantities)


def _inside_exercise(facts: Facts, position: int) -> bool:
    return any(mention.start <= position < mention.end for mention in facts.exercises)


def _part_of_exercise(facts: Facts, found: Found) -> bool:
    """ "bench" in "bench press" is no equipment; a bare "bench" is, although it is short for the press too."""
    return any(
        mention.start <= found.start < found.end <= mention.end
        and (mention.start, mention.end) != (found.start, found.end)
        for mention in facts.exercises
    )
