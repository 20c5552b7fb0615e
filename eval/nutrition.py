"""How good meal plans are: random people, plans added up again by a checker that shares no code with the planner.

`python -m eval.nutrition --profiles 500 --seed N` prints a table; `--record` puts it into docs/results.md. `--first`
takes a later part of the same draw, so that a long run can be done in pieces.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from domain.errors import SpotterError
from eval.nutrition_checker import Judgement, judge
from eval.nutrition_profiles import draw_profiles
from eval.report import percentile, print_table, record, write_json
from knowledge.foods.table import FoodTable
from tools.nutrition.plan_models import PlanNutritionArguments
from tools.nutrition.plan_nutrition import PlanNutrition

HEADER = ["what", "days", "plans", "wanted"]
TIME_HEADER = ["days planned", "plans", "p50 s", "p95 s", "wanted"]
WEEK = 7
BOUNDS = {
    "energy": ("energy within 2 % of the target", 98),
    "protein": ("protein within 5 g of the target", 98),
    "fat": ("fat 20–35 % of energy", 95),
    "carbohydrate": ("carbohydrate 45–65 % of energy", 95),
    "fiber": ("fibre at least 14 g per 1,000 kcal", 95),
    "sodium": ("sodium at most 2,300 mg", 95),
    "saturated_fat": ("saturated fat at most 10 % of energy", 95),
}
"""What is counted, and the share of days wanted, %."""
SOLVE_TIMES_S = {"1": (1, 1, 0.3), "2–7": (2, 7, 2.0), "8–14": (8, 14, 5.0)}
"""Groups of plans by their days, and the seconds wanted."""


class Planned(NamedTuple):
    """One person's plan: what the checker found, and the processor time it took."""

    days: int
    judgement: Judgement
    seconds: float


class Run(NamedTuple):
    """All plans of a run, and the profiles that were refused, with the reason."""

    planned: list[Planned]
    refused: list[tuple[dict[str, Any], str]]


def run(profiles: Sequence[dict[str, Any]], tool: PlanNutrition) -> Run:
    """Plan for everyone and judge each plan."""
    planned: list[Planned] = []
    refused: list[tuple[dict[str, Any], str]] = []
    for profile in profiles:
        started = time.process_time()
        try:
            result = tool.run(PlanNutritionArguments.model_validate(profile))
        except SpotterError as error:
            refused.append((profile, error.message))
            continue
        seconds = time.process_time() - started
        planned.append(Planned(profile["days"], judge(profile, result.model_dump(mode="json")), seconds))
    return Run(planned, refused)


def figures(planned: Sequence[Planned]) -> dict[str, float]:
    """Shares in percent, of days and of plans (their daily means)."""
    days = [day for plan in planned for day in plan.judgement.days]
    found = {}
    for name in BOUNDS:
        found[f"{name}.days"] = _percent([day[name] for day in days])
        found[f"{name}.plans"] = _percent([plan.judgement.mean[name] for plan in planned])
    found["exclusions.plans"] = _percent([not plan.judgement.excluded_eaten for plan in planned])
    found["sound.plans"] = _percent([not plan.judgement.problems for plan in planned])
    weeks = [plan.judgement for plan in planned if plan.days >= WEEK]
    found["weeks"] = len(weeks)
    found["nutrients_met"] = _percent([met for week in weeks for met in week.nutrients_met.values()])
    found["nutrient_adequacy"] = round(100 * sum(week.nutrient_adequacy for week in weeks) / max(1, len(weeks)), 1)
    return found


def _percent(values: Sequence[bool]) -> float:
    return round(100 * sum(values) / max(1, len(values)), 1)


def _rows(found: dict[str, float]) -> list[tuple[str, str, str, str]]:
    weeks = f"{found['weeks']:.0f} plans of 7 days or more"
    return [
        ("exclusions and diet kept", "", f"{found['exclusions.plans']} %", "100 %"),
        ("sums, portions and repeats right", "", f"{found['sound.plans']} %", "100 %"),
        *(
            (text, f"{found[f'{name}.days']} %", f"{found[f'{name}.plans']} %", f"≥ {wanted} %")
            for name, (text, wanted) in BOUNDS.items()
        ),
        (f"vitamins and minerals at RDA or AI ({weeks})", "", f"{found['nutrients_met']} %", "≥ 90 %"),
        ("their mean intake, each counted up to its RDA or AI", "", f"{found['nutrient_adequacy']} %", ""),
    ]


def _time_rows(planned: Sequence[Planned]) -> list[tuple[str, str, str, str, str]]:
    rows = []
    for name, (first, last, wanted) in SOLVE_TIMES_S.items():
        seconds = [plan.seconds for plan in planned if first <= plan.days <= last]
        if seconds:
            p50, p95 = percentile(seconds, 0.5), percentile(seconds, 0.95)
            rows.append((name, str(len(seconds)), f"{p50:.2f}", f"{p95:.2f}", f"≤ {wanted}"))
    return rows


def _show_failures(outcome: Run) -> None:
    for profile, message in outcome.refused:
        print(json.dumps({"refused": message, "profile": profile}, ensure_ascii=False))
    missed: Counter[str] = Counter()
    for plan in outcome.planned:
        missed.update(name for name, met in plan.judgement.nutrients_met.items() if not met and plan.days >= WEEK)
        for problem in [*plan.judgement.problems, *plan.judgement.excluded_eaten]:
            print(f"wrong: {problem}")
    print("Nutrients short over a week or more:", ", ".join(f"{name} {count}" for name, count in missed.most_common()))


def main(
    profiles: Annotated[int, typer.Option(min=1, help="How many people")] = 60,
    seed: Annotated[int, typer.Option(help="Another number draws other people")] = 1,
    first: Annotated[int, typer.Option(min=0, help="Skip so many of the draw")] = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the tables into docs/results.md")] = False,
) -> None:
    """Plan for random people and judge the plans."""
    people = list(islice(draw_profiles(first + profiles, seed), first, None))
    foods = FoodTable()
    tool = PlanNutrition(foods)
    run(people[:1], tool)  # files are read and the solver is loaded before the clock counts
    outcome = run(people, tool)
    found = figures(outcome.planned)
    rows, times = _rows(found), _time_rows(outcome.planned)
    days = sum(plan.days for plan in outcome.planned)
    print_table(f"Nutrition plans: {len(outcome.planned)} people, {days} days", HEADER, rows)
    print_table("Processor time", TIME_HEADER, times)
    _show_failures(outcome)
    settings = {"seed": seed, "first": first, "refused": len(outcome.refused)}
    write_json(json_file, found, cases=len(outcome.planned), **settings)
    if record_results:
        command = f"python -m eval.nutrition --profiles {profiles} --seed {seed}" + (f" --first {first}" * bool(first))
        cases = f"{len(outcome.planned)} people, {days} days"
        record("Nutrition plans", command, HEADER, rows, cases)
        record("Nutrition plans: processor time", command, TIME_HEADER, times, cases)


if __name__ == "__main__":
    typer.run(main)
