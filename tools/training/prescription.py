"""How much, how hard and how long: the tables of `prescription.yaml`, and one exercise's scheme from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import yaml

from domain.vocabulary import Equipment, ExerciseKind, Level, MovementPattern, TrainingGoal
from knowledge.exercises.catalogue import Exercise
from tools.training.models import PlanTrainingArguments
from tools.training.roles import COMPOUND_ROLES, RESISTANCE_ROLES, Role
from tools.training.rules import FOLDER, Data

Pair = tuple[int, int]
ByLevel = tuple[Pair, Pair, Pair]
ByWeek = tuple[int, int, int, int]
Number = TypeVar("Number")
_LEVELS = list(Level)
_LOADED = {
    Equipment.BARBELL,
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.MACHINE,
    Equipment.CABLE,
    Equipment.BAND,
    Equipment.EZ_BAR,
    Equipment.MEDICINE_BALL,
}


class RolePlan(Data):
    """Repetitions and rest of one role, by level."""

    reps: ByLevel
    rest_s: tuple[int, int, int]


class GoalPlan(Data):
    """What one goal asks for."""

    ranking: str
    fewest_main_sets: int = 2
    deload: bool
    rir_by_week: ByWeek
    roles: dict[Role, RolePlan]
    unloaded_reps: Pair
    conditioning_share: float = 0.0
    easy_cardio_share: float = 0.45
    method: str


class PercentWave(Data):
    """Percent of the one-rep max of main lifts over weeks and blocks."""

    equipment: set[Equipment]
    start: tuple[float, float, float]
    by_week: tuple[float, float, float, float]
    by_block: float
    most: tuple[float, float, float]
    reps_in_reserve: int


class BlockStep(Data):
    """What a new block adds to load, repetitions or seconds."""

    upper_percent: float
    lower_percent: float
    repetitions: int
    seconds: int


class RampUp(Data):
    """Lighter sets before the work sets: percent of the work weight and repetitions of each."""

    seconds: int
    sets: list[Pair]


class Pairs(Data):
    """When exercises go in pairs, and which suit each other."""

    session_min_below: dict[TrainingGoal, int]
    weekly_min_below: dict[TrainingGoal, int]
    session_min_most: int
    alone_too_up_to_days: int
    least_rest_s: int
    main_with_antagonist_only: list[TrainingGoal]
    antagonists: list[tuple[MovementPattern, MovementPattern]]
    not_twice: list[Equipment]


class Timing(Data):
    """What a session takes besides its sets."""

    seconds_per_rep: int
    transition_s: int
    ramp_up: dict[int, RampUp]
    tolerance_min: int
    warmup_min: dict[int, int]
    warmup_item_s: int
    warmup_items: int
    most_exercises: dict[int, int]
    longer_rest: dict[int, float]
    most_cardio_share: dict[TrainingGoal, float]
    most_cardio_share_of_mobility: float


def by_length(steps: Mapping[int, Number], session_min: int) -> Number:
    """The value of the last step (its key is in minutes) that a session of this length reaches."""
    return steps[max(start for start in steps if start <= session_min)]


class Prescription(Data):
    """Everything in `prescription.yaml`."""

    sets: dict[Role, ByLevel]
    fewest_sets_in_pairs: int
    single_sets_weekly_min_below: int
    goals: dict[TrainingGoal, GoalPlan]
    shared_roles: dict[Role, RolePlan]
    hold_s: dict[Role, ByLevel]
    rpe_by_week: dict[Role, ByWeek]
    percent_wave: PercentWave
    weeks_in_block: int
    deload_sets_factor: float
    block_step: BlockStep
    most_repetitions: int
    most_seconds: int
    heavy_lifts: dict[str, int]
    heavy_kinds: dict[ExerciseKind, int]
    unloaded: list[str]
    hardest_reps_by_pattern: dict[MovementPattern, int]
    hardest_reps_of_advanced: int
    hardest_reps: dict[str, int]
    aimed_weekly_sets: int
    pairs: Pairs
    timing: Timing

    def heaviest_reps(self, exercise: Exercise) -> int | None:
        """The most repetitions that a technical lift allows; None where it does not matter."""
        return self.heavy_lifts.get(exercise.id, self.heavy_kinds.get(exercise.kind))

    def most_reps(self, exercise: Exercise) -> int | None:
        """The most repetitions that few people exceed in a body-weight move; None where it does not matter."""
        if exercise.id in self.hardest_reps or is_loaded(exercise):
            return self.hardest_reps.get(exercise.id)
        limits = [self.hardest_reps_by_pattern.get(exercise.pattern)]
        if exercise.level is Level.ADVANCED:
            limits.append(self.hardest_reps_of_advanced)
        return min((limit for limit in limits if limit), default=None)


@dataclass(frozen=True)
class Scheme:
    """Sets, repetitions (or seconds) and rest of one exercise.

    `work_s` is the longest time under way of one set in any week, both sides counted.
    """

    sets: Pair
    reps: Pair
    seconds: bool
    rest_s: int
    work_s: float
    transition_s: int
    ramp_up: RampUp | None = None

    @property
    def around_s(self) -> int:
        """Seconds besides sets and rests: getting to the exercise, and lighter sets before it."""
        return self.transition_s + (self.ramp_up.seconds if self.ramp_up else 0)


def level_index(level: Level) -> int:
    """Where the level stands in the lists of three."""
    return _LEVELS.index(level)


def is_loaded(exercise: Exercise) -> bool:
    """Whether the load can be chosen, so that few heavy repetitions are possible."""
    return not _LOADED.isdisjoint(exercise.equipment) and exercise.id not in load_prescription().unloaded


@cache
def load_prescription() -> Prescription:
    """The tables as the data file holds them."""
    return Prescription.model_validate(yaml.safe_load((FOLDER / "prescription.yaml").read_text("utf-8")))


def scheme_for(exercise: Exercise, role: Role, args: PlanTrainingArguments) -> Scheme | None:
    """The exercise's sets, repetitions and rest; None where the goal asks for more repetitions than it bears.

    Long sessions of heavy goals rest longer, and short ones ramp up less.
    """
    table, at = load_prescription(), level_index(args.level)
    goal = table.goals[args.goal]
    role_plan = goal.roles.get(role) or table.shared_roles[role]
    seconds = exercise.measure == "seconds"
    reps = table.hold_s.get(role, table.hold_s[Role.CORE])[at] if seconds else _repetitions(exercise, role, args)
    if reps is None:
        return None
    longer = role in RESISTANCE_ROLES and goal.ranking == "heavy"
    barbell = Equipment.BARBELL in exercise.equipment and is_loaded(exercise)
    timing, session_min = table.timing, args.minutes_per_session
    return Scheme(
        sets=_sets(role, args),
        reps=reps,
        seconds=seconds,
        rest_s=int(role_plan.rest_s[at] * (by_length(timing.longer_rest, session_min) if longer else 1)),
        work_s=work_s(exercise, reps),
        transition_s=timing.transition_s,
        ramp_up=by_length(timing.ramp_up, session_min) if role is Role.MAIN and barbell else None,
    )


def _sets(role: Role, args: PlanTrainingArguments) -> Pair:
    """Least and most sets; fewer are enough where time is short."""
    table = load_prescription()
    low, high = table.sets[role][level_index(args.level)]
    if role is Role.MAIN:
        low = max(low, table.goals[args.goal].fewest_main_sets)
    if args.days_per_week * args.minutes_per_session < table.single_sets_weekly_min_below:
        return 1, high
    return (min(low, table.fewest_sets_in_pairs), high) if goes_in_pairs(args) else (low, high)


def goes_in_pairs(args: PlanTrainingArguments) -> bool:
    """Whether sessions or weeks are so short that exercises take turns."""
    pairs, session_min = load_prescription().pairs, args.minutes_per_session
    short_week = args.days_per_week * session_min < pairs.weekly_min_below[args.goal]
    return session_min < pairs.session_min_below[args.goal] or (short_week and session_min < pairs.session_min_most)


def work_s(exercise: Exercise, reps: Pair) -> float:
    """Seconds of one set in the middle of its repetitions (or seconds), both sides counted."""
    per_unit = 1 if exercise.measure == "seconds" else load_prescription().timing.seconds_per_rep
    return sum(reps) / 2 * per_unit * (2 if exercise.unilateral else 1)


def _repetitions(exercise: Exercise, role: Role, args: PlanTrainingArguments) -> Pair | None:
    table = load_prescription()
    plan = table.goals[args.goal]
    low, high = (plan.roles.get(role) or table.shared_roles[role]).reps[level_index(args.level)]
    if role in COMPOUND_ROLES and not is_loaded(exercise):
        low, high = plan.unloaded_reps
    heaviest = table.heaviest_reps(exercise)
    if heaviest is not None:
        return (low, min(high, heaviest)) if low <= heaviest else None
    most = table.most_reps(exercise)
    return (low, high) if most is None else (min(low, most // 2), min(high, most))
