"""Energy and macronutrient needs follow the published equations and stay within their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.vocabulary import Activity, NutritionGoal, Sex
from tools.nutrition import needs

bodies = st.builds(
    needs.Body,
    sex=st.sampled_from(Sex),
    age_years=st.integers(18, 90),
    height_cm=st.floats(140, 210),
    weight_kg=st.floats(40, 180),
    activity=st.sampled_from(Activity),
    body_fat_percent=st.none() | st.floats(5, 50),
    expenditure_kcal=st.none(),
)


def body(sex: str, age: int, height: float, weight: float, activity: str = "sedentary") -> needs.Body:
    return needs.Body(Sex(sex), age, height, weight, Activity(activity))


@pytest.mark.parametrize(
    ("person", "resting_kcal"),
    [
        # 10 × kg + 6.25 × cm − 5 × years + 5 or − 161, worked by hand.
        (body("female", 30, 170, 65), 1401.5),
        (body("male", 25, 180, 80), 1805.0),
        (body("female", 60, 160, 75), 1289.0),
        (body("male", 45, 175, 100), 1873.75),
    ],
)
def test_resting_energy_is_mifflin_st_jeor(person: needs.Body, resting_kcal: float):
    """The 1990 equation to the kilocalorie."""
    assert needs.resting_energy_kcal(person) == pytest.approx(resting_kcal)


@pytest.mark.parametrize(
    ("activity", "factor"),
    [("sedentary", 1.2), ("light", 1.375), ("moderate", 1.55), ("active", 1.725), ("very_active", 1.9)],
)
def test_daily_energy_is_resting_energy_times_the_activity_factor(activity: str, factor: float):
    """65 kg, 170 cm, 30 years: 1,401.5 kcal times the factor."""
    assert needs.daily_energy_kcal(body("female", 30, 170, 65, activity)) == pytest.approx(1401.5 * factor)


def test_body_mass_index_and_lean_mass():
    """70 kg at 1.75 m is BMI 22.86; lean mass by Janmahasatian is 9270 × kg / (6680 + 216 × BMI) for men."""
    assert needs.body_mass_index(70, 175) == pytest.approx(22.857, abs=0.001)
    man, woman = body("male", 30, 175, 70), body("female", 30, 175, 70)
    assert needs.lean_mass_kg(man) == pytest.approx(9270 * 70 / (6680 + 216 * 22.857), abs=0.01)
    assert needs.lean_mass_kg(woman) == pytest.approx(9270 * 70 / (8780 + 244 * 22.857), abs=0.01)


def test_a_deficit_is_a_fifth_where_nothing_forbids_it():
    """A heavy woman with a desk job eats 20 % less than she needs."""
    person = body("female", 35, 170, 95)
    target = needs.energy_target(person, NutritionGoal.LOSE_FAT)
    assert target.energy_kcal == pytest.approx(0.8 * needs.daily_energy_kcal(person))
    assert target.limited_by is None


def test_a_small_woman_is_not_sent_below_1200():
    """20 % under 1,450 kcal would be 1,160; the floor holds it at 1,200."""
    target = needs.energy_target(body("female", 45, 155, 60), NutritionGoal.LOSE_FAT)
    assert target.energy_kcal == 1200
    assert target.limited_by == "lowest_energy"


def test_a_lean_active_person_is_held_by_energy_availability():
    """Much exercise and little fat: a woman's deficit stops at 30 kcal per kg lean mass after exercise."""
    person = body("female", 22, 172, 58, "very_active")
    target = needs.energy_target(person, NutritionGoal.LOSE_FAT)
    assert target.limited_by == "energy_availability"
    assert needs.energy_availability_kcal_per_kg(person, target.energy_kcal) == pytest.approx(30)


def test_a_lean_active_man_is_held_by_the_same_bound():
    """30 kcal per kg lean mass after exercise holds for men as well."""
    person = body("male", 25, 180, 75, "active")
    target = needs.energy_target(person, NutritionGoal.LOSE_FAT)
    assert target.limited_by == "energy_availability"
    assert needs.energy_availability_kcal_per_kg(person, target.energy_kcal) == pytest.approx(30)


def test_body_fat_gives_lean_mass_and_resting_energy():
    """Katch-McArdle (Cunningham 1991): 370 + 21.6 × 64 kg for 80 kg with 20 % fat, whatever sex and age."""
    person = body("male", 50, 180, 80)._replace(body_fat_percent=20)
    assert needs.lean_mass_kg(person) == pytest.approx(64)
    assert needs.resting_energy_kcal(person) == pytest.approx(370 + 21.6 * 64)


def test_measured_expenditure_is_the_daily_need():
    """It replaces the factor; what lies above a sedentary day counts as exercise, and never less than none."""
    person = body("female", 30, 170, 65, "active")._replace(expenditure_kcal=2000)
    assert needs.daily_energy_kcal(person) == 2000
    assert needs.exercise_energy_kcal(person) == pytest.approx(2000 - 1.2 * 1401.5)
    assert needs.exercise_energy_kcal(person._replace(expenditure_kcal=1500)) == 0


@settings(deadline=None, max_examples=50)
@given(bodies)
def test_a_deficit_keeps_every_bound_and_never_becomes_a_surplus(person: needs.Body):
    """At most 1 % of body weight a week, never under 1,200 or 1,500 kcal, never above the need."""
    need = needs.daily_energy_kcal(person)
    target = needs.energy_target(person, NutritionGoal.LOSE_FAT).energy_kcal
    assert target <= need + 1e-9
    assert need - target <= 0.2 * need + 1e-9
    assert (need - target) * 7 / 7700 <= 0.01 * person.weight_kg + 1e-9
    floor = {Sex.FEMALE: 1200, Sex.MALE: 1500}[person.sex]
    assert target >= min(floor, need) - 1e-9


@settings(deadline=None, max_examples=50)
@given(bodies)
def test_a_surplus_is_small(person: needs.Body):
    """Gaining is 5 to 15 % above the need, keeping is the need."""
    need = needs.daily_energy_kcal(person)
    assert 1.05 <= needs.energy_target(person, NutritionGoal.GAIN_MUSCLE).energy_kcal / need <= 1.15
    assert needs.energy_target(person, NutritionGoal.MAINTAIN).energy_kcal == need


@settings(deadline=None, max_examples=50)
@given(bodies, st.sampled_from(NutritionGoal))
def test_macronutrients_add_up_to_the_energy_and_stay_in_their_ranges(person: needs.Body, goal: NutritionGoal):
    """4-4-9 gives the energy back; protein is in its range, fat in 20–35 %."""
    energy = needs.energy_target(person, goal).energy_kcal
    macros = needs.macro_targets(person, goal, energy, None)
    assert 4 * macros.protein_g + 4 * macros.carbohydrate_g + 9 * macros.fat_g == pytest.approx(energy)
    assert macros.protein_g <= macros.protein_high_g
    assert macros.protein_low_g <= macros.protein_g or macros.protein_g == pytest.approx(0.35 * energy / 4)
    assert macros.carbohydrate_g * 4 / energy >= 0.45 - 1e-9
    assert 0.2 - 1e-9 <= 9 * macros.fat_g / energy <= 0.35
    assert macros.fiber_g == pytest.approx(0.014 * energy)


def test_fat_makes_room_for_carbohydrate_where_protein_is_high():
    """160 g of protein in 1,800 kcal (36 %): fat goes to its lower end and carbohydrate still falls under 45 %."""
    macros = needs.macro_targets(body("male", 30, 180, 80), NutritionGoal.LOSE_FAT, 1800, 160)
    assert 9 * macros.fat_g / 1800 == pytest.approx(0.20)
    assert 4 * macros.carbohydrate_g / 1800 == pytest.approx(1 - 0.2 - 640 / 1800)


def test_protein_is_not_counted_on_every_kilogram_of_a_very_heavy_body():
    """At 1.70 m the weight at BMI 30 (86.7 kg) counts, so 150 kg need no more protein than 86.7."""
    heavy, limit = body("male", 40, 170, 150), body("male", 40, 170, 86.7)
    assert needs.protein_reference_weight_kg(heavy) == pytest.approx(86.7)
    assert needs.protein_reference_weight_kg(limit) == pytest.approx(86.7)
    assert needs.protein_reference_weight_kg(body("male", 40, 170, 70)) == 70


@pytest.mark.parametrize(
    ("lean_foods", "share"), [(100, 0.33), (20, 0.33), (15, 0.30), (7, 0.28), (3, 0.22), (0, 0.20)]
)
def test_few_lean_foods_leave_room_for_less_protein(lean_foods: int, share: float):
    """A hard deficit asks for 2 g per kg; of few lean foods that would leave no room for anything else."""
    macros = needs.macro_targets(body("female", 40, 165, 70), NutritionGoal.LOSE_FAT, 1300, None, lean_foods)
    assert 4 * macros.protein_g / 1300 == pytest.approx(
        min(max(share, min(0.02 + share, 4 * 126 / 1300)), 4 * 140 / 1300)
    )
