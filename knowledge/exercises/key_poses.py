"""Key poses as numbers: what base, `all` and each key of a motion file say, merged and flattened into tracks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.exercises.kinematics import ARM_ANGLES, LEG_ANGLES, LIMBS, TRUNK_ANGLES
from knowledge.exercises.motion_file import Arm, Condition, Hold, Key, Leg, MotionFile, Posture, read_yaml
from knowledge.exercises.numbers import Carried, Grip, Numbers, Space
from knowledge.exercises.skeleton import SIDES, Joint, Segment

_BASES_FILE = Path(__file__).with_name("bases.yaml")
# Fields that speak of joint angles, and fields that speak of a place: the later layer decides between the two.
_FREE_FIELDS = {"arm": {"forward", "out", "elbow", "turn", "wrist"}, "leg": {"forward", "out", "knee", "point"}}
_PLACE_FIELDS = {"arm": {"hand", "relative_to", "elbows"}, "leg": {"foot", "pitch", "roll"}}
_DEFAULT_ELBOWS = (0.5, -0.3, -1.0)
_DEFAULT_EFFORT = 0.6
_SPACES = {
    None: Space.WORLD,
    "world": Space.WORLD,
    "chest": Space.CHEST,
    "pelvis": Space.PELVIS,
    "bar": Space.BAR,
}
_GRIPS = {
    Hold.OVER: Grip.OVER,
    Hold.UNDER: Grip.UNDER,
    Hold.FORWARD: Grip.FORWARD,
    Hold.UP: Grip.UP,
    Hold.FLAT: Grip.FLAT,
}
# Where a bar lies: across the lower traps' shelf, on the front deltoids, in the crease of the hips.
CARRIED = {
    "back": Carried(Segment.CHEST, Joint.CHEST, (0.0, 0.225, -0.125)),
    "front": Carried(Segment.CHEST, Joint.CHEST, (0.0, 0.240, 0.105)),
    "hips": Carried(Segment.PELVIS, Joint.PELVIS, (0.0, 0.02, 0.135)),
}


@dataclass(frozen=True)
class Open:
    """An open number of one key: the values that it moves together and the condition that they have to meet."""

    names: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True)
class KeyPoses:
    """All keys of a motion: numbers (a batch over the keys) and, by key, the numbers that are still open."""

    numbers: Numbers
    open: tuple[tuple[Open, ...], ...]


@cache
def bases() -> dict[str, Posture]:
    """The starting postures by name."""
    raw = read_yaml(_BASES_FILE)
    return {name: Posture.model_validate(posture) for name, posture in raw.items()}


def key_poses(file: MotionFile) -> KeyPoses:
    """The keys of a motion file as numbers."""
    base = bases()[file.base]
    rows = [_Row([base, file.all, key]) for key in file.keys]
    names = sorted(rows[0].values)
    numbers = Numbers(
        values={name: np.array([row.values[name] for row in rows], dtype=float) for name in names},
        spaces={limb: np.array([row.spaces[limb] for row in rows]) for limb in LIMBS},
        grips={limb: np.array([row.grips.get(limb, Grip.ANGLE) for row in rows]) for limb in LIMBS},
        carried=next((CARRIED[prop.held] for prop in file.equipment if prop.held in CARRIED), None),
    )
    return KeyPoses(numbers, tuple(tuple(row.open()) for row in rows))


def _merged(layers: list[Arm | Leg | None], kind: str) -> dict[str, Any]:
    """One limb's fields from its layers, the later ones first in force; a place drops joint angles and vice versa."""
    fields: dict[str, Any] = {}
    for layer in layers:
        if layer is None:
            continue
        said = {name: value for name, value in layer if value is not None}
        place = "hand" if kind == "arm" else "foot"
        if place in said:
            fields = {name: value for name, value in fields.items() if name not in _FREE_FIELDS[kind]}
        elif _FREE_FIELDS[kind] & set(said) - ({"turn"} if kind == "leg" else set()):
            fields = {name: value for name, value in fields.items() if name not in _PLACE_FIELDS[kind]}
        fields |= said
    return fields


class _Row:
    """One key: its values by name, the limbs' spaces and grips, and the open numbers."""

    def __init__(self, layers: list[Posture | Key]) -> None:
        self.values: dict[str, float] = {}
        self.spaces: dict[str, Space] = {}
        self.grips: dict[str, Grip] = {}
        self._open: dict[int, tuple[Condition, list[str]]] = {}
        said = {name: value for layer in layers for name, value in layer if value is not None}
        for axis, number in zip("xyz", said["pelvis"], strict=True):
            self._put(f"pelvis_{axis}", number, 0.9 if axis == "y" else 0.0)
        for name in (*TRUNK_ANGLES, "effort"):
            plain = [value for value in (getattr(layer, name) for layer in layers) if isinstance(value, float)]
            guess = plain[-1] if plain else 0.0
            self._put(name, said.get(name, _DEFAULT_EFFORT if name == "effort" else 0.0), guess)
        for side in SIDES:
            for kind in ("arm", "leg"):
                both, own = f"{kind}s", f"{side}_{kind}"
                limb = [getattr(layer, name) for layer in layers for name in (both, own)]
                (self._arm if kind == "arm" else self._leg)(own, _merged(limb, kind))

    def open(self) -> list[Open]:
        """The numbers that conditions have to settle."""
        return [Open(tuple(names), condition) for condition, names in self._open.values()]

    def _put(self, name: str, number: Any, guess: float = 0.0) -> None:
        """A value, or a first guess and the condition; one condition written for both sides stays one unknown."""
        if isinstance(number, Condition):
            self._open.setdefault(id(number), (number, []))[1].append(name)
            number = guess if number.near is None else number.near
        self.values[name] = float(number)

    def _vector(self, stem: str, vector: tuple[Any, ...], guess: tuple[float, float, float]) -> None:
        for axis, number, start in zip("xyz", vector, guess, strict=True):
            self._put(f"{stem}_{axis}", number, start)

    def _arm(self, limb: str, fields: dict[str, Any]) -> None:
        place, grip = fields.get("hand"), fields.pop("grip", 0.0)
        self.spaces[limb] = Space.FREE if place is None else _SPACES[fields.get("relative_to")]
        self._vector(f"{limb}.hand", place or (0, 0, 0), (0.3, 0.9, 0.2))
        self._vector(f"{limb}.pole", fields.get("elbows", _DEFAULT_ELBOWS), (0, 0, 0))
        self.grips[limb] = _GRIPS[grip] if isinstance(grip, Hold) else Grip.ANGLE
        fields["grip"] = 0.0 if isinstance(grip, Hold) else grip
        for name in ARM_ANGLES:
            self._put(f"{limb}.{name}", fields.get(name, 0.0))

    def _leg(self, limb: str, fields: dict[str, Any]) -> None:
        place = fields.get("foot")
        self.spaces[limb] = Space.FREE if place is None else Space.WORLD
        self._vector(f"{limb}.foot", place or (0, 0, 0), (0.1, 0, 0))
        self._vector(f"{limb}.pole", fields.get("knees", (0, 0, 0)), (0, 0, 0))
        for name in LEG_ANGLES:
            self._put(f"{limb}.{name}", fields.get(name, 0.0))
