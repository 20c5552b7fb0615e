"""Look-ups of several foods in one message, and of another food in the amount of the last: "2 eggs and a banana"."""

from __future__ import annotations

from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Lexica
from agent.messages import ToolCall
from retrievers.names import Mention

_TOOL = "look_up_food"


def told_apart(facts: Facts) -> list[str]:
    """The text of each food with its amount, in the order of the message; the whole text for one food or none.

    The amounts of a message stand before their foods ("2 eggs and a banana") or behind them (계란 2개랑 바나나 1개).
    """
    foods = _each_once(foods_asked_about(facts))
    if len(foods) < 2:
        return [facts.text]
    numbers = [number.start for number in [*facts.numbers, *facts.quantities]]
    before = any(start < foods[0].start for start in numbers) or not numbers or foods[0].end > max(numbers)
    starts = [0, *(food.end for food in foods[:-1])] if before else [food.start for food in foods]
    ends = [food.end for food in foods] if before else [*(food.start for food in foods[1:]), len(facts.text)]
    return [facts.text[start:end] for start, end in zip(starts, ends, strict=True)]


def in_the_same_amount(call: ToolCall, last: ToolCall | None, facts: Facts, lexica: Lexica) -> ToolCall:
    """The look-up with the grams of the last one, where the message names none and says that it goes on with it."""
    if last is None or last.name != _TOOL or call.name != _TOOL or "grams" in call.arguments:
        return call
    goes_on = any(found.start == 0 for found in lexica.phrases("as_well").find(facts.text))
    if not (goes_on or names_same_amount(last, facts, lexica)) or "grams" not in last.arguments:
        return call
    return call.model_copy(update={"arguments": call.arguments | {"grams": last.arguments["grams"]}})


def names_same_amount(last: ToolCall | None, facts: Facts, lexica: Lexica) -> bool:
    """Whether a food is asked about in the amount of the last look-up: "and chicken breast, same amount?"."""
    is_look_up = last is not None and last.name == _TOOL
    return is_look_up and bool(facts.foods and lexica.phrases("same_amount").find(facts.text))


def foods_asked_about(facts: Facts) -> list[Mention]:
    """The foods, without one that is only asked for as a nutrient: "how much sugar is in a banana"."""
    asked = facts.values.get("nutrient", [])
    return [food for food in facts.foods if not any(one.start < food.end and food.start < one.end for one in asked)]


def _each_once(foods: list[Mention]) -> list[Mention]:
    return list({food.key: food for food in reversed(foods)}.values())[::-1]
