"""The tool `energy_needs`."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.errors import InvalidInput
from tools.nutrition.energy_needs import EnergyNeeds, EnergyNeedsArguments

WOMAN = {"sex": "female", "age_years": 30, "height_cm": 170, "weight_kg": 65, "activity": "moderate"}


def run(**args: object):
    return EnergyNeeds().run(EnergyNeedsArguments(**{**WOMAN, **args}))


def test_a_worked_example():
    """30 years, 170 cm, 65 kg, moderate: 1,402 kcal at rest, 2,172 a day, and 1.6 g protein per kg."""
    result = run()
    assert (result.bmr_kcal, result.tdee_kcal, result.target_kcal) == (1402, 2172, 2172)
    assert result.protein_g == 104
    assert result.bmi == 22.5
    assert "Mifflin" in result.formula
    assert {source.url_or_doi for source in result.sources} >= {"10.1093/ajcn/51.2.241", "10.17226/10490"}
    assert all(check.ok for check in result.checks)


def test_the_goal_moves_the_target():
    """Losing is below, gaining above the daily need."""
    assert run(goal="lose_fat").target_kcal < run().tdee_kcal < run(goal="gain_muscle").target_kcal


def test_a_conflict_of_bounds_is_shown_not_hidden():
    """In a hard deficit protein gives way so that carbohydrate keeps 45 % of energy, and the check says so."""
    result = run(goal="lose_fat", activity="sedentary", weight_kg=80)
    checks = {check.name: check for check in result.checks}
    assert checks["carbohydrate_percent_of_energy"].ok
    assert not checks["protein_g_per_kg"].ok
    assert checks["protein_g_per_kg"].value < checks["protein_g_per_kg"].low == 1.8


def test_body_fat_and_measured_expenditure_replace_the_estimates():
    """65 kg with 20 % fat: 370 + 21.6 × 52 kg = 1,493 kcal at rest; 2,400 kcal measured are the daily need."""
    result = run(body_fat_percent=20, expenditure_kcal=2400)
    assert (result.bmr_kcal, result.tdee_kcal, result.target_kcal) == (1493, 2400, 2400)
    assert result.formula == "Katch-McArdle resting energy from body fat; daily need as measured"
    assert result.sources[0].url_or_doi == "10.1093/ajcn/54.6.963"


def test_pregnancy_is_refused_with_the_reason_and_whom_to_ask():
    """The equations and limits do not cover it."""
    with pytest.raises(InvalidInput, match="Pregnancy") as caught:
        run(pregnant_or_lactating=True)
    assert caught.value.field == "pregnant_or_lactating"
    assert "midwife" in caught.value.hint


def test_what_limits_a_deficit_is_named():
    """The target says why it is not lower."""
    assert run(goal="lose_fat", activity="sedentary", height_cm=155, weight_kg=55).target_limited_by == "lowest_energy"


@pytest.mark.parametrize(("change", "word"), [({"age_years": 17}, "under 18"), ({"weight_kg": 50}, "BMI of 17.3")])
def test_fat_loss_is_refused_where_it_is_unsafe(change: dict[str, float], word: str):
    """Minors and underweight adults get a reason and a remedy, and may keep or gain."""
    with pytest.raises(InvalidInput, match=word) as caught:
        run(goal="lose_fat", **change)
    assert caught.value.field == "goal"
    assert "gain_muscle" in caught.value.hint
    assert run(goal="gain_muscle", **change).target_kcal > run(**change).tdee_kcal


@pytest.mark.parametrize(
    "bad",
    [{"age_years": 13}, {"age_years": 101}, {"height_cm": 119}, {"height_cm": 231}, {"weight_kg": 29}, {"weight_kg": 301},
     {"weight_kg": float("nan")}, {"body_fat_percent": 2}, {"expenditure_kcal": 500}, {"sex": "x"}, {"activity": "lazy"}, {"goal": "bulk"}, {"shoe_size": 42}],
)  # fmt: skip
def test_impossible_values_are_refused(bad: dict[str, object]):
    """Every bound of the contract is in the schema."""
    with pytest.raises(ValidationError):
        EnergyNeedsArguments(**{**WOMAN, **bad})
