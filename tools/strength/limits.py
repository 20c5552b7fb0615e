"""What a load, a bar and plates may be; the sentences that refuse the rest."""

from __future__ import annotations

from domain.errors import InvalidInput, OutOfRange
from domain.units import kg_to_lb
from domain.vocabulary import WeightUnit
from tools.strength.programme_531 import load_programme

_HEAVIEST_BAR = 100
_HEAVIEST_PLATE = 100
_LARGEST_STEP = 50
_MOST_PLATES_A_SIDE = 500
_MOST_PAIRS = 60
"""Pairs of plates in all; more than a large gym has for one bar."""


def heaviest_load(unit: WeightUnit) -> float:
    """The heaviest load that is believed, in `unit`; in pounds the whole pound below."""
    heaviest_kg = load_programme().heaviest_kg
    return heaviest_kg if unit is WeightUnit.KG else float(int(kg_to_lb(heaviest_kg)))


def require_load(field: str, load: float, unit: WeightUnit) -> float:
    """The load itself; raises OutOfRange where nobody lifts it."""
    return _require(field, load, heaviest_load(unit), unit)


def require_rounding(step: float, unit: WeightUnit) -> float:
    """The rounding step itself; raises OutOfRange where it is not a step that plates make."""
    return _require("rounding", step, _LARGEST_STEP, unit)


def require_bar(bar: float, unit: WeightUnit) -> float:
    """The bar's weight itself; raises OutOfRange where there is no such bar."""
    return _require("bar", bar, _HEAVIEST_BAR, unit)


def require_plates(plates: list[float], unit: WeightUnit) -> list[float]:
    """The plates themselves; raises InvalidInput where there are none or one is finer than a hundredth."""
    if not plates:
        raise InvalidInput(
            "There are no plates to load the bar with.",
            field="plates",
            hint="List the single-plate weights, or leave plates out for the usual set.",
        )
    for plate in plates:
        _require("plates", plate, _HEAVIEST_PLATE, unit)
        if round(plate, 2) != plate:
            raise InvalidInput(
                f"A plate of {plate:g} {unit} is finer than a hundredth.", field="plates", hint="Use two decimals."
            )
    return plates


def require_plate_pairs(pairs: list[int], plates: list[float] | None) -> list[int]:
    """The numbers of pairs themselves; raises InvalidInput where they do not belong to `plates`, one by one."""
    if plates is None or len(plates) != len(pairs):
        raise InvalidInput(
            "plate_pairs must hold one number for each of plates.",
            field="plate_pairs",
            hint="List plates and plate_pairs in the same order, or leave plate_pairs out if there are enough.",
        )
    if min(pairs) < 1 or sum(pairs) > _MOST_PAIRS:
        raise OutOfRange(
            f"There must be at least 1 pair of each plate and at most {_MOST_PAIRS} in all.",
            field="plate_pairs",
            hint="Leave out the plates that are not there.",
            high=_MOST_PAIRS,
        )
    return pairs


def require_reach(plates: list[float], bar: float, heaviest: float) -> None:
    """Raises InvalidInput where the heaviest load would take more plates than can be written down."""
    if max(plates) * _MOST_PLATES_A_SIDE * 2 + bar < heaviest:
        raise InvalidInput(
            f"The heaviest set would take more than {_MOST_PLATES_A_SIDE} plates on each side.",
            field="plates",
            hint="List heavier plates too.",
        )


def _require(field: str, value: float, high: float, unit: WeightUnit) -> float:
    if 0 < value <= high:
        return value
    raise OutOfRange(
        f"{field} must be above 0 and at most {high:g} {unit}, not {value:g}.",
        field=field,
        hint=f"Give {field} in {unit}; check the unit and the number.",
        value=value,
        high=high,
    )
