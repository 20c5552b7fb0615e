"""What a request leaves to train at all, so that nothing impossible is wished for or checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.vocabulary import MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.candidates import usual_role
from tools.training.limits import Limits, limits_for
from tools.training.models import LeftOut, PlanTrainingArguments, Untargeted
from tools.training.pool import Pool, is_resistance, reasons_against
from tools.training.prescription import scheme_for
from tools.training.rules import load_rules


@dataclass(frozen=True)
class Wish:
    """Movement patterns, and major muscles as a target, that something allowed trains; and the limits that hold."""

    patterns: Sequence[MovementPattern]
    muscles: Sequence[Muscle]
    limits: Limits


def wish_for(pool: Pool, args: PlanTrainingArguments) -> Wish:
    """What to wish for with the exercises of a pool."""
    table = load_rules()
    usable = [exercise for exercise in pool if is_usable(exercise, args)]
    patterns = {exercise.pattern for exercise in usable}
    muscles = {muscle for exercise in usable for muscle in exercise.primary_muscles}
    return Wish(
        patterns=[pattern for pattern in table.patterns if pattern in patterns],
        muscles=[muscle for muscle in table.major_muscles if muscle in muscles],
        limits=limits_for(args),
    )


def is_usable(exercise: Exercise, args: PlanTrainingArguments) -> bool:
    """Whether it is resistance work that bears the goal's repetitions."""
    return is_resistance(exercise) and scheme_for(exercise, usual_role(exercise), args) is not None


def left_out(catalogue: Catalogue, wish: Wish, args: PlanTrainingArguments) -> list[LeftOut]:
    """The movement patterns that nothing allowed trains, with the reasons."""
    return [
        LeftOut(pattern=pattern, because=_reasons([e for e in catalogue if e.pattern is pattern], args))
        for pattern in load_rules().patterns
        if pattern not in wish.patterns
    ]


def untargeted(catalogue: Catalogue, wish: Wish, args: PlanTrainingArguments) -> list[Untargeted]:
    """The major muscles that nothing allowed has as a target, with the reasons."""
    return [
        Untargeted(muscle=muscle, because=_reasons([e for e in catalogue if muscle in e.primary_muscles], args))
        for muscle in load_rules().major_muscles
        if muscle not in wish.muscles
    ]


def _reasons(exercises: Sequence[Exercise], args: PlanTrainingArguments) -> list[str]:
    """What rules the resistance exercises among these out: equipment, avoid, level, or the goal if nothing else."""
    resistance = [exercise for exercise in exercises if is_resistance(exercise)]
    return sorted({reason for exercise in resistance for reason in reasons_against(exercise, args) or ["goal"]})
