"""What a person really spends: estimated from how the weight moves on what was eaten, instead of from a formula.

Energy balance: what is eaten and not spent becomes body weight, at about 7,700 kcal a kilogram. A formula's figure is
the first belief; every day on the scale corrects it (kalman.py). The less the scale says, the wider the interval and
the nearer the figure stays to the formula.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import fmean, pstdev

from domain.errors import InvalidInput
from tools.logbook.kalman import Belief, Fit, Series, fit
from tools.logbook.weights import DailyWeights
from tools.nutrition.needs import KCAL_PER_KG_BODY_WEIGHT

FEWEST_DAYS = 14
"""Shorter, water hides the tissue: a kilogram of it is 550 kcal a day over two weeks, and 1,100 over one."""
WINDOW_DAYS = 112
"""Older days say little about today's expenditure."""
CONFIDENCE_PERCENT = 95
_DEVIATIONS = 1.96
"""Half the width of a 95 % interval in standard deviations."""
FORMULA_SD_SHARE = 0.15
"""How far a person is from Mifflin-St Jeor times an activity factor (standard deviation): resting energy within about
10 % for most adults (Mifflin et al. 1990), and activity that nobody measures on top. The sum is our own figure."""
_BLIND = Belief(2300.0, 600.0)
"""Where nothing is known of the person: adults spend about 1,600 to 3,400 kcal a day (Pontzer et al. 2021)."""
_KCAL_PER_KG_SD_SHARE = 0.12
"""7,700 kcal a kilogram fits people with much body fat and is too much for lean ones (Hall 2008)."""
_LOGGED_INTAKE_SD_SHARE = 0.1
_UNLOGGED_INTAKE_SD_SHARE = 0.2
"""How far a day's intake is from what was written down, and from the mean where nothing was. Our own figures."""
_NOISE_SD_KG = (0.25, 0.35, 0.5, 0.7, 1.0)
_USUAL_NOISE_SD_KG, _NOISE_SPREAD = 0.55, 0.45
"""Scales that are tried, and how usual they are (log-normal). Our own figures."""


@dataclass(frozen=True)
class Estimate:
    """Expenditure a day at the end of the days, its 95 % interval, and the weight behind it."""

    expenditure_kcal: float
    low_kcal: float
    high_kcal: float
    mean_intake_kcal: float
    days: list[dt.date]
    trend_kg: list[float]

    @property
    def kg_per_week(self) -> float:
        """The trend's change a week over all days."""
        return 7 * (self.trend_kg[-1] - self.trend_kg[0]) / (len(self.days) - 1)


def estimate(
    weights: DailyWeights, intake: Mapping[dt.date, float], mean_intake_kcal: float | None, formula_kcal: float | None
) -> Estimate:
    """Estimate from daily weights and what was eaten: by day, or as a mean for days that `intake` lacks.

    `formula_kcal` is the first belief, where the person is known. Raises InvalidInput where the days are too few, or
    nothing is known of what was eaten.
    """
    days = _days(weights)
    known = [intake[day] for day in days[:-1] if day in intake]
    usual_kcal = mean_intake_kcal if mean_intake_kcal is not None else fmean(known) if known else None
    if usual_kcal is None:
        raise InvalidInput(
            "Nothing is known of what was eaten on these days.",
            field="intake",
            hint="Give intake_kcal, the mean a day, or what was eaten day by day.",
        )
    series = _series(days, weights, intake, usual_kcal)
    first = _BLIND if formula_kcal is None else Belief(formula_kcal, FORMULA_SD_SHARE * formula_kcal)
    belief, trend_kg = _weigh([(noise, fit(series, first, KCAL_PER_KG_BODY_WEIGHT, noise)) for noise in _NOISE_SD_KG])
    stored_kcal = KCAL_PER_KG_BODY_WEIGHT * (trend_kg[-1] - trend_kg[0]) / (len(days) - 1)
    guessed_kcal = 0.0 if mean_intake_kcal is not None else _sd_of_mean_intake(days, known, usual_kcal)
    errors = (belief.sd_kcal, _KCAL_PER_KG_SD_SHARE * stored_kcal, guessed_kcal)
    half_kcal = _DEVIATIONS * sqrt(sum(error**2 for error in errors))
    return Estimate(
        expenditure_kcal=belief.mean_kcal,
        low_kcal=belief.mean_kcal - half_kcal,
        high_kcal=belief.mean_kcal + half_kcal,
        mean_intake_kcal=fmean(series.intake_kcal[:-1]),
        days=days,
        trend_kg=trend_kg,
    )


def _days(weights: DailyWeights) -> list[dt.date]:
    """Every day from the first weighing of the window to the last one."""
    weighed = sorted(weights.by_day)
    if weighed:
        weighed = [day for day in weighed if (weighed[-1] - day).days <= WINDOW_DAYS]
    length = (weighed[-1] - weighed[0]).days if weighed else 0
    if length < FEWEST_DAYS:
        raise InvalidInput(
            f"{length} days of weights are too few: water hides what the body gains or loses.",
            field="weights",
            hint=f"Weigh yourself on some mornings of {FEWEST_DAYS} days or more.",
            days=length,
        )
    return [weighed[0] + dt.timedelta(days=number) for number in range(length + 1)]


def _series(
    days: Sequence[dt.date], weights: DailyWeights, intake: Mapping[dt.date, float], usual_kcal: float
) -> Series:
    unlogged_sd = _sd_of_a_day([intake[day] for day in days if day in intake], usual_kcal)
    return Series(
        weight_kg=[weights.by_day.get(day) for day in days],
        intake_kcal=[intake.get(day, usual_kcal) for day in days],
        intake_sd_kcal=[_LOGGED_INTAKE_SD_SHARE * intake[day] if day in intake else unlogged_sd for day in days],
    )


def _sd_of_a_day(logged: Sequence[float], usual_kcal: float) -> float:
    """How far a day of which nothing was written down may be from the mean."""
    spread = pstdev(logged) if len(logged) > 1 else 0.0
    return max(spread, _UNLOGGED_INTAKE_SD_SHARE * usual_kcal)


def _sd_of_mean_intake(days: Sequence[dt.date], logged: Sequence[float], usual_kcal: float) -> float:
    """How far the mean of the logged days may be from that of all days: nothing where all of them are logged."""
    unlogged = 1 - len(logged) / (len(days) - 1)
    return unlogged * _sd_of_a_day(logged, usual_kcal) / sqrt(len(logged))


def _weigh(fits: Sequence[tuple[float, Fit]]) -> tuple[Belief, list[float]]:
    """One belief from those under each noise, weighted by how well that noise explains the readings."""
    scores = [one.log_likelihood - 0.5 * (log(noise / _USUAL_NOISE_SD_KG) / _NOISE_SPREAD) ** 2 for noise, one in fits]
    raw = [exp(score - max(scores)) for score in scores]
    shares = [share / sum(raw) for share in raw]
    mean = sum(share * one.expenditure.mean_kcal for share, (_, one) in zip(shares, fits, strict=True))
    variance = sum(
        share * (one.expenditure.sd_kcal**2 + (one.expenditure.mean_kcal - mean) ** 2)
        for share, (_, one) in zip(shares, fits, strict=True)
    )
    trend = [
        sum(share * kg for share, kg in zip(shares, day, strict=True))
        for day in zip(*(one.trend_kg for _, one in fits), strict=True)
    ]
    return Belief(mean, sqrt(variance)), trend
