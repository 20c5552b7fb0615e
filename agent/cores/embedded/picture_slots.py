"""From facts to the arguments of `generate_image` and `identify_exercise` that are numbers."""

from __future__ import annotations

import re

from agent.cores.embedded.arguments import Arguments
from agent.cores.embedded.facts import Facts

_PICTURE_SIZE = re.compile(
    r"(?<!\d)(\d{3,4})[^\d]{0,9}?"
    r"(?:[x×*乘]|by|wide(?: and| by|,)?|width|세로|高|高度|উচ্চতা|tall|height) ?(\d{3,4})(?!\d)"
)
_SEED = re.compile(
    r"(?:seed|সিড|সীড|시드|种子|隨機種子)(?: ?(?:is|of|number|no\.?|নম্বর|번호|为|是|用|=|:))? ?(\d{1,9})"
)
_MOST_GUESSES = 10


def guesses_wanted(facts: Facts) -> Arguments:
    """`limit` of identify_exercise: the one small number that is said beside a picture, "the two likeliest"."""
    said = [int(number.value) for number in facts.numbers if number.value in range(1, _MOST_GUESSES + 1)]
    return {"limit": said[0]} if len(said) == 1 else {}


def picture_size(facts: Facts) -> Arguments:
    """Width and height of generate_image in pixels, "768 x 512", and its seed."""
    size, seed = _PICTURE_SIZE.search(facts.text), _SEED.search(facts.text)
    sides: Arguments = {"width": int(size[1]), "height": int(size[2])} if size else {}
    return sides | ({"seed": int(seed[1])} if seed else {})
