"""Messages that replace something in the last meal plan: "swap the lentils", "another dinner", "change day 2"."""

from __future__ import annotations

from itertools import product
from typing import Any, NamedTuple

from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Found, Lexica

_REACH = 7
"""Characters between a word such as "for" and the food that it belongs to: "for some salmon"."""
_ENDING = 2
"""The same behind a food, where at most an ending stands between."""
_ASKING = ("away", "reversed", "another", "into")
_WISHING = ("to", "into")
"""Kinds of words of the lexicon that ask for a change, and that stand beside what is wished for."""
Swap = dict[str, Any]


class _Named(NamedTuple):
    """A food, or a kind of food, as the message names it."""

    word: str
    start: int
    end: int


def food_swaps(facts: Facts, lexica: Lexica) -> list[Swap]:
    """The swaps that a message asks for, as plan_nutrition takes them; none where it asks for none.

    Two foods are one for the other; one food beside a meal may be what is wished for there or what is to go.
    """
    cues = facts.values.get("food_swap", [])
    if not any(cue.value in _ASKING for cue in cues) and not _wishes(facts, cues, lexica):
        return []
    foods = _foods(facts, lexica)
    food, replacement = _exchanged(facts, foods, cues)
    days: list[int | None] = [*_days(facts)] or [None]
    meals: list[str | None] = [*facts.all_values("meal")] or [None]
    swaps = [{"day": day, "meal": meal, "food": food, "replacement": replacement} for day, meal in product(days, meals)]
    said = [{name: value for name, value in swap.items() if value is not None} for swap in swaps]
    return [swap for swap in said if swap.keys() - {"replacement"}]


def _wishes(facts: Facts, cues: list[Found], lexica: Lexica) -> bool:
    """ "I want salmon for dinner": a food and its meal, with a word of wishing."""
    return bool(facts.values.get("meal") and _foods(facts, lexica) and any(cue.value in _WISHING for cue in cues))


def _foods(facts: Facts, lexica: Lexica) -> list[_Named]:
    """Foods and kinds of food in the order of the message; of two that overlap the longer."""
    spans = [(food.start, food.end) for food in facts.foods]
    spans += [(group.start, group.end) for group in lexica.exclusions.find(facts.text)]
    kept: list[_Named] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not any(start < other.end and other.start < end for other in kept):
            kept.append(_Named(facts.text[start:end], start, end))
    return sorted(kept, key=lambda named: named.start)


def _exchanged(facts: Facts, foods: list[_Named], cues: list[Found]) -> tuple[str | None, str | None]:
    """Which food goes and which comes in its place."""
    if not foods:
        return None, None
    if len({food.word for food in foods}) > 1:
        first, second = foods[0], next(food for food in foods if food.word != foods[0].word)
        backwards = any(cue.value == "reversed" and first.end <= cue.start <= second.start for cue in cues)
        return (second.word, first.word) if backwards else (first.word, second.word)
    only = foods[0]
    placed = facts.values.get("meal") or _days(facts)
    return (None, only.word) if placed and _comes(facts, only, cues) else (only.word, None)


def _comes(facts: Facts, food: _Named, cues: list[Found]) -> bool:
    """Whether the one food that is named is what is wished for: "dinner with salmon", "저녁을 연어로"."""
    wishing = [cue for cue in cues if cue.value in _WISHING]
    before = any(_leads(cue) and 0 <= food.start - cue.end <= _REACH for cue in wishing)
    behind = any(not _leads(cue) and 0 <= cue.start - food.end <= _ENDING for cue in wishing)
    return before or behind


def _leads(cue: Found) -> bool:
    """Whether a word of wishing stands before its food, as in English and Chinese, or behind it."""
    return cue.text.isascii() or any("\u4e00" <= letter <= "\u9fff" for letter in cue.text)


def _days(facts: Facts) -> list[int]:
    numbered = [int(quantity.value) for quantity in facts.quantities if quantity.kind == "day_number"]
    return numbered or [int(day) for day in facts.all_values("which_day")]
