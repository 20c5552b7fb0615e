"""Replacing a food, a meal or a day of a finished plan and keeping the rest to the gram.

Swaps are applied in their order to the plan that the other arguments give, each with chance of its own, so that the
same arguments always give the same plan.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.errors import Infeasible, InvalidInput, UnknownName
from knowledge.foods.food import Food, MealKind, Role
from knowledge.foods.names import FoodNames
from tools.nutrition.day_model import DayModel
from tools.nutrition.dish_names import dish_names
from tools.nutrition.exclusions import meant_foods
from tools.nutrition.menu import MealMenu, Occasion, Place
from tools.nutrition.pantry import Pantry
from tools.nutrition.plan_models import PlanChange, Swap
from tools.nutrition.planner import DayPlan, DayPlanner, recently, tired_foods
from tools.nutrition.servings import Serving

MEALS_COMPARED = 8
"""Meals that are drawn before the best takes the place of one."""
ALTERNATIVES = 12
"""Foods that are weighed for the place of one."""
LIKE_ROLES = (
    {Role.POULTRY, Role.MEAT, Role.FISH, Role.SHELLFISH, Role.TOFU, Role.SEITAN, Role.LEGUME, Role.EGG, Role.EGG_WHITE},
    {Role.RICE, Role.GRAIN, Role.NOODLE, Role.PASTA, Role.BREAD, Role.FLATBREAD, Role.STARCHY_VEGETABLE},
    {Role.PORRIDGE, Role.CEREAL},
    {Role.VEGETABLE, Role.SALAD},
    {Role.FRUIT, Role.DRIED_FRUIT, Role.JUICE},
    {Role.MILK, Role.YOGURT},
    {Role.NUT, Role.SEED, Role.SPREAD, Role.DRIED_FRUIT},
    {Role.OIL, Role.BUTTER},
)
"""Kinds of food that can take each other's part where nothing of the same kind is left."""


class Spot(NamedTuple):
    """A meal of a plan: day and meal by number, from 0."""

    day: int
    meal: int


class Exchange(NamedTuple):
    """Which foods go and which are wished for instead (none: whatever fits)."""

    unwanted: set[str]
    wanted: Sequence[Food]


class Swapper:
    """Applies swaps to one plan; what has left a meal does not come back to it by a later swap."""

    def __init__(self, planner: DayPlanner, names: FoodNames) -> None:
        self._planner = planner
        self._names = names
        self._gone: dict[Spot, set[str]] = {}

    def apply(self, days: Sequence[DayPlan], swaps: Sequence[Swap]) -> tuple[list[DayPlan], list[PlanChange]]:
        """The plan after all swaps, and what the last of them has replaced.

        Raises UnknownName for a food that is not in the plan or not in the table, InvalidInput for one that is left
        out or for a day that is not there, Infeasible where nothing else fits.
        """
        changed, changes = list(days), list[PlanChange]()
        for number, swap in enumerate(swaps):
            if swap.day is not None and swap.day > len(days):
                raise InvalidInput(
                    f"The plan has no day {swap.day}.", field="swaps", hint=f"Name a day from 1 to {len(days)}."
                )
            changes = self._apply(changed, swap, f"swap {number}")
        return changed, changes

    def _apply(self, days: list[DayPlan], swap: Swap, salt: str) -> list[PlanChange]:
        wanted = self._wanted(swap.replacement) if swap.replacement else []
        if swap.food is None and swap.meal is None and swap.day is not None and not wanted:
            days[swap.day - 1] = self._planner.other_day(days, swap.day - 1, salt)
            return [PlanChange(day=swap.day)]
        # A food wished for on a day, without a word on the meal, comes to dinner.
        kind = MealKind.DINNER if swap.food is None and swap.meal is None else swap.meal
        spots = [
            Spot(day, meal)
            for day, plan in enumerate(days)
            if swap.day in (None, day + 1)
            for meal, menu in enumerate(plan.menus)
            if kind in (None, menu.kind)
        ]
        if not spots:
            raise InvalidInput(f"The plan has no {kind}.", field="swaps", hint="Name a meal of the plan.")
        if swap.food is not None:
            return self._swap_food(days, spots, swap.food, wanted, salt)
        return [self._swap_meal(days, spot, wanted, f"{salt}|{spot}") for spot in spots]

    def _wanted(self, word: str) -> list[Food]:
        """Foods of the pantry that the word names, the likeliest first."""
        named = meant_foods(word, self._planner.pantry.foods, self._names)
        if not named and not self._names.mentioned(word):
            near = self._names.suggestions(word)
            hint = f"Did you mean {', '.join(near)}?" if near else "Name a food in plain words."
            raise UnknownName(f"Nothing here is called {word!r}.", field="swaps", hint=hint, word=word)
        if not named:
            raise InvalidInput(
                f"{word.capitalize()} cannot come into this plan: the diet or an exclusion leaves it out, or it is no "
                "part of ordinary meals.",
                field="swaps",
                hint="Wish for another food, or change the diet or what is left out.",
                word=word,
            )
        score = {match.food.id: match.score for match in self._names.search(word, limit=len(named))}
        return sorted(named, key=lambda food: -score.get(food.id, 0.0))

    def _swap_food(
        self, days: list[DayPlan], spots: list[Spot], word: str, wanted: Sequence[Food], salt: str
    ) -> list[PlanChange]:
        """Replace a food wherever it stands in these meals; it stays where nothing fits, but not everywhere."""
        unwanted = {food.id for food in meant_foods(word, self._planner.pantry.foods, self._names)}
        found = [
            (spot, serving)
            for spot in spots
            for serving in days[spot.day].servings
            if serving.meal == spot.meal and serving.food.id in unwanted
        ]
        if not found:
            raise UnknownName(
                f"There is no {word} in this plan.", field="swaps", hint="Name a food as the plan names it.", word=word
            )
        exchange = Exchange(unwanted - {food.id for food in wanted}, wanted)
        changes = [self._replace(days, spot, old, exchange, f"{salt}|{spot}") for spot, old in found]
        made = [change for change in changes if change is not None]
        if not made:
            raise Infeasible(
                f"Nothing that may be eaten fits in the place of {word}.",
                field="swaps",
                hint="Swap the whole meal, or name another food.",
                word=word,
            )
        return made

    def _replace(
        self, days: list[DayPlan], spot: Spot, old: Serving, exchange: Exchange, salt: str
    ) -> PlanChange | None:
        """Put another food in the place of a serving; None where none fits."""
        plan = days[spot.day]
        menu = plan.menus[spot.meal]
        slot = old.slot.model_copy(update={"min": 1, "max": 1, "may_lack": False})
        kept = [serving for serving in plan.servings if serving is not old]
        gone = self._gone.setdefault(spot, set())
        gone.add(old.food.id)
        pantry = self._planner.pantry.without(tired_foods(days, spot.day) | exchange.unwanted | gone)
        chance = random.Random(f"{self._planner.seed}|{salt}|{old.food.id}")
        for foods in _alternatives(pantry, plan, spot.meal, old, exchange.wanted):
            order = foods if exchange.wanted else chance.sample(foods, len(foods))
            place = menu._replace(places=[Place(slot, order[:ALTERNATIVES])])
            new = self._filled(days, spot, place, kept, chance)
            if new is not None:
                [added] = [serving for serving in new.servings if serving not in kept]
                servings = [one._replace(slot=old.slot) if one is added else one for one in new.servings]
                menus = _with(plan.menus, spot.meal, menu._replace(named=menu.named and _fits_name(old, added)))
                days[spot.day] = replace(new, servings=servings, menus=menus)
                return PlanChange(day=spot.day + 1, kind=menu.kind, before=old.food.names, after=added.food.names)
        return None

    def _swap_meal(self, days: list[DayPlan], spot: Spot, wanted: Sequence[Food], salt: str) -> PlanChange:
        plan = days[spot.day]
        old = plan.menus[spot.meal]
        before = [serving for serving in plan.servings if serving.meal == spot.meal]
        kept = [serving for serving in plan.servings if serving.meal != spot.meal]
        gone = self._gone.setdefault(spot, set())
        gone |= {serving.food.id for serving in before if serving.slot.main}
        drawer = self._planner.drawer(days, spot.day, gone - {food.id for food in wanted})
        drawn = {menu.pattern.id for menu in plan.menus}
        best: tuple[DayPlan, MealMenu] | None = None
        for number in range(MEALS_COMPARED):
            chance = random.Random(f"{self._planner.seed}|{salt}|{number}")
            home = Occasion(old.kind, old.energy_share, plan.cuisine)
            anywhere = home._replace(cuisine=None)
            menu = drawer.meal(home, chance, drawn, wanted) or drawer.meal(anywhere, chance, drawn, wanted)
            new = None if menu is None else self._filled(days, spot, menu, kept, chance)
            if menu is not None and new is not None and (best is None or new.cost < best[0].cost):
                best = new, menu
        if best is None:
            raise Infeasible(
                f"No other {old.kind} can be made of what may be eaten.",
                field="swaps",
                hint="Take back an exclusion, or swap a single food.",
            )
        new, menu = best
        days[spot.day] = replace(new, menus=_with(plan.menus, spot.meal, menu))
        after = [serving for serving in new.servings if serving.meal == spot.meal]
        names = dish_names(old, before), dish_names(menu, after)
        return PlanChange(day=spot.day + 1, kind=old.kind, before=names[0], after=names[1])

    def _filled(
        self, days: Sequence[DayPlan], spot: Spot, menu: MealMenu, kept: list[Serving], chance: random.Random
    ) -> DayPlan | None:
        """The day with the places of one menu solved and all else kept; None where that cannot be."""
        plan = days[spot.day]
        open_menus = [
            menu if number == spot.meal else other._replace(places=[]) for number, other in enumerate(plan.menus)
        ]
        taste = self._planner.taste(recently(days, spot.day), chance)
        solution = DayModel(open_menus, self._planner.aim(days, spot.day), taste, kept).solve()
        return None if solution is None else replace(plan, servings=solution.servings, cost=solution.cost)


def _fits_name(old: Serving, new: Serving) -> bool:
    """Whether the meal is still what its name says: the name tells the food, does not need it, or allows this one."""
    slot = old.slot
    return bool(slot.label) or slot.min == 0 or slot.may_lack or not slot.foods or new.food.name in slot.foods


def _alternatives(
    pantry: Pantry, plan: DayPlan, meal: int, old: Serving, wanted: Sequence[Food]
) -> Iterator[list[Food]]:
    """Foods for the place of one, nearest first: what is wished for, else of its place, its kind, a like kind."""
    there = {food.id for food in pantry.foods}
    if wanted:
        yield [food for food in wanted if food.id in there and food.role is old.food.role]
        yield [food for food in wanted if food.id in there]
        return
    kind = plan.menus[meal].kind
    yield [food for food in pantry.foods if old.slot.takes(food, kind, plan.cuisine)]
    served = [food for food in pantry.foods if kind in food.meals]
    like = {role for roles in LIKE_ROLES if old.food.role in roles for role in roles}
    for nearby in ([food for food in served if plan.cuisine in food.cuisines], served):
        yield [food for food in nearby if food.role is old.food.role]
        yield [food for food in nearby if food.role in like]


def _with(menus: Sequence[MealMenu], number: int, menu: MealMenu) -> list[MealMenu]:
    """The menus with one of them replaced."""
    return [menu if place == number else other for place, other in enumerate(menus)]
