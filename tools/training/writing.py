"""Writes the weeks out: what each exercise asks for in each week, deload weeks and the minutes of every day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Exercise
from tools.training.allocate import Allocation, Allotment
from tools.training.models import (
    EasyCardio,
    Names,
    PlannedDay,
    PlannedExercise,
    PlannedWeek,
    PlanTrainingArguments,
    RampSet,
    Warmup,
    WarmupExercise,
)
from tools.training.pool import Pool
from tools.training.prescription import RampUp, by_length, load_prescription
from tools.training.progression import load_progression
from tools.training.roles import RESISTANCE_ROLES, Role
from tools.training.splits import load_preferences, load_splits
from tools.training.waves import Target, Wave, WeekPlace, place_of

Animation = Callable[[str], str | None]
"""Path of an exercise's animation by its id, or None where there is none yet."""
_MOST_ALTERNATIVES = 3


@dataclass(frozen=True)
class _Turn:
    """An exercise of a day as one week asks for it."""

    allotment: Allotment
    sets: int
    target: Target
    pair: str | None

    @property
    def seconds(self) -> float:
        """Sets, the rests between them, and what lies around."""
        scheme = self.allotment.candidate.scheme
        return self.sets * self.target.work_s + (self.sets - 1) * scheme.rest_s + scheme.around_s


class WeekWriter:
    """Turns one allocation into any number of written weeks."""

    def __init__(
        self,
        args: PlanTrainingArguments,
        pool: Pool,
        split: Sequence[str],
        allocation: Allocation,
        animation: Animation,
    ) -> None:
        self._args = args
        self._allowed = {exercise.id: exercise for exercise in pool}
        self._split = split
        self._table = load_prescription()
        self._wave = Wave(args)
        self._cardio_min = allocation.cardio_min
        self._days = [
            _in_order([one for one in allocation.allotments if one.candidate.day == day]) for day in range(len(split))
        ]
        held = dict.fromkeys(one.candidate.exercise.id for one in allocation.allotments)
        self._gif = {exercise_id: animation(exercise_id) for exercise_id in held}
        self._names = _day_names(split)

    def write(self, number: int) -> PlannedWeek:
        """Week `number`, from 1."""
        week = place_of(number)
        return PlannedWeek(
            week=number,
            deload=week.deload,
            note=load_progression().note_for(week.block, week.place),
            days=[self._write_day(week, day) for day in range(len(self._split))],
        )

    def _write_day(self, week: WeekPlace, day: int) -> PlannedDay:
        letters = _pair_letters(self._days[day])
        turns = [self._turn(one, week, letters) for one in self._days[day]]
        minutes = self._warmup_min + sum(turn.seconds for turn in turns) / 60
        cardio_min = self._fill(minutes, self._cardio_min[day])
        kind = load_splits().days[self._split[day]].kind
        return PlannedDay(
            name=self._names[day][Language.EN],
            names=self._names[day],
            kind=kind,
            weekday=load_splits().weekdays[len(self._split)][day],
            minutes=round(minutes + cardio_min),
            warmup=self._warmup(kind),
            items=[self._write_item(turn) for turn in turns],
            easy_cardio=EasyCardio(minutes=cardio_min, names=load_progression().easy_cardio),
        )

    def _turn(self, one: Allotment, week: WeekPlace, letters: dict[str, str]) -> _Turn:
        """What the week asks for; a deload keeps about half the sets of resistance work, rounded up for main lifts."""
        candidate = one.candidate
        sets = one.sets
        if week.deload and candidate.role in RESISTANCE_ROLES:
            half = one.sets * self._table.deload_sets_factor
            sets = ceil(half) if candidate.role is Role.MAIN else max(1, floor(half))
        target = self._wave.target(candidate.exercise, candidate.role, candidate.scheme, week)
        return _Turn(one, sets, target, letters.get(candidate.pair or ""))

    def _fill(self, minutes: float, planned_min: int) -> int:
        """Minutes of easy cardio: those planned, and what the session lacks of its length besides."""
        room = floor(self._args.minutes_per_session - minutes)
        shortest = self._args.minutes_per_session - self._table.timing.tolerance_min + 1
        return max(0, min(room, max(planned_min, ceil(shortest - minutes))))

    @property
    def _warmup_min(self) -> int:
        return by_length(self._table.timing.warmup_min, self._args.minutes_per_session)

    def _write_item(self, turn: _Turn) -> PlannedExercise:
        candidate = turn.allotment.candidate
        exercise, scheme = candidate.exercise, candidate.scheme
        low, high = turn.target.reps
        related = dict.fromkeys([*exercise.easier, *exercise.harder, *exercise.swaps])
        return PlannedExercise(
            exercise_id=exercise.id,
            name=exercise.names[Language.EN],
            names=exercise.names,
            role=candidate.role,
            sets=turn.sets,
            reps=str(low) if low == high else f"{low}-{high}",
            measure=exercise.measure,
            per_side=exercise.unilateral,
            intensity=turn.target.intensity,
            load_change_percent=turn.target.load_change_percent,
            rest_s=scheme.rest_s,
            pair=turn.pair,
            ramp_up=_ramp_sets(scheme.ramp_up),
            ramp_up_s=scheme.ramp_up.seconds if scheme.ramp_up else 0,
            progression=self._wave.method(exercise, candidate.role, scheme),
            harder=next((other for other in exercise.harder if other in self._allowed), None),
            gif=self._gif[exercise.id],
            alternatives=[other for other in related if other in self._allowed][:_MOST_ALTERNATIVES],
        )

    def _warmup(self, kind: str) -> Warmup:
        """The first allowed movements of the day's list, as many as its minutes hold."""
        timing = self._table.timing
        most = min(timing.warmup_items, self._warmup_min * 60 // timing.warmup_item_s)
        chosen = [self._allowed[i] for i in load_preferences().warmup[kind] if i in self._allowed][:most]
        return Warmup(minutes=self._warmup_min, items=[_warmup_item(e, timing.warmup_item_s) for e in chosen])


def _in_order(allotments: Sequence[Allotment]) -> list[Allotment]:
    """By role and slot; two that take turns stand together, where the first would, the one with more sets before."""
    roles = list(Role)

    def place(one: Allotment) -> tuple[int, int]:
        return roles.index(one.candidate.role), one.candidate.order

    first: dict[str, tuple[int, int]] = {}
    for one in allotments:
        if one.candidate.pair:
            first[one.candidate.pair] = min(place(one), first.get(one.candidate.pair, place(one)))
    return sorted(allotments, key=lambda one: (first.get(one.candidate.pair or "", place(one)), -one.sets, place(one)))


def _pair_letters(allotments: Sequence[Allotment]) -> dict[str, str]:
    """A, B and so on for the pairs of a day in their order."""
    pairs = dict.fromkeys(one.candidate.pair for one in allotments if one.candidate.pair)
    return {pair: chr(ord("A") + number) for number, pair in enumerate(pairs)}


def _ramp_sets(ramp_up: RampUp | None) -> list[RampSet]:
    return [RampSet(percent=percent, reps=reps) for percent, reps in ramp_up.sets] if ramp_up else []


def _warmup_item(exercise: Exercise, seconds: int) -> WarmupExercise:
    name = exercise.names[Language.EN]
    return WarmupExercise(exercise_id=exercise.id, name=name, names=exercise.names, seconds=seconds)


def _day_names(split: Sequence[str]) -> list[Names]:
    """Names of the days: the kind, and a letter where a kind comes more than once."""
    splits = load_splits()
    kinds = [splits.days[template].kind for template in split]
    total, seen = Counter(kinds), Counter[str]()
    names = []
    for kind in kinds:
        letter = f" {chr(ord('A') + seen[kind])}" if total[kind] > 1 else ""
        seen[kind] += 1
        names.append({language: f"{text}{letter}" for language, text in splits.names[kind].items()})
    return names
