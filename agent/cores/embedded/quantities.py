"""Numbers with their units: found by the lexica's patterns, converted to the units of the tools."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.cores.embedded.lexicon import NUMBER, Lexica
from agent.cores.embedded.weekdays import KIND as WEEKDAYS
from domain.chinese_numbers import chinese_numbers
from domain.english_numbers import english_numbers
from domain.korean_numbers import korean_numbers
from domain.languages import ascii_digits
from domain.romanised import in_bengali
from domain.units import CM_PER_INCH, KG_PER_JIN, KG_PER_LB, KG_PER_STONE, feet_to_cm
from retrievers.names import fold

_KCAL_PER_KJ = 1 / 4.184
_GRAMS_PER_OUNCE = 28.349523125
_DAYS_PER_WEEK, _WEEKS_PER_MONTH, _MONTHS_PER_YEAR = 7, 4, 12
_FINE = 10
"""Below it, values keep four decimals: a pound of food is 0.4536 kg."""
_BARE_NUMBER = re.compile(NUMBER)
PROGRAM_WORD = "wendler"
MINUS = "\u2212"
_MINUS = re.compile(r"(?:(?<=[\s:=])|^)-(?=\d)")
_FEET_INCHES = re.compile(r"(\d)\s*['′’](?![a-zA-Z])\s*(\d{1,2}(?:\.\d)?)?\s*(?:\"|''|″|”)?")
_AGE_AND_SEX = re.compile(r"(?<![\d.])([1-9]\d)([mf])(?![a-z0-9])")
_PROGRAM_NAME = re.compile(r"5 ?[/\- ] ?3 ?[/\- ] ?1(?!\d)|(?<!\d)531(?!\d)")

_CONVERSIONS: dict[str, Callable[[float, float], float]] = {
    "ft_in": feet_to_cm,
    "inch": lambda n, _: n * CM_PER_INCH,
    "m": lambda n, _: n * 100,
    "m_cm": lambda n, m: n * 100 + m,
    "stone": lambda n, m: n * KG_PER_STONE + m * KG_PER_LB,
    "lb": lambda n, _: n * KG_PER_LB,
    "jin": lambda n, _: n * KG_PER_JIN,
    "hour": lambda n, m: n * 60 + m,
    "once": lambda n, _: 1,
    "twice": lambda n, _: 2,
    "triple": lambda n, _: 3,
    "half_hour": lambda n, m: 30,
    "one_hour": lambda n, m: 60,
    "half_kilo": lambda n, m: 500,
    "half_pound": lambda n, m: _GRAMS_PER_OUNCE * 8,
    "thousand": lambda n, _: n * 1000,
    "hour_and_a_quarter": lambda n, m: 75,
    "hour_and_a_half": lambda n, m: 90,
    "half_year": lambda n, _: 0.5,
    "week_days": lambda n, m: max(n, 1) * _DAYS_PER_WEEK,
    "month": lambda n, _: n * _WEEKS_PER_MONTH,
    "month_of_year": lambda n, _: n / _MONTHS_PER_YEAR,
    "kj": lambda n, _: n * _KCAL_PER_KJ,
    "ounce": lambda n, _: n * _GRAMS_PER_OUNCE,
}


@dataclass(frozen=True)
class Quantity:
    """A number in a message: `value` in the tools' units (kg, cm, kcal, g, min), `number` as it was written."""

    kind: str
    unit: str
    value: float
    number: float
    second: float
    start: int
    end: int


_WITHOUT, _WITH = re.compile(r"\bw/o(?: |\b)", re.IGNORECASE), re.compile(r"(?<![\w/])w/ ?(?=[a-z])", re.IGNORECASE)
_SEVERAL = 2
_METRES = re.compile(r"(米 ?\d{1,2}),(?=\d)")
"""1米8,170斤: the comma parts two figures."""


def prepare(text: str, lexica: Lexica) -> str:
    """The message folded, with digits of every script as 0–9, number words before counters as digits, no "5/3/1".

    The programme's name becomes "wendler", so that its digits are not read as loads. 5'11" becomes "5 ft 11 in" and
    a minus sign before a number survives the folding of hyphens as U+2212. Bengali in Latin letters becomes Bengali.
    """
    # The full-width comma ends a clause; NFKC would make it one that could stand inside a number.
    text = _WITH.sub("with ", _WITHOUT.sub("without ", in_bengali(text).replace("，", ", ")))
    text = korean_numbers(chinese_numbers(english_numbers(text)))
    text = _METRES.sub(r"\1, ", text)
    text = _PROGRAM_NAME.sub(f" {PROGRAM_WORD} ", ascii_digits(text))
    text = _FEET_INCHES.sub(lambda match: f"{match[1]} ft {match[2] + ' in' if match[2] else ''} ", text)
    text = _AGE_AND_SEX.sub(r"\1 \2", fold(_MINUS.sub(MINUS, text)))
    return lexica.numerals.sub(lambda match: str(lexica.numeral_values[match.group()]), _lifts_in_full(text, lexica))


def _lifts_in_full(text: str, lexica: Lexica) -> str:
    """ "蹲140 拉180" with the names of the lifts, where at least two stand so before their loads."""
    if len(set(lexica.lift_letter.findall(text))) < _SEVERAL:
        return text
    return lexica.lift_letter.sub(lambda match: f"{lexica.lift_letters[match[1]]} ", text)


def find_quantities(text: str, lexica: Lexica) -> list[Quantity]:
    """The quantities of a prepared text in its order; where two overlap the longer stands."""
    found = [
        _quantity(entry.kind, entry.unit, match)
        for entry in lexica.quantities
        for match in entry.pattern.finditer(text)
    ]
    found += [
        Quantity(WEEKDAYS, "count", days, days, 0, start, end)
        for reader in lexica.weekdays
        for start, end, days in reader.spans(text)
    ]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: q.start - q.end):
        if not any(quantity.start < other.end and other.start < quantity.end for other in kept):
            kept.append(quantity)
    return sorted(kept, key=lambda q: q.start)


def bare_numbers(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The numbers of a prepared text that no quantity covers."""
    return [
        Quantity("bare", "", number, number, 0, match.start(), match.end())
        for match in _BARE_NUMBER.finditer(text)
        if not any(match.start() < q.end and q.start < match.end() for q in quantities)
        for number in [parse_number(match.group())]
    ]


def parse_number(text: str) -> float:
    """ "1,987" is 1987, "62,5" is 62.5, "−5" is -5."""
    text = text.replace(MINUS, "-")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def _quantity(kind: str, unit: str, match: re.Match[str]) -> Quantity:
    groups = [group for group in match.groups() if group]
    number, second = ([parse_number(group) for group in groups] + [0, 0])[:2]
    if unit == "m_cm" and len(groups[1]) == 1:
        second *= 10  # "1m7" is 170 cm; "1m05" is 105 cm
    value = _CONVERSIONS[unit](number, second) if unit in _CONVERSIONS else number
    return Quantity(
        kind, unit, round(value, 2 if abs(value) >= _FINE else 4), number, second, match.start(), match.end()
    )
