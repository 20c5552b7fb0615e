"""Says what to relax where a request leaves nothing that can be planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from domain.errors import Infeasible
from domain.vocabulary import Equipment, PlanFocus
from tools.training.models import PlanTrainingArguments

_STEP_MIN = 15
_SHORTEST_MIN = 15


def explain(args: PlanTrainingArguments, feasible: Callable[[PlanTrainingArguments], bool]) -> Infeasible:
    """The error for a request that `feasible` refuses: names each single change that would make it possible."""
    remedies = [words for words, changed in _relaxations(args, feasible) if feasible(changed)]
    hint = "; or ".join(remedies) if remedies else "spare fewer body parts and add equipment"
    purpose = (args.goal if args.focus is PlanFocus.STRENGTH else args.focus).replace("_", " ")
    return Infeasible(
        f"No plan for {purpose} fits {args.days_per_week} days of {args.minutes_per_session} minutes with "
        "this equipment, level and these body parts to spare.",
        field="minutes_per_session" if remedies and remedies[0].startswith("ask for at most") else "avoid",
        hint=f"{hint[0].upper()}{hint[1:]}.",
    )


def _relaxations(
    args: PlanTrainingArguments, feasible: Callable[[PlanTrainingArguments], bool]
) -> Iterator[tuple[str, PlanTrainingArguments]]:
    """One change at a time, the smallest first."""
    for minutes in range(args.minutes_per_session - _STEP_MIN, _SHORTEST_MIN - 1, -_STEP_MIN):
        shorter = args.model_copy(update={"minutes_per_session": minutes})
        if feasible(shorter):
            yield f"ask for at most {minutes} minutes a session", shorter
            break
    for part in args.avoid:
        rest = [other for other in args.avoid if other is not part]
        yield f"train the {part.replace('_', ' ')} as well", args.model_copy(update={"avoid": rest})
    if Equipment.GYM not in args.equipment:
        yield "use a gym", args.model_copy(update={"equipment": [Equipment.GYM]})
