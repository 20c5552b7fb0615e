"""SR Legacy as FoodData Central offers it for download: a folder with one CSV file for each of its tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.importers.csv_files import CsvFile, amount
from knowledge.importers.usda_portions import UsdaPortion
from knowledge.importers.usda_rows import NAME, REMEDY, FoodRow, Tables

FILES = ("food.csv", "food_category.csv", "food_nutrient.csv", "food_portion.csv")
IDS_FILE = Path(__file__).parent / "usda_nutrient_ids.json"
DATA_TYPE = "sr_legacy_food"
"""What food.csv calls these foods, should the folder hold other data sets too."""
T = TypeVar("T")


def read_download(folder: Path) -> Tables:
    """All foods with figures and portions; raises InvalidInput where a file is missing or broken."""
    foods_name, categories_name, figures_name, portions_name = FILES
    categories = dict(_read(folder / categories_name, ("id", "description"), _category))
    foods = [
        food
        for food in _read(folder / foods_name, ("fdc_id", "data_type", "description", "food_category_id"), _food)
        if food is not None
    ]
    ids = {fdc_id for fdc_id, *_ in foods}
    figures = _figures(folder / figures_name, ids)
    portions: defaultdict[int, list[UsdaPortion]] = defaultdict(list)
    for fdc_id, portion in _read(folder / portions_name, ("fdc_id", "amount", "modifier", "gram_weight"), _portion):
        if fdc_id in ids:
            portions[fdc_id].append(portion)
    rows = [
        FoodRow(fdc_id, description, categories.get(category, ""), figures.get(fdc_id, [None] * len(NUTRIENT_NAMES)))
        for fdc_id, description, category in foods
    ]
    return Tables(rows, dict(portions))


def _figures(file: Path, ids: set[int]) -> dict[int, list[float | None]]:
    """The figures of each food in the order of NUTRIENT_NAMES."""
    nutrient_ids: dict[str, int] = json.loads(IDS_FILE.read_text(encoding="utf-8"))
    place_of = {nutrient_ids[name]: place for place, name in enumerate(NUTRIENT_NAMES)}
    figures: dict[int, list[float | None]] = {}
    for fdc_id, nutrient_id, value in _read(file, ("fdc_id", "nutrient_id", "amount"), _figure):
        if fdc_id in ids and nutrient_id in place_of:
            figures.setdefault(fdc_id, [None] * len(NUTRIENT_NAMES))[place_of[nutrient_id]] = value
    return figures


def _read(file: Path, columns: Sequence[str], row_of: Callable[[dict[str, str]], T]) -> Iterator[T]:
    return CsvFile(file, columns, NAME, REMEDY).read(row_of)


def _category(row: dict[str, str]) -> tuple[str, str]:
    return row["id"], row["description"]


def _food(row: dict[str, str]) -> tuple[int, str, str] | None:
    if row["data_type"] != DATA_TYPE:
        return None
    return int(row["fdc_id"]), row["description"], row["food_category_id"]


def _figure(row: dict[str, str]) -> tuple[int, int, float | None]:
    return int(row["fdc_id"]), int(row["nutrient_id"]), amount(row["amount"]) if row["amount"] else None


def _portion(row: dict[str, str]) -> tuple[int, UsdaPortion]:
    portion = UsdaPortion(row["modifier"], amount(row["amount"] or "0"), amount(row["gram_weight"] or "0"))
    return int(row["fdc_id"]), portion
