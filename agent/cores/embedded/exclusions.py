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
_SENTENCE_END = re.compile(r"[.!?;。！？；।\n]+\s*(?!\d)")
_HANGUL = re.compile("[가-힣]{2}")
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
        if not said_by_diet and not any(_overlap(item, other) for other in items):
            items.append(item)
    items = [item for item in items if not _is_part_of_word(item, text)]
    denied = lexica.phrases("no_reaction").find(text)
    before, after = (
        [cue for cue in lexica.phrases(name).find(text) if not any(_overlap(cue, no) for no in denied)]
        for name in ("before", "after")
    )
    none = lexica.phrases("no_such").find(text)
    after = [cue for cue in after if not any(0 <= word.start - cue.end <= _NONE_REACH for word in none)]
    excluded = [
        item
        for item in sorted(items, key=lambda item: item.start)
        if any(cue.end <= item.start and _only_list(text, cue.end, item.start, items, lexica) for cue in before)
        or any(item.end <= cue.start and _only_list(text, item.end, cue.start, items, lexica) for cue in after)
        or any(item.end == cue.start and _closes(text, cue) for cue in before)
    ]
    excluded += [item for item in _reacted_to(text, items, denied, lexica) if item not in excluded]
    stated = lexica.exclusion_statements.find(text)
    values = [value for found in [*excluded, *stated] for value in found.value]
    return list(dict.fromkeys(values))


def _reacted_to(text: str, items: list[Found], denied: list[Found], lexica: Lexica) -> list[Found]:
    """The foods of a sentence that tells of a reaction, in whatever words: an allergen too many is the lesser harm."""
    reactions = [one for one in lexica.phrases("reactions").find(text) if not any(_overlap(one, no) for no in denied)]
    if not reactions:
        return []
    borders = [(one.start, one.end) for one in [*lexica.phrases("unconcerned").find(text), *denied]]
    goes_on = {found.start for found in lexica.phrases("connectors").find(text)}
    borders += [end.span() for end in _SENTENCE_END.finditer(text) if end.end() not in goes_on]
    eaten = {found.start for found in lexica.phrases("eaten").find(text)}
    return [
        item
        for item in sorted(items, key=lambda item: item.start)
        if eaten.isdisjoint((item.end, item.end + 1)) and any(_is_free(borders, item, one) for one in reactions)
    ]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _is_free(borders: list[tuple[int, int]], one: Found, other: Found) -> bool:
    """Whether no border stands between two places."""
    first, second = sorted((one, other), key=lambda found: found.start)
    return not any(first.end <= start and end <= second.start for start, end in borders)


def _is_part_of_word(item: Found, text: str) -> bool:
    """Whether a food of one syllable stands behind another one: 술 in 입술 and 수술 is no alcohol."""
    return item.end - item.start == 1 and bool(_HANGUL.fullmatch(text[item.start - 1 : item.end]))


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
