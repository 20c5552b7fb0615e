"""The 31 nutrients of the food table, with units in their names; unknown is None and stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

ENERGY_KCAL_PER_G = {"protein_g": 4.0, "carbohydrate_g": 4.0, "fat_g": 9.0}
"""General energy factors (FAO 2003, Food energy – methods of analysis and conversion factors)."""


class Nutrients(BaseModel):
    """Amounts of one food or of several together; None where the table does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    energy_kcal: float | None = None
    protein_g: float | None = None
    fat_g: float | None = None
    carbohydrate_g: float | None = None
    fiber_g: float | None = None
    sugars_g: float | None = None
    sodium_mg: float | None = None
    calcium_mg: float | None = None
    iron_mg: float | None = None
    vitamin_a_rae_ug: float | None = None
    vitamin_c_mg: float | None = None
    vitamin_d_ug: float | None = None
    vitamin_b12_ug: float | None = None
    potassium_mg: float | None = None
    magnesium_mg: float | None = None
    zinc_mg: float | None = None
    saturated_fat_g: float | None = None
    mono_fat_g: float | None = None
    poly_fat_g: float | None = None
    cholesterol_mg: float | None = None
    phosphorus_mg: float | None = None
    selenium_ug: float | None = None
    folate_dfe_ug: float | None = None
    vitamin_b6_mg: float | None = None
    vitamin_e_mg: float | None = None
    vitamin_k_ug: float | None = None
    thiamin_mg: float | None = None
    riboflavin_mg: float | None = None
    niacin_mg: float | None = None
    choline_mg: float | None = None
    water_g: float | None = None

    def amount(self, nutrient: str) -> float | None:
        """One nutrient by its name; raises AttributeError for a name that is none."""
        value: float | None = getattr(self, nutrient)
        return value

    def known(self, nutrient: str) -> float:
        """One nutrient by its name, 0 where it is unknown: a lower bound."""
        return self.amount(nutrient) or 0.0

    def __add__(self, other: Nutrients) -> Nutrients:
        """Add two amounts; a nutrient that is unknown on either side is unknown in the sum."""
        return _of({name: _sum(self.amount(name), other.amount(name)) for name in NUTRIENT_NAMES})

    def scaled(self, factor: float) -> Nutrients:
        """These amounts times `factor` (grams / 100 for a table entry); unknown stays unknown."""
        return _of({name: _times(self.amount(name), factor) for name in NUTRIENT_NAMES})

    def rounded(self, digits: int) -> Nutrients:
        """The same amounts rounded for people to read."""
        return _of({name: _round(self.amount(name), digits) for name in NUTRIENT_NAMES})

    def unknown(self) -> list[str]:
        """Names of the nutrients that are not known."""
        return [name for name in NUTRIENT_NAMES if self.amount(name) is None]


NUTRIENT_NAMES: tuple[str, ...] = tuple(Nutrients.model_fields)
NO_NUTRIENTS = Nutrients(**dict.fromkeys(NUTRIENT_NAMES, 0.0))
"""What nothing at all contains: the start of every sum."""


class KnownTotal(NamedTuple):
    """A sum over what is known: exact for most nutrients, a lower bound for those in `incomplete`."""

    amounts: Nutrients
    incomplete: list[str]


def known_total(parts: Iterable[Nutrients]) -> KnownTotal:
    """Sum foods where an unknown amount counts as nothing, and say for which nutrients that happened.

    Unlike `+`, which answers "unknown", this gives a day of meals a number that is safe to hold against a
    minimum: the true amount is at least as much.
    """
    sums: dict[str, float] = dict.fromkeys(NUTRIENT_NAMES, 0.0)
    incomplete: set[str] = set()
    for part in parts:
        for name in NUTRIENT_NAMES:
            amount = part.amount(name)
            if amount is None:
                incomplete.add(name)
            else:
                sums[name] += amount
    return KnownTotal(_of(dict(sums)), sorted(incomplete))


def _of(amounts: dict[str, float | None]) -> Nutrients:
    """Nutrients from amounts that need no checking any more: validation would take most of a plan's time."""
    return Nutrients.model_construct(_fields_set=None, **amounts)


def _sum(left: float | None, right: float | None) -> float | None:
    return None if left is None or right is None else left + right


def _times(amount: float | None, factor: float) -> float | None:
    return None if amount is None else amount * factor


def _round(amount: float | None, digits: int) -> float | None:
    return None if amount is None else round(amount, digits)
