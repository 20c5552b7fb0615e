"""Decides which candidates stay and how many sets each gets: a small mixed-integer program.

Hard: every session's length, the most sets of a muscle a session, the sets that a role may have, and a few
resistance exercises on every day. Wished for, by weight: movement patterns, each muscle on two days, the
weekly range of sets, as much pulling as pushing, and the earlier slots of a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.vocabulary import MovementPattern, Muscle
from tools.training.candidates import Candidate
from tools.training.models import PlanTrainingArguments
from tools.training.pool import PULL, PUSH, is_resistance, volume_share
from tools.training.prescription import RESISTANCE_ROLES, Role, by_length, level_index, load_prescription
from tools.training.splits import MOBILITY_DAY

# Weights of what is wished for, in points. A missing movement or day is worse than any exercise of a day.
_MISSING_MOVEMENT = 150.0
_MISSING_PATTERN = 20.0
_MISSING_DAY = 150.0
_MISSING_SET = 3.0
_MISSING_AIM = 0.8
_SURPLUS_SET = 15.0
_MISSING_PULL = 6.0
_FIRST_SLOT = 20.0
_LATER_SLOT = 1.5
_MAIN_BONUS = 25.0
_OPENING_LIFT = 50.0
_SET_OF_ROLE: dict[Role, float] = {Role.MAIN: 1.0, Role.ACCESSORY: 0.6, Role.ISOLATION: 0.4, Role.CORE: 0.3}
_CONDITIONING_MINUTE = 3.0
_UNWANTED_MINUTE = -4.0
_STRETCH = -0.5
_POSE = 4.0
_EASY_CARDIO_MINUTE = -0.8

_FEWEST_RESISTANCE = 2
_MARGIN_MIN = 1.0
"""Kept free of the tolerance, for rounding and for weeks with other repetitions."""
_NODES = (1, 1000)
"""Nodes of the search: the first already holds the best plan nearly always; the rest only to find any."""
_RELATIVE_GAP = 0.04


@dataclass(frozen=True)
class Allotment:
    """A candidate that stays, with its sets."""

    candidate: Candidate
    sets: int


@dataclass(frozen=True)
class Allocation:
    """The week: what stays, and the minutes of easy cardio that end each day."""

    allotments: list[Allotment]
    cardio_min: list[int]


@dataclass(frozen=True)
class Wish:
    """What the pool can train at all: movement patterns, and major muscles as a target."""

    patterns: Sequence[MovementPattern]
    muscles: Sequence[Muscle]


def allocate(
    candidates: Sequence[Candidate], args: PlanTrainingArguments, wish: Wish, split: Sequence[str]
) -> Allocation | None:
    """The best allocation found, or None where no choice keeps the hard rules. Deterministic."""
    resistance = Counter(one.day for one in candidates if one.role in RESISTANCE_ROLES)
    training_days = [day for day, template in enumerate(split) if template != MOBILITY_DAY]
    if any(resistance[day] < _FEWEST_RESISTANCE for day in training_days):
        return None
    return _Program(candidates, args, wish, split).solve()


class _Program:
    """The integer program over one week."""

    def __init__(
        self, candidates: Sequence[Candidate], args: PlanTrainingArguments, wish: Wish, split: Sequence[str]
    ) -> None:
        import highspy

        self._candidates = candidates
        self._args = args
        self._wish = wish
        self._split = split
        self._days = range(len(split))
        self._table = load_prescription()
        self._model: Any = highspy.Highs()
        for option, value in _options().items():
            self._model.setOptionValue(option, value)
        self._goal: list[tuple[Any, float]] = []
        self._held = [self._model.addBinary() for _ in candidates]
        self._sets = [self._model.addIntegral(0, one.scheme.sets[1]) for one in candidates]
        longest = int(args.minutes_per_session * self._table.timing.easy_cardio_share)
        self._cardio = [self._model.addIntegral(0, longest) for _ in self._days]

    def solve(self) -> Allocation | None:
        """Build, solve and read the program."""
        import highspy

        self._bound_sets()
        self._bound_days()
        self._cap_muscles()
        self._wish_patterns()
        self._wish_frequency()
        self._wish_weekly_sets()
        self._wish_balance()
        objective = self._model.qsum(variable * weight for variable, weight in self._goal)
        for nodes in _NODES:
            self._model.setOptionValue("mip_max_nodes", nodes)
            self._model.maximize(objective)
            if self._model.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
                break
            if self._model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
                return None
        else:
            return None
        values = self._model.getSolution().col_value
        sets = [round(values[variable.index]) for variable in self._sets]
        return Allocation(
            [Allotment(one, n) for one, n in zip(self._candidates, sets, strict=True) if n],
            [round(values[variable.index]) for variable in self._cardio],
        )

    def _bound_sets(self) -> None:
        """Sets between the role's bounds where the exercise is held, and what holding it is worth."""
        for one, held, sets in zip(self._candidates, self._held, self._sets, strict=True):
            low, high = one.scheme.sets
            self._model.addConstr(sets - low * held >= 0)
            self._model.addConstr(sets - high * held <= 0)
            if one.role in _SET_OF_ROLE:
                slot = max(_FIRST_SLOT - _LATER_SLOT * one.order, _LATER_SLOT)
                main = _MAIN_BONUS + (0.0 if one.order else _OPENING_LIFT) if one.role is Role.MAIN else 0.0
                self._goal.append((held, slot + main))
                self._goal.append((sets, _SET_OF_ROLE[one.role]))
            elif one.role is Role.YOGA:
                self._goal += [(held, _POSE), (sets, _STRETCH)]
            elif one.role is Role.MOBILITY:
                self._goal.append((sets, _STRETCH))

    def _bound_days(self) -> None:
        """Every session as long as asked for, not too many exercises, and never fillers only."""
        timing, asked = self._table.timing, self._args.minutes_per_session
        free = asked - by_length(timing.warmup_min, asked)
        for day in self._days:
            self._goal.append((self._cardio[day], _EASY_CARDIO_MINUTE))
            minutes = self._model.qsum([*self._minutes(day, tuple(Role)), self._cardio[day]])
            self._model.addConstr(minutes <= free)
            self._model.addConstr(minutes >= free - timing.tolerance_min + _MARGIN_MIN)
            self._wish_conditioning(day)
            held = self._model.qsum(self._held[at] for at, _ in self._on(day, RESISTANCE_ROLES))
            self._model.addConstr(held <= by_length(timing.most_exercises, asked))
            if self._split[day] == MOBILITY_DAY:
                self._repeat_flow(day)
            else:
                self._model.addConstr(held >= _FEWEST_RESISTANCE)

    def _repeat_flow(self, day: int) -> None:
        """Poses are done in rounds: as many of one as of the other."""
        poses = self._on(day, (Role.YOGA,))
        most = max((one.scheme.sets[1] for _, one in poses), default=0)
        rounds = self._model.addIntegral(0, most)
        for at, _ in poses:
            self._model.addConstr(self._sets[at] - rounds <= 0)
            self._model.addConstr(self._sets[at] - rounds - most * self._held[at] >= -most)

    def _wish_conditioning(self, day: int) -> None:
        """Conditioning up to the goal's share of the session; more only to fill time."""
        terms = self._minutes(day, (Role.CONDITIONING,))
        if not terms:
            return
        share = self._table.goals[self._args.goal].conditioning_share * self._args.minutes_per_session
        wanted, surplus = self._model.addVariable(0, share), self._model.addVariable(0)
        self._goal += [(wanted, _CONDITIONING_MINUTE), (surplus, _UNWANTED_MINUTE)]
        self._model.addConstr(self._model.qsum(terms) == wanted + surplus)

    def _on(self, day: int, roles: Sequence[Role]) -> list[tuple[int, Candidate]]:
        return [(at, one) for at, one in enumerate(self._candidates) if one.day == day and one.role in roles]

    def _minutes(self, day: int, roles: Sequence[Role]) -> list[Any]:
        """Minutes of the day's exercises of these roles, as terms: no rest follows the last set."""
        terms = []
        for at, one in self._on(day, roles):
            scheme = one.scheme
            terms.append(self._sets[at] * ((scheme.work_s + scheme.rest_s) / 60))
            terms.append(self._held[at] * ((scheme.transition_s - scheme.rest_s) / 60))
        return terms

    def _volume(self, muscle: Muscle, day: int | None = None) -> list[Any]:
        """Fractional sets of a muscle as terms, of one day or of the week."""
        return [
            sets * share
            for one, sets in zip(self._candidates, self._sets, strict=True)
            if day in (None, one.day) and (share := volume_share(one.exercise, muscle))
        ]

    def _cap_muscles(self) -> None:
        """No more hard sets of a muscle a session than are useful; intervals count for what they target."""
        for muscle in Muscle:
            for day in self._days:
                intervals = [
                    self._sets[at] * 1.0
                    for at, one in self._on(day, (Role.CONDITIONING,))
                    if muscle in one.exercise.primary_muscles
                ]
                terms = self._volume(muscle, day) + intervals
                if terms:
                    self._model.addConstr(self._model.qsum(terms) <= self._table.most_sets_a_session)

    def _missing(self, weight: float) -> Any:
        """A variable for what falls short of a wish, at `weight` points a unit."""
        variable = self._model.addVariable(0)
        self._goal.append((variable, -weight))
        return variable

    def _wish_patterns(self) -> None:
        """Each of the six movements, and where there is time each pattern of it."""
        for group in self._table.movements.values():
            there = [pattern for pattern in group if pattern in self._wish.patterns]
            for patterns, weight in [(there, _MISSING_MOVEMENT), *(([one], _MISSING_PATTERN) for one in there)]:
                held = [
                    variable
                    for one, variable in zip(self._candidates, self._held, strict=True)
                    if one.exercise.pattern in patterns and is_resistance(one.exercise)
                ]
                if held:
                    self._model.addConstr(self._model.qsum([*held, self._missing(weight)]) >= 1)

    def _wish_frequency(self) -> None:
        """Each muscle on two days or more; a day counts from one fractional set.

        Every held exercise has two sets or more, so holding one that helps the muscle is enough.
        """
        for muscle in self._wish.muscles:
            trained = []
            for day in self._days:
                helping = [
                    self._held[at] for at, one in self._on(day, RESISTANCE_ROLES) if volume_share(one.exercise, muscle)
                ]
                if helping:
                    hit = self._model.addBinary()
                    self._model.addConstr(self._model.qsum(helping) - hit >= 0)
                    trained.append(hit)
            wanted = min(self._table.days_a_muscle, len(self._days))
            self._model.addConstr(self._model.qsum([*trained, self._missing(_MISSING_DAY)]) >= wanted)

    def _wish_weekly_sets(self) -> None:
        plan = self._table.goals[self._args.goal]
        low, high = plan.weekly_sets[level_index(self._args.level)]
        for muscle in self._wish.muscles:
            total = self._model.qsum(self._volume(muscle))
            self._model.addConstr(total + self._missing(_MISSING_SET) >= low)
            self._model.addConstr(total + self._missing(_MISSING_AIM) >= self._table.aimed_weekly_sets)
            self._model.addConstr(total - self._missing(_SURPLUS_SET) <= high)

    def _wish_balance(self) -> None:
        """No fewer sets of pulling than of pushing, where both can be trained."""
        if PUSH.isdisjoint(self._wish.patterns) or PULL.isdisjoint(self._wish.patterns):
            return
        signed = [
            sets * (1.0 if one.exercise.pattern in PULL else -1.0)
            for one, sets in zip(self._candidates, self._sets, strict=True)
            if one.exercise.pattern in PUSH | PULL
        ]
        self._model.addConstr(self._model.qsum([*signed, self._missing(_MISSING_PULL)]) >= 0)


def _options() -> dict[str, Any]:
    """One thread, a fixed seed and a limit in nodes, not in time, so that every run gives the same plan."""
    return {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": _RELATIVE_GAP,
    }
