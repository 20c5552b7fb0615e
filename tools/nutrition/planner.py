"""Day by day to a plan: draw a menu, solve it, try again where energy or protein is missed, remember what was eaten."""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

from domain.errors import Infeasible
from knowledge.foods.food import Cuisine, Food
from tools.nutrition.day_model import DaySolution, solve_day
from tools.nutrition.goals import DayAim
from tools.nutrition.menu import Pantry, draw_menu
from tools.nutrition.servings import total_of

WINDOW_DAYS = 7
MAX_DAYS_PER_WINDOW = 3
"""No food on more than 3 of any 7 days."""
MAX_ATTEMPTS = 6
ENERGY_TOLERANCE_SHARE = 0.02
PROTEIN_TOLERANCE_G = 5.0
"""A day that is nearer than this to its energy and protein is not drawn again."""
REPEAT_COST = 0.8
"""For each recent day on which a food was eaten."""
CHANCE_COST = 1.2
"""The most that chance may favour one food over another."""


class DayPlan(NamedTuple):
    """One day: its kitchen (None where meals come from several), its meal patterns and its servings."""

    cuisine: Cuisine | None
    pattern_ids: list[str]
    solution: DaySolution


class Wish(NamedTuple):
    """What is asked of a plan besides the foods."""

    days: int
    meals_per_day: int
    aim: DayAim
    cuisine: Cuisine | None
    seed: str


def plan_days(foods: list[Food], wish: Wish) -> list[DayPlan]:
    """Plan every day in turn; raises Infeasible where the foods left cannot make a day."""
    pantry = Pantry(foods, wish.aim.protein_share)
    kitchens = _kitchen_order(pantry, wish)
    days: list[DayPlan] = []
    for number in range(wish.days):
        days.append(_plan_day(pantry, wish, kitchens, _recent(days[-(WINDOW_DAYS - 1) :]), number))
        # The kitchen of today goes to the end of the row, and with it those that could not serve today.
        if days[-1].cuisine in kitchens:
            served = kitchens.index(days[-1].cuisine) + 1
            kitchens = [*kitchens[served:], *kitchens[: served - 1], days[-1].cuisine]
    return days


def _recent(days: list[DayPlan]) -> Counter[str]:
    """On how many of these days each food and each meal pattern came up."""
    came_up = [{*day.pattern_ids, *(serving.food.id for serving in day.solution.servings)} for day in days]
    return Counter(name for names in came_up for name in names)


def _kitchen_order(pantry: Pantry, wish: Wish) -> list[Cuisine | None]:
    """The kitchens of the days in turn; one None where no single kitchen can fill a day."""
    possible: list[Cuisine | None] = [*pantry.kitchens(wish.meals_per_day)]
    if wish.cuisine is not None:
        return [wish.cuisine if wish.cuisine in possible else None]
    random.Random(f"{wish.seed}|kitchens").shuffle(possible)
    return possible or [None]


def _plan_day(pantry: Pantry, wish: Wish, kitchens: list[Cuisine | None], recent: Counter[str], number: int) -> DayPlan:
    """The best of a few menus for one day, stopping at the first that meets energy and protein."""
    rested = Pantry((food for food in pantry.foods if recent[food.id] < MAX_DAYS_PER_WINDOW), wish.aim.protein_share)
    best: DayPlan | None = None
    for attempt in range(MAX_ATTEMPTS):
        # Two menus a kitchen, then the next one.
        kitchen = kitchens[attempt // 2 % len(kitchens)]
        day = _try_menu(rested, wish, kitchen, recent, f"{number}|{attempt}")
        if day is not None and (best is None or day.solution.cost < best.solution.cost):
            best = day
        if best is not None and _near_enough(best.solution, wish.aim):
            return best
    # With few foods left, meals of several kitchens, then foods that should have had a rest.
    for foods in (rested, pantry):
        best = best or _try_menu(foods, wish, None, recent, f"{number}|any")
    if best is not None:
        return best
    raise Infeasible(
        "The foods that are left cannot make a day of meals.",
        field="exclude",
        hint="Take back an exclusion, choose a wider diet, or plan fewer days.",
    )


def _try_menu(foods: Pantry, wish: Wish, cuisine: Cuisine | None, recent: Counter[str], salt: str) -> DayPlan | None:
    """Draw one menu and solve it; None where this kitchen has nothing for a meal."""
    chance = random.Random(f"{wish.seed}|{salt}")
    menus = draw_menu(foods, wish.meals_per_day, cuisine, recent, chance)
    if menus is None:
        return None
    taste = {food.id: REPEAT_COST * recent[food.id] + CHANCE_COST * chance.random() for food in foods.foods}
    solution = solve_day(menus, wish.aim, taste)
    return None if solution is None else DayPlan(cuisine, [menu.pattern.id for menu in menus], solution)


def _near_enough(solution: DaySolution, aim: DayAim) -> bool:
    total = total_of(solution.servings).amounts
    energy_kcal, protein_g = total.known("energy_kcal"), total.known("protein_g")
    energy_off = abs(energy_kcal - aim.energy_kcal) / aim.energy_kcal
    return energy_off <= ENERGY_TOLERANCE_SHARE and abs(protein_g - aim.protein_g) <= PROTEIN_TOLERANCE_G
