"""Reading and checking the files of SR Legacy before anything is written."""

from __future__ import annotations

import csv
import hashlib
import math
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from domain.errors import InvalidInput
from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.importers.usda_portions import UsdaPortion

FOODS_NAME, PORTIONS_NAME = "sr_legacy.csv", "sr_legacy_portions.csv"
FOOD_COLUMNS = ("fdc_id", "description", "category", *NUTRIENT_NAMES)
PORTION_COLUMNS = ("fdc_id", "amount", "modifier", "gram_weight")
MIN_FOODS = 7700
"""SR Legacy (April 2018) is closed: a file with fewer foods has been cut off."""
_REMEDY = f"Give {FOODS_NAME}, or the folder that holds it."


class FoodRow(NamedTuple):
    """One food: what it is called and its 31 figures per 100 g (None where USDA has none)."""

    fdc_id: int
    description: str
    category: str
    figures: list[float | None]


class UsdaFiles(NamedTuple):
    """Both files read and checked, and a digest of what they hold."""

    foods: list[FoodRow]
    portions: dict[int, list[UsdaPortion]]
    digest: str


def read_usda(path: Path, min_foods: int = MIN_FOODS) -> UsdaFiles:
    """Read a file or folder; raises InvalidInput with one sentence where it is not a whole SR Legacy."""
    foods_file = path / FOODS_NAME if path.is_dir() else path
    if not foods_file.is_file():
        raise _wrong(f"There is no file {foods_file}.")
    if zipfile.is_zipfile(foods_file):
        raise _wrong(f"{foods_file.name} is a zip archive: unpack it first.")
    portions_file = foods_file.with_name(PORTIONS_NAME)
    rows = _rows(foods_file, FOOD_COLUMNS)
    foods = [_food(row, number, foods_file) for number, row in enumerate(rows, start=2)]
    if len(foods) < min_foods:
        raise _wrong(f"{foods_file.name} holds {len(foods)} foods of at least {min_foods}: it has been cut off.")
    if len({food.fdc_id for food in foods}) < len(foods):
        raise _wrong(f"{foods_file.name} holds a food twice.")
    portions = _portions(portions_file) if portions_file.is_file() else {}
    digest = hashlib.sha256(foods_file.read_bytes())
    if portions:
        digest.update(portions_file.read_bytes())
    return UsdaFiles(foods, portions, digest.hexdigest())


def _rows(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            missing = [name for name in columns if name not in (reader.fieldnames or [])]
            if missing:
                raise _wrong(f"{file.name} has no column {missing[0]}: it is not SR Legacy.")
            rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise _wrong(f"{file.name} is not a CSV file in UTF-8, or has been cut off.") from error
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():  # more or fewer cells than columns
            raise _broken(line, file)
    return rows


def _food(row: dict[str, str], line: int, file: Path) -> FoodRow:
    try:
        figures = [_amount(row[name]) if row[name] else None for name in NUTRIENT_NAMES]
        return FoodRow(int(row["fdc_id"]), row["description"], row["category"], figures)
    except ValueError as error:
        raise _broken(line, file) from error


def _portions(file: Path) -> dict[int, list[UsdaPortion]]:
    portions: defaultdict[int, list[UsdaPortion]] = defaultdict(list)
    for line, row in enumerate(_rows(file, PORTION_COLUMNS), start=2):
        try:
            portion = UsdaPortion(row["modifier"], _amount(row["amount"]), _amount(row["gram_weight"]))
            portions[int(row["fdc_id"])].append(portion)
        except ValueError as error:
            raise _broken(line, file) from error
    return dict(portions)


def _amount(written: str) -> float:
    amount = float(written)
    if not 0 <= amount < math.inf:
        raise ValueError(f"{written} is no amount")
    return amount


def _broken(line: int, file: Path) -> InvalidInput:
    return _wrong(f"Line {line} of {file.name} is broken: the file has been changed or cut off.")


def _wrong(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="path", hint=_REMEDY)
