"""USDA's household portions ("cup, chopped", "medium (2-1/2\" dia)") in our units."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

RULES_FILE = Path(__file__).parent / "usda_portions.json"
_IN_BRACKETS = re.compile(r"\(.*?\)")


class Rule(NamedTuple):
    """Which texts mean a unit of units.json, and which of these do not after all."""

    unit: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


class UsdaPortion(NamedTuple):
    """A portion as USDA writes it: `amount` of what `text` says weighs `grams`."""

    text: str
    amount: float
    grams: float


def known_portions(portions: Iterable[UsdaPortion]) -> list[tuple[str, float]]:
    """Grams of one of each of our units that the texts name; the first text of a unit counts."""
    found: dict[str, float] = {}
    for portion in portions:
        unit = unit_of(portion.text)
        if unit and portion.amount > 0 and portion.grams > 0:
            found.setdefault(unit, portion.grams / portion.amount)
    return list(found.items())


def unit_of(text: str) -> str | None:
    """The unit of units.json that a text means; None for "NLEA serving", "cubic inch" and the like."""
    written = text.strip().lower()
    plain = _IN_BRACKETS.sub("", written).strip()
    for rule in _rules():
        if rule.pattern.search(plain) and not (rule.unless and rule.unless.search(written)):
            return rule.unit
    return None


@lru_cache(maxsize=1)
def _rules() -> list[Rule]:
    rows = json.loads(RULES_FILE.read_text(encoding="utf-8"))
    return [
        Rule(row["unit"], re.compile(row["pattern"]), re.compile(row["not"]) if "not" in row else None) for row in rows
    ]
