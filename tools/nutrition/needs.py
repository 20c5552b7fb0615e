"""Energy and macronutrient needs of one person: pure functions, every constant beside its source."""

from __future__ import annotations

from typing import NamedTuple

from domain.vocabulary import Activity, NutritionGoal, Sex
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G

ADULT_AGE_YEARS = 18
UNDERWEIGHT_BMI = 18.5
"""WHO's line between underweight and normal weight in adults."""
OBESITY_BMI = 30.0
"""WHO's line for obesity in adults."""

ACTIVITY_FACTOR = {
    Activity.SEDENTARY: 1.2,
    Activity.LIGHT: 1.375,
    Activity.MODERATE: 1.55,
    Activity.ACTIVE: 1.725,
    Activity.VERY_ACTIVE: 1.9,
}
"""Daily energy as a multiple of resting energy: the customary factors beside Mifflin-St Jeor; FAO/WHO/UNU (2004)
gives 1.40–2.40 for the same range of lives."""

MIFFLIN_KCAL_PER_KG = 10.0
MIFFLIN_KCAL_PER_CM = 6.25
MIFFLIN_KCAL_PER_YEAR = 5.0
MIFFLIN_OFFSET_KCAL = {Sex.MALE: 5.0, Sex.FEMALE: -161.0}
"""Mifflin et al. (1990)."""
KATCH_MCARDLE_OFFSET_KCAL = 370.0
KATCH_MCARDLE_KCAL_PER_KG_LEAN = 21.6
"""Cunningham (1991), the equation that is usually called Katch-McArdle; for people who know their body fat."""

LEAN_MASS_NUMERATOR = 9270.0
LEAN_MASS_COEFFICIENTS = {Sex.MALE: (6680.0, 216.0), Sex.FEMALE: (8780.0, 244.0)}
"""Janmahasatian et al. (2005): 9270 × kg / (a + b × BMI), validated on adults of BMI 17–70."""

DEFICIT_SHARE = 0.20
"""The usual deficit; 500–750 kcal a day (Jensen et al. 2014) is about this share for most adults."""
MAX_LOSS_SHARE_PER_WEEK = 0.01
"""Lose at most 1 % of body weight a week (Helms et al. 2014)."""
KCAL_PER_KG_BODY_WEIGHT = 7700.0
"""Energy of one kilogram of weight lost, a static rule (Wishnofsky 1958)."""
DAYS_PER_WEEK = 7
LOWEST_ENERGY_KCAL = {Sex.FEMALE: 1200.0, Sex.MALE: 1500.0}
"""Lowest prescriptions without medical care (Jensen et al. 2014)."""
LOW_ENERGY_AVAILABILITY_KCAL_PER_KG = 30.0
"""Per kg lean mass a day, as measured in women (Mountjoy et al. 2014). For men 25 is proposed (Fagerberg 2018), on
little evidence; the stricter bound holds for both here."""

SURPLUS_SHARE = 0.10
SURPLUS_RANGE = (0.05, 0.15)
"""A careful surplus: the lower end of 10–20 % (Iraki et al. 2019)."""

PROTEIN_G_PER_KG = {
    NutritionGoal.MAINTAIN: (1.4, 1.6, 2.0),
    NutritionGoal.GAIN_MUSCLE: (1.4, 1.8, 2.0),
    NutritionGoal.LOSE_FAT: (1.8, 2.0, 2.7),
}
"""Low, usual and high grams per kg a day: 1.4–2.0 for people who exercise (Jäger et al. 2017), 1.8–2.7 in a
deficit (from Hector & Phillips 2018 and, in lean mass, Helms et al. 2014)."""
MAX_PROTEIN_SHARE = 0.35
FAT_SHARE = (0.20, 0.35)
CARBOHYDRATE_SHARE = (0.45, 0.65)
"""Acceptable shares of energy for adults (Institute of Medicine 2005)."""
PROTEIN_SHARES_BY_LEAN_FOODS = (
    (20, 0.33, MAX_PROTEIN_SHARE),
    (10, 0.30, 0.32),
    (5, 0.28, 0.30),
    (3, 0.22, 0.24),
    (0, 0.20, 0.22),
)
"""From so many lean foods on, the shares of energy up to which the usual and the lowest protein of a goal are aimed at.
More leaves carbohydrate and fat no room within their ranges, and meals of few lean foods no variety; a convention of
ours, measured on plans."""
MANY_LEAN_FOODS = PROTEIN_SHARES_BY_LEAN_FOODS[0][0]
USUAL_FAT_SHARE = 0.30
FIBER_G_PER_1000_KCAL = 14.0
"""Adequate intake (Institute of Medicine 2005)."""
MAX_SODIUM_MG = 2300.0
"""Chronic disease risk reduction intake (National Academies 2019)."""
MAX_SATURATED_FAT_SHARE = 0.10
"""World Health Organization (2023)."""


class Body(NamedTuple):
    """The measures that the equations ask for."""

    sex: Sex
    age_years: int
    height_cm: float
    weight_kg: float
    activity: Activity
    body_fat_percent: float | None = None
    """Where it is known, lean mass and resting energy rest on it."""
    expenditure_kcal: float | None = None
    """Daily energy as measured over weeks of weighing; it replaces resting energy times the activity factor."""


class EnergyTarget(NamedTuple):
    """How much to eat a day, and what kept the target from being lower (None where nothing did)."""

    energy_kcal: float
    limited_by: str | None


class MacroTargets(NamedTuple):
    """Grams a day that together give the target energy, with protein's range."""

    protein_g: float
    protein_low_g: float
    protein_high_g: float
    fat_g: float
    carbohydrate_g: float
    fiber_g: float


def body_mass_index(weight_kg: float, height_cm: float) -> float:
    """Weight over height squared, kg/m²."""
    return weight_kg / (height_cm / 100) ** 2


def resting_energy_kcal(body: Body) -> float:
    """Resting energy a day, kcal: Mifflin-St Jeor (1990), or Katch-McArdle where body fat is known."""
    if body.body_fat_percent is not None:
        return KATCH_MCARDLE_OFFSET_KCAL + KATCH_MCARDLE_KCAL_PER_KG_LEAN * lean_mass_kg(body)
    return (
        MIFFLIN_KCAL_PER_KG * body.weight_kg
        + MIFFLIN_KCAL_PER_CM * body.height_cm
        - MIFFLIN_KCAL_PER_YEAR * body.age_years
        + MIFFLIN_OFFSET_KCAL[body.sex]
    )


def daily_energy_kcal(body: Body) -> float:
    """Energy that keeps the weight, kcal a day: as measured, else resting energy times the activity factor."""
    if body.expenditure_kcal is not None:
        return body.expenditure_kcal
    return resting_energy_kcal(body) * ACTIVITY_FACTOR[body.activity]


def lean_mass_kg(body: Body) -> float:
    """Fat-free mass, kg: from body fat where it is known, else from weight and height (Janmahasatian et al. 2005)."""
    if body.body_fat_percent is not None:
        return body.weight_kg * (1 - body.body_fat_percent / 100)
    constant, per_bmi = LEAN_MASS_COEFFICIENTS[body.sex]
    bmi = body_mass_index(body.weight_kg, body.height_cm)
    return LEAN_MASS_NUMERATOR * body.weight_kg / (constant + per_bmi * bmi)


def exercise_energy_kcal(body: Body) -> float:
    """Energy a day spent above a sedentary life: the estimate of exercise that energy availability needs, kcal."""
    sedentary_kcal = resting_energy_kcal(body) * ACTIVITY_FACTOR[Activity.SEDENTARY]
    return max(0.0, daily_energy_kcal(body) - sedentary_kcal)


def energy_availability_kcal_per_kg(body: Body, intake_kcal: float) -> float:
    """(Intake − exercise) per kg lean mass a day (Mountjoy et al. 2014); LOW_ENERGY_AVAILABILITY_KCAL_PER_KG is low.

    Exercise is taken as all energy above a sedentary life, rather too much than too little, so the true figure
    is seldom lower.
    """
    return (intake_kcal - exercise_energy_kcal(body)) / lean_mass_kg(body)


def lowest_energy_kcal(body: Body) -> float:
    """The least that a plan may prescribe: 1,200 kcal for women, 1,500 for men, or their need where it is less."""
    return min(LOWEST_ENERGY_KCAL[body.sex], daily_energy_kcal(body))


def energy_target(body: Body, goal: NutritionGoal) -> EnergyTarget:
    """Daily energy for a goal, kcal; a deficit is held above every floor and below the daily need."""
    need = daily_energy_kcal(body)
    if goal is NutritionGoal.MAINTAIN:
        return EnergyTarget(need, None)
    if goal is NutritionGoal.GAIN_MUSCLE:
        return EnergyTarget(need * (1 + SURPLUS_SHARE), None)
    max_deficit = MAX_LOSS_SHARE_PER_WEEK * body.weight_kg * KCAL_PER_KG_BODY_WEIGHT / DAYS_PER_WEEK
    floors = {
        "lowest_energy": lowest_energy_kcal(body),
        "weekly_loss": need - max_deficit,
        "energy_availability": LOW_ENERGY_AVAILABILITY_KCAL_PER_KG * lean_mass_kg(body) + exercise_energy_kcal(body),
    }
    wished = need * (1 - DEFICIT_SHARE)
    reason, floor = max(floors.items(), key=lambda item: item[1])
    if floor <= wished:
        return EnergyTarget(wished, None)
    return EnergyTarget(min(floor, need), reason)


def protein_reference_weight_kg(body: Body) -> float:
    """The weight that protein is counted on: kilograms above BMI 30 are mostly fat and are left out.

    A convention of ours, continuous at BMI 30; the recommendations were made for people below it.
    """
    return min(body.weight_kg, OBESITY_BMI * (body.height_cm / 100) ** 2)


def macro_targets(
    body: Body, goal: NutritionGoal, energy_kcal: float, protein_g: float | None, lean_foods: int = MANY_LEAN_FOODS
) -> MacroTargets:
    """Grams of protein, fat, carbohydrate and fibre a day for this energy.

    `protein_g` is a wish that overrides the usual amount. Without one, protein is the usual amount, less where that
    would be more of the energy than `lean_foods`, the lean foods that may be eaten, can give. Fat is 30 % of energy,
    less (down to 20 %) where protein would push carbohydrate under 45 %.
    """
    low, usual, high = (rate * protein_reference_weight_kg(body) for rate in PROTEIN_G_PER_KG[goal])
    gram_share = ENERGY_KCAL_PER_G["protein_g"] / energy_kcal
    if protein_g is None:
        roomy, most = next(shares for count, *shares in PROTEIN_SHARES_BY_LEAN_FOODS if lean_foods >= count)
        protein_g = max(min(usual, roomy / gram_share), min(low, most / gram_share))
    protein_share = protein_g * gram_share
    fat_share = min(USUAL_FAT_SHARE, max(FAT_SHARE[0], 1 - protein_share - CARBOHYDRATE_SHARE[0]))
    carbohydrate_share = max(0.0, 1 - protein_share - fat_share)
    return MacroTargets(
        protein_g=protein_g,
        protein_low_g=low,
        protein_high_g=high,
        fat_g=fat_share * energy_kcal / ENERGY_KCAL_PER_G["fat_g"],
        carbohydrate_g=carbohydrate_share * energy_kcal / ENERGY_KCAL_PER_G["carbohydrate_g"],
        fiber_g=FIBER_G_PER_1000_KCAL * energy_kcal / 1000,
    )
