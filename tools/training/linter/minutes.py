"""How long a session takes: warm-up, sets, rests and changes of exercise, as the planner counts them.

Everything is a range: of repetitions and rests as written and, where nothing is written, of the rests that the
goals prescribe. Whether a barbell lift is ramped up to is not written either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from domain.vocabulary import Equipment, Level, MovementPattern, TrainingGoal
from knowledge.exercises.catalogue import Exercise
from tools.training.linter.context import sets_of
from tools.training.linter.models import CheckTrainingPlanArguments, DayMinutes
from tools.training.linter.reading.plan import Day, Item
from tools.training.linter.reading.shapes import Span
from tools.training.prescription import by_length, is_loaded, level_index, load_prescription
from tools.training.roles import Role

_SECONDS_PER_MINUTE = 60
_NOT_COUNTED = (
    MovementPattern.ISOLATION,
    MovementPattern.CORE,
    MovementPattern.STRETCH,
    MovementPattern.YOGA,
    MovementPattern.LOCOMOTION,
)
_USUAL_SESSION_MIN = 60
"""Length that the warm-up is taken for where no budget is given."""
_METRES_PER_SECOND = 1.0
"""A loaded walk; for carries that are given in metres."""


@dataclass
class _Seconds:
    low: float = 0.0
    high: float = 0.0

    def add(self, span: Span) -> None:
        self.low += span[0]
        self.high += span[1]


def is_compound(exercise: Exercise) -> bool:
    """Whether an exercise moves several joints under load."""
    return exercise.pattern not in _NOT_COUNTED


def session_minutes(day: Day, number: int, week: int, args: CheckTrainingPlanArguments) -> DayMinutes:
    """Minutes of the session `number` of a week, least and most, and what had to be assumed."""
    timing = load_prescription().timing
    assumed: list[str] = []
    total = _Seconds()
    if day.warmup_min is None:
        assumed.append("warmup")
        minutes = float(by_length(timing.warmup_min, args.minutes_per_session or _USUAL_SESSION_MIN))
    else:
        minutes = day.warmup_min
    total.add((minutes * _SECONDS_PER_MINUTE,) * 2)
    items = [item for item in day.items if not item.is_warmup]
    for members in _supersets(items):
        total.add(_seconds_of(members, args, assumed))
    total.add((day.cardio_min * _SECONDS_PER_MINUTE,) * 2)
    return DayMinutes(
        day=number,
        line_no=day.line,
        label=day.label,
        week=week,
        low=round(total.low / _SECONDS_PER_MINUTE),
        high=round(total.high / _SECONDS_PER_MINUTE),
        assumed=list(dict.fromkeys(assumed)),
    )


def _supersets(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items that share their rests, together; every other by itself."""
    numbered = list(enumerate(items))
    for _, members in groupby(numbered, key=lambda pair: pair[1].group or pair[0]):
        yield [item for _, item in members]


def _seconds_of(members: list[Item], args: CheckTrainingPlanArguments, assumed: list[str]) -> Span:
    """Seconds of one exercise, or of several in turn: their sets, the rests between rounds, the change before."""
    timing = load_prescription().timing
    rounds, rest = 0.0, (0.0, 0.0)
    total = _Seconds()
    for item in members:
        sets = sets_of(item)
        if sets is None:
            assumed.append("sets")
            continue
        low, high = item.sets or (sets, sets)
        work = _work_s(item, assumed)
        total.add((low * work[0], high * work[1]))
        rounds = max(rounds, sets)
        own = item.rest_s or _usual_rest_s(item, args, assumed)
        rest = (max(rest[0], own[0]), max(rest[1], own[1]))
    between = max(rounds - 1, 0.0)
    total.add((between * rest[0], between * rest[1]))
    ramped_s = by_length(timing.ramp_up, args.minutes_per_session or _USUAL_SESSION_MIN).seconds
    ramp_up = ramped_s if any(_is_ramped_up(item) for item in members) else 0
    total.add((timing.transition_s, timing.transition_s + ramp_up))
    return total.low, total.high


def _work_s(item: Item, assumed: list[str]) -> Span:
    """Seconds under way of one set."""
    timing = load_prescription().timing
    sides = 2 if item.exercise and item.exercise.unilateral and not item.per_side else 1 + item.per_side
    if item.reps is None:
        assumed.append("reps")
        low, high = load_prescription().hold_s[Role.CORE][0]
        return low * sides, high * sides
    low_reps, high_reps = item.reps
    per_unit = {"seconds": 1.0, "metres": 1 / _METRES_PER_SECOND}.get(item.unit, float(timing.seconds_per_rep))
    if item.unit == "distance":
        per_unit = 0.0
    return low_reps * per_unit * sides, high_reps * per_unit * sides


def _usual_rest_s(item: Item, args: CheckTrainingPlanArguments, assumed: list[str]) -> Span:
    """The rests that the goals prescribe for such an exercise, from the shortest to the longest."""
    assumed.append("rest")
    table = load_prescription()
    role = Role.MAIN if item.exercise and is_compound(item.exercise) else Role.ISOLATION
    goals = [args.goal] if args.goal else list(TrainingGoal)
    levels = [args.level] if args.level else list(Level)
    rests = [table.goals[goal].roles[role].rest_s[level_index(level)] for goal in goals for level in levels]
    return float(min(rests)), float(max(rests))


def _is_ramped_up(item: Item) -> bool:
    exercise = item.exercise
    return (
        exercise is not None
        and is_compound(exercise)
        and Equipment.BARBELL in exercise.equipment
        and is_loaded(exercise)
    )
