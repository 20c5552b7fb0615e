"""The exercises that a request allows, and what each of them can be used for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from domain.vocabulary import Equipment, ExerciseKind, MovementPattern, Muscle
from knowledge.exercises.catalogue import Exercise
from tools.training.models import PlanTrainingArguments
from tools.training.prescription import level_index

_CONDITIONING = {ExerciseKind.CARDIO, ExerciseKind.PLYOMETRIC}
_MOBILITY = {ExerciseKind.YOGA, ExerciseKind.STRETCH, ExerciseKind.MOBILITY}
_RESISTANCE = {ExerciseKind.STRENGTH, ExerciseKind.OLYMPIC}

PUSH = {MovementPattern.HORIZONTAL_PUSH, MovementPattern.VERTICAL_PUSH}
PULL = {MovementPattern.HORIZONTAL_PULL, MovementPattern.VERTICAL_PULL}


def is_resistance(exercise: Exercise) -> bool:
    """Whether its sets count as training volume of its muscles."""
    return exercise.kind in _RESISTANCE


def is_mobility(exercise: Exercise) -> bool:
    """Whether it is a pose, a stretch or a mobility drill."""
    return exercise.kind in _MOBILITY


def reasons_against(exercise: Exercise, args: PlanTrainingArguments) -> list[str]:
    """What speaks against the exercise: equipment, avoid, level, or nothing."""
    reasons = []
    if not is_there(exercise, args.equipment):
        reasons.append("equipment")
    if not set(args.avoid).isdisjoint(exercise.avoid):
        reasons.append("avoid")
    if level_index(exercise.level) > level_index(args.level):
        reasons.append("level")
    return reasons


def is_there(exercise: Exercise, equipment: Collection[Equipment]) -> bool:
    """Whether it can be done with this equipment; a gym has everything, and the own body is always there."""
    return Equipment.GYM in equipment or {*equipment, Equipment.BODYWEIGHT}.issuperset(exercise.equipment)


def fractional_sets(exercise: Exercise) -> dict[Muscle, float]:
    """What one set counts for each muscle: 1 as a target, 0.5 as a helper (Pelland et al., 2026)."""
    counts = dict.fromkeys(exercise.secondary_muscles, 0.5)
    return {**counts, **dict.fromkeys(exercise.primary_muscles, 1.0)}


def volume_share(exercise: Exercise, muscle: Muscle) -> float:
    """What one set counts for the muscle as training volume: nothing unless it is resistance work."""
    return fractional_sets(exercise).get(muscle, 0.0) if is_resistance(exercise) else 0.0


class Pool:
    """Allowed exercises by use."""

    def __init__(self, catalogue: Iterable[Exercise], args: PlanTrainingArguments) -> None:
        self._exercises = [exercise for exercise in catalogue if not reasons_against(exercise, args)]

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._exercises)

    def of_pattern(self, pattern: MovementPattern) -> list[Exercise]:
        """Resistance exercises of a movement pattern."""
        return [e for e in self._exercises if is_resistance(e) and e.pattern is pattern]

    def isolating(self, muscle: Muscle, listed: Collection[str]) -> list[Exercise]:
        """Isolation exercises that target the muscle, and the other exercises listed for it."""
        return [
            e
            for e in self._exercises
            if e.id in listed or (e.pattern is MovementPattern.ISOLATION and muscle in e.primary_muscles)
        ]

    def conditioning(self) -> list[Exercise]:
        """Exercises for intervals."""
        return [e for e in self._exercises if e.kind in _CONDITIONING]

    def mobility(self) -> list[Exercise]:
        """Poses, stretches and mobility drills."""
        return [e for e in self._exercises if is_mobility(e)]

    def targets(self, muscle: Muscle) -> bool:
        """Whether any resistance exercise has the muscle as its target."""
        return bool(self.targeting(muscle))

    def targeting(self, muscle: Muscle) -> list[Exercise]:
        """Resistance exercises that have the muscle as a target."""
        return [e for e in self._exercises if is_resistance(e) and muscle in e.primary_muscles]
