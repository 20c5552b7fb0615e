"""The tool `plan_training`."""

from __future__ import annotations

from collections.abc import Callable

from domain.vocabulary import PlanFocus
from knowledge.exercises.catalogue import Catalogue
from tools.base import Tool
from tools.training.flows.planning import plan_flow
from tools.training.lifting import plan_lifting
from tools.training.models import PlanTrainingArguments, PlanTrainingResult


def no_animation(exercise_id: str) -> str | None:
    """There are no pictures."""
    return None


class PlanTraining(Tool[PlanTrainingArguments, PlanTrainingResult]):
    """Write a training plan: weeks, days, exercises, sets, repetitions, effort and rest.

    Needs the goal, the days a week and the level. Keeps to the minutes, the equipment and the body parts to
    spare. Use it for workout plans, splits, home or gym programmes, and with `focus` for yoga and mobility plans;
    not for 5/3/1, which has its own tool.
    """

    name = "plan_training"
    arguments = PlanTrainingArguments
    result = PlanTrainingResult

    def __init__(self, catalogue: Catalogue, animation: Callable[[str], str | None] = no_animation) -> None:
        """Plan from `catalogue`; `animation` gives the path of an exercise's picture, or None.

        `animation` is asked once for each exercise of a plan and decides itself whether to draw or to look up.
        """
        self._catalogue = catalogue
        self._animation = animation

    def run(self, args: PlanTrainingArguments) -> PlanTrainingResult:
        """Plan; the same arguments always give the same plan. Raises Infeasible, naming what to relax."""
        plan = plan_lifting if args.focus is PlanFocus.STRENGTH else plan_flow
        return plan(self._catalogue, args, self._animation)
