"""Rebuild nutrients.csv from USDA's SR Legacy: `python -m knowledge.foods.build PATH_TO_sr_legacy.csv`.

Only the rows of our foods and only the nutrient columns are kept. The command refuses a food that the file lacks
and prints the foods whose energy differs from 4-4-9 without a reason that we know; it exits with 1 then.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

from domain.errors import InvalidInput
from knowledge.foods.energy_check import EnergyGap, unexplained_gaps
from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.foods.table import FOODS_FILE, NUTRIENTS_FILE, FoodTable

COLUMNS = ["fdc_id", "description", *NUTRIENT_NAMES]


def rows_of_our_foods(sr_legacy: Path, fdc_ids: list[int]) -> list[dict[str, str]]:
    """The rows with these ids, in their order; raises InvalidInput if the file lacks one or a column."""
    with sr_legacy.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing_columns = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing_columns:
            raise InvalidInput(f"{sr_legacy.name} has no column {missing_columns[0]}.", field="sr_legacy")
        rows = {int(row["fdc_id"]): row for row in reader}
    missing = [fdc_id for fdc_id in fdc_ids if fdc_id not in rows]
    if missing:
        raise InvalidInput(f"{sr_legacy.name} has no food {missing[0]}.", field="sr_legacy")
    return [{name: _shortest(name, rows[fdc_id][name]) for name in COLUMNS} for fdc_id in fdc_ids]


def _shortest(column: str, cell: str) -> str:
    """A figure without needless digits ("89.0" is "89"); text and empty cells as they are."""
    return f"{float(cell):.10g}" if cell and column in NUTRIENT_NAMES else cell


def build(sr_legacy: Path, foods_file: Path, target: Path) -> list[EnergyGap]:
    """Write `target` and return the energy gaps that nothing explains."""
    lines = [json.loads(line) for line in foods_file.read_text(encoding="utf-8").splitlines()]
    rows = rows_of_our_foods(sr_legacy, [line["fdc_id"] for line in lines])
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return unexplained_gaps(FoodTable(foods_file, target))


def main(argv: list[str] | None = None) -> int:
    """Command line entry; returns the exit status."""
    parser = argparse.ArgumentParser(description="Rebuild nutrients.csv from USDA SR Legacy.")
    parser.add_argument("sr_legacy", type=Path, help="sr_legacy.csv: one food a row, nutrients per 100 g")
    args = parser.parse_args(argv)
    try:
        gaps = build(args.sr_legacy, FOODS_FILE, NUTRIENTS_FILE)
    except (InvalidInput, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    for gap in gaps:
        sys.stdout.write(
            f"{gap.food.id} {gap.food.name}: {gap.table_kcal:g} kcal, 4-4-9 gives {gap.computed_kcal:.0f}\n"
        )
    summary = f"{len(FoodTable())} foods, {len(gaps)} unexplained energy figures"
    sys.stdout.write(f"{NUTRIENTS_FILE.name}: {summary}\n")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
