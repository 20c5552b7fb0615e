"""A swap replaces what was named and keeps the rest to the gram; the same swaps always give the same plan."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from domain.errors import Infeasible, InvalidInput, UnknownName
from eval import nutrition_checker as checker
from knowledge.foods.table import FoodTable
from tools.nutrition.plan_models import PlanNutritionArguments
from tools.nutrition.plan_nutrition import PlanNutrition

TOOL = PlanNutrition(FoodTable())
WOMAN = {"sex": "female", "age_years": 31, "height_cm": 168, "weight_kg": 64, "activity": "light", "goal": "maintain"}
PLAN = {**WOMAN, "days": 2, "cuisine": "chinese"}


@cache
def base() -> dict[str, Any]:
    return run()


def run(*swaps: dict[str, Any], **args: Any) -> dict[str, Any]:
    arguments = PlanNutritionArguments(**{**PLAN, **args, "swaps": list(swaps)})
    return TOOL.run(arguments).model_dump(mode="json")


def eaten(result: dict[str, Any]) -> list[tuple[int, int, str, float]]:
    """Day, meal, food and grams of everything."""
    return [
        (day["day"], number, item["name"], item["grams"])
        for day in result["days"]
        for number, meal in enumerate(day["meals"])
        for item in meal["items"]
    ]


def replaced(result: dict[str, Any]) -> tuple[list[tuple[int, int, str, float]], list[tuple[int, int, str, float]]]:
    """What is gone and what has come, against the plan without swaps."""
    before, after = eaten(base()), eaten(result)
    return [one for one in before if one not in after], [one for one in after if one not in before]


def a_food(role: str) -> tuple[int, str]:
    """The first food of a role in the plan: its day and name."""
    return next(
        (day["day"], item["name"])
        for day in base()["days"]
        for item in checker.items_of(day)
        if checker.lines()[item["food_id"]]["role"] == role
    )


def test_a_food_is_replaced_wherever_it_stands_and_nothing_else_changes():
    """ "Swap the rice" leaves no rice on any plate, one other food in each place, and every other gram."""
    result = run({"food": "rice"})
    gone, come = replaced(result)
    assert gone
    assert all("rice" in name for _, _, name, _ in gone)
    assert Counter((day, meal) for day, meal, _, _ in gone) == Counter((day, meal) for day, meal, _, _ in come)
    roles = {checker.lines()[item["food_id"]]["role"] for day in result["days"] for item in checker.items_of(day)}
    assert "rice" not in roles
    assert len(result["changes"]) == len(gone)


def test_a_food_that_is_wished_for_takes_the_place():
    """ "Tofu for the fish" on one day."""
    day, fish = a_food("fish")
    result = run({"day": day, "food": fish, "replacement": "tofu"})
    gone, come = replaced(result)
    assert [name for _, _, name, _ in gone] == [fish]
    assert ["tofu" in name for _, _, name, _ in come] == [True]
    [change] = result["changes"]
    assert (change["day"], change["before"]["en"]) == (day, fish)
    assert set(change["after"]) == {"en", "zh", "ko", "bn"}


def test_a_kind_of_food_and_another_language_are_understood():
    """ "Fish" is every fish; 米饭 is every rice, and the millet that is called 黄米饭."""
    gone, come = replaced(run({"food": "fish"}))
    assert gone
    assert not {checker_role(name) for _, _, name, _ in come} & {"fish"}
    assert set(replaced(run({"food": "米饭"}))[0]) >= set(replaced(run({"food": "rice"}))[0])


def checker_role(name: str) -> str:
    return next(line["role"] for line in checker.lines().values() if line["names"]["en"] == name)


@pytest.mark.parametrize("swap", [{"day": 1, "meal": "dinner"}, {"day": 2, "meal": "breakfast"}, {"meal": "snack"}])
def test_a_meal_is_replaced_and_the_others_stay(swap: dict[str, Any]):
    """ "Another dinner": a dinner of another name; the other meals are the same to the gram."""
    result = run(swap)
    for day, old_day in zip(result["days"], base()["days"], strict=True):
        for meal, old_meal in zip(day["meals"], old_day["meals"], strict=True):
            meant = meal["kind"] == swap["meal"] and swap.get("day") in (None, day["day"])
            assert (meal == old_meal) != meant
            assert (meal["dish"] == old_meal["dish"]) != meant


def test_a_meal_comes_with_the_food_that_is_wished_for():
    """ "Salmon for dinner"; on a day without a word on the meal it comes to dinner, too."""
    for swap in ({"day": 2, "meal": "dinner", "replacement": "salmon"}, {"day": 2, "replacement": "salmon"}):
        result = run(swap)
        dinner = next(meal for meal in result["days"][1]["meals"] if meal["kind"] == "dinner")
        assert any("salmon" in item["name"] for item in dinner["items"])
        assert result["days"][0] == base()["days"][0]


def test_a_day_is_replaced_and_the_others_stay():
    """ "Change day 2"."""
    result = run({"day": 2})
    assert result["days"][0] == base()["days"][0]
    assert [meal["dish"] for meal in result["days"][1]["meals"]] != [
        meal["dish"] for meal in base()["days"][1]["meals"]
    ]
    assert result["changes"] == [{"day": 2, "kind": None, "before": {}, "after": {}}]


def test_what_has_left_does_not_come_back_by_the_next_swap():
    """Three times "another dinner" are three other dinners, each of another main food."""
    swap = {"day": 1, "meal": "dinner"}
    plans = [base(), *(run(*[swap] * times) for times in (1, 2, 3))]
    dinners = [next(meal for meal in plan["days"][0]["meals"] if meal["kind"] == "dinner") for plan in plans]
    mains = [dinner["dish"]["en"] for dinner in dinners]
    assert len(set(mains)) == 4


def test_the_same_swaps_give_the_same_plan():
    """Nothing is left to the clock or the process."""
    swaps = [{"food": "rice"}, {"day": 1, "meal": "lunch"}]
    again = PlanNutrition(FoodTable()).run(PlanNutritionArguments(**PLAN, swaps=swaps)).model_dump(mode="json")
    assert again == run(*swaps)


def test_rules_hold_after_swaps():
    """Sums are the table's, portions are whole, no food comes too often, exclusions and diet are kept."""
    args = {**WOMAN, "days": 7, "diet": "vegetarian", "exclude": ["peanut", "tree_nut"]}
    swaps = [{"meal": "dinner"}, {"day": 3}, {"food": "egg"}]
    result = TOOL.run(PlanNutritionArguments(**args, swaps=swaps)).model_dump(mode="json")
    judgement = checker.judge(args, result)
    assert judgement.problems == []
    assert judgement.excluded_eaten == []


@pytest.mark.parametrize(
    ("error", "swap", "args", "word"),
    [
        (UnknownName, {"food": "pizza"}, {}, "pizza"), (UnknownName, {"food": "rice", "replacement": "qqq"}, {}, "qqq"),
        (InvalidInput, {"food": "rice", "replacement": "chicken"}, {"diet": "vegan"}, "Chicken"),
        (InvalidInput, {"meal": "dinner", "replacement": "peanut"}, {"exclude": ["peanut"]}, "Peanut"),
        (InvalidInput, {"day": 3}, {}, "day 3"), (InvalidInput, {"meal": "breakfast"}, {"meals_per_day": 2}, "breakfast"),
    ],
)  # fmt: skip
def test_an_impossible_swap_is_refused_with_the_reason(
    error: type[Exception], swap: dict[str, Any], args: dict[str, Any], word: str
):
    """An allergen never comes in by a swap; what is not there cannot be swapped."""
    with pytest.raises(error, match=word) as caught:
        run(swap, **args)
    assert caught.value.field == "swaps"
    assert caught.value.hint


def test_a_swap_has_to_say_what():
    """An empty swap is a mistake, not a new plan."""
    with pytest.raises(InvalidInput, match="which food"):
        PlanNutritionArguments(**PLAN, swaps=[{"replacement": "tofu"}])


def test_where_nothing_else_is_left_the_swap_is_infeasible():
    """With everything like it left out, a food keeps its place and the error says so."""
    exclude = ["olive oil", "canola oil", "sunflower oil", "corn oil", "grapeseed oil", "avocado oil", "butter", "ghee"]
    args = {"cuisine": "western", "days": 1, "exclude": [*exclude[1:]]}
    plan = TOOL.run(PlanNutritionArguments(**{**PLAN, **args})).model_dump(mode="json")
    assert "olive oil" in {name for _, _, name, _ in eaten(plan)}
    oils = [
        line["names"]["en"] for line in checker.lines().values() if line["role"] in ("oil", "butter") and line["meals"]
    ]
    args["exclude"] = [oil for oil in oils if oil != "olive oil"]
    with pytest.raises(Infeasible, match="olive oil"):
        run({"food": "olive oil"}, **args)
