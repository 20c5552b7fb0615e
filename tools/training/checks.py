"""The bounds that a written plan is tested against, recomputed from what it prints; the rules stand in `rules.yaml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.evidence import Check
from domain.vocabulary import MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.intensity import off_goal
from tools.training.limits import Limit
from tools.training.models import PlannedDay, PlannedExercise, PlannedWeek, PlanTrainingArguments
from tools.training.pool import PULL, PUSH, is_resistance, reasons_against, volume_share
from tools.training.roles import COMPOUND_ROLES, RESISTANCE_ROLES
from tools.training.rules import load_rules
from tools.training.splits import DAYS_OF_WEEK
from tools.training.wishes import Wish

_HOURS_A_DAY = 24


class PlanFigures:
    """Figures of a plan: sets by muscle, day and pattern in its first week, which is never a deload."""

    def __init__(self, catalogue: Catalogue, weeks: Sequence[PlannedWeek]) -> None:
        self._catalogue = catalogue
        self.days = weeks[0].days
        self.weeks = weeks

    def resistance(self, day: PlannedDay) -> Iterator[tuple[PlannedExercise, Exercise]]:
        """The day's exercises that count as training volume."""
        for item in day.items:
            exercise = self._catalogue.get(item.exercise_id)
            if is_resistance(exercise):
                yield item, exercise

    def sets_by_day(self, muscle: Muscle) -> list[float]:
        """Fractional sets of the muscle on each day."""
        return [sum(item.sets * volume_share(e, muscle) for item, e in self.resistance(day)) for day in self.days]

    def weekly_sets(self) -> dict[Muscle, float]:
        """Fractional sets of every muscle that is trained."""
        totals = {muscle: sum(self.sets_by_day(muscle)) for muscle in Muscle}
        return {muscle: total for muscle, total in totals.items() if total}

    def sets_by_pattern(self) -> Counter[MovementPattern]:
        """Sets of every movement pattern."""
        counts: Counter[MovementPattern] = Counter()
        for day in self.days:
            for item, exercise in self.resistance(day):
                counts[exercise.pattern] += item.sets
        return counts

    def shortest_pause_hours(self) -> float:
        """Hours between the days on which the same muscle is a target of hard sets, at the least; the week repeats."""
        pauses = [float(DAYS_OF_WEEK)]
        for muscle in Muscle:
            days = [
                day.weekday
                for day in self.days
                if any(muscle in exercise.primary_muscles for _, exercise in self.resistance(day))
            ]
            pauses += [later - day for day, later in pairwise([*days, *(day + DAYS_OF_WEEK for day in days[:1])])]
        return min(pauses) * _HOURS_A_DAY


def check_plan(figures: PlanFigures, catalogue: Catalogue, args: PlanTrainingArguments, wish: Wish) -> list[Check]:
    """All checks of a plan, hard rules first."""
    return [
        *check_request(figures.weeks, catalogue, args),
        *_volume_checks(figures, args, wish),
        *_pattern_checks(figures, wish),
        *_order_checks(figures, args),
        *_progress_checks(figures, catalogue, args),
    ]


def check_request(weeks: Sequence[PlannedWeek], catalogue: Catalogue, args: PlanTrainingArguments) -> list[Check]:
    """What was asked for: days, minutes, and no exercise that equipment, body parts or level rule out."""
    asked = args.minutes_per_session
    tolerance = load_rules().rules["session_min"].tolerance
    days = [len(week.days) for week in weeks]
    minutes = [day.minutes for week in weeks for day in week.days]
    reference = load_rules().rules["session_min"].reference
    return [
        Check.within("days_per_week", min(days), args.days_per_week, args.days_per_week, reference),
        Check.within("shortest_session_min", min(minutes), asked - tolerance, asked + tolerance, reference),
        Check.within("longest_session_min", max(minutes), asked - tolerance, asked + tolerance, reference),
        *_allowed_checks(weeks, catalogue, args),
    ]


def deload_check(weeks: Sequence[PlannedWeek], args: PlanTrainingArguments) -> Check:
    """As many easy weeks as there are whole blocks."""
    rule = load_rules().rules["deload_weeks"]
    due = args.weeks // rule.every_weeks
    return Check.within("deload_weeks", sum(week.deload for week in weeks), due, due, rule.reference)


def rule_check(rule: str, value: float, name: str | None = None) -> Check:
    """A rule of `rules.yaml` with bounds that are the same for everyone."""
    found = load_rules().rules[rule]
    return Check.within(name or rule, value, *found.bounds, found.reference)


def _limit_check(name: str, value: float, limit: Limit) -> Check:
    return Check.within(name, value, limit.low, limit.high, limit.source)


def _allowed_checks(weeks: Sequence[PlannedWeek], catalogue: Catalogue, args: PlanTrainingArguments) -> Iterator[Check]:
    """How many exercises are unknown or break the equipment, the body parts to spare or the level: none may."""
    days = [day for week in weeks for day in week.days]
    planned = {item.exercise_id for day in days for item in day.items}
    planned |= {item.exercise_id for day in days for item in day.warmup.items}
    known = [catalogue.get(exercise_id) for exercise_id in planned if exercise_id in catalogue]
    broken = Counter(reason for exercise in known for reason in reasons_against(exercise, args))
    yield rule_check("unknown_exercises", len(planned) - len(known))
    for reason in ("equipment", "avoid", "level"):
        yield rule_check(f"exercises_against_{reason}", broken[reason])


def _volume_checks(figures: PlanFigures, args: PlanTrainingArguments, wish: Wish) -> Iterator[Check]:
    most = max(max(figures.sets_by_day(muscle)) for muscle in Muscle)
    yield rule_check("sets_a_session", most, "most_sets_of_a_muscle_a_session")
    yield rule_check("hours_between", figures.shortest_pause_hours())
    for muscle in wish.muscles:
        days = sum(sets >= 1 for sets in figures.sets_by_day(muscle))
        yield _limit_check(f"days_a_week:{muscle}", days, wish.limits.days_a_week)
    for muscle in wish.muscles:
        yield _limit_check(f"weekly_sets:{muscle}", sum(figures.sets_by_day(muscle)), wish.limits.weekly_sets)


def _pattern_checks(figures: PlanFigures, wish: Wish) -> Iterator[Check]:
    counts = figures.sets_by_pattern()
    low, high = load_rules().rules["movements"].bounds
    for movement, group in wish.limits.movements.items():
        if not set(group).isdisjoint(wish.patterns):
            sets = sum(counts[pattern] for pattern in group)
            name = f"pattern_sets:{movement}" if len(group) == 1 else f"{movement}_sets"
            yield Check.within(name, sets, low, high, wish.limits.movements_source)
    push, pull = sum(counts[p] for p in PUSH), sum(counts[p] for p in PULL)
    if push and not PULL.isdisjoint(wish.patterns):
        yield rule_check("pull_to_push", round(pull / push, 2), "pull_to_push_sets")


def _order_checks(figures: PlanFigures, args: PlanTrainingArguments) -> Iterator[Check]:
    """Compound lifts before everything else, and an easy week in every block."""
    late = 0
    for day in figures.days:
        compound = [item.role in COMPOUND_ROLES for item in day.items]
        late += sum(later > earlier for earlier, later in pairwise(compound))
    yield rule_check("compounds_after_other_work", late)
    yield deload_check(figures.weeks, args)


def _progress_checks(figures: PlanFigures, catalogue: Catalogue, args: PlanTrainingArguments) -> Iterator[Check]:
    """Every exercise has a rule to move on by, no week repeats the one before, and the effort fits the goal."""
    items = [item for week in figures.weeks for day in week.days for item in day.items]
    yield rule_check("without_progression", sum(not item.progression for item in items))
    yield rule_check("repeated_weeks", _repeated_weeks(figures.weeks))
    yield rule_check("intensity_off_goal", len(off_goal(figures.weeks, catalogue, args)))


def _repeated_weeks(weeks: Sequence[PlannedWeek]) -> int:
    """Weeks in which a hard set asks for exactly what it asked for in the week before."""
    asked = [
        {
            (number, item.exercise_id): (item.sets, item.reps, item.intensity.value, item.load_change_percent)
            for number, day in enumerate(week.days)
            for item in day.items
            if item.role in RESISTANCE_ROLES
        }
        for week in weeks
    ]
    return sum(any(now[key] == before.get(key) for key in now) for before, now in pairwise(asked))
