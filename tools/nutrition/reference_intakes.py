"""What a person of this sex and age needs of each vitamin and mineral a day, and how much is too much (DRI)."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypedDict

from domain.errors import OutOfRange
from domain.evidence import Source
from domain.vocabulary import Sex
from tools.nutrition.sources import BY_KEY

DRI_FILE = Path(__file__).parent / "dri.json"


class ReferenceIntake(NamedTuple):
    """One nutrient's daily need (`low`, RDA or AI) and, where it applies to food, its upper level (`high`)."""

    nutrient: str
    kind: str
    low: float
    high: float | None
    source: Source


class _Row(TypedDict):
    kind: str
    source: str
    male: list[float]
    female: list[float]
    upper: list[float] | None
    upper_applies_to: str


class _Table(TypedDict):
    bands: list[tuple[int, int]]
    nutrients: dict[str, _Row]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table: _Table = json.loads(DRI_FILE.read_text(encoding="utf-8"))
    return table


@cache
def reference_intakes(sex: Sex, age_years: int) -> tuple[ReferenceIntake, ...]:
    """The reference intakes of one sex and age in whole years; raises OutOfRange under 14."""
    table = _table()
    for band, (first, last) in enumerate(table["bands"]):
        if first <= age_years <= last:
            return tuple(_intake(name, row, sex, band) for name, row in table["nutrients"].items())
    raise OutOfRange(
        f"There are no reference intakes for {age_years} years here.",
        field="age_years",
        hint="Give an age from 14 to 100.",
    )


def _intake(name: str, row: _Row, sex: Sex, band: int) -> ReferenceIntake:
    needs = row["male"] if sex is Sex.MALE else row["female"]
    upper = row["upper"][band] if row["upper"] and row["upper_applies_to"] == "total" else None
    return ReferenceIntake(name, row["kind"], needs[band], upper, BY_KEY[row["source"]])
