"""What an exercise asks for in each week: more from week to week of a block, whose last week is easy."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import Exercise
from tools.strength.formulas import reps_at_percent
from tools.training.models import Intensity, PlanTrainingArguments
from tools.training.prescription import Pair, Scheme, is_loaded, level_index, load_prescription, work_s
from tools.training.roles import RESISTANCE_ROLES, Role

_LOWER_BODY = {
    Muscle.GLUTES,
    Muscle.QUADRICEPS,
    Muscle.HAMSTRINGS,
    Muscle.ADDUCTORS,
    Muscle.ABDUCTORS,
    Muscle.CALVES,
}
_SECONDS_STEP = 5


@dataclass(frozen=True)
class WeekPlace:
    """Where a week stands: its number from 1, its block and its place in the block, both from 0."""

    number: int
    block: int
    place: int

    @property
    def deload(self) -> bool:
        """Whether it is the easy week that ends a block."""
        return self.place == load_prescription().weeks_in_block - 1


@dataclass(frozen=True)
class Target:
    """What one exercise asks for in one week; `load_change_percent` is against the first block."""

    reps: Pair
    intensity: Intensity
    load_change_percent: float
    work_s: float


def place_of(number: int) -> WeekPlace:
    """Where week `number`, from 1, stands."""
    block, place = divmod(number - 1, load_prescription().weeks_in_block)
    return WeekPlace(number, block, place)


class Wave:
    """The weekly targets of a request's goal and level."""

    def __init__(self, args: PlanTrainingArguments) -> None:
        self._table = load_prescription()
        self._goal = self._table.goals[args.goal]
        self._at = level_index(args.level)
        self._weeks = [place_of(number) for number in range(1, args.weeks + 1)]

    def longest(self, exercise: Exercise, role: Role, scheme: Scheme) -> Scheme:
        """The scheme with the time under way of its longest week."""
        longest = max(self.target(exercise, role, scheme, week).work_s for week in self._weeks)
        return replace(scheme, work_s=longest)

    def target(self, exercise: Exercise, role: Role, scheme: Scheme, week: WeekPlace) -> Target:
        """What the exercise asks for in a week."""
        percent = self._percent(exercise, role, week)
        if percent is not None:
            reps = self._reps_at(percent, scheme.reps)
            return Target(reps, Intensity(kind="percent_1rm", value=percent), 0, work_s(exercise, reps))
        reps = self._seconds(role, scheme.reps, week) if scheme.seconds else self._reps(exercise, scheme.reps, week)
        return Target(
            reps, self._effort(role, scheme, week), self._load_change(exercise, role, week), work_s(exercise, reps)
        )

    def method(self, exercise: Exercise, role: Role, scheme: Scheme) -> str:
        """The key of the exercise's progression rule in `progression.yaml`."""
        if role not in RESISTANCE_ROLES:
            return role.value
        if scheme.seconds:
            return "longer_hold"
        if self._by_percent(exercise, role):
            return "percent_wave"
        if not is_loaded(exercise):
            return "harder_variation"
        return "repetitions_first" if self._goal.method == "repetitions_first" else "double_progression"

    def _by_percent(self, exercise: Exercise, role: Role) -> bool:
        on_scale = not self._table.percent_wave.equipment.isdisjoint(exercise.equipment)
        return self._goal.method == "percent_wave" and role is Role.MAIN and is_loaded(exercise) and on_scale

    def _percent(self, exercise: Exercise, role: Role, week: WeekPlace) -> float | None:
        """Percent of the one-rep max of a main lift for strength; None for everything else."""
        if not self._by_percent(exercise, role):
            return None
        wave = self._table.percent_wave
        percent = wave.start[self._at] + wave.by_week[week.place] + wave.by_block * week.block
        return min(percent, wave.most[self._at])

    def _reps_at(self, percent: float, reps: Pair) -> Pair:
        """The repetitions that keep some in reserve as the percentage rises."""
        low, high = reps
        high = max(1, min(high, reps_at_percent(percent) - self._table.percent_wave.reps_in_reserve))
        return min(low, high), high

    def _reps(self, exercise: Exercise, reps: Pair, week: WeekPlace) -> Pair:
        """Half of the range, climbing through the block; body weight also climbs from block to block."""
        low, high = reps
        half = (high - low + 1) // 2
        climbs = self._table.weeks_in_block - 2
        place = 0 if week.deload else week.place
        start = low + place * (high - low - half) // climbs
        if is_loaded(exercise):
            return start, start + half
        most = self._table.most_reps(exercise) or self._table.most_repetitions
        more = max(0, min(week.block * self._table.block_step.repetitions, most - high))
        return start + more, start + half + more

    def _seconds(self, role: Role, seconds: Pair, week: WeekPlace) -> Pair:
        """From the short end of the range to the long one in steps of five seconds, longer in later blocks."""
        low, high = seconds
        if role not in RESISTANCE_ROLES:
            return low, high
        climbs = self._table.weeks_in_block - 2
        place = 0 if week.deload else week.place
        climbed = low + place * (high - low) / climbs + week.block * self._table.block_step.seconds
        held = min(max(self._table.most_seconds, high), _SECONDS_STEP * round(climbed / _SECONDS_STEP))
        return held, held

    def _effort(self, role: Role, scheme: Scheme, week: WeekPlace) -> Intensity:
        if scheme.seconds or role not in RESISTANCE_ROLES:
            efforts = self._table.rpe_by_week
            return Intensity(kind="rpe", value=efforts.get(role, efforts[Role.CORE])[week.place])
        return Intensity(kind="rir", value=self._goal.rir_by_week[week.place])

    def _load_change(self, exercise: Exercise, role: Role, week: WeekPlace) -> float:
        if role not in RESISTANCE_ROLES or not is_loaded(exercise):
            return 0
        step = self._table.block_step
        lower = not _LOWER_BODY.isdisjoint(exercise.primary_muscles)
        return week.block * (step.lower_percent if lower else step.upper_percent)
