"""Body weights as people enter them: several a day, in the wrong unit, with a slipped decimal point or a typo.

Nothing is changed in what is stored. What an estimate reads differently, or leaves out, it says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from math import log
from statistics import median

from pydantic import BaseModel, ConfigDict, Field

from domain.units import KG_PER_LB

_OUT_OF_SCALE = log(1.5)
"""No one's weight changes by half within the months of an estimate: beyond it the figure means something else."""
_SAME = log(1.05)
"""How near to its neighbours a figure must come to be read in another unit or with its decimal point moved."""
_FAR = log(1.06)
"""A day this far from its neighbours is a slip: water and food move a weight by 2–3 % from one day to the next
(our own bound, about twice that)."""
_NEIGHBOURS = 6
_FEWEST_NEIGHBOURS = 3
_SAME_WEEKS_DAYS = 21
"""Neighbours further away prove nothing: a weight may have changed since."""


class WeighIn(BaseModel):
    """One morning on the scale."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    date: dt.date
    weight_kg: float = Field(gt=0, le=1000, description="Body weight in kg, best in the morning")


class Slip(StrEnum):
    """What is wrong with an entry."""

    POUNDS = "pounds"
    KILOGRAMS = "kilograms"
    DECIMAL = "decimal"
    FAR_OFF = "far_off"


class Doubt(BaseModel):
    """An entry that is read differently (`used_kg`) or left out (`used_kg` is None), and why."""

    model_config = ConfigDict(frozen=True)

    date: dt.date
    entered_kg: float
    used_kg: float | None
    slip: Slip


class DailyWeights(BaseModel):
    """One weight a day, in the order of the days, and what was doubted on the way."""

    by_day: dict[dt.date, float]
    doubts: list[Doubt]


_READINGS = (
    (Slip.POUNDS, KG_PER_LB),
    (Slip.KILOGRAMS, 1 / KG_PER_LB),
    (Slip.DECIMAL, 10.0),
    (Slip.DECIMAL, 0.1),
)
"""What turns a figure of the wrong scale into the right one: pounds entered as kilograms, the reverse, 6.2 for 62."""


def clean(weigh_ins: Sequence[WeighIn]) -> DailyWeights:
    """The median weight of every day, without slips.

    A figure of another scale than the rest is read in the other unit, or with its decimal point moved, where that
    makes it fit its neighbours; a day that still stands alone is left out.
    """
    kept, doubts = _in_one_scale(weigh_ins)
    by_day = _medians(kept)
    far = _far_off(by_day)
    doubts += [Doubt(date=day, entered_kg=by_day[day], used_kg=None, slip=Slip.FAR_OFF) for day in far]
    return DailyWeights(
        by_day={day: weight_kg for day, weight_kg in by_day.items() if day not in far},
        doubts=sorted(doubts, key=lambda doubt: doubt.date),
    )


def _in_one_scale(weigh_ins: Sequence[WeighIn]) -> tuple[list[WeighIn], list[Doubt]]:
    """The entries, those of another scale read again or left out."""
    if not weigh_ins:
        return [], []
    usual_kg = median(one.weight_kg for one in weigh_ins)
    kept: list[WeighIn] = []
    strange: list[WeighIn] = []
    for one in weigh_ins:
        (kept if abs(log(one.weight_kg / usual_kg)) <= _OUT_OF_SCALE else strange).append(one)
    by_day = _medians(kept)
    doubts = [_read_again(one, by_day) for one in strange]
    read = [WeighIn(date=doubt.date, weight_kg=doubt.used_kg) for doubt in doubts if doubt.used_kg is not None]
    return [*kept, *read], doubts


def _read_again(one: WeighIn, by_day: dict[dt.date, float]) -> Doubt:
    """The entry in the first reading that fits its neighbours, or left out."""
    near_kg = median(_neighbours(one.date, by_day))
    for slip, factor in _READINGS:
        read_kg = one.weight_kg * factor
        if abs(log(read_kg / near_kg)) <= _SAME:
            return Doubt(date=one.date, entered_kg=one.weight_kg, used_kg=round(read_kg, 2), slip=slip)
    return Doubt(date=one.date, entered_kg=one.weight_kg, used_kg=None, slip=Slip.FAR_OFF)


def _far_off(by_day: dict[dt.date, float]) -> set[dt.date]:
    """The days that stand alone among at least three others of the same weeks."""
    found = set()
    for day, weight_kg in by_day.items():
        around = {other: kg for other, kg in by_day.items() if 0 < abs((other - day).days) <= _SAME_WEEKS_DAYS}
        if len(around) >= _FEWEST_NEIGHBOURS and abs(log(weight_kg / median(_neighbours(day, around)))) > _FAR:
            found.add(day)
    return found


def _neighbours(day: dt.date, by_day: dict[dt.date, float]) -> list[float]:
    """The weights of the days nearest to `day`."""
    return [by_day[other] for other in sorted(by_day, key=lambda other: abs((other - day).days))[:_NEIGHBOURS]]


def _medians(weigh_ins: Sequence[WeighIn]) -> dict[dt.date, float]:
    values: dict[dt.date, list[float]] = {}
    for one in sorted(weigh_ins, key=lambda one: one.date):
        values.setdefault(one.date, []).append(one.weight_kg)
    return {day: median(of_day) for day, of_day in values.items()}
