"""Shapes of the smaller gear, each about its own origin as in `solids`."""

from __future__ import annotations

from functools import cache

import numpy as np

from tools.pictures.equipment.solids import beam, both, plate, turned
from tools.pictures.mesh import Mesh, disc_stack, joined, rod
from tools.pictures.palette import colour

# A trap bar as the trade builds it: handles 64 cm apart, sleeves in line with them.
_TRAP_HALF_WIDTH_M = 0.32
_TRAP_HALF_LENGTH_M = 0.40


@cache
def ball(diameter_m: float, name: str) -> Mesh:
    """A ball about the origin."""
    angle = np.radians(np.linspace(-86, 86, 13))
    radius = diameter_m / 2
    return disc_stack([(radius * np.sin(a), radius * np.cos(a)) for a in angle], colour(name), 26)


@cache
def flat_plate() -> Mesh:
    """A disc lying on the ground."""
    return turned(plate(0.225, -0.025), "z", 90).moved((0.0, 0.025, 0.0))


@cache
def upright_plate() -> Mesh:
    """A disc between two hands at its rim, its faces to the front and the back."""
    return turned(plate(0.19, -0.025), "y", 90)


@cache
def trap_bar(plates: int) -> Mesh:
    """The hexagon about the middle between its handles; x across, z to the front."""
    corners = [
        (_TRAP_HALF_WIDTH_M, -0.16),
        (_TRAP_HALF_WIDTH_M, 0.16),
        (0.16, _TRAP_HALF_LENGTH_M),
        (-0.16, _TRAP_HALF_LENGTH_M),
        (-_TRAP_HALF_WIDTH_M, 0.16),
        (-_TRAP_HALF_WIDTH_M, -0.16),
        (-0.16, -_TRAP_HALF_LENGTH_M),
        (0.16, -_TRAP_HALF_LENGTH_M),
    ]
    parts = [_tube(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    parts += both(rod(0.024, _TRAP_HALF_WIDTH_M, 0.72, colour("steel")))
    for index in range(plates):
        parts += both(plate(0.225 * (1 - 0.24 * index), 0.46 + 0.055 * index))
    return joined(parts)


@cache
def sleeve_plates(plates: int) -> Mesh:
    """The discs at the free end of a bar along x, smaller ones on the outside."""
    return joined([plate(0.18 * (1 - 0.2 * index), -0.06 - 0.055 * index) for index in range(plates)])


@cache
def ab_wheel() -> Mesh:
    """A wheel about its axle along x."""
    wheel = disc_stack([(-0.02, 0.085), (-0.015, 0.095), (0.015, 0.095), (0.02, 0.085)], colour("rubber"), 24)
    return joined([wheel, rod(0.014, -0.16, 0.16, colour("iron"))])


@cache
def foam_roller() -> Mesh:
    """A roller along x, lying on the ground."""
    return rod(0.075, -0.24, 0.24, colour("mat"), 22).moved((0.0, 0.075, 0.0))


@cache
def chair() -> Mesh:
    """A plain chair: seat 45 cm high about the origin, back towards -z."""
    legs = [beam((x, 0.215, z), (0.04, 0.43, 0.04), "wood") for x in (-0.19, 0.19) for z in (-0.19, 0.19)]
    posts = [beam((x, 0.67, -0.20), (0.04, 0.44, 0.03), "wood") for x in (-0.19, 0.19)]
    return joined(
        [
            *legs,
            *posts,
            beam((0, 0.44, 0), (0.44, 0.03, 0.44), "wood"),
            beam((0, 0.80, -0.20), (0.42, 0.16, 0.03), "wood"),
        ]
    )


@cache
def smith_rails() -> Mesh:
    """The two guide rails of a Smith machine, about the bar's path."""
    parts = [beam((x, 1.1, 0.0), (0.05, 2.2, 0.05), "frame") for x in (-0.60, 0.60)]
    parts += [beam((x, 0.02, 0.0), (0.07, 0.04, 0.9), "frame") for x in (-0.60, 0.60)]
    return joined([*parts, beam((0.0, 2.2, 0.0), (1.25, 0.06, 0.06), "frame")])


@cache
def ring() -> Mesh:
    """The handle of a suspension strap along x."""
    return rod(0.017, -0.065, 0.065, colour("iron"))


def _tube(start: tuple[float, float], end: tuple[float, float]) -> Mesh:
    """A steel tube in the plane of the floor from (x, z) to (x, z)."""
    (x0, z0), (x1, z1) = start, end
    length, heading = float(np.hypot(x1 - x0, z1 - z0)), float(np.degrees(np.arctan2(-(z1 - z0), x1 - x0)))
    return turned(rod(0.017, 0.0, length, colour("steel"), 8), "y", heading).moved((x0, 0.0, z0))
