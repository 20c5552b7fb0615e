"""The person a nutrition tool is asked about, and the goals that are refused for some people."""

from __future__ import annotations

from pydantic import Field

from domain.errors import InvalidInput
from domain.vocabulary import Activity, NutritionGoal, Sex
from tools.base import ToolArguments
from tools.nutrition import needs

MIN_AGE_YEARS, MAX_AGE_YEARS = 14, 100
MIN_HEIGHT_CM, MAX_HEIGHT_CM = 120, 230
MIN_WEIGHT_KG, MAX_WEIGHT_KG = 30, 300
MIN_BODY_FAT_PERCENT, MAX_BODY_FAT_PERCENT = 3, 65
MIN_EXPENDITURE_KCAL, MAX_EXPENDITURE_KCAL = 800, 8000


class PersonArguments(ToolArguments):
    """Arguments that describe a person's body and day."""

    sex: Sex = Field(description="Biological sex")
    age_years: int = Field(ge=MIN_AGE_YEARS, le=MAX_AGE_YEARS, description="Age in whole years")
    height_cm: float = Field(ge=MIN_HEIGHT_CM, le=MAX_HEIGHT_CM, description="Height in cm")
    weight_kg: float = Field(ge=MIN_WEIGHT_KG, le=MAX_WEIGHT_KG, description="Body weight in kg")
    activity: Activity = Field(
        description="sedentary: desk day, no training; light: trains 1-3 days a week; moderate: 3-5; active: 6-7; "
        "very_active: twice a day or hard physical work"
    )
    body_fat_percent: float | None = Field(
        default=None,
        ge=MIN_BODY_FAT_PERCENT,
        le=MAX_BODY_FAT_PERCENT,
        description="Measured body fat; resting energy then follows Katch-McArdle",
    )
    expenditure_kcal: float | None = Field(
        default=None,
        ge=MIN_EXPENDITURE_KCAL,
        le=MAX_EXPENDITURE_KCAL,
        description="Measured daily expenditure, kcal; it replaces resting energy times the activity factor",
    )
    pregnant_or_lactating: bool = Field(
        default=False, description="Pregnant or breastfeeding: needs are others then, and no plan is made"
    )

    def body(self) -> needs.Body:
        """The measures as the equations take them."""
        return needs.Body(
            self.sex,
            self.age_years,
            self.height_cm,
            self.weight_kg,
            self.activity,
            self.body_fat_percent,
            self.expenditure_kcal,
        )


def refuse_unsafe(args: PersonArguments, goal: NutritionGoal) -> None:
    """Raise InvalidInput in pregnancy and lactation, and for fat loss in minors and in underweight adults."""
    if args.pregnant_or_lactating:
        raise InvalidInput(
            "Pregnancy and breastfeeding change what a body needs, and these equations and limits do not cover that.",
            field="pregnant_or_lactating",
            hint="Ask a midwife, doctor or dietitian for a plan; single foods can be looked up here.",
        )
    if goal is not NutritionGoal.LOSE_FAT:
        return
    body = args.body()
    if body.age_years < needs.ADULT_AGE_YEARS:
        raise InvalidInput(
            "A deficit is not planned for people under 18.",
            field="goal",
            hint="Choose maintain or gain_muscle, and ask a doctor or dietitian about weight.",
        )
    bmi = needs.body_mass_index(body.weight_kg, body.height_cm)
    if bmi < needs.UNDERWEIGHT_BMI:
        raise InvalidInput(
            f"At a BMI of {bmi:.1f} losing weight is not safe.",
            field="goal",
            hint="Choose maintain or gain_muscle, and see a doctor.",
            bmi=round(bmi, 1),
        )
