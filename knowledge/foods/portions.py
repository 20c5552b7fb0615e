"""Household units (cup, slice, tablespoon…) and how an amount of them reads in each language."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from domain.vocabulary import Language

UNITS_FILE = Path(__file__).parent / "units.json"
FRACTIONS = {0.25: "¼", 0.5: "½", 0.75: "¾"}
BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


class Portion(BaseModel):
    """`amount` of a household unit weighs `grams`: half a cup of cooked rice is 79 g."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: str = Field(description="A unit of units.json")
    amount: float = Field(gt=0)
    grams: float = Field(gt=0)

    def label(self, units: int, language: Language) -> str:
        """So many portions as people say it: three half cups are "1½ cups"."""
        return quantity_text(units * self.amount, self.unit, language)


@lru_cache(maxsize=1)
def unit_labels() -> dict[str, dict[str, str | list[str]]]:
    """Every unit's label by language; English holds singular and plural."""
    labels: dict[str, dict[str, str | list[str]]] = json.loads(UNITS_FILE.read_text(encoding="utf-8"))
    return labels


def quantity_text(quantity: float, unit: str, language: Language) -> str:
    """A quantity with its unit, in the language's own order and digits."""
    number = _number_text(quantity)
    label = unit_labels()[unit][language.value]
    if language is Language.EN:
        return f"{number} {label[0] if quantity <= 1 else label[1]}"
    if language is Language.BN:
        space = "" if str(label).startswith("টি") else " "
        return f"{number.translate(BENGALI_DIGITS)}{space}{label}"
    return f"{number}{label}"


def _number_text(quantity: float) -> str:
    whole, rest = divmod(quantity, 1)
    if rest == 0:
        return str(int(whole))
    if rest in FRACTIONS:
        return (str(int(whole)) if whole else "") + FRACTIONS[rest]
    return f"{quantity:g}"
