"""One day as a mixed-integer goal programme: which foods of the menu, and how many household portions of each."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from knowledge.foods.food import Food, MealKind, Role
from tools.nutrition.goals import DayAim, Goal
from tools.nutrition.linear_model import LinearModel
from tools.nutrition.menu import MealMenu
from tools.nutrition.servings import Serving

MAX_MEALS_WITH_FOOD = 2
"""No food more than twice a day."""
MEAL_SHARE_BAND = (0.75, 1.25)
MEAL_COST_PER_PERCENT = 3.0
"""A meal's energy may leave its usual share by a quarter; each percent of the day's energy beyond costs this."""
MAIN_MEAL_PROTEIN_SHARE = 0.20
MAIN_MEAL_PROTEIN_COST_PER_G = 0.3
"""Lunch and dinner should each bring a fifth of the day's protein."""
PRODUCE_LOW_G = 400.0
PRODUCE_COST_PER_100_G = 2.0
"""At least 400 g of vegetables and fruit a day (World Health Organization 2023)."""
VEGETABLES = {Role.VEGETABLE, Role.SALAD}
PRODUCE = VEGETABLES | {Role.FRUIT, Role.PICKLE}
PRICE_COST_PER_CLASS = 0.3
"""For a usual amount; more costs in proportion, so that two modest foods are as good as one large one."""
OVER_USUAL_COST = 0.8
"""For each portion more than people usually eat of a food."""
UNDER_USUAL_COST = 0.5
"""For each portion less than usual of a main dish: 60 g of fish do not make a dinner."""
ITEM_COST = {Role.POWDER: 3.0, Role.SWEET: 0.5}
"""Dearer to the plan than their price: a supplement or sugar comes only where it helps."""
MAX_EGGS_A_DAY = 4
SAME_FOOD_COST = 2.0
SAME_ROLE_COST = {Role.EGG: 3.0, Role.POWDER: 2.0, Role.CEREAL: 2.0, Role.SEITAN: 1.0}
"""For eating a food, or one of these kinds of food, at a second meal of the day."""
ALL_DAY_ROLES = {Role.OIL, Role.MILK, Role.RICE}
"""What a kitchen uses all day."""


class DaySolution(NamedTuple):
    """A day's servings in the order of the plates, and what the goals that were missed cost."""

    servings: list[Serving]
    cost: float


class _Choice(NamedTuple):
    """A food that may stand in a meal; the columns for whether it does (`used`) and for how much (`units`)."""

    meal: int
    food: Food
    used: int
    units: int

    def per_unit(self, nutrient: str) -> float:
        """Nutrient in one portion; unknown counts as none."""
        return self.food.per_100_g.known(nutrient) * self.food.portion.grams / 100


def solve_day(menus: list[MealMenu], aim: DayAim, taste: dict[str, float]) -> DaySolution | None:
    """Choose the servings of a day; None where not even the hard rules can be met.

    `taste` is an extra cost by food id: what was eaten lately costs more, and chance tells equals apart.
    """
    model = LinearModel()
    choices = _add_plates(model, menus, taste)
    _limit_repeats(model, choices)
    for goal in aim.goals:
        terms = {choice.units: choice.per_unit(goal.nutrient) for choice in choices}
        _add_goal(model, terms, goal)
    _add_meal_goals(model, menus, choices, aim)
    solution = model.solve()
    if solution is None:
        return None
    servings = [
        Serving(choice.meal, choice.food, round(solution.values[choice.units]))
        for choice in choices
        if solution.values[choice.used] > 0.5
    ]
    return DaySolution(servings, solution.cost)


def _add_plates(model: LinearModel, menus: list[MealMenu], taste: dict[str, float]) -> list[_Choice]:
    """Columns for every candidate, rows for portion sizes, filled places and no food twice on a plate."""
    choices: list[_Choice] = []
    for number, menu in enumerate(menus):
        on_plate: dict[str, list[int]] = {}
        for place in menu.places:
            added = [_add_choice(model, number, food, taste) for food in place.foods]
            if place.slot.main:
                _prefer_usual(model, added)
            model.row(place.slot.min, place.slot.max, {choice.used: 1.0 for choice in added})
            for choice in added:
                on_plate.setdefault(_plate_key(choice.food), []).append(choice.used)
            choices += added
        for used in on_plate.values():
            if len(used) > 1:
                model.row(-inf, 1.0, dict.fromkeys(used, 1.0))
    return choices


def _plate_key(food: Food) -> str:
    """What may come once on a plate: the food, or the vegetable it is, raw or cooked."""
    return food.ingredients[0] if food.role in VEGETABLES and food.ingredients else food.id


def _add_choice(model: LinearModel, meal: int, food: Food, taste: dict[str, float]) -> _Choice:
    eaten = food.units
    used = model.column(0, 1, ITEM_COST.get(food.role, 0.0) + taste.get(food.id, 0.0), integer=True)
    price = PRICE_COST_PER_CLASS * food.price_class / eaten.usual
    units = model.column(0, eaten.max, price, integer=True)
    model.row(-inf, 0.0, {units: 1.0, used: -float(eaten.max)})
    model.row(0.0, inf, {units: 1.0, used: -float(eaten.min)})
    if eaten.max > eaten.usual:
        over = model.column(0, eaten.max - eaten.usual, OVER_USUAL_COST)
        model.row(-inf, 0.0, {units: 1.0, used: -float(eaten.usual), over: -1.0})
    return _Choice(meal, food, used, units)


def _prefer_usual(model: LinearModel, choices: list[_Choice]) -> None:
    """Portions short of the usual amount cost, where the food is eaten at all."""
    for choice in choices:
        usual = choice.food.units.usual
        under = model.column(0, usual, UNDER_USUAL_COST)
        model.row(-inf, 0.0, {choice.used: float(usual), choice.units: -1.0, under: -1.0})


def _limit_repeats(model: LinearModel, choices: list[_Choice]) -> None:
    """No food at more than two meals, and rather at one; no eggs all day long."""
    by_food: dict[str, list[int]] = {}
    by_role: dict[Role, list[int]] = {}
    for choice in choices:
        by_food.setdefault(choice.food.id, []).append(choice.used)
        by_role.setdefault(choice.food.role, []).append(choice.used)
    all_day = {choice.food.id for choice in choices if choice.food.role in ALL_DAY_ROLES}
    for food_id, used in by_food.items():
        if len(used) > MAX_MEALS_WITH_FOOD:
            model.row(-inf, MAX_MEALS_WITH_FOOD, dict.fromkeys(used, 1.0))
        if len(used) > 1 and food_id not in all_day:
            _prefer_one(model, used, SAME_FOOD_COST)
    eggs = {choice.units: 1.0 for choice in choices if choice.food.role is Role.EGG}
    model.row(-inf, MAX_EGGS_A_DAY, eggs)
    for role, cost in SAME_ROLE_COST.items():
        if len(by_role.get(role, [])) > 1:
            _prefer_one(model, by_role[role], cost)


def _prefer_one(model: LinearModel, used: list[int], cost: float) -> None:
    """Each use after the first costs."""
    more = model.column(0, len(used), cost)
    model.row(-inf, 1.0, {**dict.fromkeys(used, 1.0), more: -1.0})


def _add_goal(model: LinearModel, terms: dict[int, float], goal: Goal) -> None:
    """A band that may be left at a cost: sum + missing − surplus within low and high."""
    row = dict(terms)
    low, high = goal.low, goal.high
    if goal.cost_inside:
        # The band shrinks to its middle, and its two halves become cheap first steps away from it.
        half = (high - low) / 2
        row[model.column(0, half, goal.cost_inside)] = 1.0
        row[model.column(0, half, goal.cost_inside)] = -1.0
        low = high = low + half
    if low > 0 and goal.cost_below:
        row[model.column(0, inf, goal.cost_below)] = 1.0
    if high < inf and goal.cost_above:
        row[model.column(0, inf, goal.cost_above)] = -1.0
    model.row(low if low > 0 else -inf, high, row)


def _add_meal_goals(model: LinearModel, menus: list[MealMenu], choices: list[_Choice], aim: DayAim) -> None:
    """Each meal near its share of energy, protein at lunch and dinner, vegetables and fruit over the day."""
    energy, protein = aim.energy_kcal, aim.protein_g
    percent_cost = MEAL_COST_PER_PERCENT * 100 / energy
    for number, menu in enumerate(menus):
        own = [choice for choice in choices if choice.meal == number]
        low, high = (factor * menu.energy_share * energy for factor in MEAL_SHARE_BAND)
        terms = {choice.units: choice.per_unit("energy_kcal") for choice in own}
        _add_goal(model, terms, Goal("energy_kcal", low, high, percent_cost, percent_cost))
        if menu.kind in (MealKind.LUNCH, MealKind.DINNER):
            terms = {choice.units: choice.per_unit("protein_g") for choice in own}
            least = MAIN_MEAL_PROTEIN_SHARE * protein
            _add_goal(model, terms, Goal("protein_g", least, inf, MAIN_MEAL_PROTEIN_COST_PER_G, 0.0))
    produce = {c.units: c.food.portion.grams for c in choices if c.food.role in PRODUCE}
    _add_goal(model, produce, Goal("produce_g", PRODUCE_LOW_G, inf, PRODUCE_COST_PER_100_G / 100, 0.0))
