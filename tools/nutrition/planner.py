"""Day by day to a plan: draw menus, solve the most promising, remember what was eaten and what is still lacking."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from domain.errors import Infeasible
from knowledge.foods.food import Cuisine
from knowledge.foods.nutrients import Nutrients
from tools.nutrition.day_model import DayModel
from tools.nutrition.goals import DayAim
from tools.nutrition.menu import Appetite, MealMenu, MenuDrawer
from tools.nutrition.pantry import Pantry
from tools.nutrition.servings import Serving, total_of

WINDOW_DAYS = 7
MAX_DAYS_PER_WINDOW = 3
"""No food on more than 3 of any 7 days."""
MENUS_COMPARED = 8
"""Menus that are drawn before the most promising are solved."""
MENUS_SOLVED = 2
"""So many of them, where the first misses energy, protein or a range."""
ROUNDS = 2
"""So often menus are drawn, each time in the next kitchen, before the best day so far has to do."""
REPEAT_COST = 0.8
"""For each recent day on which a food was eaten."""
CHANCE_COST = 1.2
"""The most that chance may favour one food over another."""


@dataclass(frozen=True)
class DayPlan:
    """One day: its kitchen (None where meals come from several), its menus, what is eaten, what missing goals cost."""

    cuisine: Cuisine | None
    menus: list[MealMenu]
    servings: list[Serving]
    cost: float

    @cached_property
    def total(self) -> Nutrients:
        """All nutrients of the day; unknown counts as none."""
        return total_of(self.servings).amounts

    @cached_property
    def food_ids(self) -> set[str]:
        """What is eaten."""
        return {serving.food.id for serving in self.servings}

    def meets(self, aim: DayAim) -> bool:
        """Whether energy, protein and every range are kept."""
        return all(goal.met_by(self.total.known(goal.nutrient)) for goal in aim.macros)


class Wish(NamedTuple):
    """What is asked of a plan besides the foods."""

    days: int
    meals_per_day: int
    aim: DayAim
    cuisine: Cuisine | None
    seed: str


class DayPlanner:
    """Plans single days that fit the days around them."""

    def __init__(self, pantry: Pantry, wish: Wish) -> None:
        self.pantry = pantry
        self._wish = wish

    @property
    def seed(self) -> str:
        """Where all chance of the plan begins."""
        return self._wish.seed

    def all_days(self) -> list[DayPlan]:
        """Every day in turn; raises Infeasible where the foods left cannot make a day."""
        kitchens = self._kitchens()
        days: list[DayPlan] = []
        for number in range(self._wish.days):
            days.append(self._day(days, number, kitchens, str(number)))
            # The kitchen of today goes to the end of the row, and with it those that could not serve today.
            if days[-1].cuisine in kitchens:
                served = kitchens.index(days[-1].cuisine) + 1
                kitchens = [*kitchens[served:], *kitchens[: served - 1], days[-1].cuisine]
        return days

    def other_day(self, days: Sequence[DayPlan], number: int, salt: str) -> DayPlan:
        """Another day in the place of the one at `number`: of another kitchen where one may be chosen."""
        kitchens = self._kitchens()
        others = [kitchen for kitchen in kitchens if kitchen is not days[number].cuisine] or kitchens
        return self._day(days, number, others, salt)

    def drawer(self, days: Sequence[DayPlan], number: int, avoided: set[str]) -> MenuDrawer:
        """Draws menus for the day at `number`, of foods that are neither tired of nor to be avoided."""
        rested = self.pantry.without(tired_foods(days, number) | avoided)
        aim = self.aim(days, number)
        return MenuDrawer(rested, Appetite(aim.energy_kcal, aim.protein_share, recently(days, number), aim.lacking))

    def aim(self, days: Sequence[DayPlan], number: int) -> DayAim:
        """What the day at `number` should reach, given the others."""
        return self._wish.aim.after([day.total for place, day in enumerate(days) if place != number])

    def taste(self, recent: Counter[str], chance: random.Random) -> dict[str, float]:
        """What was eaten lately costs more, and chance tells equals apart."""
        return {food.id: REPEAT_COST * recent[food.id] + CHANCE_COST * chance.random() for food in self.pantry.foods}

    def _day(self, days: Sequence[DayPlan], number: int, kitchens: Sequence[Cuisine | None], salt: str) -> DayPlan:
        """A day for the place `number` (from 0) among others, in the first kitchen that keeps every range.

        Another `salt` gives another day; raises Infeasible where the foods left cannot make one.
        """
        aim = self.aim(days, number)
        drawer = self.drawer(days, number, set())
        best: DayPlan | None = None
        tried = [kitchens[turn % len(kitchens)] for turn in range(ROUNDS)]
        # Where no single kitchen will do, meals of several may, unless one kitchen was wished for.
        for turn, kitchen in enumerate(tried if self._wish.cuisine else [*tried, None]):
            for day in self._solved(drawer, aim, kitchen, f"{salt}|{turn}"):
                if best is None or day.cost < best.cost:
                    best = day
                if best.meets(aim):
                    return best
        # With few foods left, meals of several kitchens, then foods that should have had a rest.
        for last in (drawer, self.drawer([], 0, set())):
            best = best or next(self._solved(last, aim, None, f"{salt}|any"), None)
        if best is not None:
            return best
        raise Infeasible(
            "The foods that are left cannot make a day of meals.",
            field="exclude",
            hint="Take back an exclusion, choose a wider diet, or plan fewer days.",
        )

    def _kitchens(self) -> list[Cuisine | None]:
        """The kitchens of the days in turn; one None where no single kitchen can fill a day."""
        possible: list[Cuisine | None] = [*self.pantry.kitchens(self._wish.meals_per_day)]
        if self._wish.cuisine is not None:
            return [self._wish.cuisine if self._wish.cuisine in possible else None]
        random.Random(f"{self._wish.seed}|kitchens").shuffle(possible)
        return possible or [None]

    def _solved(self, drawer: MenuDrawer, aim: DayAim, kitchen: Cuisine | None, salt: str) -> Iterator[DayPlan]:
        """Days of one kitchen, most promising menu first; fewer where menus cannot be drawn or solved."""
        drawn: list[tuple[float, list[MealMenu], DayModel]] = []
        for number in range(MENUS_COMPARED):
            chance = random.Random(f"{self._wish.seed}|{salt}|{number}")
            menus = drawer.day(self._wish.meals_per_day, kitchen, chance)
            if menus is None:
                return
            model = DayModel(menus, aim, self.taste(drawer.recent, chance))
            bound = model.bound()
            if bound is not None:
                drawn.append((bound, menus, model))
        drawn.sort(key=lambda one: one[0])
        for _, menus, model in drawn[:MENUS_SOLVED]:
            solution = model.solve()
            if solution is not None:
                yield DayPlan(kitchen, menus, solution.servings, solution.cost)


def recently(days: Sequence[DayPlan], number: int) -> Counter[str]:
    """On how many of the days within a week of `number` each food and each meal pattern came up."""
    near = _near(days, number)
    return Counter(name for day in near for name in {*day.food_ids, *(menu.pattern.id for menu in day.menus)})


def tired_foods(days: Sequence[DayPlan], number: int) -> set[str]:
    """Foods that would come up on too many days of a week if the day at `number` had them, too."""
    tired: set[str] = set()
    for start in range(number - WINDOW_DAYS + 1, number + 1):
        window = range(max(start, 0), min(start + WINDOW_DAYS, len(days)))
        counts = Counter(food_id for place in window if place != number for food_id in days[place].food_ids)
        tired |= {food_id for food_id, count in counts.items() if count >= MAX_DAYS_PER_WINDOW}
    return tired


def _near(days: Sequence[DayPlan], number: int) -> list[DayPlan]:
    return [day for place, day in enumerate(days) if 0 < abs(place - number) < WINDOW_DAYS]
