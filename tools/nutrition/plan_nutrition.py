"""The tool `plan_nutrition`: menus for one to fourteen days that meet a person's needs, solved, not guessed."""

from __future__ import annotations

from typing import ClassVar

from domain.evidence import Check
from domain.vocabulary import Diet, Language, NutritionGoal
from knowledge.articles.library import ArticleLibrary
from knowledge.foods.names import FoodNames
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from knowledge.foods.table import FoodTable
from tools.base import Tool
from tools.nutrition import needs, sources
from tools.nutrition.energy_needs import formula
from tools.nutrition.exclusions import called
from tools.nutrition.goals import day_aim
from tools.nutrition.person import refuse_unsafe
from tools.nutrition.plan_checks import DAY_ENERGY, DAY_PROTEIN, Person, plan_checks
from tools.nutrition.plan_models import (
    Note,
    PlanNutritionArguments,
    PlanNutritionResult,
    PlanTargets,
    Reading,
    TargetBasis,
)
from tools.nutrition.plan_report import notes, planned_day, shopping_list
from tools.nutrition.planner import DayPlan, DayPlanner, Wish
from tools.nutrition.reference_intakes import reference_intakes
from tools.nutrition.shortfalls import shortfalls
from tools.nutrition.swaps import Swapper
from tools.nutrition.wishes import Stock, refuse_protein_wish, wished_energy

READING = {
    NutritionGoal.LOSE_FAT: ("weight-loss-speed", "protein-per-day"),
    NutritionGoal.GAIN_MUSCLE: ("gaining-weight-surplus", "protein-per-day"),
    NutritionGoal.MAINTAIN: ("calorie-needs-tracking", "protein-per-day"),
}
"""The articles that explain a goal's energy and protein."""


class PlanNutrition(Tool[PlanNutritionArguments, PlanNutritionResult]):
    """Plan meals for 1 to 14 days for one person: foods, grams and household portions that meet the energy and protein
    needed, respect diet and exclusions, with totals, a shopping list and every bound checked. To replace a food, a
    meal or a day of a plan, repeat its arguments and add to swaps: all else stays as it was."""

    name: ClassVar[str] = "plan_nutrition"
    arguments: ClassVar[type[PlanNutritionArguments]] = PlanNutritionArguments
    result: ClassVar[type[PlanNutritionResult]] = PlanNutritionResult

    def __init__(self, foods: FoodTable, library: ArticleLibrary | None = None) -> None:
        """Without a library the result explains its targets without passages."""
        self._library = library
        self._names = FoodNames(foods)
        self._stock = Stock(foods, self._names)

    def run(self, args: PlanNutritionArguments) -> PlanNutritionResult:
        """Raises InvalidInput (unsafe, or a swap of what is left out), OutOfRange (energy or protein wish), UnknownName
        (exclude or swaps), Infeasible."""
        body = args.body()
        refuse_unsafe(args, args.goal)
        energy = wished_energy(args, body)
        refuse_protein_wish(args.protein_g, body, energy.energy_kcal)
        pantry, cuisine = self._stock.pantry(args), args.cuisine.kitchen
        lean_foods = pantry.lean_foods(cuisine)
        macros = needs.macro_targets(body, args.goal, energy.energy_kcal, args.protein_g, lean_foods)
        aim = day_aim(energy, macros, reference_intakes(body.sex, body.age_years))
        planner = DayPlanner(pantry, Wish(args.days, args.meals_per_day, aim, cuisine, _seed(args)))
        days, changes = Swapper(planner, self._names).apply(planner.all_days(), args.swaps)
        person = Person(body, args.goal, energy.energy_kcal, macros.protein_g)
        checks = plan_checks(days, person)
        return PlanNutritionResult(
            targets=_targets(energy.energy_kcal, macros),
            days=[planned_day(number, day) for number, day in enumerate(days, 1)],
            shopping_list=shopping_list(days),
            checks=checks,
            notes=_notes(args, days, checks),
            left_out=[called(word, self._names) for word in args.exclude],
            changes=changes,
            basis=_basis(args, body, energy, macros),
            shortfalls=shortfalls(checks, pantry.foods),
            passages=self._reading(args.goal),
            sources=sources.behind_plan(body_fat_known=body.body_fat_percent is not None),
        )

    def _reading(self, goal: NutritionGoal) -> list[Reading]:
        """The short answers of the articles that explain this goal."""
        if self._library is None:
            return []
        passages = [self._library.get(f"{article}#{Language.EN}") for article in READING[goal]]
        return [Reading(id=one.id, title=one.title, text=one.text, source=one.sources[0]) for one in passages]


def _basis(
    args: PlanNutritionArguments, body: needs.Body, energy: needs.EnergyTarget, macros: needs.MacroTargets
) -> TargetBasis:
    need = needs.daily_energy_kcal(body)
    weight_kg = needs.protein_reference_weight_kg(body)
    usual = needs.PROTEIN_G_PER_KG[args.goal][1] * weight_kg
    return TargetBasis(
        bmr_kcal=round(needs.resting_energy_kcal(body)),
        tdee_kcal=round(need),
        formula=formula(body),
        percent_of_need=round(100 * energy.energy_kcal / need, 1),
        limited_by=energy.limited_by,
        wished=args.energy_kcal is not None,
        protein_g_per_kg=round(macros.protein_g / weight_kg, 2),
        protein_weight_kg=round(weight_kg, 1),
        protein_limited=args.protein_g is None and macros.protein_g < usual,
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
    unknown = any(serving.food.per_100_g.unknown() for day in days for serving in day.servings)
    said = {
        "nearest_plan": bool(unmet),
        "weights_as_eaten": True,
        "salt_not_counted": True,
        "read_labels": bool(args.exclude),
        "vegan_b12": args.diet is Diet.VEGAN,
        "lower_bounds": unknown,
    }
    return notes([code for code, applies in said.items() if applies])
