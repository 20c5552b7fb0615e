"""The food table is complete, true to USDA and quick to load."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter

import pytest
from pydantic import ValidationError

from domain.errors import NotFound
from domain.naming import names_of
from domain.vocabulary import Exclusion, Language
from knowledge.foods.food import Contains, Cuisine, Food, MealKind, State
from knowledge.foods.names import normalised
from knowledge.foods.portions import unit_labels
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FOODS_FILE, NUTRIENTS_FILE, FoodTable

TABLE = FoodTable()


def test_it_holds_the_foods_people_eat_and_enough_of_them_to_plan_with():
    """A thousand foods, nearly half of them for meals, in every meal of the day and of every kitchen."""
    assert len(TABLE) >= 1000
    plannable = [food for food in TABLE if food.plannable]
    assert len(plannable) >= 450
    for cuisine in Cuisine:
        assert sum(cuisine in food.cuisines for food in TABLE) >= 200
    for kind in MealKind:
        assert sum(kind in food.meals for food in plannable) >= 30


def test_an_egg_is_usda_171287():
    """Figures are USDA's own: a raw whole egg has 143 kcal and 12.56 g of protein per 100 g."""
    egg = TABLE.get("usda:171287")
    assert egg.names[Language.KO] == "계란"
    assert (egg.per_100_g.energy_kcal, egg.per_100_g.protein_g) == (143, 12.56)
    assert egg.nutrients(50).energy_kcal == 71.5


def test_missing_is_missing():
    """An empty cell is None: USDA has no fibre figure for cooked tempeh, so it is looked up but not planned."""
    tempeh = TABLE.get("usda:172467")
    assert tempeh.per_100_g.fiber_g is None
    assert not tempeh.plannable


def test_an_unknown_id_is_not_found():
    """A wrong id names itself and shows what ids look like."""
    with pytest.raises(NotFound, match="usda:1") as caught:
        TABLE.get("usda:1")
    assert "usda:171287" in caught.value.hint


def test_every_food_has_its_energy_and_macronutrients():
    """What every answer shows is known of every food."""
    for food in TABLE:
        for nutrient in ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g"):
            assert food.per_100_g.amount(nutrient) is not None, food.name


def test_no_two_foods_share_a_name():
    """Whatever a person types means one food or home dish at most, and nothing is called like what is missing."""
    things = [*TABLE, *RecipeBook(TABLE)]
    names = Counter(name for thing in things for name in {normalised(name) for name in names_of(thing)})
    assert [name for name, count in names.items() if count > 1] == []
    assert [word for food in TABLE for word in food.nearest_for if normalised(word) in names] == []


def test_a_relative_is_named_among_the_names():
    """`stand_in_for` tells which of a food's own names mean another species."""
    for food in TABLE:
        assert set(food.stand_in_for) <= set(names_of(food)), food.name
    carp = TABLE.get("usda:174185")
    assert {"rui", "কাতলা", "草鱼"} <= set(carp.stand_in_for)
    assert "carp" not in carp.stand_in_for


def test_the_state_of_a_food_is_that_of_usdas_entry():
    """ "Raw" in USDA's description is raw here or eaten as it is; nothing that it calls cooked is raw."""
    for food in TABLE:
        words = set(re.findall("[a-z]+", food.description.lower()))
        if food.state is State.COOKED:
            assert not words & {"raw", "uncooked"}, food.name
        if food.state is State.RAW:
            assert not words & {"cooked", "boiled", "roasted"}, food.name


def test_allergens_follow_from_what_a_food_is_made_of():
    """A food that is made of wheat, milk, soybeans, an animal… carries the tag, so that exclusions are hard facts."""
    implied = {
        "wheat": "gluten", "barley": "gluten", "rye": "gluten", "oat": "gluten", "milk": "dairy", "soybean": "soy",
        "peanut": "peanut", "almond": "tree_nut", "walnut": "tree_nut", "cashew": "tree_nut", "sesame": "sesame",
        "pork": "pork", "beef": "beef", "chicken": "poultry", "turkey": "poultry", "shrimp": "shellfish", "crab": "shellfish",
        "salmon": "fish", "tuna": "fish", "cod": "fish",
    }  # fmt: skip
    for food in TABLE:
        tags = {tag.value for tag in food.contains}
        missing = {implied[word] for word in food.ingredients if word in implied} - tags
        assert not missing, f"{food.name} lacks {missing}"


@pytest.mark.parametrize("role", ["poultry", "meat", "fish", "shellfish", "egg", "milk", "cheese", "yogurt"])
def test_animal_foods_are_tagged_as_such(role: str):
    """No diet can overlook a food by its tags: milks are dairy or made of a plant."""
    animal = {
        "poultry": {"poultry"}, "meat": {"meat", "poultry"}, "fish": {"fish"}, "shellfish": {"shellfish"}, "egg": {"egg"},
        "milk": {"dairy", "soy", "tree_nut"}, "cheese": {"dairy"}, "yogurt": {"dairy"},
    }  # fmt: skip
    plant_milks = {"rice milk", "coconut milk drink"}
    for food in TABLE:
        if food.role.value == role and food.name not in plant_milks:
            assert animal[role] & {tag.value for tag in food.contains}, food.name


def test_every_name_is_written_in_its_own_script():
    """Chinese, Korean and Bengali names are not English left over; English is lower case."""
    scripts = {Language.ZH: ("\u4e00", "\u9fff"), Language.KO: ("\uac00", "\ud7af"), Language.BN: ("\u0980", "\u09ff")}
    for food in TABLE:
        assert food.name == food.name.lower()
        for language, (first, last) in scripts.items():
            assert any(first <= char <= last for char in food.names[language]), (food.name, language)


def test_portions_use_units_with_labels_and_sensible_weights():
    """Every unit has a label in four languages, and no meal holds more than 600 g of one food."""
    for food in TABLE:
        assert all(portion.unit in unit_labels() for portion in food.portions)
        if food.units_per_meal:
            assert food.units.max * food.portion.grams <= 600, food.name
    for labels in unit_labels().values():
        assert set(labels) == {language.value for language in Language}


def test_every_exclusion_of_the_contract_is_a_tag():
    """What a caller may exclude is what foods are tagged with."""
    assert {exclusion.value for exclusion in Exclusion} <= {tag.value for tag in Contains}


@pytest.mark.parametrize(
    ("fdc_id", "tags"),
    [
        (172688, {"gluten"}), (174277, {"soy", "gluten"}), (170392, {"fish", "shellfish"}), (174289, {"sesame"}),
        (169732, {"gluten", "egg"}), (169640, {"honey"}), (173180, {"dairy"}), (174529, {"shellfish"}),
        (171179 - 2, {"gluten"}), (173904, {"gluten"}), (174278 - 1, {"soy"}), (167914, {"pork", "meat"}),
    ],
)  # fmt: skip
def test_hidden_allergens_are_tagged(fdc_id: int, tags: set[str]):
    """Wheat in soy sauce, fish in kimchi, oats among gluten, eggs in noodles."""
    assert tags <= {tag.value for tag in TABLE.get(f"usda:{fdc_id}").contains}


def test_pork_and_beef_are_meat():
    """A diet that leaves out meat cannot overlook a kind of it."""
    for food in TABLE:
        if {Contains.PORK, Contains.BEEF} & set(food.contains):
            assert Contains.MEAT in food.contains


def test_the_two_files_hold_the_same_foods():
    """foods.jsonl and nutrients.csv list the same ids in the same order, and only nutrient columns."""
    lines = [json.loads(line)["fdc_id"] for line in FOODS_FILE.read_text("utf-8").splitlines()]
    with NUTRIENTS_FILE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert lines == [int(row["fdc_id"]) for row in rows]
    assert len(rows[0]) == 2 + 31


def test_a_food_with_meals_needs_portions_per_meal():
    """A line that says where a food belongs but not how much is refused."""
    line = json.loads(FOODS_FILE.read_text("utf-8").splitlines()[0])
    line["per_100_g"] = {}
    Food.model_validate(line)
    with pytest.raises(ValidationError, match="units_per_meal"):
        Food.model_validate({**line, "units_per_meal": None})
    with pytest.raises(ValidationError, match="not in order"):
        Food.model_validate({**line, "units_per_meal": {"min": 3, "usual": 1, "max": 4}})


def test_loading_needs_no_pandas():
    """The table loads without pandas, numpy or the solver."""
    code = (
        "import sys; from knowledge.foods.table import FoodTable; len(FoodTable());"
        "sys.exit(bool({'pandas', 'numpy', 'highspy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
