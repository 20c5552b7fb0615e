"""Weights on the scale and what was eaten, as they are entered, and as an estimate reads them."""

from __future__ import annotations

import datetime as dt

from agent.logbook.port import LogbookStore
from domain.errors import OutOfRange
from domain.units import kg_to_lb, lb_to_kg
from domain.vocabulary import WeightUnit
from tools.logbook.estimate_expenditure import Logged
from tools.logbook.log import BodyWeight, IntakeDay
from tools.logbook.weights import WeighIn

LIGHTEST_KG, HEAVIEST_KG = 25, 350
"""Weights that a person may have here; the profile takes the same."""
MOST_KCAL = 15000


class BodyLog:
    """One person's weights and days of eating over a store."""

    def __init__(self, store: LogbookStore) -> None:
        self._store = store

    def weigh(self, date: dt.date, weight: float, unit: WeightUnit) -> None:
        """Store a weighing. Raises OutOfRange for what no grown person weighs."""
        weight_kg = weight if unit is WeightUnit.KG else lb_to_kg(weight)
        if not LIGHTEST_KG <= weight_kg <= HEAVIEST_KG:
            low, high = (
                (LIGHTEST_KG, HEAVIEST_KG)
                if unit is WeightUnit.KG
                else (round(kg_to_lb(LIGHTEST_KG)), round(kg_to_lb(HEAVIEST_KG)))
            )
            raise OutOfRange(
                f"The weight must be between {low} and {high} {unit}, not {weight:g}.",
                field="weight_kg",
                hint="Check the number and the unit.",
            )
        self._store.save(BodyWeight(date=date, weight=weight, unit=unit))

    def weights(self) -> list[BodyWeight]:
        """All weighings, the latest day first."""
        return sorted(self._store.entries(BodyWeight), key=lambda one: (one.date, one.entered), reverse=True)

    def eat(self, date: dt.date, energy_kcal: float, *, counted: bool) -> None:
        """Store what was eaten on a day, in the place of what was stored of it. Raises OutOfRange."""
        if not 0 <= energy_kcal <= MOST_KCAL:
            raise OutOfRange(
                f"The energy of a day must be between 0 and {MOST_KCAL} kcal, not {energy_kcal:g}.",
                field="energy_kcal",
                hint="Check the number.",
            )
        self._store.save(IntakeDay(id=date.isoformat(), date=date, energy_kcal=energy_kcal, counted=counted))

    def intake(self) -> list[IntakeDay]:
        """All days of eating, the latest first."""
        return sorted(self._store.entries(IntakeDay), key=lambda one: one.date, reverse=True)

    def delete(self, *entries: BodyWeight | IntakeDay) -> None:
        """Forget entries."""
        self._store.delete(*entries)

    def logged(self) -> Logged:
        """What `estimate_expenditure` reads."""
        return Logged(
            weigh_ins=[WeighIn(date=one.date, weight_kg=one.weight_kg) for one in self.weights()],
            intake_kcal={one.date: one.energy_kcal for one in self.intake()},
        )
