"""English numerals of two words or from thirteen on as digits: forty five, fifteen hundred, two hundred and twenty."""

from __future__ import annotations

import re

_SMALL = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17},
    **{"eighteen": 18, "nineteen": 19},
}
_TENS = {
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
}
_INCHES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven"
_FEET = re.compile(
    rf"(?<![a-z])(four|five|six|seven)[ -](?:foot|feet|ft)(?:[ -](?:and )?({_INCHES}))?(?![a-z])", re.IGNORECASE
)
"""A height in words: six foot one."""
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted([*_SMALL, *_TENS, *_SCALES], key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![a-z0-9])(?:an? (?=hundred|thousand))?(?:{_WORD})(?:(?: and |[ -])(?:{_WORD}))*(?![a-z])", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?<![a-z])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?= (?:(?!of |or |and |for |with )[a-z-]+ ){0,3}"
    r"(?:exercises|moves|movements|drills|stretches|poses|variations)(?![a-z]))",
    re.IGNORECASE,
)
"""A small numeral that counts exercises, with what kind they are between: five dumbbell movements."""
_SHORTEST = 13
"""Smaller numerals are often no numbers ("one of them"); those before a counter are read by the lexicon."""


def english_numbers(text: str) -> str:
    """`text` with the numerals that can only be numbers written as digits."""
    text = _FEET.sub(_height, text)
    text = _COUNTED.sub(lambda match: str(_SMALL[match[1].lower()]), text)
    return _NUMBER.sub(lambda match: _digits(match.group()), text)


def _height(match: re.Match[str]) -> str:
    """Six foot one as 6 ft 1."""
    return f"{_SMALL[match[1].lower()]} ft {_SMALL[match[2].lower()] if match[2] else 0}"


def _digits(written: str) -> str:
    """The value of one numeral; the words as they are where they make none ("one two three", "one eighty")."""
    words = [word for word in re.split(r"[ -]", written.lower()) if word not in ("a", "an", "and")]
    value = _value(words)
    return written if value is None or value < _SHORTEST else str(value)


def _value(words: list[str]) -> int | None:
    total, group, last = 0, 0, 1000
    for word in words:
        if word in _SCALES:
            group, last = max(group, 1) * _SCALES[word], _SCALES[word]
            if word == "thousand":
                total, group = total + group, 0
            continue
        number = _SMALL.get(word) or _TENS[word]
        fits = number < 10 if last in _TENS.values() else last >= 100
        if not fits:
            return None
        group, last = group + number, number
    return total + group
