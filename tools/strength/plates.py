"""Loads that a bar and pairs of plates can make. All arithmetic is decimal, so 92.5 stays 92.5."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import gcd

_GRAIN = 100
"""Plates are counted in hundredths of the unit; finer ones are not sold."""


def exact(value: float) -> Decimal:
    """The number as it is written: 0.1 is one tenth."""
    return Decimal(str(value))


def round_half_up(load: Decimal, step: Decimal) -> Decimal:
    """The multiple of `step` nearest to `load`; halfway goes up."""
    return (load / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


class PlateLoader:
    """Finds the load nearest to a wish that the bar and plates can make, and the plates for it.

    Each plate is there in as many pairs as needed. `heaviest` is the largest load that will be asked for.
    """

    def __init__(self, bar: Decimal, plates: Sequence[Decimal], heaviest: Decimal) -> None:
        sizes = sorted({int(plate * _GRAIN) for plate in plates}, reverse=True)
        self._step = gcd(*sizes)
        self._bar = bar
        per_side = max(heaviest - bar, Decimal(0)) / 2 * _GRAIN / self._step
        # One largest plate beyond the target, so that there is always a load above it to compare with.
        limit = int(per_side) + 1 + sizes[0] // self._step
        self._outermost = _fewest_plates([size // self._step for size in sizes], limit)
        self._reachable = sorted(self._outermost)

    def nearest(self, rounded: Decimal, wished: Decimal) -> tuple[Decimal, list[float]]:
        """The buildable load nearest to `rounded` (on a tie nearest to `wished`) and the plates of one side.

        Plates come heaviest first. A load below the bar is the bar.
        """
        target = (rounded - self._bar) / 2 * _GRAIN / self._step
        above = bisect_left(self._reachable, target)
        around = self._reachable[max(above - 1, 0) : above + 1]
        side = min(around, key=lambda s: (abs(self._load(s) - rounded), abs(self._load(s) - wished), -s))
        return self._load(side), self._plates(side)

    def _load(self, side: int) -> Decimal:
        return self._bar + 2 * Decimal(side * self._step) / _GRAIN

    def _plates(self, side: int) -> list[float]:
        plates = []
        while side:
            plate = self._outermost[side]
            plates.append(float(Decimal(plate * self._step) / _GRAIN))
            side -= plate
        return sorted(plates, reverse=True)


def _fewest_plates(sizes: list[int], limit: int) -> dict[int, int]:
    """For every sum up to `limit` that the plates make: the largest plate of a build with the fewest plates."""
    count, plate_of = {0: 0}, {0: 0}
    for total in range(1, limit + 1):
        builds = [(count[total - size] + 1, -size) for size in sizes if total - size in count]
        if builds:
            count[total], negative = min(builds)
            plate_of[total] = -negative
    return plate_of
