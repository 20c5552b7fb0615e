"""Which part of a session an exercise belongs to, and in which order a part offers its exercises."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from random import Random

from domain.vocabulary import ExerciseKind, Muscle, PlanFocus
from knowledge.exercises.catalogue import Exercise
from tools.training.flows.tables import load_flow
from tools.training.models import PlanTrainingArguments

Hold = Callable[[Exercise], float]
"""Seconds that an exercise is held in one round, each side for itself."""
REST = "rest"
FLOOR = "floor"
_WARM_UP = "warm_up"
_OWN_LEVEL = 0.5
"""Places that an exercise of the asked level comes before an easier one."""
_NEEDED_TARGET, _NEEDED_HELPER = 2.5, 1.0
"""Places that an exercise gains for each target and helper that the week does not hold long enough yet."""
_USED = 2.0
"""Places that an exercise falls back for each day of the week that has it already."""
_BORROWED = 1.5
"""Places that a yoga pose falls back among mobility drills, and a stretch among yoga poses."""
_SEED_SPREAD = 2.5
_KINDS = [ExerciseKind.MOBILITY, ExerciseKind.STRETCH, ExerciseKind.YOGA]
"""Moving drills come before held stretches (Behm et al., 2016)."""


def yoga_part(exercise: Exercise) -> str | None:
    """The part of a yoga session that a pose belongs to; stretches go with the floor, other drills only warm up."""
    if exercise.kind is ExerciseKind.STRETCH:
        return FLOOR
    part = next((group.part for group in load_flow().yoga.belongs if _names(exercise, group.words)), FLOOR)
    return part if exercise.kind is ExerciseKind.YOGA or part == _WARM_UP else None


def joint_of(exercise: Exercise) -> str | None:
    """The joint that a mobility drill is for; None where it is for none, such as lying still."""
    if _names(exercise, load_flow().mobility.not_drills):
        return None
    joints = load_flow().mobility.joints
    return next((name for name, muscles in joints.items() if set(muscles) & set(exercise.primary_muscles)), None)


def offer(exercises: Iterable[Exercise], focus: PlanFocus) -> dict[str, list[Exercise]]:
    """The exercises of every part, those that lie still at the end under `rest`."""
    parts: dict[str, list[Exercise]] = defaultdict(list)
    for exercise in exercises:
        part = yoga_part(exercise) if focus is PlanFocus.YOGA else joint_of(exercise)
        if part:
            parts[part].append(exercise)
    return parts


def in_order(exercises: Iterable[Exercise], focus: PlanFocus) -> list[Exercise]:
    """As they follow one another: by the words of a yoga sequence, else moving drills before held stretches."""
    if focus is PlanFocus.YOGA:
        words = [word for group in load_flow().yoga.belongs for word in group.words]
        return sorted(exercises, key=lambda e: (_first(e, words), e.id))
    return sorted(exercises, key=lambda e: (_KINDS.index(e.kind), e.id))


class Chooser:
    """Ranks the exercises of a part and remembers what the week has; `needed_s` are seconds for each tested muscle."""

    def __init__(self, args: PlanTrainingArguments, needed_s: float) -> None:
        self._args = args
        self._used: Counter[str] = Counter()
        self._needed_s = dict.fromkeys(load_flow().tested_muscles, needed_s)

    def ranked(self, exercises: Iterable[Exercise], day: int, hold_s: Hold, most: int) -> list[Exercise]:
        """The `most` best first: new this week, for muscles that lack seconds, of the asked level, and by the seed."""
        noise = Random(f"{self._args.seed} {day}")
        places = {}
        for exercise in in_order(exercises, self._args.focus):
            spread = 0.0 if self._args.seed is None else noise.uniform(0, _SEED_SPREAD)
            places[exercise.id] = self._place(exercise) + spread
        left = {e.id: e for e in in_order(exercises, self._args.focus)}
        needed_s = dict(self._needed_s)
        best: list[Exercise] = []
        while left and len(best) < most:
            chosen = min(left.values(), key=lambda e: places[e.id] - _use(e, needed_s))
            best.append(left.pop(chosen.id))
            _count(chosen, hold_s(chosen), needed_s)
        return [*best, *left.values()]

    def remember(self, exercise: Exercise, held_s: float) -> None:
        """A day has this exercise, held so long in all."""
        self._used[exercise.id] += 1
        _count(exercise, held_s, self._needed_s)

    def _place(self, exercise: Exercise) -> float:
        is_yoga = self._args.focus is PlanFocus.YOGA
        borrowed = exercise.kind is (ExerciseKind.STRETCH if is_yoga else ExerciseKind.YOGA)
        own_level = _OWN_LEVEL * (exercise.level is self._args.level)
        return _USED * self._used[exercise.id] + _BORROWED * borrowed - own_level


def _use(exercise: Exercise, needed_s: Mapping[Muscle, float]) -> float:
    """Places that an exercise gains for the muscles that lack seconds; drills that are counted give none."""
    if exercise.measure != "seconds":
        return 0.0
    targets = sum(needed_s.get(muscle, 0) > 0 for muscle in exercise.primary_muscles)
    helpers = sum(needed_s.get(muscle, 0) > 0 for muscle in exercise.secondary_muscles)
    return _NEEDED_TARGET * targets + _NEEDED_HELPER * helpers


def _count(exercise: Exercise, held_s: float, needed_s: dict[Muscle, float]) -> None:
    if exercise.measure == "seconds":
        for muscle in {*exercise.primary_muscles, *exercise.secondary_muscles} & needed_s.keys():
            needed_s[muscle] -= held_s


def _names(exercise: Exercise, words: Iterable[str]) -> bool:
    return any(_has(exercise, word) for word in words)


def _has(exercise: Exercise, word: str) -> bool:
    """Whether the word is one or several whole parts of the id: "warrior" of "warrior-ii", not of "warriors"."""
    return f"-{word}-" in f"-{exercise.id}-"


def _first(exercise: Exercise, words: list[str]) -> int:
    return next((at for at, word in enumerate(words) if _has(exercise, word)), len(words))
