"""The tool `estimate_expenditure`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict, Field, ValidationError

from domain.errors import InvalidInput
from domain.evidence import Check, Source
from domain.vocabulary import Activity, NutritionGoal, Sex
from tools.base import Tool, ToolArguments, ToolResult
from tools.logbook.expenditure import CONFIDENCE_PERCENT, FEWEST_DAYS, Estimate, estimate
from tools.logbook.sources import load_sources
from tools.logbook.target import adjusted_target
from tools.logbook.weights import DailyWeights, Doubt, WeighIn, clean
from tools.nutrition import needs
from tools.nutrition import sources as nutrition_sources
from tools.nutrition.person import PersonArguments, refuse_unsafe
from tools.registry import from_validation

_WEIGH_INS_WANTED = 10
_HALF_WIDTH_WANTED_KCAL = 300
"""Beyond it the formula is nearly as good a guess: the width that a formula leaves for most people."""
_LIVED_PAL = (1.2, 2.5)
"""Expenditure in multiples of resting energy: 1.40–2.40 in ordinary lives (FAO/WHO/UNU 2004), with room for error.
Below it what was eaten was probably not all written down (Lichtman et al. 1992)."""
_OWN = "Spotter's own bound"
_MOST_ENTRIES = 3660


class EatenOn(ToolArguments):
    """What was eaten on one day."""

    date: dt.date
    energy_kcal: float = Field(ge=0, le=20000, description="Energy eaten, kcal")


class EstimateExpenditureArguments(ToolArguments):
    """Weights and what was eaten; without weights the logbook's own. Facts about the person sharpen the estimate."""

    model_config = ConfigDict(allow_inf_nan=False)

    weights: list[WeighIn] | None = Field(
        default=None, max_length=_MOST_ENTRIES, description="Weighings of 14 days or more; left out: the logbook's"
    )
    intake: list[EatenOn] = Field(default=[], max_length=_MOST_ENTRIES, description="What was eaten, by day")
    intake_kcal: float | None = Field(
        default=None, ge=0, le=20000, description="Mean energy eaten a day, for days that intake lacks"
    )
    sex: Sex | None = Field(default=None, description="Biological sex")
    age_years: int | None = Field(default=None, description="Age in whole years")
    height_cm: float | None = Field(default=None, description="Height in cm")
    activity: Activity | None = Field(default=None, description="Habitual activity")
    goal: NutritionGoal = Field(default=NutritionGoal.MAINTAIN, description="What the next plan is for")


class TrendPoint(ToolResult):
    """One day: what the scale said, if anything, and the weight without water and noise."""

    date: dt.date
    weight_kg: float | None
    trend_kg: float


class EstimateExpenditureResult(ToolResult):
    """Measured expenditure with its 95 % interval, the target that follows, and the days it rests on."""

    expenditure_kcal: float
    low_kcal: float
    high_kcal: float
    confidence_percent: int
    formula_kcal: float | None = Field(description="What the formula says of the person, where they are known")
    mean_intake_kcal: float
    kcal_per_kg: float = Field(description="Energy that a kilogram of body weight is counted for")
    trend_kg: float = Field(description="Today's weight without water and noise")
    kg_per_week: float
    weekly_change_kg: float = Field(description="The same without its sign")
    days: int
    weigh_ins: int
    goal: NutritionGoal
    target_kcal: float | None = Field(description="Energy a day for the goal; None where the person is not known")
    target_limited_by: str | None
    doubts: list[Doubt] = Field(description="Entries that are read differently or left out")
    points: list[TrendPoint]
    checks: list[Check]
    sources: list[Source]


@dataclass(frozen=True)
class Logged:
    """What a logbook holds: weighings, and what was eaten by day, kcal."""

    weigh_ins: list[WeighIn]
    intake_kcal: dict[dt.date, float]


def nothing_logged() -> Logged:
    """There is no logbook."""
    return Logged([], {})


class EstimateExpenditure(Tool[EstimateExpenditureArguments, EstimateExpenditureResult]):
    """Estimate how many calories someone really burns a day from weights over at least 14 days and what they ate.

    Corrects the formula of energy_needs by how the weight moved. Leave `weights` out to use the logbook.
    """

    name: ClassVar[str] = "estimate_expenditure"
    arguments: ClassVar[type[EstimateExpenditureArguments]] = EstimateExpenditureArguments
    result: ClassVar[type[EstimateExpenditureResult]] = EstimateExpenditureResult

    def __init__(self, logged: Callable[[], Logged] = nothing_logged) -> None:
        """`logged` reads the logbook; it is asked only where the caller gives no weights."""
        self._logged = logged

    def run(self, args: EstimateExpenditureArguments) -> EstimateExpenditureResult:
        """Raises InvalidInput where there are too few days or nothing is known of what was eaten, and for a goal that
        is not safe for the person.
        """
        logged = self._entries(args)
        weights = clean(logged.weigh_ins)
        person = _person(args, weights)
        if person is not None:
            refuse_unsafe(person, args.goal)
        formula_kcal = needs.daily_energy_kcal(person.body()) if person else None
        found = estimate(weights, logged.intake_kcal, args.intake_kcal, formula_kcal)
        return _result(args, weights, person, found, formula_kcal)

    def _entries(self, args: EstimateExpenditureArguments) -> Logged:
        if args.weights is None:
            logged = self._logged()
            if not logged.weigh_ins:
                raise InvalidInput(
                    "There are no weights in the logbook yet.",
                    field="weights",
                    hint=f"Enter yours on some mornings of {FEWEST_DAYS} days or more, or give them here.",
                )
            own = {one.date: one.energy_kcal for one in args.intake}
            return Logged(logged.weigh_ins, {**logged.intake_kcal, **own})
        return Logged(args.weights, {one.date: one.energy_kcal for one in args.intake})


def _person(args: EstimateExpenditureArguments, weights: DailyWeights) -> PersonArguments | None:
    """The person as the equations take them, with the last weight; None where a fact is missing."""
    facts = {name: getattr(args, name) for name in ("sex", "age_years", "height_cm", "activity")}
    if None in facts.values() or not weights.by_day:
        return None
    try:
        return PersonArguments.model_validate({**facts, "weight_kg": weights.by_day[max(weights.by_day)]})
    except ValidationError as error:
        raise from_validation(error) from error


def _result(
    args: EstimateExpenditureArguments,
    weights: DailyWeights,
    person: PersonArguments | None,
    found: Estimate,
    formula_kcal: float | None,
) -> EstimateExpenditureResult:
    target = None
    if person is not None:
        body = person.body()._replace(weight_kg=found.trend_kg[-1])
        target = adjusted_target(body, args.goal, found.expenditure_kcal)
    weighed = [day for day in found.days if day in weights.by_day]
    return EstimateExpenditureResult(
        expenditure_kcal=round(found.expenditure_kcal),
        low_kcal=round(found.low_kcal),
        high_kcal=round(found.high_kcal),
        confidence_percent=CONFIDENCE_PERCENT,
        formula_kcal=None if formula_kcal is None else round(formula_kcal),
        mean_intake_kcal=round(found.mean_intake_kcal),
        kcal_per_kg=needs.KCAL_PER_KG_BODY_WEIGHT,
        trend_kg=round(found.trend_kg[-1], 1),
        kg_per_week=round(found.kg_per_week, 2),
        weekly_change_kg=round(abs(found.kg_per_week), 2),
        days=len(found.days) - 1,
        weigh_ins=len(weighed),
        goal=args.goal,
        target_kcal=None if target is None else round(target.energy_kcal),
        target_limited_by=None if target is None else target.limited_by,
        doubts=weights.doubts,
        points=[
            TrendPoint(date=day, weight_kg=weights.by_day.get(day), trend_kg=round(kg, 2))
            for day, kg in zip(found.days, found.trend_kg, strict=True)
        ],
        checks=_checks(found, len(weighed), person),
        sources=_cited(),
    )


def _checks(found: Estimate, weigh_ins: int, person: PersonArguments | None) -> list[Check]:
    half_kcal = (found.high_kcal - found.low_kcal) / 2
    checks = [
        Check.within("days_of_weights", len(found.days) - 1, FEWEST_DAYS, None, _OWN),
        Check.within("weigh_ins", weigh_ins, _WEIGH_INS_WANTED, None, _OWN),
        Check.within("expenditure_uncertainty_kcal", round(half_kcal), None, _HALF_WIDTH_WANTED_KCAL, _OWN),
    ]
    if person is not None:
        pal = found.expenditure_kcal / needs.resting_energy_kcal(person.body())
        checks.append(Check.within("expenditure_to_resting", round(pal, 2), *_LIVED_PAL, "FAO/WHO/UNU 2004"))
    return checks


def _cited() -> list[Source]:
    works = load_sources()
    energy = [nutrition_sources.WISHNOFSKY_1958, nutrition_sources.MIFFLIN_1990, nutrition_sources.JENSEN_2014]
    return [works["hall2008"], *energy, works["hall2011"], works["lichtman1992"], works["trexler2014"]]
