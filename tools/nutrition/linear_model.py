"""A mixed-integer linear model, solved by HiGHS: the only file that knows the solver."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

OPTIONS: dict[str, object] = {
    "output_flag": False,
    # One thread and a limit on work instead of time: the same answer on every machine.
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_max_nodes": 20,
    # A plan within a few cost points of the best is as good to eat.
    "mip_abs_gap": 2.0,
    "mip_rel_gap": 0.05,
    # Portions are rounded to whole ones anyway; a tight tolerance only makes cutting planes, and twice the time.
    "mip_feasibility_tolerance": 1e-3,
    # Measured on day models: these searches cost time and find next to nothing; the others deserve more of it.
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_effort": 0.3,
    # Only against a stalled machine; ordinary models need a hundredth of it.
    "time_limit": 20.0,
}
"""How HiGHS is run."""


class Band(NamedTuple):
    """What a sum should lie between: each unit outside costs `cost_below` or `cost_above` (0: it does not bind).

    Inside the band each unit away from its middle costs `cost_inside`.
    """

    low: float
    high: float
    cost_below: float = 0.0
    cost_above: float = 0.0
    cost_inside: float = 0.0


class Solution(NamedTuple):
    """Values by column and the total cost."""

    values: list[float]
    cost: float


class LinearModel:
    """Minimise cost over columns within bounds, subject to rows low ≤ Σ coefficient × column ≤ high."""

    def __init__(self) -> None:
        self._cost: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._integer: list[bool] = []
        self._rows: list[tuple[float, float, dict[int, float]]] = []

    def column(self, low: float, high: float, cost: float = 0.0, *, integer: bool = False) -> int:
        """Add a variable and return its index."""
        self._low.append(low)
        self._high.append(high)
        self._cost.append(cost)
        self._integer.append(integer)
        return len(self._cost) - 1

    def close(self, columns: Iterable[int]) -> None:
        """Hold columns at their low bound."""
        for column in columns:
            self._high[column] = self._low[column]

    def row(self, low: float, high: float, coefficients: dict[int, float]) -> None:
        """Add a constraint; use `-inf` or `inf` for a side that does not bind."""
        self._rows.append((low, high, coefficients))

    def band(self, terms: dict[int, float], band: Band, settled: float = 0.0) -> None:
        """A row that may be left at a cost: `settled` + Σ term × column + missing − surplus within the band."""
        row = dict(terms)
        low, high = band.low - settled, band.high - settled
        if band.cost_inside:
            # The band shrinks to its middle, and its two halves become cheap first steps away from it.
            half = (high - low) / 2
            row[self.column(0, half, band.cost_inside)] = 1.0
            row[self.column(0, half, band.cost_inside)] = -1.0
            low = high = low + half
        if band.cost_below:
            row[self.column(0, inf, band.cost_below)] = 1.0
        if band.cost_above:
            row[self.column(0, inf, band.cost_above)] = -1.0
        self.row(low if band.cost_below else -inf, high if band.cost_above else inf, row)

    def solve(self, *, whole: bool = True) -> Solution | None:
        """The best solution found within the work limit; None where no solution exists.

        Without `whole`, integers may be fractions: a bound on the cost, found much faster.
        """
        import highspy

        solver = highspy.Highs()
        for option, value in OPTIONS.items():
            solver.setOptionValue(option, value)
        solver.setOptionValue("solve_relaxation", not whole)
        solver.passModel(self._as_highs())
        solver.run()
        info = solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        return Solution(list(solver.getSolution().col_value), info.objective_function_value)

    def _as_highs(self) -> object:
        import highspy
        import numpy as np

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._cost), len(self._rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = (
            np.array(values, dtype=np.double) for values in (self._cost, self._low, self._high)
        )
        lp.row_lower_ = np.array([row[0] for row in self._rows], dtype=np.double)
        lp.row_upper_ = np.array([row[1] for row in self._rows], dtype=np.double)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row[2]) for row in self._rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([i for row in self._rows for i in row[2]], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for row in self._rows for v in row[2].values()], dtype=np.double)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self._integer]
        return lp
