"""What a routine request comes to: one 5/3/1 cycle on the training max that its experience allows.

The same sets, loads and plates as `calculate_531` gives for these lifts; only what a routine never asks for (other
bars and plates, results, many cycles) is left out, and the plates of each load are remembered between requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from domain.evidence import Check, Source
from domain.vocabulary import Lift, Template531, WeightUnit
from tools.strength.checks_531 import check_cycles
from tools.strength.cycle_531 import build_cycle
from tools.strength.models_531 import Calculate531Arguments, Cycle531, SetKind
from tools.strength.plan_531 import Plan531
from tools.strength.plates import PlateLoader, exact
from tools.strength.programme_531 import GymDefaults, load_programme
from tools.strength.routine_data import Experience, load_routine
from tools.strength.routine_models import RoutineRateArguments
from tools.strength.sources_531 import sources_of

_DECIMALS = 6
"""A millionth of a kilogram: keeps the noise of binary fractions out of the numbers."""


@dataclass(frozen=True)
class RoutineCycle:
    """The cycle with what its answers need beside it; loads are in kg."""

    cycle: Cycle531
    next_training_max: dict[Lift, float]
    checks: list[Check]
    sources: list[Source]


def calculate(args: RoutineRateArguments, template: Template531, days_per_week: int) -> RoutineCycle:
    """The cycle for a request; its checks are of the main sets."""
    programme, gym = load_programme(), usual_gym()
    percent = experience_of(args).training_max_percent
    weights = args.rm_weight.by_lift()
    lifts = {lift.value: load for lift, load in weights.items()}
    asked = Calculate531Arguments(**lifts, training_max_percent=percent, template=template, days_per_week=days_per_week)
    plan = Plan531(
        programme=programme,
        training_max={lift: exact(load) * exact(percent) / 100 for lift, load in weights.items()},
        unit=WeightUnit.KG,
        template=template,
        days_per_week=days_per_week,
        rounding=exact(gym.rounding),
        loader=_loader(),
        training_max_percent=percent,
    )
    cycle = build_cycle(plan, 1)
    return RoutineCycle(
        cycle=cycle,
        next_training_max={lift: float(load + plan.increment(lift)) for lift, load in plan.training_max.items()},
        checks=check_cycles(asked, plan, [_main_sets(cycle)], [], exact(gym.bar)),
        sources=[*sources_of(asked, programme), *load_routine().works],
    )


def usual_gym() -> GymDefaults:
    """Rounding, bar and plates in kg, as gyms have them."""
    return load_programme().defaults[WeightUnit.KG]


def experience_of(args: RoutineRateArguments) -> Experience:
    """What the request's number of `experience` stands for."""
    return load_routine().experience[args.experience]


def exact_kg(training_max_kg: float, percent: float) -> float:
    """The percentage of the training max in kg, not rounded to what plates make."""
    return round(training_max_kg * percent / 100, _DECIMALS)


def _main_sets(cycle: Cycle531) -> Cycle531:
    """The cycle without anything but its main sets."""
    weeks = []
    for week in cycle.weeks:
        days = [
            day.model_copy(update={"sets": [one for one in day.sets if one.kind is SetKind.MAIN]}) for day in week.days
        ]
        weeks.append(week.model_copy(update={"days": days}))
    return cycle.model_copy(update={"weeks": weeks})


class _RememberingLoader(PlateLoader):
    """Finds the plates of each load once; a process meets the same few hundred loads again and again."""

    def __init__(self, gym: GymDefaults, heaviest: Decimal) -> None:
        super().__init__(exact(gym.bar), [exact(plate) for plate in gym.plates], heaviest)
        self._found: dict[Decimal, tuple[Decimal, list[float]]] = {}

    def nearest(self, rounded: Decimal, wished: Decimal) -> tuple[Decimal, list[float]]:
        """As the base has it. The usual plates make every rounded load above the bar, so `wished` decides nothing."""
        if rounded not in self._found:
            self._found[rounded] = super().nearest(rounded, wished)
        return self._found[rounded]


@cache
def _loader() -> PlateLoader:
    """The loads of the usual gym, up to what the heaviest one-rep max that is accepted asks for."""
    return _RememberingLoader(usual_gym(), exact(load_programme().heaviest_kg))
