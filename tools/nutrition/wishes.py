"""Wishes that a plan cannot or must not follow, each with the nearest that it can."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import Infeasible, OutOfRange
from domain.vocabulary import Diet, Language
from knowledge.foods.food import MealKind
from knowledge.foods.meals import ENERGY_SHARES
from knowledge.foods.names import FoodNames
from knowledge.foods.nutrients import ENERGY_KCAL_PER_G
from knowledge.foods.table import FoodTable
from tools.nutrition import needs
from tools.nutrition.exclusions import allowed_foods, called
from tools.nutrition.pantry import Pantry
from tools.nutrition.plan_models import PlanNutritionArguments

PROTEIN_WISH_G_PER_KG = (0.8, 3.5)
"""What may be wished for: from the RDA (Institute of Medicine 2005) to beyond every recommendation cited here."""
MAX_PROTEIN_WISH_SHARE = 0.60
"""More of the energy as protein leaves no room for fat and a meal; a convention of ours."""
WIDER_DIETS = {
    Diet.VEGAN: (Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.OMNIVORE),
    Diet.VEGETARIAN: (Diet.PESCATARIAN, Diet.OMNIVORE),
    Diet.PESCATARIAN: (Diet.OMNIVORE,),
    Diet.OMNIVORE: (),
}


def wished_energy(args: PlanNutritionArguments, body: needs.Body) -> needs.EnergyTarget:
    """The wished energy if it is safe, else what the goal asks for; raises OutOfRange with the least that is safe."""
    if args.energy_kcal is None:
        return needs.energy_target(body, args.goal)
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
    return needs.EnergyTarget(args.energy_kcal, None)


def refuse_protein_wish(protein_g: float | None, body: needs.Body, energy_kcal: float) -> None:
    """Raises OutOfRange outside of what suits the body, Infeasible for more than fits into the energy."""
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
            wished_g=f"{protein_g:g}",
            weight_kg=f"{weight_kg:.0f}",
        )
    most = MAX_PROTEIN_WISH_SHARE * energy_kcal / ENERGY_KCAL_PER_G["protein_g"]
    if protein_g > most:
        raise Infeasible(
            f"{protein_g:g} g of protein do not fit into meals of {energy_kcal:.0f} kcal a day.",
            field="protein_g",
            hint=f"Wish for at most {most:.0f} g, or for more energy.",
            most_g=f"{most:.0f}",
        )


class Stock:
    """The foods of the table as a diet and exclusions leave them."""

    def __init__(self, foods: FoodTable, names: FoodNames) -> None:
        self._foods = foods
        self._names = names

    def pantry(self, args: PlanNutritionArguments) -> Pantry:
        """What may be eaten; raises UnknownName for a word, Infeasible where no meal can be made of the rest.

        The error names what to take back.
        """
        pantry = self._stocked(args.diet, args.exclude)
        if not _missing_meals(pantry, args.meals_per_day):
            return pantry
        raise self._nothing_left(args)

    def _nothing_left(self, args: PlanNutritionArguments) -> Infeasible:
        """Names single exclusions to take back, or a wider diet, or several exclusions that have to go together."""
        words, meals = args.exclude, args.meals_per_day
        said = self._named("words", words)
        without = f"Without {said[f'words_{Language.EN}']} nothing is left to make meals of ({args.diet.value} diet)."
        single = [word for word in words if self._makes_meals(args.diet, [one for one in words if one != word], meals)]
        wider = next((diet for diet in WIDER_DIETS[args.diet] if self._makes_meals(diet, words, meals)), None)
        if not single and wider:
            hint = f"A plan is possible with a {wider.value} diet."
            return Infeasible(without, field="diet", hint=hint, diet=wider.value, **said)
        remedies = single or self._together(args)
        named = self._named("remedies", remedies)
        how = "any" if single else "all"
        hint = f"A plan is possible with {how} of these: {named[f'remedies_{Language.EN}']}."
        return Infeasible(without, field="exclude", hint=hint, how=how, **said, **named)

    def _together(self, args: PlanNutritionArguments) -> list[str]:
        """Exclusions that leave meals where all of them are taken back: what the others, kept in turn, do not allow."""
        kept: list[str] = []
        for word in args.exclude:
            if self._makes_meals(args.diet, [*kept, word], args.meals_per_day):
                kept.append(word)
        return [word for word in args.exclude if word not in kept]

    def _makes_meals(self, diet: Diet, exclude: Sequence[str], meals_per_day: int) -> bool:
        return not _missing_meals(self._stocked(diet, exclude), meals_per_day)

    def _named(self, what: str, words: Sequence[str]) -> dict[str, str]:
        """Some exclusions as parameters of a text in each language: {"words_en": "rice, bread"}."""
        names = [called(word, self._names) for word in words]
        return {f"{what}_{language}": ", ".join(one[language] for one in names) for language in Language}

    def _stocked(self, diet: Diet, exclude: Sequence[str]) -> Pantry:
        return Pantry.stocked(allowed_foods(self._foods, diet, list(exclude), self._names))


def _missing_meals(pantry: Pantry, meals_per_day: int) -> set[MealKind]:
    """Meals of the day that no kitchen can make."""
    return {kind for kind, _ in ENERGY_SHARES[meals_per_day] if not pantry.patterns(kind, None)}
