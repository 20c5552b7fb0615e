"""The food table: our lines (foods.jsonl) joined with USDA's figures (nutrients.csv), read on first use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from domain.errors import NotFound
from knowledge.foods.food import USDA_PREFIX, Food
from knowledge.foods.nutrients import NUTRIENT_NAMES

FOLDER = Path(__file__).parent
FOODS_FILE = FOLDER / "foods.jsonl"
NUTRIENTS_FILE = FOLDER / "nutrients.csv"


class FoodTable:
    """All foods, by id, in the order of the file."""

    def __init__(self, foods_file: Path = FOODS_FILE, nutrients_file: Path = NUTRIENTS_FILE) -> None:
        self._foods_file = foods_file
        self._nutrients_file = nutrients_file

    @cached_property
    def by_id(self) -> dict[str, Food]:
        """Every food by its id ("usda:171287")."""
        figures = read_nutrients(self._nutrients_file)
        lines = [json.loads(line) for line in self._foods_file.read_text(encoding="utf-8").splitlines()]
        for line in lines:
            line["description"], line["per_100_g"] = figures[line["fdc_id"]]
        return {food.id: food for food in TypeAdapter(list[Food]).validate_python(lines)}

    def get(self, food_id: str) -> Food:
        """The food with this id; raises NotFound."""
        food = self.by_id.get(food_id)
        if food is None:
            raise NotFound(
                f"No food has the id {food_id!r}.", hint=f'Ids look like "{USDA_PREFIX}171287".', food_id=food_id
            )
        return food

    def __iter__(self) -> Iterator[Food]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)


def read_nutrients(path: Path) -> dict[int, tuple[str, dict[str, float | None]]]:
    """USDA's description and figures per 100 g by FDC id; an empty cell is unknown (None), never zero."""
    with path.open(encoding="utf-8", newline="") as file:
        return {int(row["fdc_id"]): (row["description"], _figures(row)) for row in csv.DictReader(file)}


def _figures(row: dict[str, str]) -> dict[str, float | None]:
    return {name: float(row[name]) if row[name] else None for name in NUTRIENT_NAMES}
