"""What 5/3/1 cycles are built to, and one set of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from domain.vocabulary import AfterMiss, Lift, Template531, WeightUnit
from knowledge.exercises.catalogue import Catalogue
from tools.strength.blocks_531 import Blocks, WeekTable, weeks_of
from tools.strength.models_531 import AmrapResult, SetKind, WorkSet
from tools.strength.plates import PlateLoader, exact, round_half_up
from tools.strength.programme_531 import Prescription, Programme


@dataclass(frozen=True)
class Plan531:
    """What the cycles are built to, with every default filled in; loads are in `unit`.

    `training_max` is that of the first cycle. `results` are of sets that the plan holds, one each at most. The
    `catalogue` names assistance exercises in every language; without it they have their English name only.
    """

    programme: Programme
    training_max: dict[Lift, Decimal]
    unit: WeightUnit
    template: Template531
    days_per_week: int
    rounding: Decimal
    loader: PlateLoader
    supplemental_percents: tuple[float, ...] = ()
    joker_sets: int = 0
    training_max_percent: float = 90
    blocks: Blocks = field(default_factory=Blocks)
    results: tuple[AmrapResult, ...] = ()
    after_miss: AfterMiss = AfterMiss.TEN_PERCENT_OFF
    catalogue: Catalogue | None = None

    def weeks(self, cycle: int) -> list[WeekTable]:
        """The weeks of `cycle` (from 1)."""
        return weeks_of(self.programme, self.blocks, cycle, self.training_max_percent)

    def increment(self, lift: Lift) -> Decimal:
        """What the lift's training max gains after a cycle."""
        return exact(self.programme.increment(lift, self.unit))

    def load_set(self, kind: SetKind, one: Prescription, training_max: Decimal) -> WorkSet:
        """One set with its load and plates: rounded to the step, halves up, then to what bar and plates make."""
        wished = training_max * exact(one.percent) / 100
        load, plates = self.loader.nearest(round_half_up(wished, self.rounding), wished)
        return WorkSet(
            kind=kind,
            percent=one.percent,
            load=float(load),
            reps=one.reps,
            reps_max=one.reps_max,
            amrap=one.amrap,
            plates_per_side=plates,
        )
