"""What the facts of a message say for and against what it is taken for."""

from __future__ import annotations

from agent.cores.embedded.facts import Facts
from agent.cores.embedded.slots import BY_TOOL


def supported(intents: dict[str, float], facts: Facts) -> dict[str, float]:
    """The intents without those whose own words are missing: a message may be alike in all but what it is about."""
    amounts = facts.numbers or facts.quantity("food_mass")  # "빅맥 말고 두부 300그램 칼로리" asks for no alternative
    if "swap_cue" in facts.values and facts.foods and not facts.exercises and not amounts:
        return _asked_about(intents, ("swap_exercise", "look_up_food"))  # "an alternative to eggs"
    evidence = {
        "swap_exercise": "swap_cue" in facts.values or "swap_reason" in facts.values,
        "identify_exercise": "photo_cue" in facts.values,
        "read_page": "page_cue" in facts.values,
        "estimate_expenditure": "measured_cue" in facts.values or "weights" in BY_TOOL["estimate_expenditure"](facts),
    }
    return {intent: share for intent, share in intents.items() if evidence.get(intent, True)}


def _asked_about(intents: dict[str, float], tools: tuple[str, ...]) -> dict[str, float]:
    """The intents with those of `tools` turned into a question to the knowledge base."""
    asked = sum(intents.get(name, 0) for name in (*tools, "search_knowledge"))
    rest = {name: share for name, share in intents.items() if name not in (*tools, "search_knowledge")}
    return dict(sorted((rest | {"search_knowledge": asked}).items(), key=lambda item: -item[1]))


def counts_exercises(facts: Facts) -> bool:
    """Whether a number of exercises is asked for, and no days or weeks that a plan is made of."""
    return facts.quantity("exercise_count") is not None and facts.quantity("days_per_week", "weeks") is None


def names_strength_cycles(facts: Facts) -> bool:
    """Whether the message speaks of 5/3/1: by its name, in cycles, or of one of its templates."""
    return facts.names_531 or "template" in facts.values or facts.quantity("cycles") is not None
