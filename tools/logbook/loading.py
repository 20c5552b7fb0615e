"""Loads that there really are: what a wished load becomes on the bar, in the rack and in the stack."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.vocabulary import Equipment, MovementPattern, Muscle, WeightUnit
from knowledge.exercises.catalogue import Exercise
from tools.logbook.programme import Gym
from tools.strength.limits import heaviest_load
from tools.strength.plates import PlateLoader, exact, round_half_up
from tools.strength.programme_531 import load_programme
from tools.training.prescription import is_loaded

LOADING_FILE = Path(__file__).parent / "loading.yaml"
_LOWER_BODY = {
    Muscle.QUADRICEPS,
    Muscle.GLUTES,
    Muscle.HAMSTRINGS,
    Muscle.ADDUCTORS,
    Muscle.ABDUCTORS,
    Muscle.CALVES,
}
_LOWER_PATTERNS = {MovementPattern.SQUAT, MovementPattern.HINGE, MovementPattern.LUNGE}


class Rack(BaseModel):
    """The loads of one kind of equipment: from `least` in steps."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: float
    step: float
    lower_body_step: float | None = None


@dataclass(frozen=True)
class Loads:
    """The loads that one exercise can be done with, in one unit; `step` is what progress adds."""

    least: Decimal
    grid: Decimal
    step: Decimal
    loader: PlateLoader | None

    def nearest(self, wished: float) -> float:
        """The load nearest to `wished`; halfway goes up."""
        return self._real(round_half_up(exact(wished), self.grid))

    def below(self, wished: float) -> float:
        """The heaviest load that is not above `wished`, at least the lightest there is."""
        steps = (exact(wished) / self.grid).to_integral_value(rounding=ROUND_FLOOR)
        return self._real(steps * self.grid)

    def above(self, load: float) -> float:
        """The load one step of progress up."""
        return self.nearest(float(exact(load) + self.step))

    def plates(self, load: float) -> list[float] | None:
        """The plates of one side; None where nothing is loaded with plates."""
        return self.loader.nearest(exact(load), exact(load))[1] if self.loader else None

    def _real(self, load: Decimal) -> float:
        load = max(load, self.least)
        return float(self.loader.nearest(load, load)[0] if self.loader else load)


def loads_of(exercise: Exercise, unit: WeightUnit, gym: Gym | None = None) -> Loads | None:
    """The exercise's loads, or None where it is not loaded in figures: body weight, bands, holds."""
    if exercise.measure == "seconds" or not is_loaded(exercise):
        return None
    racks = _racks()[unit]
    carrier = next((equipment for equipment in racks if equipment in exercise.equipment), None)
    if carrier is None:
        return None
    rack, gym = racks[carrier], gym or Gym()
    step = rack.lower_body_step if rack.lower_body_step and trains_lower_body(exercise) else rack.step
    if carrier is not Equipment.BARBELL:
        return Loads(exact(rack.least), exact(rack.step), exact(step), None)
    bar, grid = exact(gym.bar or rack.least), exact(gym.rounding or rack.step)
    return Loads(bar, grid, max(exact(step), grid), _plate_loader(bar, unit))


def trains_lower_body(exercise: Exercise) -> bool:
    """Whether its loads take the larger steps of the legs."""
    return exercise.pattern in _LOWER_PATTERNS or not _LOWER_BODY.isdisjoint(exercise.primary_muscles)


@cache
def _plate_loader(bar: Decimal, unit: WeightUnit) -> PlateLoader:
    plates = [exact(plate) for plate in load_programme().defaults[unit].plates]
    return PlateLoader(bar, plates, exact(heaviest_load(unit)))


@cache
def _racks() -> dict[WeightUnit, dict[Equipment, Rack]]:
    tables = yaml.safe_load(LOADING_FILE.read_text("utf-8"))
    return {
        WeightUnit(unit): {Equipment(name): Rack.model_validate(rack) for name, rack in racks.items()}
        for unit, racks in tables.items()
    }
