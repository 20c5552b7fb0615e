"""The tool `plan_nutrition`: menus for one to fourteen days that meet a person's needs, solved, not guessed."""

from __future__ import annotations

from typing import ClassVar

from domain.errors import Infeasible, OutOfRange
from domain.evidence import Check
from domain.vocabulary import Diet
from knowledge.foods.names import FoodNames
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from knowledge.foods.table import FoodTable
from tools.base import Tool
from tools.nutrition import needs, sources
from tools.nutrition.exclusions import allowed_foods
from tools.nutrition.goals import day_aim
from tools.nutrition.person import refuse_unsafe_goal
from tools.nutrition.plan_checks import DAY_ENERGY, DAY_PROTEIN, Person, plan_checks
from tools.nutrition.plan_models import Note, PlanNutritionArguments, PlanNutritionResult, PlanTargets
from tools.nutrition.plan_report import notes, planned_day, shopping_list
from tools.nutrition.planner import DayPlan, Wish, plan_days
from tools.nutrition.reference_intakes import reference_intakes

PROTEIN_WISH_G_PER_KG = (0.8, 3.5)
"""What may be wished for: from the RDA (Institute of Medicine 2005) to beyond every recommendation cited here."""
MAX_PROTEIN_WISH_SHARE = 0.60
"""More of the energy as protein leaves no room for fat and a meal; a convention of ours."""


class PlanNutrition(Tool[PlanNutritionArguments, PlanNutritionResult]):
    """Plan meals for 1 to 14 days for one person: foods, grams and household portions that meet the energy and protein
    needed, respect diet and exclusions, with totals, a shopping list and every bound checked."""

    name: ClassVar[str] = "plan_nutrition"
    arguments: ClassVar[type[PlanNutritionArguments]] = PlanNutritionArguments
    result: ClassVar[type[PlanNutritionResult]] = PlanNutritionResult

    def __init__(self, foods: FoodTable) -> None:
        self._foods = foods
        self._names = FoodNames(foods)

    def run(self, args: PlanNutritionArguments) -> PlanNutritionResult:
        """Raises InvalidInput (goal unsafe), OutOfRange (energy or protein wish), UnknownName (exclude), Infeasible."""
        body = args.body()
        refuse_unsafe_goal(body, args.goal)
        energy_kcal = _energy(args, body)
        _refuse_protein_wish(args.protein_g, body, energy_kcal)
        macros = needs.macro_targets(body, args.goal, energy_kcal, args.protein_g)
        aim = day_aim(energy_kcal, macros, reference_intakes(body.sex, body.age_years))
        foods = allowed_foods(self._foods, args.diet, args.exclude, self._names)
        days = plan_days(foods, Wish(args.days, args.meals_per_day, aim, args.cuisine, _seed(args)))
        person = Person(body, args.goal, energy_kcal, macros.protein_g)
        checks = plan_checks([day.solution.servings for day in days], person)
        planned = [planned_day(number, day, args.meals_per_day) for number, day in enumerate(days, 1)]
        return PlanNutritionResult(
            targets=_targets(energy_kcal, macros),
            days=planned,
            shopping_list=shopping_list(days),
            checks=checks,
            notes=_notes(args, days, checks),
            sources=sources.MENU,
        )


def _energy(args: PlanNutritionArguments, body: needs.Body) -> float:
    """The wished energy if it is safe, else what the goal asks for."""
    if args.energy_kcal is None:
        return needs.energy_target(body, args.goal).energy_kcal
    minor = body.age_years < needs.ADULT_AGE_YEARS
    lowest = round(needs.daily_energy_kcal(body) if minor else needs.lowest_energy_kcal(body))
    if args.energy_kcal < lowest:
        who = "people under 18, who should not eat below their need" if minor else "this person"
        raise OutOfRange(
            f"{args.energy_kcal:g} kcal a day is too little for {who}.",
            field="energy_kcal",
            hint=f"Give at least {lowest} kcal; eating less needs a doctor's care.",
            lowest_kcal=lowest,
        )
    return args.energy_kcal


def _refuse_protein_wish(protein_g: float | None, body: needs.Body, energy_kcal: float) -> None:
    if protein_g is None:
        return
    weight_kg = needs.protein_reference_weight_kg(body)
    low, high = (round(rate * weight_kg) for rate in PROTEIN_WISH_G_PER_KG)
    if not low <= protein_g <= high:
        raise OutOfRange(
            f"{protein_g:g} g of protein a day is outside what suits {weight_kg:.0f} kg.",
            field="protein_g",
            hint=f"Give {low} to {high} g.",
            low_g=low,
            high_g=high,
        )
    most = MAX_PROTEIN_WISH_SHARE * energy_kcal / ENERGY_KCAL_PER_G["protein_g"]
    if protein_g > most:
        raise Infeasible(
            f"{protein_g:g} g of protein do not fit into meals of {energy_kcal:.0f} kcal a day.",
            field="protein_g",
            hint=f"Wish for at most {most:.0f} g, or for more energy.",
        )


def _seed(args: PlanNutritionArguments) -> str:
    """The same person gets the same plan, and keeps its first days when asking for more days."""
    return f"{args.seed}|{args.sex}|{args.age_years}|{args.height_cm:g}|{args.weight_kg:g}"


def _targets(energy_kcal: float, macros: needs.MacroTargets) -> PlanTargets:
    return PlanTargets(
        energy_kcal=round(energy_kcal),
        protein_g=round(macros.protein_g, 1),
        carbohydrate_g=round(macros.carbohydrate_g, 1),
        fat_g=round(macros.fat_g, 1),
        fiber_g=round(macros.fiber_g, 1),
        sodium_mg=needs.MAX_SODIUM_MG,
        saturated_fat_g=round(needs.MAX_SATURATED_FAT_SHARE * energy_kcal / ENERGY_KCAL_PER_G["fat_g"], 1),
    )


def _notes(args: PlanNutritionArguments, days: list[DayPlan], checks: list[Check]) -> list[Note]:
    unmet = [check for check in checks if not check.ok and check.name.startswith((DAY_ENERGY, DAY_PROTEIN))]
    unknown = any(serving.food.per_100_g.unknown() for day in days for serving in day.solution.servings)
    said = {
        "nearest_plan": bool(unmet),
        "weights_as_eaten": True,
        "salt_not_counted": True,
        "read_labels": bool(args.exclude),
        "vegan_b12": args.diet is Diet.VEGAN,
        "lower_bounds": unknown,
    }
    return notes([code for code, applies in said.items() if applies])
