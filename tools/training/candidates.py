"""Fills the slots of a week with candidate exercises; the solver then keeps what time and volume allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from domain.vocabulary import MovementPattern, Muscle
from knowledge.exercises.catalogue import Exercise
from tools.training.flows.choosing import joint_of
from tools.training.models import PlanTrainingArguments
from tools.training.pool import Pool, is_resistance
from tools.training.prescription import Scheme, is_loaded, load_prescription, scheme_for
from tools.training.roles import RESISTANCE_ROLES, Role
from tools.training.rules import load_rules
from tools.training.splits import MOBILITY_DAY, load_preferences, load_splits
from tools.training.waves import Wave

_REPEAT_PENALTY = 2.0
"""Places that an exercise falls back in its ranking for each day of the week that has it already."""
_MOST_REPEATS = 2
"""Days after which an exercise falls back no further."""
_EQUIPMENT_PLACES = 0.25
"""Places between one piece of equipment and the next for exercises that no list ranks."""
_UNLISTED = "*"
"""Where a list takes exercises with a load that it does not name."""
_AFTER_SLOTS = 100
"""Where the order of the fillers starts, after every slot."""
_SCARCE = 2
"""As many exercises for a muscle, or fewer, are few."""
_MOST_SETS = 5
_SEED_SPREAD = 2.5
"""Places by which a seed may move an exercise."""


@dataclass(frozen=True)
class Candidate:
    """An exercise that a day may hold; `order` is its place in the day, `pair` the one it takes turns with."""

    day: int
    order: int
    role: Role
    exercise: Exercise
    scheme: Scheme
    pair: str | None = None


def choose_split(pool: Pool, args: PlanTrainingArguments) -> list[str]:
    """The days of the week by template: the first split of that many days whose every day finds enough."""
    options = load_splits().for_days(args.days_per_week, args.level)
    return next((split for split in options if _is_filled(pool, args, split)), options[-1])


def _is_filled(pool: Pool, args: PlanTrainingArguments, split: Sequence[str]) -> bool:
    splits = load_splits()
    offered = offer_week(pool, args, split)
    found = Counter(one.day for one in offered if one.role in RESISTANCE_ROLES)
    besides_core = Counter(one.day for one in offered if one.role in RESISTANCE_ROLES and one.role is not Role.CORE)
    return all(
        found[day] >= splits.fewest_exercises_a_day and besides_core[day] >= splits.fewest_besides_core
        for day, template in enumerate(split)
        if template != MOBILITY_DAY
    )


def offer_week(pool: Pool, args: PlanTrainingArguments, split: Sequence[str]) -> list[Candidate]:
    """The candidates of every day of the split."""
    picker = _Picker(pool, args)
    days = [picker.offer_day(day, template) for day, template in enumerate(split)]
    picker.cover_muscles(days, split)
    return [one for day in days for one in day.values()]


class _Picker:
    """Picks exercises slot by slot and remembers what the week has."""

    def __init__(self, pool: Pool, args: PlanTrainingArguments) -> None:
        self._pool = pool
        self._args = args
        self._wave = Wave(args)
        self._style = load_prescription().goals[args.goal].ranking
        self._used: Counter[str] = Counter()
        self._behind = _places_behind(pool, args)
        self._drills = [exercise for exercise in pool.mobility() if joint_of(exercise)]

    def offer_day(self, day: int, template: str) -> dict[str, Candidate]:
        """The day's own slots first, then what every such day may be filled up with; by the exercise's id."""
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
        return taken

    def cover_muscles(self, days: Sequence[dict[str, Candidate]], split: Sequence[str]) -> None:
        """Add an exercise wherever a day trains a muscle by its kind but none of its candidates targets it."""
        splits = load_splits()
        for day, template in enumerate(split):
            taken = days[day]
            for muscle in splits.trains[splits.days[template].kind]:
                if not any(
                    muscle in one.exercise.primary_muscles and is_resistance(one.exercise) for one in taken.values()
                ):
                    ranked = self._rank(self._pool.targeting(muscle), [], _REPEAT_PENALTY)
                    self._take(taken, (day, _AFTER_SLOTS - len(taken)), None, [ranked])

    def _take(
        self,
        taken: dict[str, Candidate],
        place: tuple[int, int],
        role: Role | None,
        choices: list[list[tuple[float, Exercise]]],
    ) -> None:
        """Add, at its place (day and order), the best exercise of the first choice that has a new one.

        Without a role any new exercise will do, however alike another of the day.
        """
        for ranked in choices:
            for _, exercise in sorted(ranked, key=lambda pair: (pair[0], pair[1].id)):
                alike = role and any(_too_alike(exercise, other.exercise) for other in taken.values())
                if alike or exercise.id in taken:
                    continue
                fits = role or usual_role(exercise)
                scheme = scheme_for(exercise, fits, self._args)
                if scheme is not None:
                    scheme = self._more_sets(exercise, self._wave.longest(exercise, fits, scheme))
                    taken[exercise.id] = Candidate(*place, fits, exercise, scheme)
                    return

    def _more_sets(self, exercise: Exercise, scheme: Scheme) -> Scheme:
        """Up to five sets where hardly anything else that is allowed trains the same major muscle."""
        majors = set(load_rules().major_muscles).intersection(exercise.primary_muscles)
        scarce = any(len(self._pool.targeting(muscle)) <= _SCARCE for muscle in majors)
        low, high = scheme.sets
        return replace(scheme, sets=(low, max(high, _MOST_SETS))) if scarce and is_resistance(exercise) else scheme

    def _for_target(self, role: Role, target: str) -> list[tuple[float, Exercise]]:
        preferences = load_preferences()
        if role is Role.ISOLATION:
            muscle = Muscle(target)
            listed = preferences.muscles.get(muscle, [])
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
            return self._rank(self._pool.conditioning(), preferences.conditioning, _REPEAT_PENALTY)
        if role in (Role.MOBILITY, Role.YOGA):
            order = preferences.yoga_flow if role is Role.YOGA else preferences.cooldown
            return self._rank(self._drills, order, _REPEAT_PENALTY)
        return self._for_target(role, MovementPattern.CORE)

    def _rank(self, exercises: list[Exercise], order: list[str], repeat: float) -> list[tuple[float, Exercise]]:
        places = {exercise_id: place for place, exercise_id in enumerate(order)}

        def place(exercise: Exercise) -> float:
            after = places.get(_UNLISTED, len(order)) if is_loaded(exercise) else len(order)
            unlisted = after + _EQUIPMENT_PLACES * _place_of_equipment(exercise, self._style)
            used = repeat * min(self._used[exercise.id], _MOST_REPEATS)
            return places.get(exercise.id, unlisted) + used + self._behind[exercise.id]

        return [(place(exercise), exercise) for exercise in exercises]


def _places_behind(pool: Pool, args: PlanTrainingArguments) -> dict[str, float]:
    """Places that each exercise falls back everywhere: last resorts, moves too hard for the goal's repetitions,
    lifts that are held still, and a little of everything where there is a seed."""
    preferences, table = load_preferences(), load_prescription()
    fewest = table.goals[args.goal].unloaded_reps[0]
    noise = Random(args.seed)
    behind = {}
    for exercise in pool:
        too_hard = (table.most_reps(exercise) or fewest) < fewest
        still = exercise.measure == "seconds" and usual_role(exercise) is Role.ACCESSORY
        behind[exercise.id] = 0.0 if args.seed is None else noise.uniform(0, _SEED_SPREAD)
        if too_hard or exercise.id in preferences.last_resort:
            behind[exercise.id] += preferences.last_resort_places
        if still:
            behind[exercise.id] += preferences.still_places
    return behind


def _place_of_equipment(exercise: Exercise, style: str) -> int:
    """Where the best piece that an exercise needs stands in the goal's order."""
    order = load_preferences().equipment[style]
    return min((order.index(piece) for piece in exercise.equipment if piece in order), default=len(order))


def usual_role(exercise: Exercise) -> Role:
    """What an exercise is for where no slot says it."""
    if exercise.pattern is MovementPattern.CORE:
        return Role.CORE
    return Role.ACCESSORY if exercise.pattern in load_rules().patterns else Role.ISOLATION


def _too_alike(one: Exercise, other: Exercise) -> bool:
    """An easier or harder form of a body-weight movement: pointless on one day."""
    if one.pattern is MovementPattern.CORE or one.pattern is not other.pattern or not is_resistance(one):
        return False
    return other.id in {*one.easier, *one.harder, *one.swaps} and not is_loaded(one) and not is_loaded(other)
