"""Another exercise in the place of one: same movement, same muscles, with what there is and what does not hurt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import BodyPart, Equipment, Level, Muscle
from knowledge.exercises.catalogue import Exercise
from tools.training.pool import fractional_sets
from tools.training.prescription import is_loaded

_LEVELS = list(Level)
# What makes a good stand-in, in points out of one: our own weights. Muscles and movement decide, the rest breaks ties.
_SAME_PATTERN = 0.30
_SAME_MUSCLES = 0.36
_LOADED_ALIKE = 0.18
"""Who lifts a load today can lift another one; body weight alone would often be too little or too much."""
_NAMED_IN_CATALOGUE = 0.08
_SAME_WAY = 0.04
"""One side at a time or both, counted in repetitions or in seconds: as in the plan."""
_NO_HARDER = 0.04
_MOST_LEVELS_UP = 1
"""Who does an exercise for beginners is not sent to one for the advanced."""
_LEAST_SHARED = 0.25
"""Share of the muscles below which an exercise is another one, not a stand-in."""


class Reason(StrEnum):
    """Why an exercise is to be swapped."""

    BUSY = "busy"
    INJURY = "injury"
    HOME = "home"
    OTHER = "other"


@dataclass(frozen=True)
class Wish:
    """What the stand-in must do with, and spare."""

    reason: Reason = Reason.OTHER
    equipment: Sequence[Equipment] | None = None
    """What there is; None is everything."""
    avoid: Sequence[BodyPart] = ()

    def for_exercise(self, exercise: Exercise) -> Wish:
        """The wish with what its reason implies.

        At home there is body weight unless more is named. An injury that is not named spares every part that the
        exercise itself can trouble.
        """
        equipment, avoid = self.equipment, self.avoid
        if self.reason is Reason.HOME and equipment is None:
            equipment = [Equipment.BODYWEIGHT]
        if self.reason is Reason.INJURY and not avoid:
            avoid = exercise.avoid
        return Wish(self.reason, equipment, avoid)


@dataclass(frozen=True)
class StandIn:
    """A candidate; `score` is 0–1, `untrained` are target muscles of the original that it does not target."""

    exercise: Exercise
    score: float
    keeps_pattern: bool
    untrained: list[Muscle]


def rank(original: Exercise, catalogue: Iterable[Exercise], wish: Wish) -> list[StandIn]:
    """The stand-ins that the wish allows, best first; those of another movement behind all of the same one."""
    wish = wish.for_exercise(original)
    found = [
        StandIn(
            exercise,
            round(score, 3),
            exercise.pattern is original.pattern,
            [muscle for muscle in original.primary_muscles if muscle not in exercise.primary_muscles],
        )
        for exercise in catalogue
        if _allowed(exercise, original, wish) and (score := _score(exercise, original)) > 0
    ]
    return sorted(found, key=lambda one: (not one.keeps_pattern, -one.score, one.exercise.id))


def _allowed(exercise: Exercise, original: Exercise, wish: Wish) -> bool:
    if exercise.id == original.id or exercise.kind is not original.kind:
        return False
    if _LEVELS.index(exercise.level) > _LEVELS.index(original.level) + _MOST_LEVELS_UP:
        return False
    if not set(wish.avoid).isdisjoint(exercise.avoid):
        return False
    if wish.reason is Reason.BUSY and _needs_same_station(exercise, original):
        return False
    there = None if wish.equipment is None else {*wish.equipment, Equipment.BODYWEIGHT}
    return there is None or Equipment.GYM in there or there.issuperset(exercise.equipment)


def _needs_same_station(exercise: Exercise, original: Exercise) -> bool:
    """Whether it waits in the same queue: it needs all that the original needs, body weight aside."""
    station = set(original.equipment) - {Equipment.BODYWEIGHT}
    return bool(station) and station.issubset(exercise.equipment)


def _score(exercise: Exercise, original: Exercise) -> float:
    """How well it stands in; 0 where it trains too little of the same."""
    shared = _shared_muscles(exercise, original)
    if shared < _LEAST_SHARED or set(exercise.primary_muscles).isdisjoint(original.primary_muscles):
        return 0.0
    named = exercise.id in {*original.swaps, *original.easier, *original.harder}
    same_way = (exercise.unilateral, exercise.measure) == (original.unilateral, original.measure)
    loaded_alike = is_loaded(exercise) == is_loaded(original)
    no_harder = _LEVELS.index(exercise.level) <= _LEVELS.index(original.level)
    return (
        _SAME_PATTERN * (exercise.pattern is original.pattern)
        + _SAME_MUSCLES * shared
        + _LOADED_ALIKE * loaded_alike
        + _NAMED_IN_CATALOGUE * named
        + _SAME_WAY * same_way
        + _NO_HARDER * no_harder
    )


def _shared_muscles(exercise: Exercise, original: Exercise) -> float:
    """Overlap of what a set counts for each muscle: 1 where both train the same alike, 0 where nothing is shared."""
    ours, theirs = fractional_sets(exercise), fractional_sets(original)
    muscles = ours.keys() | theirs.keys()
    common = sum(min(ours.get(muscle, 0.0), theirs.get(muscle, 0.0)) for muscle in muscles)
    return common / sum(max(ours.get(muscle, 0.0), theirs.get(muscle, 0.0)) for muscle in muscles)
