"""Adds plans up again from the data files and judges them, with none of the planner's code.

The bounds stand here a second time on purpose: a checker that took them from the planner could not find them wrong.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOODS = ROOT / "knowledge" / "foods"
DRI_FILE = ROOT / "tools" / "nutrition" / "dri.json"

FLESH = {"meat", "poultry", "pork", "beef", "gelatin"}
SEA = {"fish", "shellfish"}
ANIMAL = {
    "omnivore": set[str](),
    "pescatarian": FLESH,
    "vegetarian": FLESH | SEA | {"animal_rennet"},
    "vegan": FLESH | SEA | {"animal_rennet", "dairy", "egg", "honey"},
}
TAGS = {
    *("gluten", "dairy", "egg", "peanut", "tree_nut", "soy", "fish", "shellfish", "sesame", "pork", "beef", "alcohol"),
}
ENERGY_TOLERANCE = 0.02
PROTEIN_TOLERANCE_G = 5.0
SHARES = {"fat_g": (9, 0.20, 0.35), "carbohydrate_g": (4, 0.45, 0.65), "saturated_fat_g": (9, 0.0, 0.10)}
"""kcal per gram and the least and most share of energy."""
FIBER_G_PER_KCAL = 14 / 1000
MAX_SODIUM_MG = 2300
MOST_MEALS_A_DAY = 2
MOST_DAYS_A_WEEK = 3
WEEK = 7
ROUNDING = 1e-6


class Judgement(NamedTuple):
    """What the checker found about one plan; shares and figures are of single days in their order."""

    problems: list[str]
    excluded_eaten: list[str]
    days: list[dict[str, bool]]
    mean: dict[str, bool]
    nutrients_met: dict[str, bool]
    nutrient_adequacy: float


@cache
def figures() -> dict[str, dict[str, float | None]]:
    """Nutrients per 100 g by food id."""
    with (FOODS / "nutrients.csv").open(encoding="utf-8") as file:
        return {
            f"usda:{row['fdc_id']}": {k: float(v) if v else None for k, v in row.items() if "_" in k and k != "fdc_id"}
            for row in csv.DictReader(file)
        }


@cache
def lines() -> dict[str, dict[str, Any]]:
    """Our lines about each food, by food id."""
    rows = (json.loads(line) for line in (FOODS / "foods.jsonl").read_text("utf-8").splitlines())
    return {f"usda:{row['fdc_id']}": row for row in rows}


def amount(food_id: str, grams: float, nutrient: str) -> float:
    """Nutrient in so many grams; unknown counts as none."""
    return (figures()[food_id][nutrient] or 0.0) * grams / 100


def items_of(day: dict[str, Any]) -> list[dict[str, Any]]:
    """All items of a day, meal by meal."""
    return [item for meal in day["meals"] for item in meal["items"]]


def day_sum(day: dict[str, Any], nutrient: str) -> float:
    """Nutrient of a whole day."""
    return sum(amount(item["food_id"], item["grams"], nutrient) for item in items_of(day))


def judge(args: dict[str, Any], result: dict[str, Any]) -> Judgement:
    """Everything about one plan as `plan_nutrition` returned it."""
    days = result["days"]
    nutrients = [name for name in next(iter(figures().values())) if name != "description"]
    sums = [{name: day_sum(day, name) for name in nutrients} for day in days]
    mean = {name: sum(one[name] for one in sums) / len(sums) for name in nutrients}
    needs = reference_intakes(args["sex"], args["age_years"])
    return Judgement(
        problems=[*_arithmetic(result, sums), *_repeats(days), *_portions(days)],
        excluded_eaten=excluded_eaten(args, days),
        days=[_bounds(one, result["targets"]) for one in sums],
        mean=_bounds(mean, result["targets"]),
        nutrients_met={name: mean[name] >= low - ROUNDING for name, low in needs.items()},
        nutrient_adequacy=sum(min(1.0, mean[name] / low) for name, low in needs.items()) / len(needs),
    )


def excluded_eaten(args: dict[str, Any], days: list[dict[str, Any]]) -> list[str]:
    """Foods on a plate that the diet or an exclusion forbids."""
    exclude = args.get("exclude", [])
    forbidden = ANIMAL[args.get("diet", "omnivore")] | {"alcohol"} | (TAGS & set(exclude))
    words = set(exclude) - TAGS
    found = []
    for day in days:
        for item in items_of(day):
            line = lines()[item["food_id"]]
            said = {word for text in [line["names"]["en"], *line["ingredients"]] for word in _words(text)}
            if forbidden & set(line["contains"]) or words & said:
                found.append(line["names"]["en"])
    return found


def reference_intakes(sex: str, age_years: int) -> dict[str, float]:
    """RDA or AI of each vitamin and mineral, from the data file."""
    table = json.loads(DRI_FILE.read_text("utf-8"))
    [band] = [place for place, (low, high) in enumerate(table["bands"]) if low <= age_years <= high]
    return {name: row[sex][band] for name, row in table["nutrients"].items()}


def _words(text: str) -> Iterable[str]:
    """Single words, plural or not."""
    for word in text.lower().replace("-", " ").replace("(", " ").replace(")", " ").split():
        yield from (word, word.removesuffix("s"), word.removesuffix("es"))


def _bounds(amounts: dict[str, float], targets: dict[str, float]) -> dict[str, bool]:
    """Which bounds a day's or a mean day's sums keep."""
    energy_kcal = amounts["energy_kcal"]
    kept = {
        "energy": abs(energy_kcal / targets["energy_kcal"] - 1) <= ENERGY_TOLERANCE + ROUNDING,
        "protein": abs(amounts["protein_g"] - targets["protein_g"]) <= PROTEIN_TOLERANCE_G + ROUNDING,
        "fiber": amounts["fiber_g"] >= FIBER_G_PER_KCAL * energy_kcal - ROUNDING,
        "sodium": amounts["sodium_mg"] <= MAX_SODIUM_MG,
    }
    for nutrient, (kcal_per_g, low, high) in SHARES.items():
        share = kcal_per_g * amounts[nutrient] / energy_kcal
        kept[nutrient.removesuffix("_g")] = low - ROUNDING <= share <= high + ROUNDING
    return kept


def _arithmetic(result: dict[str, Any], sums: list[dict[str, float]]) -> Iterable[str]:
    """Totals and shopping list against what is on the plates."""
    for day, added in zip(result["days"], sums, strict=True):
        for name, value in day["totals"].items():
            if abs(value - added[name]) > max(0.1, 0.001 * added[name]):
                yield f"day {day['day']}: {name} is {added[name]:.2f}, not {value}"
    eaten: Counter[str] = Counter()
    for item in (item for day in result["days"] for item in items_of(day)):
        eaten[item["food_id"]] += item["grams"]
    bought = {item["food_id"]: item["grams"] for item in result["shopping_list"]}
    if {name: round(grams) for name, grams in eaten.items()} != {name: round(grams) for name, grams in bought.items()}:
        yield "the shopping list is not the sum of the plates"


def _repeats(days: list[dict[str, Any]]) -> Iterable[str]:
    """Foods that come back too often."""
    eaten = [Counter(item["food_id"] for item in items_of(day)) for day in days]
    for number, day in enumerate(eaten, 1):
        if max(day.values()) > MOST_MEALS_A_DAY:
            yield f"day {number}: a food in {max(day.values())} meals"
    for start in range(len(eaten)):
        week = Counter(food_id for day in eaten[start : start + WEEK] for food_id in day)
        if max(week.values()) > MOST_DAYS_A_WEEK:
            yield f"from day {start + 1}: a food on {max(week.values())} days of seven"


def _portions(days: list[dict[str, Any]]) -> Iterable[str]:
    """Amounts that are no whole household portions, or more than a person eats."""
    for item in (item for day in days for item in items_of(day)):
        line = lines()[item["food_id"]]
        units, limits = item["grams"] / line["portions"][0]["grams"], line["units_per_meal"]
        if abs(units - round(units)) > 0.01 or not limits["min"] <= round(units) <= limits["max"]:
            yield f"{units:g} portions of {line['names']['en']}"
