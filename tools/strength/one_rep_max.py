"""The tool `one_rep_max`."""

from __future__ import annotations

from statistics import mean

from pydantic import ConfigDict, Field

from domain.evidence import Check, Source
from domain.vocabulary import WeightUnit
from tools.base import Tool, ToolArguments, ToolResult
from tools.strength.formula_facts import load_formula_facts, load_formula_sources
from tools.strength.formulas import MOST_TRUSTED_REPS, estimate_by_formula, reps_at_percent
from tools.strength.limits import require_load

TABLE_PERCENTS = range(100, 45, -5)
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


class FormulaEstimate(ToolResult):
    """One formula: what it gives, the sets it is for, and where both come from."""

    name: str
    label: str = Field(description="The name as people write it")
    one_rep_max: float
    equation: str
    fewest_reps: int
    most_reps: int
    in_range: bool = Field(description="Whether the formula is meant for, or was tested with, a set of this length")
    source: Source
    range_source: Source


class Spread(ToolResult):
    """Where the formulas disagree: the lowest and the highest estimate, and who gives them."""

    low: float
    high: float
    percent: float = Field(description="From low to high, in percent of the mean")
    lowest: list[str]
    highest: list[str]


class OneRepMaxResult(ToolResult):
    """`one_rep_max` is the mean of `by_formula`; all loads are in `unit`, rounded to a hundredth."""

    one_rep_max: float
    by_formula: dict[str, float]
    formulas: list[FormulaEstimate] = Field(default_factory=list)
    spread: Spread | None = None
    percent_table: list[PercentRow]
    unit: WeightUnit
    checks: list[Check]
    sources: list[Source]


class OneRepMax(Tool[OneRepMaxArguments, OneRepMaxResult]):
    """Estimate the one-rep max (1RM) from a load and the repetitions done with it.

    Gives six published estimates with the sets they are for, their mean, how far they disagree, and what to lift
    for 50–100 % of it.
    """

    name = "one_rep_max"
    arguments = OneRepMaxArguments
    result = OneRepMaxResult

    def run(self, args: OneRepMaxArguments) -> OneRepMaxResult:
        """Estimate; raises OutOfRange for a load that nobody lifts.

        The mean of the six is reported because none of them is best for every lift and an average errs less
        (Mayhew et al., 1995); one repetition is the max itself.
        """
        by_formula = estimate_by_formula(require_load("load", args.load, args.unit), args.reps)
        estimate = mean(by_formula.values())
        spread = _spread(by_formula, estimate)
        return OneRepMaxResult(
            one_rep_max=round(estimate, 2),
            by_formula={name: round(load, 2) for name, load in by_formula.items()},
            formulas=[_formula(name, load, args.reps) for name, load in by_formula.items()],
            spread=spread,
            percent_table=[
                PercentRow(percent=percent, load=round(estimate * percent / 100, 2), reps=reps_at_percent(percent))
                for percent in TABLE_PERCENTS
            ],
            unit=args.unit,
            checks=[
                Check.within("reps", args.reps, 1, MOST_TRUSTED_REPS, "Mayhew 1995, Reynolds 2006"),
                Check.within(
                    "formula_spread_percent", spread.percent, 0, LARGEST_SPREAD_PERCENT, "Spotter's own bound"
                ),
            ],
            sources=list(load_formula_sources().values()),
        )


def _formula(name: str, load: float, reps: int) -> FormulaEstimate:
    facts, sources = load_formula_facts()[name], load_formula_sources()
    return FormulaEstimate(
        name=name,
        label=facts.label,
        one_rep_max=round(load, 2),
        equation=facts.equation,
        fewest_reps=facts.fewest_reps,
        most_reps=facts.most_reps,
        in_range=facts.covers(reps),
        source=sources[facts.source],
        range_source=sources[facts.range_source],
    )


def _spread(by_formula: dict[str, float], estimate: float) -> Spread:
    """Formulas whose estimates are the same to a hundredth share a place."""
    rounded = {name: round(load, 2) for name, load in by_formula.items()}
    low, high = min(rounded.values()), max(rounded.values())
    return Spread(
        low=low,
        high=high,
        percent=round(100 * (high - low) / estimate, 1),
        lowest=[name for name, load in rounded.items() if load == low],
        highest=[name for name, load in rounded.items() if load == high],
    )
