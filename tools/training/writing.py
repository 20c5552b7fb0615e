"""Writes the weeks out: what each exercise asks for in each week, deload weeks and the minutes of every day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Exercise
from tools.strength.formulas import reps_at_percent
from tools.training.allocate import Allocation, Allotment
from tools.training.models import (
    EasyCardio,
    Intensity,
    Names,
    PlannedDay,
    PlannedExercise,
    PlannedWeek,
    PlanTrainingArguments,
    Warmup,
    WarmupExercise,
)
from tools.training.pool import Pool
from tools.training.prescription import RESISTANCE_ROLES, Role, by_length, level_index, load_prescription
from tools.training.progression import load_progression
from tools.training.splits import load_preferences, load_splits

Animation = Callable[[str], str | None]
"""Path of an exercise's animation by its id, or None where there is none yet."""
_MOST_ALTERNATIVES = 3


@dataclass(frozen=True)
class _Week:
    """Where a week stands: its number, its block and its place in the block (both from 0)."""

    number: int
    block: int
    place: int
    deload: bool


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
        self._allocation = allocation
        self._table = load_prescription()
        self._goal = self._table.goals[args.goal]
        held = dict.fromkeys(one.candidate.exercise.id for one in allocation.allotments)
        self._gif = {exercise_id: animation(exercise_id) for exercise_id in held}
        self._names = _day_names(split)

    def write(self, number: int) -> PlannedWeek:
        """Week `number`, from 1."""
        length = self._table.weeks_in_block
        block, place = divmod(number - 1, length)
        week = _Week(number, block, place, self._goal.deload and place == length - 1)
        return PlannedWeek(
            week=number,
            deload=week.deload,
            days=[self._write_day(week, day) for day in range(len(self._split))],
        )

    def _write_day(self, week: _Week, day: int) -> PlannedDay:
        allotted = [one for one in self._allocation.allotments if one.candidate.day == day]
        allotted.sort(key=lambda one: (list(Role).index(one.candidate.role), one.candidate.order))
        allotted = [self._with_week_reps(one, week) for one in allotted]
        cardio_min = self._allocation.cardio_min[day]
        if week.deload:
            allotted = self._ease(allotted)
        cardio_min = self._fill(allotted, cardio_min, week.deload)
        kind = load_splits().days[self._split[day]].kind
        names = self._names[day]
        return PlannedDay(
            name=names[Language.EN],
            names=names,
            kind=kind,
            weekday=load_splits().weekdays[len(self._split)][day],
            minutes=round(self._minutes(allotted) + cardio_min),
            warmup=self._warmup(kind),
            items=[self._write_item(one, week) for one in allotted],
            easy_cardio=EasyCardio(minutes=cardio_min, names=load_progression().easy_cardio),
        )

    def _with_week_reps(self, one: Allotment, week: _Week) -> Allotment:
        """Main lifts by percentage keep two repetitions in reserve as the percentage rises."""
        percent = self._percent(one, week)
        if percent is None:
            return one
        scheme = one.candidate.scheme
        low, high = scheme.reps
        high = max(1, min(high, reps_at_percent(percent) - self._table.percent_wave.reps_in_reserve))
        reps = (min(low, high), high)
        work_s = sum(reps) / 2 * self._table.timing.seconds_per_rep
        return replace(one, candidate=replace(one.candidate, scheme=replace(scheme, reps=reps, work_s=work_s)))

    def _percent(self, one: Allotment, week: _Week) -> float | None:
        """Percent of the one-rep max of a main barbell lift for strength; None for everything else."""
        wave, candidate = self._table.percent_wave, one.candidate
        by_percent = self._goal.method == "percent_wave" and candidate.role is Role.MAIN
        if not by_percent or candidate.exercise.id not in wave.lifts:
            return None
        at = level_index(self._args.level)
        percent = wave.start[at] + wave.by_week[week.place] + wave.by_block * week.block
        return min(percent, wave.most[at])

    def _ease(self, allotted: list[Allotment]) -> list[Allotment]:
        """A deload: about half the sets, but no fewer than keep the session's length with easy cardio."""
        factor = self._table.deload_sets_factor
        eased = [
            replace(one, sets=ceil(one.sets * factor)) if one.candidate.role in RESISTANCE_ROLES else one
            for one in allotted
        ]
        while self._missing_min(eased, self._longest_cardio(deload=True)) > 0:
            cuts = [full.sets - now.sets for full, now in zip(allotted, eased, strict=True)]
            if not any(cuts):
                break
            at = cuts.index(max(cuts))
            eased[at] = replace(eased[at], sets=eased[at].sets + 1)
        return eased

    def _fill(self, allotted: list[Allotment], cardio_min: int, deload: bool) -> int:
        """Minutes of easy cardio: those planned, and what the session lacks of its length besides."""
        room = floor(self._args.minutes_per_session - self._minutes(allotted))
        wanted = cardio_min + ceil(max(0.0, self._missing_min(allotted, cardio_min)))
        return max(0, min(wanted, room, max(cardio_min, self._longest_cardio(deload))))

    def _longest_cardio(self, deload: bool) -> int:
        timing = self._table.timing
        share = timing.deload_cardio_share if deload else timing.easy_cardio_share
        return int(self._args.minutes_per_session * share)

    def _missing_min(self, allotted: list[Allotment], cardio_min: int) -> float:
        """Minutes that the session is too short by, against the tolerance less a minute for rounding."""
        shortest = self._args.minutes_per_session - self._table.timing.tolerance_min + 1
        return shortest - self._minutes(allotted) - cardio_min

    def _minutes(self, allotted: list[Allotment]) -> float:
        """Minutes of warm-up, sets, rests and changes of exercise."""
        warmup = by_length(self._table.timing.warmup_min, self._args.minutes_per_session)
        seconds = 0.0
        for one in allotted:
            scheme = one.candidate.scheme
            seconds += one.sets * scheme.work_s + (one.sets - 1) * scheme.rest_s + scheme.transition_s
        return warmup + seconds / 60

    def _write_item(self, one: Allotment, week: _Week) -> PlannedExercise:
        exercise, scheme = one.candidate.exercise, one.candidate.scheme
        low, high = scheme.reps
        related = dict.fromkeys([*exercise.easier, *exercise.harder, *exercise.swaps])
        return PlannedExercise(
            exercise_id=exercise.id,
            name=exercise.names[Language.EN],
            names=exercise.names,
            role=one.candidate.role,
            sets=one.sets,
            reps=str(low) if low == high else f"{low}-{high}",
            measure=exercise.measure,
            per_side=exercise.unilateral,
            intensity=self._intensity(one, week),
            rest_s=scheme.rest_s,
            gif=self._gif[exercise.id],
            alternatives=[other for other in related if other in self._allowed][:_MOST_ALTERNATIVES],
        )

    def _intensity(self, one: Allotment, week: _Week) -> Intensity:
        percent = self._percent(one, week)
        if percent is not None:
            return Intensity(kind="percent_1rm", value=percent)
        role = one.candidate.role
        if one.candidate.scheme.seconds or role not in RESISTANCE_ROLES:
            return Intensity(kind="rpe", value=self._table.rpe[role])
        return Intensity(kind="rir", value=self._goal.rir_by_week[week.place])

    def _warmup(self, kind: str) -> Warmup:
        """The first allowed movements of the day's list, as many as its minutes hold."""
        timing = self._table.timing
        minutes = by_length(timing.warmup_min, self._args.minutes_per_session)
        most = min(timing.warmup_items, minutes * 60 // timing.warmup_item_s)
        chosen = [self._allowed[i] for i in load_preferences().warmup[kind] if i in self._allowed][:most]
        return Warmup(minutes=minutes, items=[_warmup_item(e, timing.warmup_item_s) for e in chosen])


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
