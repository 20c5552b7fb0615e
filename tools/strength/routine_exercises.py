"""The exercises of a routine: the barbell work of a lift, and the assistance that a purpose puts behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

from domain.vocabulary import Language, Level, Lift
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.strength.models_531 import LiftDay, SetKind, WorkSet
from tools.strength.routine_cycle import exact_kg
from tools.strength.routine_data import AssistanceWork, Purpose, load_routine
from tools.strength.routine_models import Part, RoutineExercise, RoutineSets

Animate = Callable[[str], str | None]
"""Gives where an exercise's animation is, or None where it has none."""
_LEVELS = list(Level)


class ExerciseWriter:
    """Writes exercises with their names and animations; what a purpose asks for beside the lifts is written once."""

    def __init__(self, catalogue: Catalogue, animate: Animate) -> None:
        self._catalogue = catalogue
        self._animate = animate
        self.assistance = cache(self._assistance)

    def barbell(self, day: LiftDay, training_max_kg: float, purpose: Purpose) -> list[RoutineExercise]:
        """The main lift with its warm-up sets, then the same lift as supplemental work."""
        exercise = self._catalogue.get(load_routine().lifts[day.lift])
        main = [_barbell_sets(one, 1, training_max_kg) for one in day.sets if one.kind is not SetKind.SUPPLEMENTAL]
        written = [self._write(exercise, Part.MAIN, main, purpose)]
        # A template's supplemental sets are equal.
        if again := [one for one in day.sets if one.kind is SetKind.SUPPLEMENTAL]:
            sets = _barbell_sets(again[0], len(again), training_max_kg)
            written.append(self._write(exercise, Part.SUPPLEMENTAL, [sets], purpose))
        return written

    def _assistance(self, purpose_number: int, level: Level, lifts: tuple[Lift, ...]) -> list[RoutineExercise]:
        """The purpose's assistance for the lifts of a day, no exercise twice and none above the level."""
        purpose = load_routine().purposes[purpose_number]
        most = load_routine().assistance_on_shared_days if len(lifts) > 1 else None
        chosen: dict[str, AssistanceWork] = {}
        for lift in lifts:
            for work in purpose.assistance[lift][:most]:
                chosen.setdefault(self._suited(work, level, taken=chosen.keys()).id, work)
        return [
            self._write(self._catalogue.get(exercise_id), Part.ASSISTANCE, [_assistance_sets(work)], purpose)
            for exercise_id, work in chosen.items()
        ]

    def _suited(self, work: AssistanceWork, level: Level, taken: Collection[str]) -> Exercise:
        """The exercise, or where it is above the level its first easier variation that is counted alike."""
        wanted = self._catalogue.get(work.exercise)
        easier = [self._catalogue.get(exercise_id) for exercise_id in wanted.easier]
        alike = [one for one in easier if one.measure == wanted.measure and one.id not in taken]
        within = (one for one in [wanted, *alike] if _LEVELS.index(one.level) <= _LEVELS.index(level))
        return next(within, wanted)

    def _write(self, exercise: Exercise, part: Part, sets: list[RoutineSets], purpose: Purpose) -> RoutineExercise:
        return RoutineExercise(
            exercise_id=exercise.id,
            name=exercise.names[Language.EN],
            names=exercise.names,
            part=part,
            per_side=exercise.unilateral,
            sets=sets,
            reps_in_reserve=load_routine().reps_in_reserve if part is Part.ASSISTANCE else None,
            rest_s=getattr(purpose.rest_s, part),
            gif=self._animate(exercise.id),
        )


def _barbell_sets(one: WorkSet, count: int, training_max_kg: float) -> RoutineSets:
    return RoutineSets(
        kind=one.kind,
        count=count,
        reps=one.reps,
        amrap=one.amrap,
        percent=one.percent,
        exact_kg=exact_kg(training_max_kg, one.percent),
        load_kg=one.load,
        plates_per_side_kg=one.plates_per_side,
    )


def _assistance_sets(work: AssistanceWork) -> RoutineSets:
    return RoutineSets(kind=Part.ASSISTANCE, count=work.sets, reps=work.reps, seconds=work.seconds)
