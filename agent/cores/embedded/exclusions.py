"""What a person will not or must not eat: "no dairy, nuts or soy", "gluten-free", "allergic to shrimp"."""

from __future__ import annotations

import re

from agent.cores.embedded.lexicon import Found, Lexica

_LIST_MARK = "、"
"""Stands between the things of a list and nowhere else, as a comma does."""
_ENDS = ("", *",.;!?，。；！？")
_MEAT = "meat"
"""A group that a diet leaves out as well: "no meat" is vegetarian, "no eggs or meat" is not."""
_ASIDE = re.compile(r"\([^()]*\)")
"""What is said in brackets: "nuts (all kinds) out"."""
_NONE_REACH = 2
"""Characters between a cue and the word that takes it back: "땅콩 알레르기는 없고"."""
_UNKNOWN = re.compile(r"[^\W\d_]{1,6}")
"""A thing of such a list that is no food we know."""


def find_exclusions(text: str, foods: list[Found], lexica: Lexica) -> list[str]:
    """Values for `exclude`: the groups of the contract, or foods in English, singular ("mushroom").

    A food (its value is its English name) counts where a cue ("no", "allergic to") stands before it, or one ("free",
    "allergy") behind it, with nothing but other foods and list words between.
    """
    diets = lexica.slots["diet"].find(text)
    items: list[Found] = []
    # Of two that overlap the longer is meant: 三文鱼 is salmon, not all fish.
    for item in sorted([*lexica.exclusions.find(text), *foods], key=lambda item: item.start - item.end):
        said_by_diet = item.value == [_MEAT] and any(one.start <= item.start and item.end <= one.end for one in diets)
        if not said_by_diet and not any(item.start < other.end and other.start < item.end for other in items):
            items.append(item)
    before, after = lexica.phrases("before").find(text), lexica.phrases("after").find(text)
    none = lexica.phrases("no_such").find(text)
    after = [cue for cue in after if not any(0 <= word.start - cue.end <= _NONE_REACH for word in none)]
    excluded = [
        item
        for item in sorted(items, key=lambda item: item.start)
        if any(cue.end <= item.start and _only_list(text, cue.end, item.start, items, lexica) for cue in before)
        or any(item.end <= cue.start and _only_list(text, item.end, cue.start, items, lexica) for cue in after)
        or any(item.end == cue.start and _closes(text, cue) for cue in before)
    ]
    stated = lexica.exclusion_statements.find(text)
    values = [value for found in [*excluded, *stated] for value in found.value]
    return list(dict.fromkeys(values))


def _closes(text: str, cue: Found) -> bool:
    """Whether a sentence or a part of one ends behind the cue: 香菜不要."""
    return text[cue.end : cue.end + 1] in _ENDS


def _only_list(text: str, start: int, end: int, items: list[Found], lexica: Lexica) -> bool:
    """Whether the text between two places holds only foods and the words of a list."""
    between = _ASIDE.sub(" ", text[start:end])
    for item in items:
        if start <= item.start and item.end <= end:
            between = between.replace(item.text, " ", 1)
    rest = [lexica.phrases("connectors").strip(part) for part in between.split(_LIST_MARK)]
    return not rest[-1] and all(not part or _UNKNOWN.fullmatch(part.replace(" ", "")) for part in rest)
