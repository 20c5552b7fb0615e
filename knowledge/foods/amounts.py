"""Amounts inside what people call a food: "2 eggs", "半斤鸡胸肉", "밥 한 공기", "এক কাপ ভাত", "200g tofu"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from domain.chinese_numbers import chinese_numbers
from domain.languages import ascii_digits

WORDS_FILE = Path(__file__).parent / "amount_words.json"
_FRACTION_SIGNS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3", "⅛": " 1/8"}
_DIGITS = r"(?:\d+ )?(?<![\d/])\d/\d(?![\d/])|\d+(?:[.,]\d+)?(?![\d/]|[.,]\d)"
"""2, 1.5, 1/2 or 1 1/2; no 80/20."""
_PER_CENT = "(?! ?[%％])"
"""Behind a number that is part of a name: 2% milk."""
_LETTER = "a-z\u0980-\u09ff"
_LATIN_END, _BENGALI_END, _HANGUL_END = "(?![a-z])", "(?![\u0980-\u09ff])", "(?![\uac00-\ud7a3])"
_SHORT_BENGALI = 2
"""Letters up to which a Bengali word may be followed by its article or case: ২টা, ২টির."""
_SURE_UNITS = frozenset(
    ("g", "kg", "jin", "liang", "geun", "ounce", "pound", "poa", "chotak", "ml", "litre", "fluid_ounce", "pint")
)
"""Units that settle the weight by themselves: where a text names one beside another, it counts."""


@dataclass(frozen=True)
class Amount:
    """So many of a unit of amount_words.json; `unit` is None for a plain count, `size` small, medium, large or None."""

    quantity: float
    unit: str | None
    size: str | None = None


@dataclass(frozen=True)
class AmountInText:
    """An amount, and the text without it."""

    amount: Amount
    rest: str


def find_amount(text: str) -> AmountInText | None:
    """The amount that a text names, or None; weights and volumes go before cups and pieces."""
    folded = _fold(text)
    words = _words()
    found = next((matches for pattern in words.patterns if (matches := list(pattern.finditer(folded)))), [])
    if not found:
        rest, size = words.without_size(folded)  # "small baked potato" is one, and small
        return AmountInText(Amount(1.0, None, size), rest) if size else None
    amounts = [words.amount(match) for match in found]
    best = min(amounts, key=lambda amount: amount.unit not in _SURE_UNITS, default=None)
    if best is None or best.quantity <= 0:
        return None
    rest = folded
    for match in reversed(found):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    rest, size = words.without_size(words.without_joiners(rest))
    return AmountInText(best if best.size else replace(best, size=size), rest)


class _AmountWords:
    """The words of amount_words.json as regular expressions over a folded text."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self._numbers: dict[str, float] = {
            _fold(word): number for some in data["numbers"].values() for word, number in some.items()
        }
        self._unit_of = {_fold(word): unit for unit, words in data["units"].items() for word in words}
        self._size_of = {_fold(word): size for size, words in data["sizes"].items() for word in words}
        self._units_behind: list[str] = data["units_behind"]
        own = [word for word in self._size_of if len(word) > 1]
        self._size = re.compile(f"^(?:{_any_of(own)})(?= )|(?<= )(?:{_any_of(own)})$")
        self._joiners = _any_of(map(_fold, data["joiners"]))
        self.patterns = self._compile(_any_of(map(_fold, data["halves"])), _any_of(map(_fold, data["particles"])))

    def _compile(self, half: str, particle: str) -> list[re.Pattern[str]]:
        """Numbers with a unit, "slice of …", "… slice", a count in front or behind; the first that fits is taken."""
        unit, size = _any_of(self._unit_of), f"(?P<size>{_any_of(self._size_of)})"
        number = f"(?P<number>{_DIGITS}|(?<![{_LETTER}])(?:{_any_of(self._numbers, articles=True)}))"
        spoken = _any_of(word for word in self._numbers if re.match(f"[{_LETTER}]", word))
        korean = _any_of(word for word in self._numbers if re.fullmatch("하나|둘|셋|넷", word))
        latin_unit = _any_of(word for word in self._unit_of if word.isascii() and len(word) > 1)
        behind = _any_of(map(_fold, self._units_behind))
        ending = f"(?:(?<=[\uac00-\ud7a3])(?:{particle}){_HANGUL_END})?(?: of(?: the)?(?= ))?"
        return [
            re.compile(
                f"{number}[ -]?(?P<half>{half})?(?: ?{size})?[ -]?(?P<unit>{unit})(?: ?(?P<more>{half}))?{ending}"
            ),
            re.compile(f"(?<![a-z])(?:{size} )?(?P<unit>{latin_unit}) of(?: the)?(?= )"),
            re.compile(f"(?<=[^ ] )(?P<unit>{behind})$"),
            re.compile(f"^(?P<number>{_DIGITS}){_PER_CENT}(?: ?[x×] ?| ?{size} ?| |(?=[^ -~]))(?: ?of(?= ))?"),
            re.compile(f"^(?P<number>{spoken}) (?:{size} )?(?:of (?:the )?)?"),
            re.compile(f"(?:(?<=[^ -~])| )[x×]? ?(?P<number>{_DIGITS}|{korean})$"),
        ]

    def amount(self, match: re.Match[str]) -> Amount:
        """What a match of one of the patterns says."""
        groups = match.groupdict()
        quantity = self._number(groups.get("number") or "1")
        if groups.get("half") or groups.get("more"):
            quantity += 0.5
        return Amount(
            quantity, self._unit_of.get(groups.get("unit") or ""), self._size_of.get(groups.get("size") or "")
        )

    def without_joiners(self, text: str) -> str:
        """The rest of a text without the words that joined it to the amount."""
        text = " ".join(text.split()).strip(" ,.;:()-")
        text = re.sub(rf"^(?:{self._joiners})(?= |$|[^ -~])|(?<= )(?:{self._joiners})$", "", text)
        return text.strip(" ,.;:()-")

    def without_size(self, text: str) -> tuple[str, str | None]:
        """The text without a size before or behind the food, and the size: 큰 사과 is an apple, and large."""
        match = self._size.search(text)
        if match is None or match.group() == text:
            return text, None
        return f"{text[: match.start()]} {text[match.end() :]}".strip(), self._size_of[match.group()]

    def _number(self, written: str) -> float:
        if written in self._numbers:
            return self._numbers[written]
        whole, _, fraction = written.rpartition(" ")
        if "/" not in fraction:
            return float(written.replace(",", "."))
        above, below = fraction.split("/")
        return float(whole or 0) + (int(above) / int(below) if int(below) else 0.0)


def _fold(text: str) -> str:
    """Lower case, digits 0–9, fractions as 1/2, Chinese numerals as digits where they can only be numbers."""
    for sign, written in _FRACTION_SIGNS.items():
        text = text.replace(sign, written)
    return " ".join(chinese_numbers(ascii_digits(text)).lower().split())


def _any_of(words: Iterable[str], *, articles: bool = False) -> str:
    """A choice of words, longest first, each ending where a word of its script ends; `articles`: দুই may go on in টা."""
    return "|".join(re.escape(word) + _end_of(word, articles) for word in sorted(words, key=len, reverse=True))


def _end_of(word: str, articles: bool) -> str:
    if word[-1].isascii():
        return _LATIN_END if word[-1].isalpha() else ""
    bengali = "\u0980" <= word[-1] <= "\u09ff"
    return _BENGALI_END if bengali and len(word) > _SHORT_BENGALI and not articles else ""


@lru_cache(maxsize=1)
def _words() -> _AmountWords:
    return _AmountWords(WORDS_FILE)
