"""Estimates of the one-rep max from a set taken to failure.

Each takes the load and the full repetitions and returns a load in the same unit. They agree within a few
percent up to ten repetitions and drift apart above.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp

MOST_TRUSTED_REPS = 10
"""Longest set whose estimate is trusted: above it the error grows (Mayhew 1995; Reynolds 2006)."""


def epley(load: float, reps: int) -> float:
    """Epley (1985)."""
    return load * (1 + reps / 30)


def brzycki(load: float, reps: int) -> float:
    """Brzycki (1993); `reps` below 37."""
    return load * 36 / (37 - reps)


def lombardi(load: float, reps: int) -> float:
    """Lombardi (1989)."""
    return float(load * reps**0.10)


def mayhew(load: float, reps: int) -> float:
    """Mayhew, Ball, Arnold and Bowen (1992), from the bench press."""
    return 100 * load / (52.2 + 41.9 * exp(-0.055 * reps))


def oconner(load: float, reps: int) -> float:
    """O'Conner, Simmons and O'Shea (1989)."""
    return load * (1 + 0.025 * reps)


def wathan(load: float, reps: int) -> float:
    """Wathen (1994), mostly spelled Wathan."""
    return 100 * load / (48.8 + 53.8 * exp(-0.075 * reps))


FORMULAS: dict[str, Callable[[float, int], float]] = {
    "epley": epley,
    "brzycki": brzycki,
    "lombardi": lombardi,
    "mayhew": mayhew,
    "oconner": oconner,
    "wathan": wathan,
}


def estimate_by_formula(load: float, reps: int) -> dict[str, float]:
    """Every estimate by name. One repetition is the max itself, whatever a formula says there."""
    if reps == 1:
        return dict.fromkeys(FORMULAS, load)
    return {name: formula(load, reps) for name, formula in FORMULAS.items()}


def reps_at_percent(percent: float) -> int:
    """Repetitions to expect at a percentage of the one-rep max: Epley's equation solved for them, at least 1."""
    return max(1, round(30 * (100 / percent - 1)))
