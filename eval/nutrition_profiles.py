"""Random people who ask for a nutrition plan: both sexes, 18–80 years, 45–150 kg, every goal, diet and length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from domain.vocabulary import Activity, Diet, Exclusion, NutritionGoal, Sex

HEIGHT_CM = {Sex.MALE: (176.0, 8.0), Sex.FEMALE: (163.0, 7.0)}
"""Mean and spread of the heights that are drawn."""
HEIGHT_RANGE_CM = (145.0, 205.0)
AGE_RANGE_YEARS = (18, 80)
WEIGHT_RANGE_KG = (45.0, 150.0)
LEAST_BMI_TO_LOSE = 19.0
"""Whoever is drawn thinner keeps the weight instead of losing: the tool refuses a deficit there."""
FOODS_DISLIKED = ("mushroom", "banana", "tomato", "rice", "salmon", "chicken", "broccoli", "cheese", "eggplant", "oat")
MOST_EXCLUSIONS = 3
DAYS = (1, 1, 2, 3, 4, 5, 7, 7, 10, 14)
MEALS = (2, 6)


def draw_profiles(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Arguments of `plan_nutrition`; the same for the same seed."""
    chance = random.Random(f"nutrition profiles {seed}")
    for _ in range(count):
        yield _profile(chance)


def _profile(chance: random.Random) -> dict[str, Any]:
    sex = chance.choice(list(Sex))
    height_cm = round(min(max(chance.gauss(*HEIGHT_CM[sex]), HEIGHT_RANGE_CM[0]), HEIGHT_RANGE_CM[1]))
    weight_kg = round(chance.uniform(*WEIGHT_RANGE_KG), 1)
    goal = chance.choice(list(NutritionGoal))
    if goal is NutritionGoal.LOSE_FAT and weight_kg / (height_cm / 100) ** 2 < LEAST_BMI_TO_LOSE:
        goal = NutritionGoal.MAINTAIN
    words = [exclusion.value for exclusion in Exclusion] + list(FOODS_DISLIKED)
    return {
        "sex": sex.value,
        "age_years": chance.randint(*AGE_RANGE_YEARS),
        "height_cm": height_cm,
        "weight_kg": weight_kg,
        "activity": chance.choice(list(Activity)).value,
        "goal": goal.value,
        "diet": chance.choice(list(Diet)).value,
        "exclude": chance.sample(words, chance.randint(0, MOST_EXCLUSIONS)),
        "meals_per_day": chance.randint(*MEALS),
        "days": chance.choice(DAYS),
        "seed": chance.randint(0, 3),
    }
