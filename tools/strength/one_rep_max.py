"""The tool `one_rep_max`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from statistics import mean

import yaml
from pydantic import ConfigDict, Field

from domain.evidence import Check, Source
from domain.vocabulary import WeightUnit
from tools.base import Tool, ToolArguments, ToolResult
from tools.strength.formulas import estimate_by_formula, reps_at_percent
from tools.strength.limits import require_load

SOURCES_FILE = Path(__file__).parent / "one_rep_max_sources.yaml"
TABLE_PERCENTS = range(100, 45, -5)
MOST_TRUSTED_REPS = 10
"""Estimates are validated for sets of at most ten repetitions (Reynolds et al., 2006)."""
LARGEST_SPREAD_PERCENT = 10
"""Our own bound: beyond it the formulas say so little that the mean should not be trusted."""


class OneRepMaxArguments(ToolArguments):
    """A set taken to failure, or nearly."""

    model_config = ConfigDict(allow_inf_nan=False)

    load: float = Field(description="Load of the set in `unit`, at most 600 kg")
    reps: int = Field(ge=1, le=12, description="Full repetitions done with it")
    unit: WeightUnit = Field(default=WeightUnit.KG, description="Unit of the load")


class PercentRow(ToolResult):
    """A share of the one-rep max, the load it is and the repetitions to expect with it."""

    percent: int
    load: float
    reps: int


class OneRepMaxResult(ToolResult):
    """`one_rep_max` is the mean of `by_formula`; all loads are in `unit`, rounded to a hundredth."""

    one_rep_max: float
    by_formula: dict[str, float]
    percent_table: list[PercentRow]
    unit: WeightUnit
    checks: list[Check]
    sources: list[Source]


class OneRepMax(Tool[OneRepMaxArguments, OneRepMaxResult]):
    """Estimate the one-rep max (1RM) from a load and the repetitions done with it.

    Gives six published estimates, their mean, and what to lift for 50–100 % of it.
    """

    name = "one_rep_max"
    arguments = OneRepMaxArguments
    result = OneRepMaxResult

    def run(self, args: OneRepMaxArguments) -> OneRepMaxResult:
        """Estimate; raises OutOfRange for a load that nobody lifts.

        The mean of the six is reported because none of them is best for every lift; one repetition is the
        max itself.
        """
        by_formula = estimate_by_formula(require_load("load", args.load, args.unit), args.reps)
        estimate = mean(by_formula.values())
        return OneRepMaxResult(
            one_rep_max=round(estimate, 2),
            by_formula={name: round(load, 2) for name, load in by_formula.items()},
            percent_table=[
                PercentRow(percent=percent, load=round(estimate * percent / 100, 2), reps=reps_at_percent(percent))
                for percent in TABLE_PERCENTS
            ],
            unit=args.unit,
            checks=_checks(args.reps, by_formula),
            sources=list(_sources().values()),
        )


def _checks(reps: int, by_formula: dict[str, float]) -> list[Check]:
    estimates = list(by_formula.values())
    spread_percent = 100 * (max(estimates) - min(estimates)) / mean(estimates)
    return [
        Check.within("reps", reps, 1, MOST_TRUSTED_REPS, "Reynolds 2006"),
        Check.within(
            "formula_spread_percent", round(spread_percent, 1), 0, LARGEST_SPREAD_PERCENT, "Spotter's own bound"
        ),
    ]


@cache
def _sources() -> dict[str, Source]:
    return {key: Source(**work) for key, work in yaml.safe_load(SOURCES_FILE.read_text("utf-8")).items()}
