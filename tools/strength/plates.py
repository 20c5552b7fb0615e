"""Loads that a bar and pairs of plates can make. All arithmetic is decimal, so 92.5 stays 92.5."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, partial
from math import gcd

_GRAIN = 100
"""Plates are counted in hundredths of the unit; finer ones are not sold."""


@lru_cache(maxsize=4096)
def exact(value: float) -> Decimal:
    """The number as it is written: 0.1 is one tenth. A plan asks for the same few hundred numbers again and again."""
    return Decimal(str(value))


def round_half_up(load: Decimal, step: Decimal) -> Decimal:
    """The multiple of `step` nearest to `load`; halfway goes up."""
    return (load / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


class PlateLoader:
    """Finds the load nearest to a wish that the bar and plates can make, and the plates for it.

    Each plate is there in as many pairs as `pairs` says, in the order of `plates`, or else in as many as needed.
    `heaviest` is the largest load that will be asked for.
    """

    def __init__(
        self, bar: Decimal, plates: Sequence[Decimal], heaviest: Decimal, pairs: Sequence[int] | None = None
    ) -> None:
        grains = [int(plate * _GRAIN) for plate in plates]
        self._step = gcd(*grains)
        per_side = max(heaviest - bar, Decimal(0)) / 2 * _GRAIN / self._step
        # One largest plate beyond the target, so that there is always a load above it to compare with.
        limit = int(per_side) + 1 + max(grains) // self._step
        sizes = [grain // self._step for grain in grains]
        self._plates_for: Callable[[int], Sequence[int]]
        if pairs is None:
            outermost = _fewest_plates(sorted(set(sizes), reverse=True), limit)
            self._sides = sorted(outermost)
            self._plates_for = partial(_unstack, outermost)
        else:
            single = [size for size, count in zip(sizes, pairs, strict=True) for _ in range(count)]
            builds = _fewest_of_pairs(sorted(single, reverse=True), limit)
            self._sides = sorted(builds)
            self._plates_for = builds.__getitem__
        self._loads = [bar + 2 * self._weight(side) for side in self._sides]

    def nearest(self, rounded: Decimal, wished: Decimal) -> tuple[Decimal, list[float]]:
        """The buildable load nearest to `rounded` (on a tie nearest to `wished`, then the heavier) and the plates of
        one side.

        Plates come heaviest first. A load below the bar is the bar; one above all plates is all of them.
        """
        above = bisect_left(self._loads, rounded)
        around = range(max(above - 1, 0), min(above + 1, len(self._loads)))
        place = min(around, key=lambda i: (abs(self._loads[i] - rounded), abs(self._loads[i] - wished), -i))
        return self._loads[place], [float(self._weight(plate)) for plate in self._plates_for(self._sides[place])]

    def _weight(self, steps: int) -> Decimal:
        return Decimal(steps * self._step) / _GRAIN


def _fewest_plates(sizes: list[int], limit: int) -> dict[int, int]:
    """For every sum up to `limit` that the plates make: the largest plate of a build with the fewest plates."""
    count, plate_of = {0: 0}, {0: 0}
    for total in range(1, limit + 1):
        builds = [(count[total - size] + 1, -size) for size in sizes if total - size in count]
        if builds:
            count[total], negative = min(builds)
            plate_of[total] = -negative
    return plate_of


def _unstack(outermost: dict[int, int], side: int) -> list[int]:
    """The plates of a sum, heaviest first."""
    plates = []
    while side:
        plates.append(outermost[side])
        side -= outermost[side]
    return sorted(plates, reverse=True)


def _fewest_of_pairs(plates: list[int], limit: int) -> dict[int, tuple[int, ...]]:
    """For every sum up to `limit` of these plates, each used once: the fewest plates for it, heaviest first.

    `plates` are in falling order.
    """
    builds: dict[int, tuple[int, ...]] = {0: ()}
    for plate in plates:
        for total, build in list(builds.items()):
            longer, sum_ = (*build, plate), total + plate
            if sum_ <= limit and (sum_ not in builds or len(longer) < len(builds[sum_])):
                builds[sum_] = longer
    return builds
