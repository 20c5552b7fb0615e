"""Plans of yoga and of mobility."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from domain.vocabulary import Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.training.flows.checks import check_flow, stretch_by_muscle
from tools.training.flows.choosing import REST, offer
from tools.training.flows.tables import load_flow
from tools.training.flows.writing import FlowWriter
from tools.training.infeasible import explain
from tools.training.limits import reduced_ranges, weekly_stretch
from tools.training.models import PlannedWeek, PlanTrainingArguments, PlanTrainingResult, Progression, Timing
from tools.training.pool import Pool
from tools.training.prescription import load_prescription
from tools.training.progression import load_progression
from tools.training.rules import load_sources

_SOURCES = ("garber2011", "warneke2025", "thomas2018", "behm2016", "cramer2015", "cramer2013", "larsonmeyer2016")


def plan_flow(
    catalogue: Catalogue, args: PlanTrainingArguments, animation: Callable[[str], str | None]
) -> PlanTrainingResult:
    """The plan of a request whose focus is yoga or mobility; raises Infeasible, naming what to relax."""
    pool = Pool(catalogue, args).mobility()
    writer = FlowWriter(args, pool, animation)
    weeks = _written(writer, args)
    if not weeks:
        raise explain(args, lambda changed: _is_feasible(catalogue, changed))
    table, method = load_flow(), load_progression().methods[args.focus]
    return PlanTrainingResult(
        goal=args.goal,
        level=args.level,
        focus=args.focus,
        weeks=weeks,
        weekly_sets={},
        weekly_stretch_s=stretch_by_muscle(weeks[0], catalogue),
        progression=Progression(
            method=args.focus,
            increment_kg={},
            rule=method.rule,
            on_failure=method.on_failure,
            deload=table.deload,
            methods={args.focus: method},
        ),
        left_out=[],
        reduced=reduced_ranges({"weekly_stretch_s": weekly_stretch(args)}),
        timing=Timing(seconds_per_rep=load_prescription().timing.seconds_per_rep, transition_s=table.transition_s),
        checks=check_flow(weeks, catalogue, args, _reachable(pool, args)),
        sources=[load_sources()[key] for key in _SOURCES],
    )


def _written(writer: FlowWriter, args: PlanTrainingArguments) -> list[PlannedWeek]:
    """All weeks, or none where one of them cannot be filled."""
    weeks = [writer.write(number) for number in range(1, args.weeks + 1)]
    return [week for week in weeks if week] if all(weeks) else []


def _is_feasible(catalogue: Catalogue, args: PlanTrainingArguments) -> bool:
    return bool(_written(FlowWriter(args, Pool(catalogue, args).mobility(), lambda _: None), args))


def _reachable(pool: Iterable[Exercise], args: PlanTrainingArguments) -> set[Muscle]:
    """Muscles that something in the session's parts is held for."""
    parts = offer(pool, args.focus)
    held = [e for part, exercises in parts.items() if part != REST for e in exercises if e.measure == "seconds"]
    return {muscle for exercise in held for muscle in exercise.primary_muscles}
