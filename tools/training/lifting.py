"""Plans of strength training: candidates, the program that chooses among them, the weeks, and their checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.evidence import Source
from domain.vocabulary import PlanFocus, TrainingGoal
from knowledge.exercises.catalogue import Catalogue
from tools.training.allocate import Allocation, allocate
from tools.training.candidates import choose_split, offer_week
from tools.training.checks import PlanFigures, check_plan
from tools.training.infeasible import explain
from tools.training.limits import reduced_ranges
from tools.training.models import PlanTrainingArguments, PlanTrainingResult, Timing
from tools.training.pairing import offer_pairs
from tools.training.pool import Pool
from tools.training.prescription import goes_in_pairs, load_prescription
from tools.training.progression import progression_for
from tools.training.rules import load_sources
from tools.training.variants import variants_for
from tools.training.wishes import Wish, left_out, untargeted, wish_for
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
    TrainingGoal.STRENGTH: ("grgic2018", "robinson2024"),
    TrainingGoal.HYPERTROPHY: ("singer2024", "robinson2024", "plotkin2022"),
    TrainingGoal.FAT_LOSS: ("plotkin2022", "gibala2012"),
    TrainingGoal.ENDURANCE: ("gibala2012",),
    TrainingGoal.GENERAL_FITNESS: ("plotkin2022",),
}
_SHORT_SOURCES = ("iversen2021", "zhang2025", "spiering2021", "androulakis2020")
_CLOSING_SOURCES = ("zourdos2016", "fradkin2010", "bell2023")


def plan_lifting(
    catalogue: Catalogue, args: PlanTrainingArguments, animation: Callable[[str], str | None]
) -> PlanTrainingResult:
    """The plan of a request; raises Infeasible, naming what to relax."""
    pool = Pool(catalogue, args)
    wish = wish_for(pool, args)
    split, allocation = _allocate(pool, args, wish)
    if allocation is None:
        raise explain(args, lambda changed: _is_feasible(catalogue, changed))
    writer = WeekWriter(args, pool, split, allocation, animation)
    weeks = [writer.write(number) for number in range(1, args.weeks + 1)]
    figures = PlanFigures(catalogue, weeks)
    timing = load_prescription().timing
    return PlanTrainingResult(
        goal=args.goal,
        level=args.level,
        focus=PlanFocus.STRENGTH,
        weeks=weeks,
        weekly_sets=figures.weekly_sets(),
        progression=progression_for(args, weeks),
        variants=variants_for(catalogue, allocation.allotments, args),
        left_out=left_out(catalogue, wish, args),
        untargeted=untargeted(catalogue, wish, args),
        reduced=reduced_ranges({"weekly_sets": wish.limits.weekly_sets, "days_a_week": wish.limits.days_a_week}),
        timing=Timing(seconds_per_rep=timing.seconds_per_rep, transition_s=timing.transition_s),
        checks=check_plan(figures, catalogue, args, wish),
        sources=_sources(args),
    )


def _allocate(pool: Pool, args: PlanTrainingArguments, wish: Wish) -> tuple[list[str], Allocation | None]:
    split = choose_split(pool, args)
    candidates = offer_week(pool, args, split)
    if goes_in_pairs(args):
        candidates = offer_pairs(candidates, args)
    return split, allocate(candidates, args, wish, split)


def _is_feasible(catalogue: Catalogue, args: PlanTrainingArguments) -> bool:
    pool = Pool(catalogue, args)
    return _allocate(pool, args, wish_for(pool, args))[1] is not None


def _sources(args: PlanTrainingArguments) -> list[Source]:
    short = _SHORT_SOURCES if goes_in_pairs(args) else ()
    keys: Sequence[str] = (*_SHARED_SOURCES, *_GOAL_SOURCES[args.goal], *short, *_CLOSING_SOURCES)
    return [load_sources()[key] for key in keys]
