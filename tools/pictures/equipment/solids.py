"""The shapes of the equipment, each about its own origin: x to the left, y up, z to the front, metres.

Sizes are the trade's usual ones: a 2.2 m bar with a 28 mm shaft and 50 mm sleeves, discs of 450 mm (IWF, Technical and
Competition Rules and Regulations), a bench 45 cm high.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from knowledge.exercises.rotations import rotation
from tools.pictures.mesh import Mesh, annulus, box, disc_stack, joined, rod, tube
from tools.pictures.palette import colour

BENCH_HEIGHT_M = 0.45
PAD_M = 0.07
_SHAFT_M = 0.014
_PLATE_M = 0.225


def turned(mesh: Mesh, axis: str, degrees: float) -> Mesh:
    """The mesh turned about "x", "y" or "z"."""
    return mesh.rotated(rotation(axis, np.array([degrees]))[0])


def _post(radius: float, bottom: float, top: float, name: str = "frame") -> Mesh:
    """An upright tube."""
    return turned(rod(radius, bottom, top, colour(name)), "z", 90)


def beam(start: tuple[float, float, float], size: tuple[float, float, float], name: str = "frame") -> Mesh:
    """A box by its centre."""
    return box(size, colour(name)).moved(start)


def both(mesh: Mesh) -> list[Mesh]:
    """A mesh and its mirror image across the middle; only for shapes that are symmetric about their own middle."""
    return [mesh, turned(mesh, "y", 180)]


def tilted_post(radius: float, start: tuple[float, float, float], end: tuple[float, float, float]) -> Mesh:
    """A tube of the frame in the plane of x = `start`'s x, from point to point."""
    rise, run = end[1] - start[1], end[2] - start[2]
    upright = _post(radius, 0.0, float(np.hypot(rise, run)))
    return turned(upright, "x", float(np.degrees(np.arctan2(run, rise)))).moved(start)


@cache
def bar(length: float) -> Mesh:
    """A plain steel tube along x."""
    return rod(_SHAFT_M, -length / 2, length / 2, colour("steel"))


@cache
def barbell(plates: int) -> Mesh:
    """An Olympic bar with so many discs a side, the outer ones smaller."""
    parts = [rod(_SHAFT_M, -0.66, 0.66, colour("steel"))]
    for mesh in both(disc_stack([(0.655, 0.035), (0.675, 0.035)], colour("steel"), 14)):
        parts.append(mesh)
    parts += both(rod(0.025, 0.675, 0.98, colour("steel")))
    for index in range(plates):
        radius, start = _PLATE_M * (1 - 0.24 * index), 0.68 + 0.055 * index
        parts += both(plate(radius, start))
    return joined(parts)


def plate(radius: float, start: float) -> Mesh:
    """A disc from `start` outward: rubber with a coloured ring and a steel hub on both faces."""
    end = start + 0.050
    bands = ((1.0, 0.84, "plate"), (0.84, 0.77, "plate_rim"), (0.77, 0.24, "plate"), (0.24, 0.1, "steel"))
    rim = [(start, radius - 0.008), (start + 0.008, radius), (end - 0.008, radius), (end, radius - 0.008)]
    parts = [tube(rim, colour("plate"), 28)]
    for outer, inner, name in bands:
        r0, r1 = min(outer * radius, radius - 0.008), inner * radius
        parts += [annulus(x, (r0, r1), facing, colour(name), 28) for x, facing in ((start, -1.0), (end, 1.0))]
    return joined(parts)


@cache
def ez_bar(plates: int) -> Mesh:
    """A short curl bar."""
    parts = [rod(_SHAFT_M, -0.36, 0.36, colour("steel")), *both(rod(0.025, 0.36, 0.58, colour("steel")))]
    for index in range(plates):
        parts += both(plate(0.13 - 0.02 * index, 0.37 + 0.055 * index))
    return joined(parts)


@cache
def dumbbell() -> Mesh:
    """A hexagonal dumbbell along x."""
    head = [(0.062, 0.045), (0.075, 0.060), (0.130, 0.060), (0.143, 0.045)]
    return joined([rod(0.016, -0.065, 0.065, colour("steel")), *both(disc_stack(head, colour("iron"), 12))])


@cache
def kettlebell() -> Mesh:
    """The handle at the origin, the ball below it."""
    angle = np.radians(np.linspace(-80, 80, 9))
    ball = [(0.095 * np.sin(a), 0.095 * np.cos(a)) for a in angle]
    horn = beam((0.062, -0.045, 0), (0.024, 0.10, 0.026), "iron")
    return joined(
        [
            rod(0.016, -0.070, 0.070, colour("iron")),
            horn,
            horn.moved((-0.124, 0, 0)),
            disc_stack(ball, colour("iron"), 20).moved((0, -0.165, 0)),
        ]
    )


@cache
def bench(incline_deg: float) -> Mesh:
    """A bench along z: the head's end towards -z. Flat: 1.2 m of pad about the origin; inclined: a hinge at z = 0."""
    legs = [beam((0, 0.03, z), (0.42, 0.05, 0.06)) for z in (-0.48, 0.48)]
    legs += [beam((0, 0.20, z), (0.06, 0.34, 0.06)) for z in (-0.48, 0.48)]
    legs.append(beam((0, 0.355, 0), (0.08, 0.05, 1.05)))
    if not incline_deg:
        return joined([*legs, beam((0, BENCH_HEIGHT_M - PAD_M / 2, 0), (0.29, PAD_M, 1.22), "pad")])
    seat = beam((0, BENCH_HEIGHT_M - PAD_M / 2, 0.21), (0.29, PAD_M, 0.38), "pad")
    back = turned(beam((0, -PAD_M / 2, -0.42), (0.29, PAD_M, 0.84), "pad"), "x", incline_deg)
    return joined([*legs, seat, back.moved((0, BENCH_HEIGHT_M, 0))])


def plyo_box(size: tuple[float, float, float]) -> Mesh:
    """A box on the floor."""
    return beam((0, size[1] / 2, 0), size, "pad")


def slab(size: tuple[float, float, float], incline_deg: float, name: str) -> Mesh:
    """A pad or beam about its own middle, its front end raised by `incline_deg`."""
    return turned(beam((0, 0, 0), size, name), "x", -incline_deg)


def mat(size: tuple[float, float, float]) -> Mesh:
    """A mat on the floor."""
    return beam((0, -size[1] / 2, 0), size, "mat")


@cache
def wall() -> Mesh:
    """A wall behind z = 0."""
    return beam((0, 1.1, -0.05), (2.4, 2.2, 0.1), "wall")


@cache
def rack() -> Mesh:
    """Two uprights with hooks at a bar's height of 1.0 m."""
    parts = []
    for x in (-0.55, 0.55):
        parts += [beam((x, 0.02, 0), (0.07, 0.04, 0.7)), beam((x, 0.75, -0.06), (0.06, 1.5, 0.06))]
    return joined(parts)


@cache
def pull_up_bar(height: float) -> Mesh:
    """A bar at `height` on two uprights."""
    parts = [rod(0.016, -0.72, 0.72, colour("iron")).moved((0, height, 0))]
    for x in (-0.72, 0.72):
        parts += [_post(0.028, 0.0, height + 0.05).moved((x, 0, 0)), beam((x, 0.02, 0), (0.08, 0.04, 0.7))]
    return joined(parts)


def dip_bars(size: tuple[float, float, float]) -> Mesh:
    """Two bars along z: distance between them, height, length."""
    width, height, length = size
    parts = []
    for x in (-width / 2, width / 2):
        parts.append(turned(rod(0.018, -length / 2, length / 2, colour("iron")), "y", 90).moved((x, height, 0)))
        for z in (-length / 2 + 0.04, length / 2 - 0.04):
            parts.append(_post(0.024, 0.0, height).moved((x, 0, z)))
        parts.append(beam((x, 0.02, 0), (0.07, 0.04, length + 0.2)))
    return joined(parts)


@cache
def strap() -> Mesh:
    """A rubber band of length one along x."""
    return rod(0.009, 0.0, 1.0, colour("rubber"), 8)


@cache
def cord() -> Mesh:
    """A steel cable of length one along x."""
    return rod(0.006, 0.0, 1.0, colour("iron"), 6)


@cache
def rope() -> Mesh:
    """One end of a triceps rope, of length one along x."""
    return rod(0.014, 0.0, 1.0, colour("wood"), 8)


@cache
def link() -> Mesh:
    """A machine's lever of length one along x."""
    return rod(0.018, 0.0, 1.0, colour("frame"), 8)


@cache
def handle() -> Mesh:
    """A stirrup handle along x."""
    return rod(0.016, -0.07, 0.07, colour("iron"))


@cache
def cuff() -> Mesh:
    """A strap round an ankle, about the shin's axis y."""
    return turned(rod(0.052, -0.025, 0.025, colour("iron"), 16), "z", 90)


@cache
def lat_bar() -> Mesh:
    """A wide pulldown bar, its ends bent down."""
    tip = turned(rod(0.014, 0.0, 0.14, colour("iron")), "z", -35).moved((0.46, 0, 0))
    return joined([rod(0.014, -0.46, 0.46, colour("iron")), tip, turned(tip, "y", 180)])


@cache
def pulley() -> Mesh:
    """A wheel on the tower."""
    return turned(disc_stack([(-0.015, 0.05), (0.015, 0.05)], colour("iron"), 18), "y", 0)


@cache
def cable_tower(pulley_height: float) -> Mesh:
    """The tower stands behind the pulley, towards +z; its arm carries the pulley."""
    top = max(2.1, pulley_height + 0.08)
    parts = [beam((x, top / 2, 0.42), (0.05, top, 0.05)) for x in (-0.24, 0.24)]
    parts += [beam((0, top, 0.42), (0.53, 0.06, 0.06)), beam((0, 0.03, 0.42), (0.60, 0.06, 0.40))]
    parts.append(beam((0, pulley_height + 0.06, 0.21), (0.05, 0.05, 0.46)))
    return joined(parts)


@cache
def weight_stack() -> Mesh:
    """The part of the stack that is lifted."""
    return joined([beam((0, 0.12 + 0.055 * i, 0.42), (0.34, 0.045, 0.13), "iron") for i in range(6)])


@cache
def roller() -> Mesh:
    """A foam roller along x."""
    return disc_stack([(-0.24, 0.04), (-0.235, 0.05), (0.235, 0.05), (0.24, 0.04)], colour("pad"), 18)


@cache
def machine_seat() -> Mesh:
    """A leg extension's seat: knees at z = 0.42, back rest behind, pad 0.52 m high."""
    seat = beam((0, 0.485, 0.20), (0.42, 0.07, 0.42), "pad")
    back = turned(beam((0, 0.34, -0.04), (0.40, 0.70, 0.07), "pad"), "x", -12).moved((0, 0.50, -0.06))
    frame = [beam((0, 0.24, 0.15), (0.08, 0.44, 0.10)), beam((0, 0.03, 0.10), (0.50, 0.06, 0.70))]
    return joined([seat, back, *frame])


@cache
def machine_couch() -> Mesh:
    """A lying leg curl's couch along z, 0.55 m high, knees just over its end at z = -0.42."""
    pad = beam((0, 0.515, 0.18), (0.46, 0.07, 1.20), "pad")
    frame = [beam((0, 0.25, z), (0.08, 0.46, 0.08)) for z in (-0.25, 0.62)]
    return joined([pad, *frame, beam((0, 0.03, 0.18), (0.46, 0.06, 1.10))])


@cache
def press_seat(incline_deg: float) -> Mesh:
    """A leg press: a reclined seat at the origin and rails rising to the front at `incline_deg`."""
    back = turned(beam((0, 0.38, -0.05), (0.44, 0.80, 0.08), "pad"), "x", -50).moved((0, 0.26, -0.10))
    seat = turned(beam((0, -0.04, 0.12), (0.44, 0.08, 0.34), "pad"), "x", -20).moved((0, 0.26, -0.06))
    rails = [
        turned(beam((x, 0, 0.85), (0.05, 0.05, 1.7)), "x", -incline_deg).moved((0, 0.26, 0.20)) for x in (-0.34, 0.34)
    ]
    feet = [beam((0, 0.03, z), (0.74, 0.06, 0.08)) for z in (-0.45, 0.25, 1.15)]
    posts = [beam((x, 0.62, 1.15), (0.05, 1.2, 0.05)) for x in (-0.34, 0.34)]
    return joined([back, seat, *rails, *feet, *posts])


@cache
def sled() -> Mesh:
    """A foot plate, its upper side at y = 0, with discs at its sides."""
    foot_plate = beam((0, -0.02, 0), (0.60, 0.04, 0.46), "frame")
    discs = both(plate(0.20, 0.36))
    return joined([foot_plate, beam((0, -0.08, 0), (0.72, 0.06, 0.10)), *(disc.moved((0, -0.08, 0)) for disc in discs)])
