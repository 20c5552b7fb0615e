"""One day as a mixed-integer goal programme: which foods of the menu, and how many household portions of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

from knowledge.foods.food import Food, MealKind, Role
from knowledge.foods.meals import Slot
from tools.nutrition.goals import DayAim, Goal
from tools.nutrition.linear_model import Band, LinearModel, Solution
from tools.nutrition.menu import MealMenu
from tools.nutrition.servings import Serving

MAX_MEALS_WITH_FOOD = 2
"""No food more than twice a day."""
MEAL_SHARE_BAND = (0.75, 1.25)
MEAL_COST_PER_PERCENT = 3.0
"""A meal's energy may leave its usual share by a quarter; each percent of the day's energy beyond costs this."""
MEAL_PROTEIN_SHARE = {MealKind.BREAKFAST: 0.12, MealKind.LUNCH: 0.20, MealKind.DINNER: 0.20}
MEAL_PROTEIN_COST_PER_G = 0.3
"""Protein is spread: a fifth of the day's at lunch and at dinner, an eighth at breakfast."""
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
ONE_A_PLATE_ROLES = {
    Role.RICE, Role.GRAIN, Role.NOODLE, Role.PASTA, Role.BREAD, Role.FLATBREAD, Role.PORRIDGE, Role.CEREAL, Role.EGG,
    Role.MILK, Role.YOGURT, Role.CHEESE, Role.OIL, Role.POWDER, Role.SPREAD,
}  # fmt: skip
"""Of these one food is enough on a plate: no two breads, no fried beside boiled egg."""


USED, UNUSED = 0.5, 0.01
"""From and up to these values a column that says whether a food is eaten counts as yes and as no."""


class DaySolution(NamedTuple):
    """A day's servings in the order of the plates, and what the goals that were missed cost."""

    servings: list[Serving]
    cost: float


class _Choice(NamedTuple):
    """A food that may stand in a meal; the columns for whether it does (`used`) and for how much (`units`)."""

    meal: int
    slot: Slot
    food: Food
    used: int
    units: int

    def per_unit(self, nutrient: str) -> float:
        """Nutrient in one portion; unknown counts as none."""
        return self.food.per_100_g.known(nutrient) * self.food.portion.grams / 100


class DayModel:
    """The foods that may be eaten on a day, what they cost the plan, and the servings that are settled already.

    `taste` is an extra cost by food id: what was eaten lately costs more, and chance tells equals apart. `kept` are
    servings that stay as they are; the menus then hold only the places that are still to be filled.
    """

    def __init__(
        self, menus: Sequence[MealMenu], aim: DayAim, taste: Mapping[str, float], kept: Sequence[Serving] = ()
    ) -> None:
        self._menus = menus
        self._aim = aim
        self._taste = taste
        self._kept = kept

    def bound(self) -> float | None:
        """A cost that no solution can be under, found quickly; None where there is no solution."""
        return None if self._relaxed is None else self._relaxed.cost

    def solve(self) -> DaySolution | None:
        """Choose the servings of the day; None where not even the hard rules can be met.

        Only foods that the relaxed model uses take part, and the first of each place: measured, the days are as good
        and found in half the time.
        """
        if self._relaxed is None:
            return None
        model, choices = self._built
        hopeless = _hopeless(choices, self._relaxed)
        model.close(column for choice in hopeless for column in (choice.used, choice.units))
        solution = model.solve()
        if solution is None:
            return None
        chosen = [
            Serving(choice.meal, choice.food, round(solution.values[choice.units]), choice.slot)
            for choice in choices
            if solution.values[choice.used] > USED
        ]
        return DaySolution(sorted([*self._kept, *chosen], key=lambda serving: serving.meal), solution.cost)

    @cached_property
    def _relaxed(self) -> Solution | None:
        return self._built[0].solve(whole=False)

    @cached_property
    def _built(self) -> tuple[LinearModel, list[_Choice]]:
        model = LinearModel()
        choices = [choice for number, menu in enumerate(self._menus) for choice in self._plate(model, number, menu)]
        self._limit_repeats(model, choices)
        for goal in self._aim.goals:
            self._add_goal(model, goal, choices, self._kept)
        self._add_meal_goals(model, choices)
        self._add_produce_goal(model, choices)
        return model, choices

    def _plate(self, model: LinearModel, number: int, menu: MealMenu) -> list[_Choice]:
        """Columns for every candidate of a meal, rows for portion sizes, filled places and no food twice on it."""
        choices: list[_Choice] = []
        for place in menu.places:
            added = [self._add_choice(model, number, place.slot, food) for food in place.foods]
            if place.slot.main:
                _prefer_usual(model, added)
            model.row(place.slot.min, place.slot.max, {choice.used: 1.0 for choice in added})
            choices += added
        on_plate = Counter(key for s in self._kept if s.meal == number for key in _plate_keys(s.food))
        by_key: dict[str, list[int]] = {}
        for choice in choices:
            for key in _plate_keys(choice.food):
                by_key.setdefault(key, []).append(choice.used)
        for key, used in by_key.items():
            if len(used) + on_plate[key] > 1:
                model.row(-inf, max(0.0, 1.0 - on_plate[key]), dict.fromkeys(used, 1.0))
        return choices

    def _add_choice(self, model: LinearModel, meal: int, slot: Slot, food: Food) -> _Choice:
        eaten = food.units
        cost = ITEM_COST.get(food.role, 0.0) + self._taste.get(food.id, 0.0)
        used = model.column(0, 1, cost, integer=True)
        price = PRICE_COST_PER_CLASS * food.price_class / eaten.usual
        units = model.column(0, eaten.max, price, integer=True)
        model.row(-inf, 0.0, {units: 1.0, used: -float(eaten.max)})
        model.row(0.0, inf, {units: 1.0, used: -float(eaten.min)})
        if eaten.max > eaten.usual:
            over = model.column(0, eaten.max - eaten.usual, OVER_USUAL_COST)
            model.row(-inf, 0.0, {units: 1.0, used: -float(eaten.usual), over: -1.0})
        return _Choice(meal, slot, food, used, units)

    def _limit_repeats(self, model: LinearModel, choices: list[_Choice]) -> None:
        """No food at more than two meals, and rather at one; no eggs all day long."""
        by_food = _grouped((choice.food.id, choice.used) for choice in choices)
        by_role = _grouped((choice.food.role, choice.used) for choice in choices)
        all_day = {choice.food.id for choice in choices if choice.food.role in ALL_DAY_ROLES}
        eaten = Counter(serving.food.id for serving in self._kept)
        roles_eaten = Counter(serving.food.role for serving in self._kept)
        for food_id, used in by_food.items():
            if len(used) + eaten[food_id] > MAX_MEALS_WITH_FOOD:
                model.row(-inf, max(0, MAX_MEALS_WITH_FOOD - eaten[food_id]), dict.fromkeys(used, 1.0))
            if food_id not in all_day:
                _prefer_one(model, used, eaten[food_id], SAME_FOOD_COST)
        eggs = {choice.units: 1.0 for choice in choices if choice.food.role is Role.EGG}
        eggs_eaten = sum(serving.units for serving in self._kept if serving.food.role is Role.EGG)
        model.row(-inf, max(0, MAX_EGGS_A_DAY - eggs_eaten), eggs)
        for role, cost in SAME_ROLE_COST.items():
            _prefer_one(model, by_role.get(role, []), roles_eaten[role], cost)

    def _add_goal(self, model: LinearModel, goal: Goal, choices: Sequence[_Choice], kept: Iterable[Serving]) -> None:
        """A band that may be left at a cost: sum + missing − surplus within low and high, less what is kept."""
        terms = {choice.units: choice.per_unit(goal.nutrient) for choice in choices}
        model.band(terms, goal.band, sum(serving.amount(goal.nutrient) for serving in kept))

    def _add_meal_goals(self, model: LinearModel, choices: list[_Choice]) -> None:
        """Each meal near its share of energy; protein at breakfast, lunch and dinner."""
        energy, protein = self._aim.energy_kcal, self._aim.protein_g
        percent_cost = MEAL_COST_PER_PERCENT * 100 / energy
        for number, menu in enumerate(self._menus):
            own = [choice for choice in choices if choice.meal == number]
            kept = [serving for serving in self._kept if serving.meal == number]
            if not own:
                continue
            low, high = (factor * menu.energy_share * energy for factor in MEAL_SHARE_BAND)
            self._add_goal(model, Goal("energy_kcal", Band(low, high, percent_cost, percent_cost)), own, kept)
            if menu.kind in MEAL_PROTEIN_SHARE:
                least = MEAL_PROTEIN_SHARE[menu.kind] * protein
                self._add_goal(model, Goal("protein_g", Band(least, inf, MEAL_PROTEIN_COST_PER_G)), own, kept)

    def _add_produce_goal(self, model: LinearModel, choices: list[_Choice]) -> None:
        produce = {choice.units: choice.food.portion.grams for choice in choices if choice.food.role in PRODUCE}
        eaten_g = sum(serving.grams for serving in self._kept if serving.food.role in PRODUCE)
        model.band(produce, Band(PRODUCE_LOW_G, inf, PRODUCE_COST_PER_100_G / 100), eaten_g)


def _hopeless(choices: Sequence[_Choice], relaxed: Solution) -> list[_Choice]:
    """Choices that the relaxed model leaves out; the likeliest of each place stays."""
    places: dict[tuple[int, int], list[_Choice]] = {}
    for choice in choices:
        places.setdefault((choice.meal, id(choice.slot)), []).append(choice)
    return [
        choice
        for place in places.values()
        for choice in sorted(place, key=lambda one: -relaxed.values[one.used])[1:]
        if relaxed.values[choice.used] < UNUSED
    ]


def _plate_keys(food: Food) -> list[str]:
    """What may come once on a plate: the food, the vegetable it is, raw or cooked, and some kinds of food."""
    own = food.ingredients[0] if food.role in VEGETABLES and food.ingredients else food.id
    return [own, food.role.value] if food.role in ONE_A_PLATE_ROLES else [own]


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for key, column in pairs:
        groups.setdefault(key, []).append(column)
    return groups


def _prefer_usual(model: LinearModel, choices: list[_Choice]) -> None:
    """Portions short of the usual amount cost, where the food is eaten at all."""
    for choice in choices:
        usual = choice.food.units.usual
        under = model.column(0, usual, UNDER_USUAL_COST)
        model.row(-inf, 0.0, {choice.used: float(usual), choice.units: -1.0, under: -1.0})


def _prefer_one(model: LinearModel, used: list[int], eaten: int, cost: float) -> None:
    """Each use after the first costs; `eaten` of them are settled already."""
    if used and len(used) + eaten > 1:
        more = model.column(0, len(used), cost)
        model.row(-inf, max(0.0, 1.0 - eaten), {**dict.fromkeys(used, 1.0), more: -1.0})
