"""One week as an integer program: which candidates are held and with how many sets, and what is made of them.

Rules and aims (`week_rules.py`, `week_aims.py`) add their constraints and points through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from domain.vocabulary import Muscle
from tools.training.candidates import Candidate
from tools.training.models import PlanTrainingArguments
from tools.training.pool import fractional_sets, is_resistance
from tools.training.prescription import load_prescription
from tools.training.roles import Role
from tools.training.splits import MOBILITY_DAY
from tools.training.wishes import Wish

_MINUTE_S = 60
_NODES = (1, 1000)
"""Nodes of the search: the first already holds the best plan nearly always; the rest only to find any."""
_RELATIVE_GAP = 0.02
_OPTIONS: dict[str, Any] = {
    # One thread, a fixed seed and a limit in nodes, not in time, so that every run gives the same plan.
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": _RELATIVE_GAP,
    # Neither has ever found a better plan, and together they take more than half of the time.
    "mip_allow_restart": False,
    "mip_heuristic_run_rins": False,
}


class WeekModel:
    """The program: `held` and `sets` of each candidate, `cardio` minutes of each day, and points for what is good."""

    def __init__(
        self, candidates: Sequence[Candidate], args: PlanTrainingArguments, wish: Wish, split: Sequence[str]
    ) -> None:
        import highspy

        self.candidates = candidates
        self.args = args
        self.wish = wish
        self.split = split
        self.days = range(len(split))
        self._program: Any = highspy.Highs()
        for option, value in _OPTIONS.items():
            self._program.setOptionValue(option, value)
        self._points: list[Any] = []
        self.held = [self.binary() for _ in candidates]
        self.sets = [self.integer(one.scheme.sets[1]) for one in candidates]
        self.shares = [fractional_sets(one.exercise) if is_resistance(one.exercise) else {} for one in candidates]
        self.cardio = [self.integer(self._longest_cardio(day)) for day in self.days]

    def binary(self) -> Any:
        """A variable that is 0 or 1."""
        return self._program.addBinary()

    def integer(self, most: int) -> Any:
        """A whole number from 0."""
        return self._program.addIntegral(0, most)

    def real(self, most: float | None = None) -> Any:
        """A number from 0."""
        return self._program.addVariable(0) if most is None else self._program.addVariable(0, most)

    def total(self, terms: Iterable[Any]) -> Any:
        """The sum of terms."""
        return self._program.qsum(terms)

    def require(self, constraint: Any) -> None:
        """Add a constraint such as `week.total(terms) <= 8`."""
        self._program.addConstr(constraint)

    def reward(self, variable: Any, points: float) -> None:
        """Points for every unit of a variable; negative ones against it."""
        self._points.append(variable * points)

    def missing(self, points: float) -> Any:
        """A variable for what falls short of a wish, at so many points a unit."""
        variable = self.real()
        self.reward(variable, -points)
        return variable

    def on(self, day: int, roles: Sequence[Role]) -> list[tuple[int, Candidate]]:
        """The day's candidates of these roles, each with its number."""
        return [(at, one) for at, one in enumerate(self.candidates) if one.day == day and one.role in roles]

    def minutes(self, day: int, roles: Sequence[Role]) -> list[Any]:
        """Minutes of the day's exercises of these roles, as terms: no rest follows the last set."""
        terms = []
        for at, one in self.on(day, roles):
            scheme = one.scheme
            terms.append(self.sets[at] * ((scheme.work_s + scheme.rest_s) / _MINUTE_S))
            terms.append(self.held[at] * ((scheme.around_s - scheme.rest_s) / _MINUTE_S))
        return terms

    def volume(self, muscle: Muscle, day: int | None = None) -> list[Any]:
        """Fractional sets of a muscle as terms, of one day or of the week."""
        return [
            sets * shares[muscle]
            for one, sets, shares in zip(self.candidates, self.sets, self.shares, strict=True)
            if day in (None, one.day) and muscle in shares
        ]

    def targets(self, muscle: Muscle, day: int) -> list[Any]:
        """Whether each resistance exercise that targets the muscle on that day is held."""
        return [
            held
            for one, held, shares in zip(self.candidates, self.held, self.shares, strict=True)
            if one.day == day and shares.get(muscle) == 1
        ]

    def solve(self) -> tuple[list[int], list[int]] | None:
        """The sets of every candidate and the cardio minutes of every day; None where no choice keeps the rules."""
        import highspy

        objective = self.total(self._points)
        for nodes in _NODES:
            self._program.setOptionValue("mip_max_nodes", nodes)
            self._program.maximize(objective)
            if self._program.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
                values = self._program.getSolution().col_value
                return [round(values[v.index]) for v in self.sets], [round(values[v.index]) for v in self.cardio]
            if self._program.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
                return None
        return None

    def _longest_cardio(self, day: int) -> int:
        timing, is_mobility = load_prescription().timing, self.split[day] == MOBILITY_DAY
        share = timing.most_cardio_share_of_mobility if is_mobility else timing.most_cardio_share[self.args.goal]
        return int(self.args.minutes_per_session * share)
