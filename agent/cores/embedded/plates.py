"""Which plates there are: "plates 20, 10 and 5", "I only have 45s and 25s", "20、10、5公斤的片"."""

from __future__ import annotations

import re

from agent.cores.embedded.arguments import integral
from agent.cores.embedded.lexicon import NUMBER, Found, Lexica
from agent.cores.embedded.quantities import parse_number

_REACH = 4
"""Characters, units and list words aside, between the weights and the word for plates."""
_PLURAL = re.compile(rf"{NUMBER}s(?![a-z])")


def find_plates(text: str, words: list[Found], lexica: Lexica) -> list[int | float]:
    """Single-plate weights as written: the longest list beside a word for plates, or several weights in the plural."""
    beside = [weights for weights in _lists(text, lexica) if any(_is_beside(text, weights, w, lexica) for w in words)]
    longest = max(beside, key=len, default=[])
    plural = list(_PLURAL.finditer(text))
    chosen = longest or (plural if len(plural) > 1 else [])
    return list(dict.fromkeys(integral(parse_number(weight[1])) for weight in chosen))


def _lists(text: str, lexica: Lexica) -> list[list[re.Match[str]]]:
    """The numbers of the text, those with only units and list words between them together."""
    lists: list[list[re.Match[str]]] = []
    for number in re.finditer(NUMBER, text):
        if lists and not _rest(text[lists[-1][-1].end() : number.start()], lexica):
            lists[-1].append(number)
        else:
            lists.append([number])
    return lists


def _is_beside(text: str, weights: list[re.Match[str]], word: Found, lexica: Lexica) -> bool:
    first, last = weights[0].start(), weights[-1].end()
    between = text[last : word.start] if last <= word.start else text[word.end : first]
    return len(_rest(between, lexica)) <= _REACH


def _rest(between: str, lexica: Lexica) -> str:
    """What stands between weights besides their units, the English plural and list words."""
    return lexica.phrases("connectors").strip(lexica.slots["unit"].strip(re.sub(r"^s(?![a-z])", " ", between)))
