"""Adds plans up again from the data files, with none of the product's code."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "knowledge" / "foods"
ANIMAL = {
    "omnivore": set(),
    "pescatarian": {"meat", "poultry", "pork", "beef", "gelatin"},
    "vegetarian": {"meat", "poultry", "pork", "beef", "gelatin", "fish", "shellfish", "animal_rennet"},
    "vegan": {
        "meat",
        "poultry",
        "pork",
        "beef",
        "gelatin",
        "fish",
        "shellfish",
        "animal_rennet",
        "dairy",
        "egg",
        "honey",
    },
}


@cache
def figures() -> dict[str, dict[str, float | None]]:
    """Nutrients per 100 g by food id."""
    with (FOLDER / "nutrients.csv").open(encoding="utf-8") as file:
        return {
            f"usda:{row['fdc_id']}": {k: float(v) if v else None for k, v in row.items() if "_" in k and k != "fdc_id"}
            for row in csv.DictReader(file)
        }


@cache
def lines() -> dict[str, dict]:
    """Our lines by food id."""
    rows = (json.loads(line) for line in (FOLDER / "foods.jsonl").read_text("utf-8").splitlines())
    return {f"usda:{row['fdc_id']}": row for row in rows}


def amount(food_id: str, grams: float, nutrient: str) -> float:
    """Nutrient in so many grams; unknown counts as none."""
    return (figures()[food_id][nutrient] or 0.0) * grams / 100


def day_sum(day: dict, nutrient: str) -> float:
    """Nutrient of a whole day."""
    return sum(amount(item["food_id"], item["grams"], nutrient) for meal in day["meals"] for item in meal["items"])
