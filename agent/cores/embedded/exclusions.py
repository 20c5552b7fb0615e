"""What a person will not or must not eat: "no dairy, nuts or soy", "gluten-free", "allergic to shrimp"."""

from __future__ import annotations

from agent.cores.embedded.lexicon import Found, Lexica
from retrievers.names import Mention


def find_exclusions(text: str, foods: list[Mention], lexica: Lexica) -> list[str]:
    """Values for `exclude`: the groups of the contract, or foods in English, singular ("mushroom").

    A food counts where a cue ("no", "allergic to") stands before it, or one ("free", "allergy") behind it, with
    nothing but other foods and list words between.
    """
    named = [Found([_free_name(food, text)], food.start, food.end, text[food.start : food.end]) for food in foods]
    items: list[Found] = []
    # Of two that overlap the longer is meant: 三文鱼 is salmon, not all fish.
    for item in sorted([*lexica.exclusions.find(text), *named], key=lambda item: item.start - item.end):
        if not any(item.start < other.end and other.start < item.end for other in items):
            items.append(item)
    before, after = lexica.phrases("before").find(text), lexica.phrases("after").find(text)
    excluded = [
        item
        for item in sorted(items, key=lambda item: item.start)
        if any(cue.end <= item.start and _only_list(text, cue.end, item.start, items, lexica) for cue in before)
        or any(item.end <= cue.start and _only_list(text, item.end, cue.start, items, lexica) for cue in after)
    ]
    stated = lexica.exclusion_statements.find(text)
    values = [value for found in [*excluded, *stated] for value in found.value]
    return list(dict.fromkeys(values))


def _only_list(text: str, start: int, end: int, items: list[Found], lexica: Lexica) -> bool:
    """Whether the text between two places holds only foods and the words of a list."""
    between = text[start:end]
    for item in items:
        if start <= item.start and item.end <= end:
            between = between.replace(item.text, " ", 1)
    return not lexica.phrases("connectors").strip(between)


def _free_name(food: Mention, text: str) -> str:
    """The food as it was written where that is English, else its name in the table."""
    written = text[food.start : food.end]
    if not written.isascii():
        return food.key
    return written.removesuffix("s") if not written.endswith("ss") else written
