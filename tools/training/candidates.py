"""Fills the slots of a week with candidate exercises; the solver then keeps what time and volume allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from domain.vocabulary import MovementPattern, Muscle
from knowledge.exercises.catalogue import Exercise
from tools.training.models import PlanTrainingArguments
from tools.training.pool import Pool, is_resistance
from tools.training.prescription import Role, Scheme, by_length, is_loaded, load_prescription, scheme_for
from tools.training.splits import MOBILITY_DAY, load_preferences, load_splits

_REPEAT_PENALTY = 2.0
"""Places that an exercise falls back in its ranking for each day of the week that has it already."""
_MOST_REPEATS = 2
"""Days after which an exercise falls back no further."""
_AFTER_SLOTS = 100
"""Where the order of the fillers starts, after every slot."""
_SEED_SPREAD = 2.5
"""Places by which a seed may move an exercise."""


@dataclass(frozen=True)
class Candidate:
    """An exercise that a day may hold; `order` is its place in the day."""

    day: int
    order: int
    role: Role
    exercise: Exercise
    scheme: Scheme


def choose_split(pool: Pool, args: PlanTrainingArguments) -> list[str]:
    """The days of the week by template: the split for that many days, unless a day of it finds too little."""
    splits = load_splits()
    usual = splits.weeks[args.days_per_week]
    offered = offer_week(pool, args, usual)
    own = Counter(one.day for one in offered if one.role in (Role.MAIN, Role.ACCESSORY, Role.ISOLATION))
    short = [
        day
        for day, template in enumerate(usual)
        if template != MOBILITY_DAY and own[day] < splits.fewest_exercises_a_day
    ]
    return splits.fallback_weeks[args.days_per_week] if short else usual


def offer_week(pool: Pool, args: PlanTrainingArguments, split: Sequence[str]) -> list[Candidate]:
    """The candidates of every day of the split."""
    picker = _Picker(pool, args)
    return [one for day, template in enumerate(split) for one in picker.offer_day(day, template)]


class _Picker:
    """Picks exercises slot by slot and remembers what the week has."""

    def __init__(self, pool: Pool, args: PlanTrainingArguments) -> None:
        self._pool = pool
        self._args = args
        table = load_prescription()
        self._style = table.goals[args.goal].ranking
        heavy = self._style == "heavy"
        self._rest_factor = by_length(table.timing.longer_rest, args.minutes_per_session) if heavy else 1.0
        self._used: Counter[str] = Counter()
        self._behind = _places_behind(pool, args)

    def offer_day(self, day: int, template: str) -> list[Candidate]:
        """The day's own slots first, then what every such day may be filled up with."""
        splits = load_splits()
        taken: dict[str, Candidate] = {}
        for order, slot in enumerate(splits.days[template].slots):
            for role, targets in slot.items():
                self._take(taken, (day, order), role, [self._for_target(role, target) for target in targets])
        kind = MOBILITY_DAY if template == MOBILITY_DAY else "training"
        for role, count in splits.extras[kind].items():
            for _ in range(count):
                self._take(taken, (day, _AFTER_SLOTS + len(taken)), role, [self._extra(role)])
        self._used.update(list(taken))
        return list(taken.values())

    def _take(
        self,
        taken: dict[str, Candidate],
        place: tuple[int, int],
        role: Role,
        choices: list[list[tuple[float, Exercise]]],
    ) -> None:
        """Add, at its place (day and order), the best exercise of the first choice that has a new one."""
        for ranked in choices:
            for _, exercise in sorted(ranked, key=lambda pair: (pair[0], pair[1].id)):
                if any(_too_alike(exercise, other.exercise) for other in taken.values()):
                    continue
                scheme = scheme_for(exercise, role, self._args.goal, self._args.level, self._rest_factor)
                if scheme is not None:
                    taken[exercise.id] = Candidate(*place, role, exercise, scheme)
                    return

    def _for_target(self, role: Role, target: str) -> list[tuple[float, Exercise]]:
        preferences = load_preferences()
        if role is Role.ISOLATION:
            muscle = Muscle(target)
            listed = preferences.muscles[muscle]
            return self._rank(self._pool.isolating(muscle, listed), listed, _REPEAT_PENALTY)
        pattern = MovementPattern(target)
        styles = preferences.patterns[pattern]
        order = styles[self._style]
        if role is Role.ACCESSORY:
            order = styles.get("assist", styles["light"]) if self._style == "heavy" else styles["light"]
        # Strength is specific to the lift, so a main lift that is trained for strength may come back.
        repeat = 0.0 if role is Role.MAIN and self._args.goal == "strength" else _REPEAT_PENALTY
        return self._rank(self._pool.of_pattern(pattern), order, repeat)

    def _extra(self, role: Role) -> list[tuple[float, Exercise]]:
        preferences = load_preferences()
        if role is Role.CONDITIONING:
            return self._rank(self._pool.conditioning(), preferences.conditioning, 0.0)
        if role in (Role.MOBILITY, Role.YOGA):
            order = preferences.yoga_flow if role is Role.YOGA else preferences.cooldown
            return self._rank(self._pool.mobility(), order, 0.0)
        return self._for_target(role, MovementPattern.CORE)

    def _rank(self, exercises: list[Exercise], order: list[str], repeat: float) -> list[tuple[float, Exercise]]:
        places = {exercise_id: place for place, exercise_id in enumerate(order)}
        return [
            (places.get(e.id, len(order)) + repeat * min(self._used[e.id], _MOST_REPEATS) + self._behind[e.id], e)
            for e in exercises
        ]


def _places_behind(pool: Pool, args: PlanTrainingArguments) -> dict[str, float]:
    """Places that each exercise falls back everywhere: last resorts, moves too hard for the goal's repetitions,
    and a little of everything where there is a seed."""
    preferences, table = load_preferences(), load_prescription()
    fewest = table.goals[args.goal].unloaded_reps[0]
    noise = Random(args.seed)
    behind = {}
    for exercise in pool:
        too_hard = table.hardest_reps.get(exercise.id, fewest) < fewest
        behind[exercise.id] = 0.0 if args.seed is None else noise.uniform(0, _SEED_SPREAD)
        if too_hard or exercise.id in preferences.last_resort:
            behind[exercise.id] += preferences.last_resort_places
    return behind


def _too_alike(one: Exercise, other: Exercise) -> bool:
    """The same exercise, or an easier or harder form of a body-weight movement: pointless on one day."""
    if one.id == other.id:
        return True
    if one.pattern is MovementPattern.CORE or one.pattern is not other.pattern or not is_resistance(one):
        return False
    return other.id in {*one.easier, *one.harder, *one.swaps} and not is_loaded(one) and not is_loaded(other)
