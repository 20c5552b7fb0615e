"""The tables of `flow.yaml`: the parts of a session, what belongs to each, and how long things are held."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from domain.vocabulary import Muscle, PlanFocus
from tools.training.models import Names
from tools.training.prescription import ByWeek
from tools.training.rules import Data


class Part(Data):
    """One part of a session: its share of the minutes and the most different exercises."""

    name: str
    share: float
    most: int


class Belonging(Data):
    """Words of an exercise's id that put it into a part, in the order of the sequence."""

    part: str
    words: list[str]


class YogaTable(Data):
    """The parts of a yoga session."""

    parts: list[Part]
    belongs: list[Belonging]


class MobilityTable(Data):
    """The joints of a mobility session, each with the muscles that cross it."""

    parts: list[Part]
    joints: dict[str, list[Muscle]]
    not_drills: list[str]


class FlowTables(Data):
    """Everything in `flow.yaml`."""

    names: dict[PlanFocus, Names]
    yoga: YogaTable
    mobility: MobilityTable
    hold_s: dict[PlanFocus, tuple[int, int, int]]
    week_adds_s: ByWeek
    block_adds_s: int
    most_hold_s: int
    reps_by_week: ByWeek
    block_adds_reps: int
    most_reps: int
    rpe_by_week: ByWeek
    rest_s: int
    transition_s: int
    most_rounds: int
    opening_min: dict[int, tuple[int, int]]
    closing_min: dict[int, tuple[int, int]]
    easy_share: float
    tested_muscles: list[Muscle]
    deload: Names
    week_notes: list[Names]
    later_block: Names
    easy_movement: Names
    lying_still: Names

    def parts(self, focus: PlanFocus) -> list[Part]:
        """The parts of a session in their order."""
        return self.yoga.parts if focus is PlanFocus.YOGA else self.mobility.parts


@cache
def load_flow() -> FlowTables:
    """The tables as the data file holds them."""
    return FlowTables.model_validate(yaml.safe_load((Path(__file__).parent / "flow.yaml").read_text("utf-8")))
