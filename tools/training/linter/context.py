"""What every rule looks at: the plan, the request, and the figures of a normal week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from domain.vocabulary import Level, MovementPattern, Muscle, TrainingGoal
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.linter.models import CheckTrainingPlanArguments, Finding, Severity, Value
from tools.training.linter.reading.placing import days_of_week
from tools.training.linter.reading.plan import Day, Item, Plan, Week
from tools.training.models import PlanTrainingArguments
from tools.training.pool import Pool, is_resistance, volume_share
from tools.training.rules import Bounds, Rule, Rules, cite, load_rules

_NOT_STATED = "-not-stated"
"""How messages end that say what the plan does not."""
_MOST_TRAINING_DAYS = 7
_NO_LIMIT_MIN = 10**6
"""Minutes a week where none are given: no rule for short weeks applies."""


@dataclass(frozen=True)
class Counted:
    """An item whose sets count as training of its muscles; `sets` is the middle of what is written."""

    item: Item
    exercise: Exercise
    sets: float

    def share(self, muscle: Muscle) -> float:
        """Fractional sets of a muscle."""
        return self.sets * volume_share(self.exercise, muscle)


class LintContext:
    """The plan with the figures that the rules share."""

    def __init__(self, plan: Plan, args: CheckTrainingPlanArguments, catalogue: Catalogue) -> None:
        self.plan = plan
        self.args = args
        self.catalogue = catalogue
        self.rules: Rules = load_rules()

    @cached_property
    def week(self) -> Week:
        """The first week that is no deload: the one that figures are given for."""
        normal = [week for week in self.plan.weeks if not week.is_deload]
        return (normal or self.plan.weeks)[0]

    @cached_property
    def days(self) -> list[Day]:
        """The training days of that week."""
        return self.training_days(self.week)

    def training_days(self, week: Week) -> list[Day]:
        """Days that are no rest days and hold something to do."""
        return [day for day in week.days if not day.is_rest and (day.items or day.cardio_min)]

    @cached_property
    def normal_weeks(self) -> list[Week]:
        """All weeks but deloads."""
        return [week for week in self.plan.weeks if not week.is_deload]

    def items(self, weeks: Iterable[Week] | None = None) -> Iterator[Item]:
        """Every item but warm-ups, of all weeks or of those given."""
        for week in self.plan.weeks if weeks is None else weeks:
            for day in week.days:
                yield from (item for item in day.items if not item.is_warmup)

    def counted(self, day: Day) -> Iterator[Counted]:
        """The day's items that count as training volume."""
        for item in day.items:
            sets = sets_of(item)
            if item.exercise and not item.is_warmup and sets and is_resistance(item.exercise):
                yield Counted(item, item.exercise, sets)

    def times(self, day: Day) -> float:
        """How often a week a day is done."""
        return day.times * self.turns

    @cached_property
    def turns(self) -> float:
        """How often a week the written days are gone through, where the text says so: A and B on three days are 1.5."""
        written = sum(day.times for day in self.days)
        if not written:
            return 1.0
        if self.plan.times_a_week and written < self.plan.times_a_week <= _MOST_TRAINING_DAYS:
            return self.plan.times_a_week / written
        if written > _MOST_TRAINING_DAYS:
            return _MOST_TRAINING_DAYS / written
        repeated = written * self.plan.repeats
        return float(self.plan.repeats) if repeated <= _MOST_TRAINING_DAYS else 1.0

    @cached_property
    def days_per_week(self) -> float:
        """Training days of a normal week."""
        return round(sum(self.times(day) for day in self.days), 1)

    @cached_property
    def weekly_sets(self) -> dict[Muscle, float]:
        """Fractional sets of every muscle that is trained, in the order of the vocabulary."""
        totals: Counter[Muscle] = Counter()
        for day in self.days:
            for one in self.counted(day):
                for muscle in Muscle:
                    totals[muscle] += one.share(muscle) * self.times(day)  # type: ignore[assignment]
        return {muscle: round(totals[muscle], 1) for muscle in Muscle if totals[muscle]}

    @cached_property
    def pattern_sets(self) -> dict[MovementPattern, float]:
        """Sets of every movement pattern in a normal week."""
        totals: dict[MovementPattern, float] = {}
        for day in self.days:
            for one in self.counted(day):
                pattern = one.exercise.pattern
                totals[pattern] = totals.get(pattern, 0.0) + one.sets * self.times(day)
        return totals

    @cached_property
    def by_weekday(self) -> dict[int, Day] | None:
        """Where the days lie, from 1 to 7; None where the text does not say, or says it for other days only."""
        return days_of_week(self.week) if self.turns == 1.0 else None

    @cached_property
    def pool(self) -> Pool:
        """The exercises that equipment, body parts to spare and level allow: nothing else can be asked for."""
        args = self.args
        wanted = PlanTrainingArguments(
            goal=args.goal or TrainingGoal.GENERAL_FITNESS,
            level=args.level or Level.ADVANCED,
            days_per_week=1,
            equipment=args.equipment,
            avoid=args.avoid,
        )
        return Pool(self.catalogue, wanted)

    @cached_property
    def weekly_min(self) -> float | None:
        """Minutes of training a week, where those of a session are known."""
        budget = self.args.minutes_per_session
        return None if budget is None else budget * self.days_per_week

    @cached_property
    def is_short(self) -> bool:
        """Whether the week has so few minutes that fewer movements are asked for."""
        return self.weekly_min is not None and self.weekly_min < self.rules.reduced_movements.weekly_min_below

    @cached_property
    def movements(self) -> dict[str, list[MovementPattern]]:
        """The movements that a week of this length should hold, without those that nothing allowed trains."""
        wanted = self.rules.reduced_movements.movements if self.is_short else self.rules.movements
        return {name: group for name, group in wanted.items() if any(self.pool.of_pattern(one) for one in group)}

    @cached_property
    def muscles(self) -> list[Muscle]:
        """The major muscles that anything allowed has as its target."""
        return [muscle for muscle in self.rules.major_muscles if self.pool.targets(muscle)]

    @cached_property
    def weekly_sets_bounds(self) -> Bounds:
        """Sets a week of a muscle; less time lowers the least."""
        low, high = self.bounds("weekly_sets")
        minutes = int(self.weekly_min) if self.weekly_min is not None else _NO_LIMIT_MIN
        reduced = [
            step.low for step in self.rules.reduced_weekly_sets if step.applies(round(self.days_per_week), minutes)
        ]
        return (min([low, *reduced]) if low is not None else None), high

    @cached_property
    def unread(self) -> list[Item]:
        """Items of the week that could not be counted: an unknown name, or no sets."""
        return [
            item
            for day in self.days
            for item in day.items
            if not item.is_warmup and (item.exercise is None or sets_of(item) is None)
        ]

    def lines_of(self, muscle: Muscle, days: Iterable[Day] | None = None) -> list[int]:
        """The lines of the items that train a muscle."""
        found = [
            one.item.lines[0]
            for day in (self.days if days is None else days)
            for one in self.counted(day)
            if one.share(muscle)
        ]
        return list(dict.fromkeys(found))

    def rule(self, name: str) -> Rule:
        """A rule of the table."""
        return self.rules.rules[name]

    def bounds(self, name: str) -> Bounds:
        """The bounds of a rule; where goal or level are not known, the widest of all that they could be."""
        rule = self.rule(name)
        goals: list[TrainingGoal | None] = [self.args.goal] if self.args.goal else list(TrainingGoal)
        levels: list[Level | None] = [self.args.level] if self.args.level else list(Level)
        pairs = [rule.bounds_for(level, goal) for goal in goals for level in levels]
        lows, highs = [low for low, _ in pairs], [high for _, high in pairs]
        low = None if None in lows else min(value for value in lows if value is not None)
        high = None if None in highs else max(value for value in highs if value is not None)
        return low, high

    def finding(
        self,
        rule: str,
        message: str,
        lines: Iterable[int],
        values: Mapping[str, Value] | None = None,
        severity: Severity = Severity.WARNING,
    ) -> Finding:
        """A finding with the reference of its rule; what is "not stated" is no judgement."""
        known = self.rules.rules.get(rule)
        return Finding(
            rule=rule,
            message=message,
            lines=sorted(set(lines)),
            severity=severity,
            is_judged=not message.endswith(_NOT_STATED),
            values=dict(values or {}),
            source=cite(known.sources) if known else "",
        )


def sets_of(item: Item) -> float | None:
    """The sets of an item: the middle of a range, one where only repetitions stand, None where nothing does."""
    if item.sets:
        return sum(item.sets) / 2
    return 1.0 if item.reps or item.to_failure else None
