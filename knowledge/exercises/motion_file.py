"""The language of a motion file: what an author may write. `motions/README.md` explains it with an example."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from knowledge.exercises.conditions import MEASURES


def read_yaml(path: Path) -> Any:
    """A YAML file's content; libyaml reads it where it is compiled in, ten times as fast."""
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(_Part):
    """A number left open: solved, starting `near` a guess, so that `measure` has the value (degrees or metres)."""

    measure: str
    value: float
    near: float | None = None


def _condition(value: Any) -> Any:
    """`{knees: 5}` or `{elbows: 4, near: 2.0}` as a Condition."""
    if not isinstance(value, dict) or "measure" in value:
        return value
    measures = [name for name in value if name != "near"]
    if len(measures) != 1 or measures[0] not in MEASURES:
        raise ValueError(f"a condition names one of {', '.join(MEASURES)}; got {value}")
    return {"measure": measures[0], "value": value[measures[0]], "near": value.get("near")}


Number = Annotated[float | Condition, BeforeValidator(_condition)]
Place = tuple[Number, Number, Number]
Direction = tuple[float, float, float]


class Hold(StrEnum):
    """How a hand is turned; a number instead is degrees from palms-in to palms-up."""

    OVER = "over"
    UNDER = "under"
    FORWARD = "forward"
    UP = "up"
    FLAT = "flat"


class Arm(_Part):
    """One arm: either a place for the hand (`hand`, metres) or joint angles in degrees."""

    hand: Place | None = Field(default=None, description="Grip centre or palm: outward, up, front")
    relative_to: Literal["world", "chest", "pelvis", "bar"] | None = Field(
        default=None, description="Whose axes `hand` is in"
    )
    elbows: Direction | None = Field(
        default=None, description="Where the elbow points: outward, up, front of the chest"
    )
    forward: Number | None = Field(default=None, description="Upper arm forward: 0 hangs, 90 level, 180 overhead")
    out: Number | None = Field(default=None, description="Upper arm out to the side: 90 level")
    elbow: Number | None = Field(default=None, description="Bend of the elbow")
    turn: Number | None = Field(default=None, description="Inward turn of the upper arm, moves a bent forearm inward")
    grip: Hold | Number | None = Field(default=None, description="Turn of the hand")
    wrist: Number | None = Field(default=None, description="Palm bent towards the forearm (negative: the back)")
    fingers: float | None = Field(default=None, description="Flat hand: degrees that the fingers point inward")
    shrug: float | None = Field(default=None, description="Shoulder raised, degrees of the collar bone")
    protract: float | None = Field(default=None, description="Shoulder brought forward, degrees of the collar bone")


class Leg(_Part):
    """One leg: either a place on the ground (`foot`, metres) or joint angles in degrees."""

    foot: Place | None = Field(default=None, description="The ground under the middle of the foot: outward, up, front")
    pitch: Number | None = Field(
        default=None, description="Heel up on the ball (to 90), toes up on the heel (negative)"
    )
    roll: Number | None = Field(default=None, description="Onto the outer edge: 90 lies on it")
    knees: Direction | None = Field(default=None, description="Where the knee points: outward, up, front of the pelvis")
    forward: Number | None = Field(default=None, description="Thigh forward: 90 level")
    out: Number | None = Field(default=None, description="Thigh out to the side")
    knee: Number | None = Field(default=None, description="Bend of the knee")
    turn: Number | None = Field(default=None, description="Toes turned out")
    point: Number | None = Field(default=None, description="Free foot: toes pointed")


class Posture(_Part):
    """Everything that a key may say about the body; what it leaves out comes from `all`, then from the base."""

    pelvis: Place | None = Field(default=None, description="Middle of the hip joints: left, up, front")
    lean: Number | None = Field(default=None, description="Trunk forward: 0 upright, 90 face down, -90 on the back")
    side: Number | None = Field(default=None, description="Trunk to its left")
    turn: Number | None = Field(default=None, description="The whole trunk turned to its left")
    curl: Number | None = Field(default=None, description="Spine rounded (negative: arched), about the trunk's line")
    twist: Number | None = Field(default=None, description="Chest against pelvis, to the left")
    bend: Number | None = Field(default=None, description="Chest against pelvis, sideways to the left")
    nod: Number | None = Field(default=None, description="Chin down")
    look: Number | None = Field(default=None, description="Face to the left")
    tilt: Number | None = Field(default=None, description="Ear to the left shoulder")
    effort: float | None = Field(default=None, ge=0, le=1, description="How hard the muscles work, tints them")
    arms: Arm | None = None
    left_arm: Arm | None = None
    right_arm: Arm | None = None
    legs: Leg | None = None
    left_leg: Leg | None = None
    right_leg: Leg | None = None


class Key(Posture):
    """One key pose and its place in the cycle."""

    name: str = Field(description="What a coach calls it: top, bottom, lockout")
    time: float = Field(
        default=1.0, gt=0, description="Seconds to get here from the key before (the first: from the last)"
    )
    hold: float = Field(default=0.0, ge=0, description="Seconds it stays")
    flow: bool = Field(default=False, description="Goes through without stopping")


class Camera(_Part):
    """Where the picture is taken from; distance and centre follow from the movement."""

    azimuth: float = Field(default=40, description="0 from the front, 90 from the figure's left, 180 from behind")
    elevation: float = Field(default=10, ge=-20, le=80, description="Degrees above the horizon")
    zoom: float = Field(default=1.0, gt=0.3, lt=3, description="Above 1 is nearer")


class PropKind(StrEnum):
    """Things that the figure uses."""

    BARBELL = "barbell"
    EZ_BAR = "ez_bar"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    BENCH = "bench"
    RACK = "rack"
    PULL_UP_BAR = "pull_up_bar"
    DIP_BARS = "dip_bars"
    CABLE = "cable"
    LEG_PRESS = "leg_press"
    LEG_EXTENSION = "leg_extension"
    LEG_CURL = "leg_curl"
    BAND = "band"
    BOX = "box"
    MAT = "mat"
    WALL = "wall"
    EXERCISE_BALL = "exercise_ball"
    MEDICINE_BALL = "medicine_ball"
    PLATE = "plate"
    TRAP_BAR = "trap_bar"
    LANDMINE = "landmine"
    SMITH = "smith"
    SUSPENSION = "suspension"
    AB_WHEEL = "ab_wheel"
    FOAM_ROLLER = "foam_roller"
    CHAIR = "chair"
    PAD = "pad"
    FRAME = "frame"
    LEVER = "lever"
    ROWER = "rower"
    BIKE = "bike"
    JUMP_ROPE = "jump_rope"


Followed = Literal["pelvis", "chest", "head", "left_thigh", "right_thigh", "left_shank", "right_shank"]


class Prop(_Part):
    """One piece of equipment; `motions/README.md` says which fields each kind reads."""

    kind: PropKind
    held: Literal["hands", "left", "right", "goblet", "back", "front", "hips"] | None = None
    at: Direction | None = Field(default=None, description="World place, metres: left, up, front")
    turn: float = Field(default=0, description="Turned about the vertical, degrees")
    incline: float = Field(default=0, description="Back of a bench raised, degrees")
    size: Direction | None = Field(default=None, description="Width, height, length in metres")
    plates: int = Field(default=1, ge=0, le=4, description="Plates a side")
    handle: Literal["bar", "rope", "stirrup", "double"] = "bar"
    follows: Literal["pelvis", "chest", "head", "left_thigh", "right_thigh", "left_shank", "right_shank"] | None = (
        Field(default=None, description="Moves with this part of the body; `at` is then in its axes")
    )
    anchor: Literal["feet", "left_foot", "right_foot", "knees", "ankles", "back"] | None = Field(
        default=None, description="Where a band is fixed to the body; at the knees and ankles it is a loop"
    )
    to: Literal["hands", "left", "right", "feet", "elbows", "ankles"] = Field(
        default="hands", description="What straps or a lever lead to"
    )


class MotionFile(_Part):
    """One motion file as it is written."""

    exercise: str
    base: str = "standing"
    camera: Camera = Camera()
    equipment: tuple[Prop, ...] = ()
    mirror: bool = Field(default=False, description="The cycle is repeated with left and right exchanged")
    all: Posture = Posture()
    keys: tuple[Key, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _limbs_are_clear(self) -> MotionFile:
        for posture in (self.all, *self.keys):
            for name, value in posture:
                if isinstance(value, Arm) and value.hand and (value.forward or value.elbow or value.wrist):
                    raise ValueError(f"{name}: give a place for the hand or joint angles, not both")
                if isinstance(value, Leg) and value.foot and (value.forward or value.knee):
                    raise ValueError(f"{name}: give a place for the foot or joint angles, not both")
        return self
