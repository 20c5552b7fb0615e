"""The tool `plan_training`."""

from __future__ import annotations

from collections.abc import Callable

from domain.vocabulary import TrainingGoal
from knowledge.exercises.catalogue import Catalogue
from tools.base import Tool
from tools.training.allocate import Wish, allocate
from tools.training.candidates import choose_split, offer_week
from tools.training.checks import PlanFigures, check_plan
from tools.training.infeasible import explain
from tools.training.models import LeftOut, PlanTrainingArguments, PlanTrainingResult
from tools.training.pool import Pool, reasons_against
from tools.training.prescription import load_prescription, load_sources
from tools.training.progression import progression_for
from tools.training.writing import WeekWriter

_SHARED_SOURCES = (
    "currier2026",
    "garber2011",
    "acsm2009",
    "pelland2026",
    "schoenfeld2016",
    "schoenfeld2017",
    "nunes2021",
)
_GOAL_SOURCES = {
    TrainingGoal.STRENGTH: ("grgic2018", "robinson2024", "bell2023"),
    TrainingGoal.HYPERTROPHY: ("singer2024", "robinson2024", "plotkin2022", "bell2023"),
    TrainingGoal.FAT_LOSS: ("plotkin2022", "gibala2012"),
    TrainingGoal.ENDURANCE: ("gibala2012",),
    TrainingGoal.GENERAL_FITNESS: ("plotkin2022",),
}
_CLOSING_SOURCES = ("zourdos2016", "fradkin2010")


def no_animation(exercise_id: str) -> str | None:
    """There are no pictures."""
    return None


class PlanTraining(Tool[PlanTrainingArguments, PlanTrainingResult]):
    """Write a training plan: weeks, days, exercises, sets, repetitions, effort and rest.

    Needs the goal, the days a week and the level. Keeps to the minutes, the equipment and the body parts to
    spare. Use it for workout plans, splits, home or gym programmes; not for 5/3/1, which has its own tool.
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
        pool = Pool(self._catalogue, args)
        split = choose_split(pool, args)
        wish = wish_for(pool)
        allocation = allocate(offer_week(pool, args, split), args, wish, split)
        if allocation is None:
            raise explain(args, self._is_feasible)
        writer = WeekWriter(args, pool, split, allocation, self._animation)
        weeks = [writer.write(number) for number in range(1, args.weeks + 1)]
        figures = PlanFigures(self._catalogue, weeks)
        return PlanTrainingResult(
            goal=args.goal,
            level=args.level,
            weeks=weeks,
            weekly_sets=figures.weekly_sets(),
            progression=progression_for(args),
            left_out=self._left_out(pool, args),
            checks=check_plan(figures, self._catalogue, args, wish),
            sources=[load_sources()[key] for key in (*_SHARED_SOURCES, *_GOAL_SOURCES[args.goal], *_CLOSING_SOURCES)],
        )

    def _is_feasible(self, args: PlanTrainingArguments) -> bool:
        pool = Pool(self._catalogue, args)
        split = choose_split(pool, args)
        return allocate(offer_week(pool, args, split), args, wish_for(pool), split) is not None

    def _left_out(self, pool: Pool, args: PlanTrainingArguments) -> list[LeftOut]:
        """The movement patterns that nothing allowed trains, with the reasons."""
        left_out = []
        for pattern in load_prescription().patterns:
            if not pool.of_pattern(pattern):
                reasons = {r for e in self._catalogue if e.pattern is pattern for r in reasons_against(e, args)}
                left_out.append(LeftOut(pattern=pattern, because=sorted(reasons)))
        return left_out


def wish_for(pool: Pool) -> Wish:
    """What the pool can train at all, so that nothing impossible is wished for or checked."""
    table = load_prescription()
    return Wish(
        patterns=[pattern for pattern in table.patterns if pool.of_pattern(pattern)],
        muscles=[muscle for muscle in table.major_muscles if pool.targets(muscle)],
    )
