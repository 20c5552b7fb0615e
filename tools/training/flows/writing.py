"""Writes sessions of yoga and of mobility out, week by week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.vocabulary import Language, Level, PlanFocus
from knowledge.exercises.catalogue import Exercise
from tools.training.flows.choosing import FLOOR, REST, Chooser, in_order, offer
from tools.training.flows.filling import FilledPart, fill
from tools.training.flows.tables import load_flow
from tools.training.limits import weekly_stretch
from tools.training.models import (
    EasyCardio,
    Intensity,
    Names,
    PlannedDay,
    PlannedExercise,
    PlannedWeek,
    PlanTrainingArguments,
    Warmup,
)
from tools.training.prescription import by_length, level_index, load_prescription
from tools.training.roles import Role
from tools.training.rules import load_rules
from tools.training.splits import load_splits
from tools.training.waves import WeekPlace, place_of

_MINUTE_S = 60
_ROLES = {PlanFocus.YOGA: Role.YOGA, PlanFocus.MOBILITY: Role.MOBILITY}


@dataclass
class _Minutes:
    """What surrounds the parts of a session: opening, lying still, and easy movement at the end."""

    opening: int
    closing: int
    easy: int = 0


class FlowWriter:
    """Writes any number of weeks from the exercises that a request allows."""

    def __init__(
        self, args: PlanTrainingArguments, exercises: Sequence[Exercise], animation: Callable[[str], str | None]
    ) -> None:
        self._args = args
        self._table = load_flow()
        self._offered = offer(exercises, args.focus)
        still = in_order(self._offered.pop(REST, []), args.focus)
        self._rest = next((exercise for exercise in still if _is_still(exercise)), None)
        self._offered[FLOOR] += [exercise for exercise in still if exercise is not self._rest]
        self._allowed = {exercise.id for exercise in exercises}
        self._animation = animation
        self._gifs: dict[str, str | None] = {}

    def write(self, number: int) -> PlannedWeek | None:
        """Week `number`, from 1; None where nothing allowed fills the sessions."""
        week = place_of(number)
        chooser = Chooser(self._args, weekly_stretch(self._args).low)
        days = [self._write_day(week, day, chooser) for day in range(self._args.days_per_week)]
        if not all(days):
            return None
        note = self._table.later_block if week.block and not week.place else self._table.week_notes[week.place]
        return PlannedWeek(week=number, deload=week.deload, note=note, days=[day for day in days if day])

    def _write_day(self, week: WeekPlace, day: int, chooser: Chooser) -> PlannedDay | None:
        parts = self._table.parts(self._args.focus)
        offered = {
            part.name: chooser.ranked(
                self._offered[part.name], day, lambda exercise: self._amount(exercise, week), part.most
            )
            for part in parts
        }
        least = _Minutes(self._opening[0], self._closing[0])

        def work_s(exercise: Exercise) -> float:
            per_unit = 1 if exercise.measure == "seconds" else load_prescription().timing.seconds_per_rep
            return self._amount(exercise, week) * per_unit * (2 if exercise.unilateral else 1)

        around_s = (least.opening + least.closing) * _MINUTE_S + (self._table.transition_s if self._rest else 0)
        asked_s = self._args.minutes_per_session * _MINUTE_S
        filled = fill(parts, offered, asked_s - around_s, work_s)
        left_s = asked_s - around_s - sum(part.seconds(work_s) for part in filled)
        minutes, unused = self._spread(least, int(left_s // _MINUTE_S))
        if not filled or unused > load_rules().rules["session_min"].tolerance - 1:
            return None
        for part in filled:
            for exercise in part.exercises:
                chooser.remember(exercise, part.rounds * self._amount(exercise, week))
        return self._day(week, day, filled, minutes, self._args.minutes_per_session - unused)

    def _spread(self, least: _Minutes, left: int) -> tuple[_Minutes, int]:
        """Minutes left over go to lying still, then to the opening, then to easy movement; and what still is left."""
        closing = min(left, self._closing[1] - least.closing)
        opening = min(left - closing, self._opening[1] - least.opening)
        most_easy = int(self._table.easy_share * self._args.minutes_per_session)
        easy = min(left - closing - opening, most_easy if self._args.focus is PlanFocus.MOBILITY else 0)
        minutes = _Minutes(least.opening + opening, least.closing + closing, easy)
        return minutes, left - closing - opening - easy

    def _day(
        self, week: WeekPlace, day: int, filled: Sequence[FilledPart], minutes: _Minutes, length_min: int
    ) -> PlannedDay:
        items = [
            self._item(exercise, part.part.name, part.rounds, self._amount(exercise, week), week)
            for part in filled
            for exercise in in_order(part.exercises, self._args.focus)
        ]
        if self._rest:
            items.append(self._item(self._rest, REST, 1, minutes.closing * _MINUTE_S, week))
        yoga = self._args.focus is PlanFocus.YOGA
        lying_min = minutes.closing if yoga and not self._rest else 0
        names = self._names(day)
        return PlannedDay(
            name=names[Language.EN],
            names=names,
            kind=self._args.focus,
            weekday=load_splits().weekdays[self._args.days_per_week][day],
            minutes=length_min,
            warmup=Warmup(minutes=minutes.opening, items=[]),
            items=items,
            easy_cardio=EasyCardio(
                minutes=minutes.easy + lying_min,
                names=self._table.lying_still if yoga else self._table.easy_movement,
            ),
        )

    def _item(self, exercise: Exercise, part: str, rounds: int, amount: int, week: WeekPlace) -> PlannedExercise:
        role = _ROLES[self._args.focus]
        if exercise.id not in self._gifs:
            self._gifs[exercise.id] = self._animation(exercise.id)
        return PlannedExercise(
            exercise_id=exercise.id,
            name=exercise.names[Language.EN],
            names=exercise.names,
            role=role,
            sets=rounds,
            reps=str(amount),
            measure=exercise.measure,
            per_side=exercise.unilateral,
            intensity=Intensity(kind="rpe", value=self._table.rpe_by_week[week.place] if part != REST else 1),
            rest_s=self._table.rest_s,
            phase=part,
            progression=role.value,
            harder=next((other for other in exercise.harder if other in self._allowed), None),
            gif=self._gifs[exercise.id],
            alternatives=[i for i in dict.fromkeys([*exercise.easier, *exercise.harder]) if i in self._allowed],
        )

    def _amount(self, exercise: Exercise, week: WeekPlace) -> int:
        """Seconds of a hold, or repetitions of a drill, in a week."""
        table = self._table
        if exercise.measure != "seconds":
            return min(table.most_reps, table.reps_by_week[week.place] + table.block_adds_reps * week.block)
        start = table.hold_s[self._args.focus][level_index(self._args.level)]
        if exercise.level is not Level.BEGINNER:
            start //= 2
        return min(table.most_hold_s, start + table.week_adds_s[week.place] + table.block_adds_s * week.block)

    @property
    def _opening(self) -> tuple[int, int]:
        return by_length(self._table.opening_min, self._args.minutes_per_session)

    @property
    def _closing(self) -> tuple[int, int]:
        if self._args.focus is not PlanFocus.YOGA:
            return 0, 0
        return by_length(self._table.closing_min, self._args.minutes_per_session)

    def _names(self, day: int) -> Names:
        letter = f" {chr(ord('A') + day)}" if self._args.days_per_week > 1 else ""
        return {language: f"{text}{letter}" for language, text in self._table.names[self._args.focus].items()}


def _is_still(exercise: Exercise) -> bool:
    return exercise.measure == "seconds" and not exercise.unilateral
