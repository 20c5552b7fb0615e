"""The last request, changed as a message says, or made anew for another of the things that it showed."""

from __future__ import annotations

from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.follow_up import (
    another_exercise,
    as_many,
    changed_arguments,
    is_about,
    refers_back,
    says_change,
)
from agent.cores.embedded.queries import Queries
from agent.cores.embedded.requests import CHECK, PLANS
from agent.messages import ToolCall

_IDLE = (None, "find_exercises", "off_topic", "about", "thanks", "greet", "profile")
"""What words that only count are taken for."""
_CHANGEABLE = (*PLANS, "look_up_food", "find_exercises", "swap_exercise", "generate_image", CHECK)


def follow_up(facts: Facts, dialogue: Dialogue, sure_intent: str | None, queries: Queries) -> ToolCall | None:
    """The last request, changed as this message says."""
    last = dialogue.last_call
    if last is None or last.name not in _CHANGEABLE:
        return None
    named = _named_instead(facts, dialogue, queries)
    lexica = queries.lexica
    if named or (sure_intent == "swap_exercise" and facts.exercises and not is_about(facts, last, lexica)):
        return named  # "swap the bench press" names its own matter, whatever was asked for before
    other = queries.variation(facts, dialogue) or another_exercise(facts, dialogue, lexica)
    other = other or _shown_again(facts, dialogue, sure_intent, queries)
    portion, many = queries.other_portion(facts, last), as_many(facts, last)
    if portion:
        other = ToolCall(name=last.name, arguments=portion)
    elif many and sure_intent in _IDLE:
        other = ToolCall(name=last.name, arguments=last.arguments | {"limit": many})
    if other:
        return other
    if not is_about(facts, last, lexica):
        allowed = (None, last.name, "profile", "thanks", *_related(last.name))
        # "A meal plan from that": the needs were told, they are not to be changed.
        is_other = sure_intent not in allowed and not says_change(facts, lexica)
        is_other = is_other or (last.name, sure_intent) == ("energy_needs", "plan_nutrition")
        if is_other or not refers_back(facts, lexica):
            return None
    changed = changed_arguments(facts, last, lexica)
    return ToolCall(name=last.name, arguments=changed) if changed is not None else None


def _shown_again(facts: Facts, dialogue: Dialogue, sure_intent: str | None, queries: Queries) -> ToolCall | None:
    """ "The last one pls": one of the exercises just shown, in words that ask for nothing else."""
    if not dialogue.last_call or dialogue.last_call.name != "find_exercises" or facts.exercises:
        return None
    pointed = queries.pointed_at(facts, dialogue)
    asks_else = sure_intent not in _IDLE
    if not pointed or asks_else or not refers_back(facts, queries.lexica):
        return None
    return ToolCall(name="find_exercises", arguments={"query": pointed})


def _named_instead(facts: Facts, dialogue: Dialogue, queries: Queries) -> ToolCall | None:
    """ "Too hard, 换成高位下拉吧" behind an exercise that was shown: the other one is to be shown, not replaced."""
    shown = {str(exercise.get("id")) for exercise in dialogue.shown_exercises}
    others = [mention for mention in facts.exercises if mention.key not in shown]
    asks = "swap_cue" in facts.values and "swap_reason" not in facts.values
    if not dialogue.last_call or dialogue.last_call.name != "find_exercises" or len(others) != 1 or not asks:
        return None
    return ToolCall(name="find_exercises", arguments={"query": queries.called(others[0], facts)})


def _related(tool: str) -> tuple[str, ...]:
    return {"plan_nutrition": ("look_up_food",), "calculate_531": ("plan_training",)}.get(tool, ())
