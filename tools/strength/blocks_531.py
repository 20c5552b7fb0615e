"""Which weeks a cycle has: a deload in every fourth week, or a seventh week after a block of three-week cycles."""

from __future__ import annotations

from dataclasses import dataclass

from domain.vocabulary import SeventhWeek
from tools.strength.programme_531 import Prescription, Programme


@dataclass(frozen=True)
class Blocks:
    """How the plan's cycles are grouped.

    With a seventh week no cycle has a deload of its own: the week stands after every `block_cycles` cycles and at
    the end of the plan, so that three cycles are the published two leaders, week, anchor, week (Wendler, 2017).
    """

    seventh_week: SeventhWeek = SeventhWeek.NONE
    last_seventh_week: SeventhWeek | None = None
    block_cycles: int = 2
    cycles: int = 1

    def after(self, cycle: int) -> SeventhWeek:
        """The seventh week that follows `cycle` (from 1), or none."""
        if self.seventh_week is SeventhWeek.NONE:
            return SeventhWeek.NONE
        if cycle == self.cycles:
            return self.last_seventh_week or self.seventh_week
        return self.seventh_week if cycle % self.block_cycles == 0 else SeventhWeek.NONE


@dataclass(frozen=True)
class WeekTable:
    """The main work of one week; `training` weeks have supplemental work, jokers and assistance too."""

    week: int
    sets: list[Prescription]
    training: bool
    seventh_week: SeventhWeek | None = None

    @property
    def deload(self) -> bool:
        """Whether the week is for recovery: neither training nor a test."""
        return not self.training and self.seventh_week in (None, SeventhWeek.DELOAD)

    @property
    def tested_set(self) -> Prescription | None:
        """The last main set where a result of it means something: open-ended, or the training max test's."""
        last = self.sets[-1]
        return last if last.amrap or self.seventh_week is SeventhWeek.TM_TEST else None


def weeks_of(programme: Programme, blocks: Blocks, cycle: int, training_max_percent: float) -> list[WeekTable]:
    """The weeks of `cycle` in order; the percentage decides how many repetitions the training max test asks for."""
    rising = {week: sets for week, sets in programme.weeks.items() if week != programme.deload_week}
    weeks = [WeekTable(week, sets, training=True) for week, sets in rising.items()]
    if blocks.seventh_week is SeventhWeek.NONE:
        deload = programme.weeks[programme.deload_week]
        return [*weeks, WeekTable(programme.deload_week, deload, training=False)]
    kind = blocks.after(cycle)
    if kind is SeventhWeek.NONE:
        return weeks
    sets = _seventh_week_sets(programme, kind, training_max_percent)
    return [*weeks, WeekTable(len(weeks) + 1, sets, training=False, seventh_week=kind)]


def weeks_before(programme: Programme, blocks: Blocks, cycle: int) -> int:
    """Programme weeks before the first of `cycle`."""
    every_fourth = blocks.seventh_week is SeventhWeek.NONE
    light = sum(every_fourth or blocks.after(earlier) is not SeventhWeek.NONE for earlier in range(1, cycle))
    return (cycle - 1) * (len(programme.weeks) - 1) + light


def _seventh_week_sets(programme: Programme, kind: SeventhWeek, training_max_percent: float) -> list[Prescription]:
    *first, last = programme.seventh_week[kind]
    if kind is SeventhWeek.TM_TEST and training_max_percent <= programme.tm_test_five_up_to_percent:
        last = last.model_copy(update={"reps": last.reps_max, "reps_max": None})
    return [*first, last]
