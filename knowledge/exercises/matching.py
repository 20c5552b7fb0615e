"""Whether an imported exercise is one of ours: by the id that ours names, else by a name that leaves no doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from domain.vocabulary import Equipment, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from knowledge.exercises.imported import ImportedExercise

_FILLERS = frozenset(("the", "a", "an", "with", "and", "on", "of", "to", "exercise", "version"))
_COMPOUND = re.compile(r"\b(push|pull|chin|sit|step|muscle)[ -]?up(s?)\b")
_SUPPORTS = frozenset((Equipment.BODYWEIGHT, Equipment.BENCH, Equipment.PULL_UP_BAR, Equipment.GYM))
"""What one source lists and another takes for granted."""
_REGIONS = (
    frozenset((Muscle.SHOULDERS, Muscle.REAR_DELTS, Muscle.UPPER_BACK, Muscle.TRAPS)),
    frozenset((Muscle.LATS, Muscle.UPPER_BACK, Muscle.TRAPS)),
    frozenset((Muscle.ABS, Muscle.OBLIQUES)),
    frozenset((Muscle.QUADRICEPS, Muscle.GLUTES, Muscle.HAMSTRINGS, Muscle.LOWER_BACK, Muscle.ADDUCTORS)),
    frozenset((Muscle.CHEST, Muscle.TRICEPS, Muscle.SHOULDERS)),
    frozenset((Muscle.BICEPS, Muscle.FOREARMS)),
)
"""Muscles that sources name for one another: a deadlift is for the lower back here and for the hamstrings there."""


def name_key(name: str) -> str:
    """A name without what does not tell exercises apart: order and number of words, hyphens, fillers.

    "Pushups - Close Grip" and "close-grip push-up" have one key.
    """
    folded = unicodedata.normalize("NFKC", name).lower().replace("'", "")
    folded = _COMPOUND.sub(r"\1up", folded)
    words = [_singular(word) for word in re.findall(r"[^\W_]+", folded)]
    return " ".join(sorted({word for word in words if word not in _FILLERS})) if folded.isascii() else "".join(words)


def alike(one: ExerciseRecord, other: ExerciseRecord) -> bool:
    """Whether muscles and equipment allow two exercises of one name to be the same."""
    return _same_muscles(one, other) and _same_equipment(one, other)


class Matcher:
    """Finds the exercise that an import repeats among those that are there."""

    def __init__(self, exercises: Iterable[ExerciseRecord]) -> None:
        self._exercises = list(exercises)

    def match(self, imported: ImportedExercise) -> ExerciseRecord | None:
        """The same exercise: the one that lists its id or that it is known to be, else the only one of its name.

        None where nothing tells: two entries of one exercise are better than one of two.
        """
        known = self._by_source_id.get(imported.source_id) or self._by_id.get(imported.same_as or "")
        if known is not None:
            return known
        named = [exercise for name in imported.names.values() for exercise in self._by_name.get(name_key(name), [])]
        fitting = {exercise.id: exercise for exercise in named if alike(exercise, imported)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    @cached_property
    def _by_id(self) -> dict[str, ExerciseRecord]:
        return {exercise.id: exercise for exercise in self._exercises}

    @cached_property
    def _by_source_id(self) -> dict[str, ExerciseRecord]:
        return {source_id: exercise for exercise in self._exercises for source_id in exercise.source_ids}

    @cached_property
    def _by_name(self) -> dict[str, list[ExerciseRecord]]:
        by_name: defaultdict[str, list[ExerciseRecord]] = defaultdict(list)
        for exercise in self._exercises:
            # Other names are left out: "split jerk" finds the clean and jerk, but is another exercise elsewhere.
            for key in {name_key(name) for name in exercise.names.values()}:
                by_name[key].append(exercise)
        return dict(by_name)


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes", "sses", "flyes")):
        return word[:-2]
    if word in {"triceps", "biceps", "abs"} or word.endswith("ss") or len(word) <= 3:
        return word.removesuffix("s") if word in {"triceps", "biceps"} else word
    return word.removesuffix("s")


def _same_muscles(one: ExerciseRecord, other: ExerciseRecord) -> bool:
    first, second = set(one.primary_muscles), set(other.primary_muscles)
    if not first or not second or Muscle.FULL_BODY in first | second or first & second:
        return True
    return any(first & region and second & region for region in _REGIONS)


def _same_equipment(one: ExerciseRecord, other: ExerciseRecord) -> bool:
    if not one.equipment or not other.equipment:
        return True
    return set(one.equipment) - _SUPPORTS == set(other.equipment) - _SUPPORTS
