"""Which results of open-ended sets a plan can take; the sentences that refuse the rest."""

from __future__ import annotations

from domain.errors import InvalidInput, OutOfRange
from tools.strength.limits import require_load
from tools.strength.models_531 import MOST_REPS, AmrapResult
from tools.strength.plan_531 import Plan531


def require_results(plan: Plan531, results: list[AmrapResult]) -> tuple[AmrapResult, ...]:
    """The results themselves.

    Raises InvalidInput for one that is of no open-ended set of the plan or that is given twice, and OutOfRange for
    repetitions or a load that nobody lifts; the error names the result by its place in the list.
    """
    seen = set()
    for number, result in enumerate(results):
        field = f"amrap_results.{number}"
        _require_set(plan, result, field)
        _require_reps(result.reps, f"{field}.reps")
        if result.load is not None:
            require_load(f"{field}.load", result.load, plan.unit)
        place = (result.lift, result.cycle, result.week)
        if place in seen:
            raise InvalidInput(
                f"There are two results for {result.lift} in cycle {result.cycle}, week {result.week}.",
                field=field,
                hint="Give one result for each set.",
            )
        seen.add(place)
    return tuple(results)


def _require_set(plan: Plan531, result: AmrapResult, field: str) -> None:
    if result.lift not in plan.training_max:
        raise InvalidInput(
            f"{result.lift} is not in this plan.",
            field=f"{field}.lift",
            hint=f"Give {result.lift} as a lift too, or leave this result out.",
        )
    if result.cycle > plan.blocks.cycles:
        raise InvalidInput(
            f"This plan ends with cycle {plan.blocks.cycles}, so cycle {result.cycle} has no result.",
            field=f"{field}.cycle",
            hint="Ask for more cycles, or correct the cycle of the result.",
        )
    weeks = [table.week for table in plan.weeks(result.cycle) if table.tested_set]
    if result.week not in weeks:
        raise InvalidInput(
            f"Week {result.week} of cycle {result.cycle} has no open-ended set.",
            field=f"{field}.week",
            hint=f"Results belong to week {', '.join(map(str, weeks))} of that cycle.",
        )


def _require_reps(reps: int, field: str) -> None:
    if 1 <= reps <= MOST_REPS:
        return
    raise OutOfRange(
        f"An open-ended set has 1 to {MOST_REPS} full repetitions, not {reps}.",
        field=field,
        hint="Where not even one went up, give the lighter load that did as load, with its repetitions.",
        value=reps,
        high=MOST_REPS,
    )
