"""The measure of nutrition plans: its checker finds every kind of fault, and its people are who they should be."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from typer import Typer
from typer.testing import CliRunner

from eval.nutrition import Planned, figures, main, run
from eval.nutrition_checker import Judgement, judge
from eval.nutrition_profiles import draw_profiles
from knowledge.foods.table import FoodTable
from tools.nutrition.plan_models import PlanNutritionArguments
from tools.nutrition.plan_nutrition import PlanNutrition

ARGS = {
    "sex": "male", "age_years": 30, "height_cm": 178, "weight_kg": 75, "activity": "moderate", "goal": "maintain",
    "exclude": ["dairy"], "days": 1,
}  # fmt: skip


@cache
def planned() -> dict[str, Any]:
    return PlanNutrition(FoodTable()).run(PlanNutritionArguments(**ARGS)).model_dump(mode="json")


def broken() -> dict[str, Any]:
    return copy.deepcopy(planned())


def test_a_sound_plan_passes() -> None:
    """No problem, nothing excluded, every range kept."""
    judgement = judge(ARGS, planned())
    assert (judgement.problems, judgement.excluded_eaten) == ([], [])
    assert all(judgement.days[0].values())
    assert 0.9 < judgement.nutrient_adequacy <= 1


def test_every_kind_of_fault_is_found() -> None:
    """A wrong total, a wrong shopping list, half a portion, a food in three meals, an excluded food."""
    plan = broken()
    plan["days"][0]["totals"]["iron_mg"] += 5
    assert any("iron_mg" in problem for problem in judge(ARGS, plan).problems)
    plan = broken()
    plan["shopping_list"].pop()
    assert any("shopping" in problem for problem in judge(ARGS, plan).problems)
    plan = broken()
    plan["days"][0]["meals"][0]["items"][0]["grams"] *= 1.3
    assert any("portions of" in problem for problem in judge(ARGS, plan).problems)
    plan = broken()
    item = plan["days"][0]["meals"][0]["items"][0]
    for meal in plan["days"][0]["meals"]:
        meal["items"] = [item, *meal["items"]]
    assert any("meals" in problem for problem in judge(ARGS, plan).problems)
    plan = broken()
    plan["days"][0]["meals"][0]["items"][0]["food_id"] = "usda:171265"
    assert judge(ARGS, plan).excluded_eaten == ["whole milk"]


def test_a_food_on_four_days_of_seven_is_found() -> None:
    """The rule about weeks looks at every window."""
    plan = broken()
    plan["days"] = [copy.deepcopy(plan["days"][0]) for _ in range(4)]
    assert any("days of seven" in problem for problem in judge(ARGS, plan).problems)


def test_energy_and_protein_are_held_against_the_targets() -> None:
    """A plan for another target is off, and the figures count it."""
    plan = broken()
    plan["targets"] |= {"energy_kcal": 3000, "protein_g": 90}
    judgement = judge(ARGS, plan)
    assert not judgement.days[0]["energy"]
    assert not judgement.days[0]["protein"]
    found = figures([Planned(1, judge(ARGS, planned()), 0.1), Planned(1, judgement, 0.1)])
    assert (found["energy.days"], found["exclusions.plans"]) == (50.0, 100.0)
    assert found["weeks"] == 0


def test_nutrients_are_counted_over_weeks() -> None:
    """Only plans of seven days or more say whether vitamins and minerals are enough."""
    week = Judgement([], [], [dict.fromkeys(judge(ARGS, planned()).mean, True)], judge(ARGS, planned()).mean,
                     {"iron_mg": True, "zinc_mg": False}, 0.9)  # fmt: skip
    found = figures([Planned(7, week, 1.0)])
    assert (found["weeks"], found["nutrients_met"], found["nutrient_adequacy"]) == (1, 50.0, 90.0)


def test_people_are_drawn_as_promised() -> None:
    """Both sexes, 18–80 years, 45–150 kg, all goals and diets, up to three exclusions; the same for the same seed."""
    people = list(draw_profiles(300, 7))
    assert people == list(draw_profiles(300, 7))
    assert people != list(draw_profiles(300, 8))
    for name, count in (("sex", 2), ("goal", 3), ("diet", 4), ("activity", 5), ("meals_per_day", 5)):
        assert len({person[name] for person in people}) == count
    assert {person["days"] for person in people} >= {1, 7, 14}
    assert all(18 <= person["age_years"] <= 80 and 45 <= person["weight_kg"] <= 150 for person in people)
    assert {len(person["exclude"]) for person in people} == {0, 1, 2, 3}


def test_a_refusal_is_counted_apart() -> None:
    """Who cannot be planned for is named with the reason and spoils no figure."""
    outcome = run([{**ARGS, "energy_kcal": 900}, ARGS], PlanNutrition(FoodTable()))
    assert len(outcome.planned) == 1
    assert "too little" in outcome.refused[0][1]


def test_the_command_writes_its_figures(tmp_path: Path) -> None:
    """One small run: a table for people, flat figures for programs."""
    app = Typer()
    app.command()(main)
    file = tmp_path / "figures.json"
    result = CliRunner().invoke(app, ["--profiles", "2", "--seed", "3", "--json", str(file)])
    assert result.exit_code == 0, result.output
    assert '"cases": 2' in file.read_text("utf-8")
    assert '"exclusions.plans": 100.0' in file.read_text("utf-8")
