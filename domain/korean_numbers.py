"""Korean numerals of Chinese origin as digits: 백오십, 칠십오킬로."""

from __future__ import annotations

import re

_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_DIGIT = "[일이삼사오육칠팔구]"
# Two letters at least, with a hundred or a ten in it, and behind it what a load or a count is followed by:
# 오십견 is a shoulder, and 이 or 사 alone are words.
_NUMBER = re.compile(
    rf"(?<![가-힣0-9])(?=[가-힣]{{2}})(?=[가-힣]{{0,3}}[백십])({_DIGIT}?백)?({_DIGIT}?십)?({_DIGIT})?"
    r"(?=킬로|키로|kg|파운드|센티|개|회|번|분|칼로리|그램|에|으로|이고|이랑|[,.!?]|\s|$)"
)


_COUNTS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
# 40으로 열개: how often a load was lifted.
_LIFTED = re.compile(rf"(?<=로)( ?)({'|'.join(_COUNTS)})(?= ?[개번회])")


def korean_numbers(text: str) -> str:
    """`text` with numerals up to 999 that can only be numbers written as digits."""
    text = _LIFTED.sub(lambda match: f"{match[1]}{_COUNTS[match[2]]}", text)
    return _NUMBER.sub(lambda match: str(_value(match)) if match.group() else "", text)


def _value(match: re.Match[str]) -> int:
    hundreds, tens, ones = match.groups()
    return 100 * _count(hundreds) + 10 * _count(tens) + (_DIGITS[ones] if ones else 0)


def _count(part: str | None) -> int:
    """How many hundreds or tens: 백 is one, 이백 two, nothing none."""
    return 0 if part is None else _DIGITS.get(part[0], 1)
