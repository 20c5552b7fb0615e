"""A Kalman filter for weight, energy expenditure and water: what a scale can tell about energy, day by day.

The state of a day is the tissue weight w (kg), the expenditure E (kcal a day) and the water u (kg) that comes and goes
with salt, carbohydrate, training and the bowel; intake I is known:

    w' = w + (I − E) / ρ        ρ: energy of one kilogram of body weight
    E' = E + a small daily drift
    u' = φ u + noise            so that a jump of water dies away in a few days
    scale = w + u + noise

Filter and smoother as in Kalman (1960) and Rauch, Tung & Striebel (1965); surprising readings weigh less (Huber 1964).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log, pi, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

WATER_MEMORY = 0.75
"""Share of a water jump that is left the next day: half is gone after two to three days. Our own figure."""
_WATER_SHARE = 0.6
"""Share of the day-to-day variance that is water; the rest is fresh each morning. Our own figure."""
_FIRST_WATER_SD_KG = 0.8
"""How much water may come or go at the beginning: starting a diet costs glycogen and the water bound to it."""
_DRIFT_SD_KCAL = 12.0
"""How much expenditure wanders a day: 90 kcal in eight weeks, as weight and habits change. Our own figure."""
_FIRST_WEIGHT_SD_KG = 5.0
_SURPRISE = 2.5
"""Standard deviations from which a reading weighs less the further it is off."""


@dataclass(frozen=True)
class Series:
    """Day after day without gaps: what the scale said (None where it was not asked) and what was eaten."""

    weight_kg: Sequence[float | None]
    intake_kcal: Sequence[float]
    intake_sd_kcal: Sequence[float]


@dataclass(frozen=True)
class Belief:
    """An expenditure with its standard deviation, kcal a day."""

    mean_kcal: float
    sd_kcal: float


@dataclass(frozen=True)
class Fit:
    """The filtered series: expenditure at its end, the smoothed tissue weight of each day, and how likely it all is."""

    expenditure: Belief
    trend_kg: list[float]
    log_likelihood: float


@dataclass
class _Pass:
    """The states (means and covariances) before and after each day's reading, and how likely the readings are."""

    priors: list[Array] = field(default_factory=list)
    prior_covariances: list[Array] = field(default_factory=list)
    means: list[Array] = field(default_factory=list)
    covariances: list[Array] = field(default_factory=list)
    log_likelihood: float = 0.0


def fit(series: Series, first: Belief, kcal_per_kg: float, noise_sd_kg: float) -> Fit:
    """Filter and smooth a series that begins with a reading; `noise_sd_kg` is the scale's day-to-day deviation."""
    step = np.array([[1.0, -1.0 / kcal_per_kg, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, WATER_MEMORY]])
    forward = _filter(series, first, step, noise_sd_kg)
    mean, covariance = forward.means[-1], forward.covariances[-1]
    return Fit(
        expenditure=Belief(float(mean[1]), sqrt(float(covariance[1, 1]))),
        trend_kg=[float(state[0]) for state in _smooth(forward, step)],
        log_likelihood=forward.log_likelihood,
    )


def _filter(series: Series, first: Belief, step: Array, noise_sd_kg: float) -> _Pass:
    kg_per_kcal = -float(step[0, 1])
    water_variance = _WATER_SHARE * noise_sd_kg**2
    mean = np.array([series.weight_kg[0] or 0.0, first.mean_kcal, 0.0])
    covariance = np.diag([_FIRST_WEIGHT_SD_KG**2, first.sd_kcal**2, water_variance + _FIRST_WATER_SD_KG**2])
    done = _Pass()
    for reading, intake, intake_sd in zip(series.weight_kg, series.intake_kcal, series.intake_sd_kcal, strict=True):
        done.priors.append(mean)
        done.prior_covariances.append(covariance)
        if reading is not None:
            mean, covariance, gained = _update(mean, covariance, reading, noise_sd_kg**2 - water_variance)
            done.log_likelihood += gained
        done.means.append(mean)
        done.covariances.append(covariance)
        mean = step @ mean + np.array([intake * kg_per_kcal, 0.0, 0.0])
        fresh_water = (1 - WATER_MEMORY**2) * water_variance
        covariance = step @ covariance @ step.T
        covariance = covariance + np.diag([(intake_sd * kg_per_kcal) ** 2, _DRIFT_SD_KCAL**2, fresh_water])
    return done


def _update(prior: Array, covariance: Array, reading: float, variance: float) -> tuple[Array, Array, float]:
    """The state after a reading, and the reading's log-likelihood."""
    seen = np.array([1.0, 0.0, 1.0])
    surprise = reading - float(seen @ prior)
    spread = float(seen @ covariance @ seen) + variance
    deviations = abs(surprise) / sqrt(spread)
    if deviations > _SURPRISE:
        # A reading this far off is believed as little as brings it back to the bound.
        spread *= (deviations / _SURPRISE) ** 2
    gain = covariance @ seen / spread
    after = covariance - np.outer(gain, seen @ covariance)
    return prior + gain * surprise, after, -0.5 * (log(2 * pi * spread) + surprise**2 / spread)


def _smooth(forward: _Pass, step: Array) -> list[Array]:
    """The states given the whole series, from the last day backwards."""
    states = [forward.means[-1]]
    for day in range(len(forward.means) - 2, -1, -1):
        gain = forward.covariances[day] @ step.T @ np.linalg.inv(forward.prior_covariances[day + 1])
        states.append(forward.means[day] + gain @ (states[-1] - forward.priors[day + 1]))
    return states[::-1]
