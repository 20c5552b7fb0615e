"""The bounds that a written plan is tested against, recomputed from what it prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.evidence import Check
from domain.vocabulary import MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.allocate import Wish
from tools.training.models import PlannedDay, PlannedExercise, PlannedWeek, PlanTrainingArguments
from tools.training.pool import PULL, PUSH, is_resistance, reasons_against, volume_share
from tools.training.prescription import Role, level_index, load_prescription

_OWN = "Spotter's own bound"
_LEAST_PULL_TO_PUSH = 0.75
_COMPOUND = (Role.MAIN, Role.ACCESSORY)


class PlanFigures:
    """Figures of a plan: sets by muscle, day and pattern in its first week, which is never a deload."""

    def __init__(self, catalogue: Catalogue, weeks: Sequence[PlannedWeek]) -> None:
        self._catalogue = catalogue
        self._days = weeks[0].days
        self.weeks = weeks

    def resistance(self, day: PlannedDay) -> Iterator[tuple[PlannedExercise, Exercise]]:
        """The day's exercises that count as training volume."""
        for item in day.items:
            exercise = self._catalogue.get(item.exercise_id)
            if is_resistance(exercise):
                yield item, exercise

    def sets_by_day(self, muscle: Muscle) -> list[float]:
        """Fractional sets of the muscle on each day."""
        return [sum(item.sets * volume_share(e, muscle) for item, e in self.resistance(day)) for day in self._days]

    def weekly_sets(self) -> dict[Muscle, float]:
        """Fractional sets of every muscle that is trained."""
        totals = {muscle: sum(self.sets_by_day(muscle)) for muscle in Muscle}
        return {muscle: total for muscle, total in totals.items() if total}

    def sets_by_pattern(self) -> Counter[MovementPattern]:
        """Sets of every movement pattern."""
        counts: Counter[MovementPattern] = Counter()
        for day in self._days:
            for item, exercise in self.resistance(day):
                counts[exercise.pattern] += item.sets
        return counts


def check_plan(figures: PlanFigures, catalogue: Catalogue, args: PlanTrainingArguments, wish: Wish) -> list[Check]:
    """All checks of a plan, hard rules first."""
    return [
        *_length_checks(figures, args),
        *_allowed_checks(figures, catalogue, args),
        *_volume_checks(figures, args, wish),
        *_pattern_checks(figures, wish),
        *_order_checks(figures, args),
    ]


def _length_checks(figures: PlanFigures, args: PlanTrainingArguments) -> list[Check]:
    days = [len(week.days) for week in figures.weeks]
    minutes = [day.minutes for week in figures.weeks for day in week.days]
    low = args.minutes_per_session - load_prescription().timing.tolerance_min
    return [
        Check.within("days_per_week", min(days), args.days_per_week, args.days_per_week, "asked for"),
        Check.within("shortest_session_min", min(minutes), low, args.minutes_per_session, "asked for"),
        Check.within("longest_session_min", max(minutes), low, args.minutes_per_session, "asked for"),
    ]


def _allowed_checks(figures: PlanFigures, catalogue: Catalogue, args: PlanTrainingArguments) -> list[Check]:
    """How many exercises break the equipment, the body parts to spare or the level: none may."""
    planned = {item.exercise_id for week in figures.weeks for day in week.days for item in day.items}
    planned |= {item.exercise_id for week in figures.weeks for day in week.days for item in day.warmup.items}
    broken: dict[str, int] = defaultdict(int)
    for exercise_id in planned:
        for reason in reasons_against(catalogue.get(exercise_id), args):
            broken[reason] += 1
    return [
        Check.within(f"exercises_against_{reason}", broken[reason], 0, 0, "asked for")
        for reason in ("equipment", "avoid", "level")
    ]


def _volume_checks(figures: PlanFigures, args: PlanTrainingArguments, wish: Wish) -> list[Check]:
    table = load_prescription()
    low, high = table.goals[args.goal].weekly_sets[level_index(args.level)]
    most = max((max(figures.sets_by_day(muscle)) for muscle in Muscle), default=0)
    checks = [Check.within("most_sets_of_a_muscle_a_session", most, 0, table.most_sets_a_session, "Pelland 2026")]
    for muscle in wish.muscles if args.days_per_week >= table.days_a_muscle else ():
        days = sum(sets >= 1 for sets in figures.sets_by_day(muscle))
        checks.append(Check.within(f"days_a_week:{muscle}", days, table.days_a_muscle, None, "Schoenfeld 2016"))
    for muscle in wish.muscles:
        sets = sum(figures.sets_by_day(muscle))
        checks.append(Check.within(f"weekly_sets:{muscle}", sets, low, high, "Pelland 2026; Schoenfeld 2017"))
    return checks


def _pattern_checks(figures: PlanFigures, wish: Wish) -> list[Check]:
    counts = figures.sets_by_pattern()
    checks = []
    for movement, group in load_prescription().movements.items():
        if not set(group).isdisjoint(wish.patterns):
            name = f"pattern_sets:{movement}" if len(group) == 1 else f"{movement}_sets"
            checks.append(Check.within(name, sum(counts[p] for p in group), 1, None, "Garber 2011"))
    push, pull = sum(counts[p] for p in PUSH), sum(counts[p] for p in PULL)
    if push and not PULL.isdisjoint(wish.patterns):
        checks.append(Check.within("pull_to_push_sets", round(pull / push, 2), _LEAST_PULL_TO_PUSH, None, _OWN))
    return checks


def _order_checks(figures: PlanFigures, args: PlanTrainingArguments) -> list[Check]:
    """Compound lifts before everything else, and an easy week in every block where the goal wants one."""
    table = load_prescription()
    late = 0
    for day in figures.weeks[0].days:
        compound = [item.role in _COMPOUND for item in day.items]
        late += sum(later > earlier for earlier, later in pairwise(compound))
    checks = [Check.within("compounds_after_other_work", late, 0, 0, "Nunes 2021")]
    if table.goals[args.goal].deload:
        deloads = sum(week.deload for week in figures.weeks)
        due = args.weeks // table.weeks_in_block
        checks.append(Check.within("deload_weeks", deloads, due, due, "Bell 2023"))
    return checks
