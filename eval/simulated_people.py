"""People with a known expenditure who keep a diary as people do: water comes and goes, mornings and meals are missing.

The figures are chosen to be hard rather than kind: a scale that is off by 0.5–0.8 kg a day, jumps of a kilogram or more
after a salty evening, a diet that begins with a loss of water, typing errors, and an expenditure that falls with the
weight and a little more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin, sqrt
from random import Random

from domain.vocabulary import Activity, Sex
from tools.logbook.weights import WeighIn
from tools.nutrition.needs import Body, daily_energy_kcal

_FIRST_DAY = dt.date(2026, 1, 5)
_FORMULA_ERROR = 0.13
_CHANGES = (-0.25, -0.2, -0.15, -0.1, 0.0, 0.0, 0.1, 0.15)
"""Shares by which people eat more or less than they spend."""
_KCAL_PER_KG_OF_WEIGHT = 20.0
"""What a lost kilogram lowers expenditure by, about (Hall et al. 2011: 24 kcal in the end)."""
_ADAPTATION = 0.25
"""Share of the deficit by which expenditure falls besides, within weeks (after Trexler et al. 2014)."""
_ADAPTATION_DAYS = 40


@dataclass(frozen=True)
class Person:
    """Someone with a body, a habit and a scale."""

    body: Body
    expenditure_kcal: float
    change: float
    kcal_per_kg: float
    noise_sd_kg: float
    water_memory: float
    cycle_kg: float
    weighs: float
    logs: float

    @property
    def formula_kcal(self) -> float:
        """What the formula says of them."""
        return daily_energy_kcal(self.body)


@dataclass(frozen=True)
class Diary:
    """What was written down, and the truth that nobody knows."""

    weigh_ins: list[WeighIn]
    logged_kcal: dict[dt.date, float]
    expenditure_kcal: dict[dt.date, float]


def someone(chance: Random) -> Person:
    """A person at random."""
    sex = chance.choice(list(Sex))
    height_cm = chance.gauss(178 if sex is Sex.MALE else 165, 7)
    weight_kg = chance.uniform(20, 34) * (height_cm / 100) ** 2
    body = Body(sex, chance.randint(19, 64), height_cm, weight_kg, chance.choice(list(Activity)[:4]))
    return Person(
        body=body,
        expenditure_kcal=daily_energy_kcal(body) * max(0.65, chance.gauss(1, _FORMULA_ERROR)),
        change=chance.choice(_CHANGES),
        kcal_per_kg=min(9000.0, max(5500.0, chance.gauss(7500, 800))),
        noise_sd_kg=chance.uniform(0.5, 0.8),
        water_memory=chance.uniform(0.5, 0.85),
        cycle_kg=chance.uniform(0, 0.6) if sex is Sex.FEMALE else 0.0,
        weighs=chance.uniform(0.55, 1.0),
        logs=chance.uniform(0.7, 1.0),
    )


def keep_diary(person: Person, days: Sequence[int], chance: Random) -> Diary:
    """As many mornings as the last of `days`; on the first and on each of `days` on the scale, without a slip."""
    diary = Diary([], {}, {})
    weight_kg, water_kg, phase = person.body.weight_kg, 0.0, chance.uniform(0, 2 * pi)
    started_kg = chance.uniform(0, 1.5) if person.change < 0 else 0.0
    deficit_kcal = -person.change * person.expenditure_kcal
    for number in range(max(days) + 1):
        day = _FIRST_DAY + dt.timedelta(days=number)
        adapted = _ADAPTATION * deficit_kcal * min(1.0, number / _ADAPTATION_DAYS)
        lost_kg = person.body.weight_kg - weight_kg
        spent_kcal = person.expenditure_kcal - _KCAL_PER_KG_OF_WEIGHT * lost_kg - adapted
        diary.expenditure_kcal[day] = spent_kcal
        water_kg = _next_water(person, water_kg, chance)
        cycle_kg = person.cycle_kg * sin(2 * pi * number / 28 + phase)
        fluid_kg = water_kg + cycle_kg + started_kg * 0.7**number
        must = number == 0 or number in days
        if must or chance.random() < person.weighs:
            shown_kg = round(weight_kg + fluid_kg + chance.gauss(0, person.noise_sd_kg * sqrt(0.5)), 1)
            diary.weigh_ins.append(WeighIn(date=day, weight_kg=shown_kg if must else _typed(shown_kg, chance)))
        eaten_kcal = max(600.0, chance.gauss(person.expenditure_kcal - deficit_kcal, 280))
        if chance.random() < person.logs:
            diary.logged_kcal[day] = eaten_kcal * max(0.5, chance.gauss(1, 0.08))
        weight_kg += (eaten_kcal - spent_kcal) / person.kcal_per_kg
    return diary


def _next_water(person: Person, water_kg: float, chance: Random) -> float:
    """Tomorrow's water: some of today's, some new, and now and then a jump."""
    sd_kg = person.noise_sd_kg * sqrt(0.5 * (1 - person.water_memory**2))
    jump_kg = chance.uniform(0.6, 1.8) if chance.random() < 0.04 else 0.0
    return person.water_memory * water_kg + chance.gauss(0, sd_kg) + jump_kg


def _typed(shown_kg: float, chance: Random) -> float:
    """The figure as it is typed: one in a hundred is off by a decimal point or by nine kilograms."""
    if chance.random() >= 0.01:
        return shown_kg
    return round(shown_kg / 10, 2) if chance.random() < 0.5 else round(shown_kg + 9, 1)
