"""Which part of the figure's surface each muscle tints."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import yaml

from domain.vocabulary import Muscle
from knowledge.exercises.rotations import smoothstep
from tools.pictures.mesh import Floats

_FILE = Path(__file__).with_name("muscles.yaml")
# A patch fades out over these: metres along the part, degrees round it.
_FADE_M = 0.035
_FADE_DEG = 26.0
# Parts that span both sides: a patch counts to the left and to the right.
_MIDDLE = ("torso", "neck")
Patch = tuple[str, float, float, float, float]


@cache
def patches() -> dict[Muscle, tuple[Patch, ...]]:
    """The patches of every muscle; `full_body` has all of them."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    table = {Muscle(name): tuple(tuple(row) for row in rows) for name, rows in raw.items()}
    return table | {Muscle.FULL_BODY: tuple(patch for rows in table.values() for patch in rows)}


def muscle_weights(part: str, along: Floats, angle_deg: Floats) -> dict[str, Floats]:
    """For the points of one part: how much (0–1) each muscle tints them."""
    weights = {}
    for muscle, rows in patches().items():
        total = np.zeros(len(along), dtype=np.float32)
        for name, start, end, facing, half in rows:
            if name == part:
                total = np.maximum(
                    total, _patch_weight(along, angle_deg, (start, end), (facing, half), part in _MIDDLE)
                )
        weights[muscle.value] = total
    return weights


def _apart(angle_deg: Floats, facing: float) -> Floats:
    apart: Floats = np.abs((angle_deg - facing + 180.0) % 360.0 - 180.0)
    return apart


def _patch_weight(
    along: Floats, angle_deg: Floats, span: tuple[float, float], arc: tuple[float, float], both_ways: bool
) -> Floats:
    start, end = span
    facing, half = arc
    inside = smoothstep(start - _FADE_M, start + _FADE_M, along) * (1 - smoothstep(end - _FADE_M, end + _FADE_M, along))
    away = _apart(angle_deg, facing)
    if both_ways:
        away = np.minimum(away, _apart(angle_deg, -facing))
    return (inside * (1 - smoothstep(half - _FADE_DEG / 2, half + _FADE_DEG / 2, away))).astype(np.float32)
