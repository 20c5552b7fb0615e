"""nutrients.csv can be rebuilt from USDA's file, and a food that does not add up is noticed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from knowledge.foods.build import COLUMNS, build, main
from knowledge.foods.energy_check import computed_energy_kcal, energy_gaps, unexplained_gaps
from knowledge.foods.table import FOODS_FILE, FoodTable

EGG = "171287"


@pytest.fixture
def one_food(tmp_path: Path) -> Path:
    """A foods file with the egg only."""
    line = next(line for line in FOODS_FILE.read_text("utf-8").splitlines() if json.loads(line)["fdc_id"] == int(EGG))
    path = tmp_path / "foods.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    return path


def usda_file(tmp_path: Path, **figures: str) -> Path:
    """A file in USDA's layout with one egg and a food that is not ours."""
    columns = ["ndb_number", *COLUMNS]
    egg = {"fdc_id": EGG, "description": "Egg", "energy_kcal": "143.0", "protein_g": "12.56", "fat_g": "9.51",
           "carbohydrate_g": "0.72", **figures}  # fmt: skip
    path = tmp_path / "sr_legacy.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows([{"fdc_id": "1", "description": "Not ours"}, egg])
    return path


def test_only_our_rows_and_columns_are_kept_and_empty_stays_empty(tmp_path: Path, one_food: Path):
    """The egg's row is copied, other foods and columns are not, and a missing figure stays missing."""
    target = tmp_path / "nutrients.csv"
    assert build(usda_file(tmp_path), one_food, target) == []
    [row] = csv.DictReader(target.open(encoding="utf-8"))
    assert list(row) == COLUMNS
    assert row["energy_kcal"] == "143"
    assert row["fiber_g"] == ""


def test_energy_that_contradicts_the_macronutrients_is_reported(tmp_path: Path, one_food: Path):
    """143 kcal typed as 243 is found by 4-4-9."""
    [gap] = build(usda_file(tmp_path, energy_kcal="243"), one_food, tmp_path / "nutrients.csv")
    assert gap.food.fdc_id == int(EGG)
    assert gap.computed_kcal == pytest.approx(4 * 12.56 + 4 * 0.72 + 9 * 9.51)


def test_a_file_without_our_food_is_refused(tmp_path: Path):
    """A wrong file fails by naming what it lacks instead of writing a short table."""
    with pytest.raises(InvalidInput, match="has no food"):
        build(usda_file(tmp_path), FOODS_FILE, tmp_path / "nutrients.csv")
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="no column fdc_id"):
        build(other, FOODS_FILE, tmp_path / "nutrients.csv")


def test_a_missing_file_ends_with_an_error_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The command answers with status 1 and one line, not with a traceback."""
    assert main([str(tmp_path / "none.csv")]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_every_food_of_ours_adds_up_or_is_explained():
    """Stated energy is within 20 % of 4-4-9, or fibre, alcohol, acids or USDA's factors explain it."""
    table = FoodTable()
    assert unexplained_gaps(table) == []
    reasons = {gap.food.name: gap.reason for gap in energy_gaps(table)}
    assert "alcohol" in reasons["beer"]
    assert "white rice" not in reasons


def test_energy_is_not_guessed_from_unknown_figures():
    """Without a protein figure there is nothing to compute."""
    food = next(iter(FoodTable()))
    bare = food.model_copy(update={"per_100_g": food.per_100_g.model_copy(update={"protein_g": None})})
    assert computed_energy_kcal(bare) is None
    assert energy_gaps([bare]) == []
