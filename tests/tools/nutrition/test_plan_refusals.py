"""What `plan_nutrition` refuses, and with which remedy."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.errors import Infeasible, InvalidInput, OutOfRange, UnknownName
from knowledge.foods.table import FoodTable
from tools.nutrition.linear_model import LinearModel
from tools.nutrition.plan_models import PlanNutritionArguments
from tools.nutrition.plan_nutrition import PlanNutrition

TOOL = PlanNutrition(FoodTable())
WOMAN = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light", "goal": "maintain"}
EVERYTHING = [
    "fruit",
    "vegetable",
    "salad",
    "bread",
    "rice",
    "porridge",
    "egg",
    "dairy",
    "soy",
    "legume",
    "meat",
    "fish",
]


def refused(error: type[Exception], **args: object) -> InvalidInput:
    with pytest.raises(error) as caught:
        TOOL.run(PlanNutritionArguments(**{**WOMAN, **args}))
    assert caught.value.hint
    assert caught.value.message.endswith(".")
    return caught.value


def test_too_little_energy_is_out_of_range_with_the_floor_as_remedy():
    """1,000 and 500 kcal are refused for a woman, and 1,400 for a man."""
    error = refused(OutOfRange, energy_kcal=1000)
    assert error.field == "energy_kcal"
    assert "1200" in error.hint
    assert error.figures() == {"lowest_kcal": "1200"}
    assert "1200" in refused(OutOfRange, energy_kcal=500).hint
    assert "1500" in refused(OutOfRange, energy_kcal=1400, sex="male").hint


def test_a_minor_is_not_put_on_less_than_the_need():
    """A wish for 1,500 kcal at 16 is a deficit by another name."""
    assert "under 18" in refused(OutOfRange, age_years=16, energy_kcal=1500).message


@pytest.mark.parametrize("change", [{"age_years": 16}, {"weight_kg": 50}])
def test_fat_loss_is_refused_where_it_is_unsafe(change: dict[str, float]):
    """Minors and underweight adults get no deficit."""
    assert refused(InvalidInput, goal="lose_fat", **change).field == "goal"


@pytest.mark.parametrize("protein_g", [20, 30, 300])
def test_extreme_protein_is_out_of_range(protein_g: float):
    """Under the RDA and beyond every recommendation: both name the range."""
    assert "51 to 224 g" in refused(OutOfRange, protein_g=protein_g).hint


def test_protein_that_fills_the_whole_energy_is_infeasible():
    """220 g of protein in 1,300 kcal leave no meal."""
    assert "195 g" in refused(Infeasible, protein_g=220, energy_kcal=1300).hint


def test_a_misspelt_exclusion_is_not_ignored():
    """The word is named and the nearest ones are offered."""
    error = refused(UnknownName, exclude=["gluten", "brocoli"])
    assert "brocoli" in error.message
    assert "broccoli" in error.hint


def test_nothing_left_to_eat_is_infeasible():
    """When every kind of food is excluded there is no plan; what the error says to take back gives one."""
    error = refused(Infeasible, diet="vegan", exclude=EVERYTHING)
    assert error.field == "exclude"
    assert "Without fruit" in error.message
    said = error.figures()["remedies_en"].split(", ")
    back = said[:1] if error.figures()["how"] == "any" else said
    kept = [word for word in EVERYTHING if word.replace("_", " ") not in back]
    assert TOOL.run(PlanNutritionArguments(**{**WOMAN, "diet": "vegan", "exclude": kept})).days


def test_exclusions_that_only_give_way_together_are_named_together():
    """Two words for the same foods: taking back either alone helps nobody."""
    error = refused(Infeasible, exclude=["vegetable", "vegetables", "蔬菜", "salad", "starchy vegetable"])
    assert error.figures()["how"] == "all"
    assert "蔬菜" in error.figures()["remedies_zh"]


def test_the_one_exclusion_that_makes_it_impossible_is_named():
    """Without any staple there is no lunch; with rice there is one."""
    staples = ["rice", "grain", "noodle", "pasta", "bread", "flatbread", "porridge", "cereal", "starchy vegetable"]
    error = refused(Infeasible, exclude=staples)
    assert error.hint.startswith("A plan is possible with any of these: rice")
    assert error.figures()["remedies_zh"].startswith("米饭")


def test_pregnancy_is_refused_with_the_reason():
    """No plan, and whom to ask."""
    assert "dietitian" in refused(InvalidInput, pregnant_or_lactating=True).hint


@pytest.mark.parametrize(
    "bad",
    [{"days": 0}, {"days": 15}, {"meals_per_day": 1}, {"meals_per_day": 7}, {"energy_kcal": 0}, {"energy_kcal": 6001},
     {"protein_g": 0}, {"protein_g": -5}, {"diet": "keto"}, {"goal": "shred"}, {"cuisine": "martian"}, {"seed": -1}, {"swaps": [{"day": 15}]},
     {"swaps": [{"meal": "brunch"}]}, {"swaps": [{"food": ""}]},
     {"exclude": ["x"] * 41}, {"age_years": 13}, {"weight_kg": 500}, {"salt": 3}],
)  # fmt: skip
def test_values_outside_the_contract_are_refused(bad: dict[str, object]):
    """Every bound stands in the schema."""
    with pytest.raises(ValidationError):
        PlanNutritionArguments(**{**WOMAN, **bad})


def test_the_solver_finds_the_best_and_admits_that_there_is_none():
    """Two integers that cost 2 and 3 and sum to at least 3.5: four of the first; contradictory rows: None."""
    model = LinearModel()
    cheap, dear = model.column(0, 10, 2.0, integer=True), model.column(0, 10, 3.0, integer=True)
    model.row(3.5, 20, {cheap: 1.0, dear: 1.0})
    solution = model.solve()
    assert (solution.values[cheap], solution.values[dear], solution.cost) == pytest.approx((4, 0, 8))
    model.row(30, 40, {cheap: 1.0, dear: 1.0})
    assert model.solve() is None
