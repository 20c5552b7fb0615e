"""What is read of SR Legacy, whatever the layout of its files."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.importers.usda_portions import UsdaPortion

NAME = "SR Legacy"
REMEDY = "Give sr_legacy.csv, the folder that holds it, or the unpacked SR Legacy download of FoodData Central."


class FoodRow(NamedTuple):
    """One food: what it is called and its 31 figures per 100 g (None where USDA has none)."""

    fdc_id: int
    description: str
    category: str
    figures: list[float | None]


class Tables(NamedTuple):
    """All foods, and the household portions of those that have any, by FDC id."""

    foods: list[FoodRow]
    portions: dict[int, list[UsdaPortion]]
