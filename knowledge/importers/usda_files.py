"""Reading and checking the files of SR Legacy before anything is written.

Two layouts are read: one table of foods (sr_legacy.csv) with a table of portions beside it, and the unpacked folder
that FoodData Central offers for download (usda_download.py).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from domain.errors import InvalidInput
from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.importers.csv_files import CsvFile, amount
from knowledge.importers.usda_download import FILES as DOWNLOADED
from knowledge.importers.usda_download import read_download
from knowledge.importers.usda_portions import UsdaPortion
from knowledge.importers.usda_rows import NAME, REMEDY, FoodRow, Tables

FOODS_NAME, PORTIONS_NAME = "sr_legacy.csv", "sr_legacy_portions.csv"
FOOD_COLUMNS = ("fdc_id", "description", "category", *NUTRIENT_NAMES)
PORTION_COLUMNS = ("fdc_id", "amount", "modifier", "gram_weight")
MIN_FOODS = 7700
"""SR Legacy (April 2018) is closed: a file with fewer foods has been cut off."""


class UsdaFiles(NamedTuple):
    """All files read and checked, and a digest of what they hold."""

    foods: list[FoodRow]
    portions: dict[int, list[UsdaPortion]]
    digest: str


def read_usda(path: Path, min_foods: int = MIN_FOODS) -> UsdaFiles:
    """Read a file or folder; raises InvalidInput with one sentence where it is not a whole SR Legacy."""
    if path.is_dir() and not (path / FOODS_NAME).exists() and (path / DOWNLOADED[0]).exists():
        tables, files = read_download(path), [path / name for name in DOWNLOADED]
    else:
        foods_file = path / FOODS_NAME if path.is_dir() else path
        files = [foods_file, foods_file.with_name(PORTIONS_NAME)]
        tables = _read_table(*files)
    return UsdaFiles(*_checked(tables, files[0].name, min_foods), _digest(files))


def _checked(tables: Tables, name: str, min_foods: int) -> Tables:
    foods = tables.foods
    if len(foods) < min_foods:
        raise _wrong(f"{name} holds {len(foods)} foods of at least {min_foods}: it has been cut off.")
    if len({food.fdc_id for food in foods}) < len(foods):
        raise _wrong(f"{name} holds a food twice.")
    return tables


def _read_table(foods_file: Path, portions_file: Path) -> Tables:
    foods = list(CsvFile(foods_file, FOOD_COLUMNS, NAME, REMEDY).read(_food))
    portions: defaultdict[int, list[UsdaPortion]] = defaultdict(list)
    if portions_file.is_file():
        for fdc_id, portion in CsvFile(portions_file, PORTION_COLUMNS, NAME, REMEDY).read(_portion):
            portions[fdc_id].append(portion)
    return Tables(foods, dict(portions))


def _food(row: dict[str, str]) -> FoodRow:
    figures = [amount(row[name]) if row[name] else None for name in NUTRIENT_NAMES]
    return FoodRow(int(row["fdc_id"]), row["description"], row["category"], figures)


def _portion(row: dict[str, str]) -> tuple[int, UsdaPortion]:
    portion = UsdaPortion(row["modifier"], amount(row["amount"]), amount(row["gram_weight"]))
    return int(row["fdc_id"]), portion


def _digest(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _wrong(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="path", hint=REMEDY)
