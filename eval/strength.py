"""How often a 5/3/1 plan is exact: random plans against a second calculation from the published percentages.

`python -m eval.strength --plans 500 --seed 1` compares every set, load, plate and training max; `--record` puts the
table into docs/results.md.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from eval.report import percentile, print_table, record, write_json
from eval.strength_reference import LIFTS, Reference, fraction, predicted
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531

HEADER = ["plans", "number", "sets", "exact plans", "ms p50", "ms p95"]
TEMPLATES = (
    "original",
    "boring_but_big",
    "first_set_last",
    "second_set_last",
    "boring_but_strong",
    "triumvirate",
    "bodyweight",
)
ROUNDINGS = {"kg": (None, 0.5, 1, 2.5, 5), "lb": (None, 1, 2.5, 5, 10)}
BARS = {"kg": (None, 15, 25, 7.5), "lb": (None, 35, 55, 33)}
PLATES: dict[str, tuple[list[float] | None, ...]] = {
    "kg": (None, [20, 10, 5, 2.5, 1.25, 0.5, 0.25], [20, 5], [10], [25, 15, 2], [11, 7.25, 3.5]),
    "lb": (None, [45, 25, 10, 5, 2.5, 1.25, 0.5], [45, 10], [25], [35, 15, 2], [12.5, 5.5]),
}


@dataclass(frozen=True)
class Compared:
    """One plan: what was asked, the sets compared, what differed, and the milliseconds of processor time."""

    args: dict[str, Any]
    sets: int
    differences: list[str]
    ms: float


def random_arguments(chance: random.Random) -> dict[str, Any]:
    """Complete arguments of a plan that the tool must be able to make."""
    unit = chance.choice(["kg", "lb"])
    heaviest = 250 if unit == "kg" else 550
    lifts = chance.sample(LIFTS, chance.randint(1, 4))
    template, seventh_week = chance.choice(TEMPLATES), chance.choice(["none", "deload", "tm_test", "pr_test"])
    last = chance.choice([None, "none", "deload", "tm_test", "pr_test"]) if seventh_week != "none" else None
    args: dict[str, Any] = {
        **{lift: round(chance.uniform(heaviest / 8, heaviest), chance.choice([0, 1])) for lift in lifts},
        "unit": unit,
        "basis": chance.choice(["one_rep_max", "training_max"]),
        "training_max_percent": chance.choice([80, 85, 87.5, 90, 90]),
        "template": template,
        "cycles": chance.randint(1, 12),
        "days_per_week": chance.randint(2, 4),
        "rounding": chance.choice(ROUNDINGS[unit]),
        "bar": chance.choice(BARS[unit]),
        "plates": chance.choice(PLATES[unit]),
        "supplemental_percents": chance.choice([None, [50, 60, 70], [60]]) if template == "boring_but_big" else None,
        "joker_sets": chance.choice([0, 0, 1, 3]),
        "seventh_week": seventh_week,
        "last_seventh_week": last,
        "block_cycles": chance.choice([2, 3]),
        "after_missed_reps": chance.choice(["ten_percent_off", "three_back", "hold"]),
        "amrap_results": [],
    }
    counted = args["plates"] and chance.random() < 0.3
    args["plate_pairs"] = [chance.randint(1, 6) for _ in args["plates"]] if counted else None
    return args | {"amrap_results": list(_random_results(args, lifts, chance))}


def _random_results(args: dict[str, Any], lifts: list[str], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Results for some of the sets that can have one; half of the plans have none."""
    if chance.random() < 0.5:
        return
    reference = Reference(args)
    for lift in lifts:
        for cycle in range(1, args["cycles"] + 1):
            for week, (sets, _) in enumerate(reference.weeks(cycle), start=1):
                test = sets[-1].percent == 100 and sets[-1].reps > 1
                if (sets[-1].open or test) and chance.random() < 0.3:
                    load = round(args[lift] * chance.uniform(0.6, 1.1), 1) if chance.random() < 0.2 else None
                    yield {"lift": lift, "cycle": cycle, "week": week, "reps": chance.randint(1, 12), "load": load}


def compare(args: dict[str, Any], result: dict[str, Any]) -> tuple[int, list[str]]:
    """The sets that were compared, and where the result differs from the reference."""
    reference, differences, count = Reference(args), [], 0
    maxes = reference.training_maxes()
    for lift, listed in maxes.items():
        if fraction(result["progression"]["next_training_max"][lift]) != listed[-1]:
            differences.append(f"{lift}: training max after the plan")
    for cycle in result["cycles"]:
        number = cycle["cycle"]
        if len(cycle["weeks"]) != len(reference.weeks(number)):
            differences.append(f"cycle {number}: weeks")
            continue
        for lift, listed in maxes.items():
            if fraction(cycle["training_max"][lift]) != listed[number - 1]:
                differences.append(f"cycle {number}, {lift}: training max")
        for week in cycle["weeks"]:
            for day in week["days"]:
                wanted = reference.sets(number, week["week"], maxes[day["lift"]][number - 1])
                count += len(wanted)
                place = f"cycle {number}, week {week['week']}, {day['lift']}"
                differences += [f"{place}: {what}" for what in _set_differences(wanted, day["sets"], reference)]
    return count, [*differences, *_estimate_differences(maxes, result["estimates"], reference)]


def _estimate_differences(
    maxes: dict[str, list[Any]], estimates: list[dict[str, Any]], reference: Reference
) -> Iterator[str]:
    """Every result given has its estimate: what was lifted, the max that it predicts, the next training max."""
    given = {(one["lift"], one["cycle"], one["week"]): one for one in reference.args["amrap_results"]}
    if len(estimates) != len(given):
        yield "number of estimates"
    for one in estimates:
        lift, cycle = one["lift"], one["cycle"]
        result = given[lift, cycle, one["week"]]
        load, planned, written = reference.lifted(result, maxes[lift][cycle - 1])
        met = result["reps"] >= written.reps and load >= planned
        shown = [fraction(one[key]) for key in ("load", "estimated_one_rep_max", "suggested_training_max")]
        if [*shown, one["met"]] != [load, predicted(load, result["reps"]), maxes[lift][cycle], met]:
            yield f"estimate of {lift}, cycle {cycle}, week {one['week']}"


def _set_differences(wanted: list[Any], got: list[dict[str, Any]], reference: Reference) -> Iterator[str]:
    if len(wanted) != len(got):
        yield "number of sets"
        return
    allowed = set(reference.args["plates"] or []) or None
    for number, (one, made) in enumerate(zip(wanted, got, strict=True), start=1):
        shown = (made["kind"], fraction(made["percent"]), fraction(made["load"]), made["reps"], made["reps_max"])
        if (*shown, made["amrap"]) != tuple(one):
            yield f"set {number}: {shown} instead of {tuple(one)}"
        plates = made["plates_per_side"]
        if reference.bar + 2 * sum(map(fraction, plates)) != one.load or len(plates) != reference.fewest[one.load]:
            yield f"set {number}: plates {plates}"
        if allowed and not set(plates) <= allowed:
            yield f"set {number}: plates that are not there"


def compare_random(plans: int, seed: int) -> list[Compared]:
    """Random plans, each made by the tool as every caller calls it and compared."""
    registry, chance = ToolRegistry([Calculate531()]), random.Random(seed)
    compared = []
    for _ in range(plans):
        args = random_arguments(chance)
        started = time.process_time()
        result = registry.run("calculate_531", args)
        ms = (time.process_time() - started) * 1000
        count, differences = compare(args, result.model_dump(mode="json"))
        compared.append(Compared(args, count, differences, ms))
    return compared


def groups(compared: list[Compared]) -> dict[str, list[Compared]]:
    """All plans, and those of each kind that could go wrong by itself."""
    kinds: dict[str, Any] = {
        "all": lambda _: True,
        "kilograms": lambda args: args["unit"] == "kg",
        "pounds": lambda args: args["unit"] == "lb",
        "own plates": lambda args: args["plates"] is not None,
        "counted pairs": lambda args: args["plate_pairs"] is not None,
        "own bar": lambda args: args["bar"] is not None,
        "seventh week": lambda args: args["seventh_week"] != "none",
        "results given": lambda args: bool(args["amrap_results"]),
        "joker sets": lambda args: args["joker_sets"] > 0,
    }
    return {name: [one for one in compared if kind(one.args)] for name, kind in kinds.items()}


def main(
    plans: Annotated[int, typer.Option(min=1, help="How many plans")] = 500,
    seed: Annotated[int, typer.Option(help="The same plans for the same seed")] = 1,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Compare and print; the first differences are printed below the table."""
    compared = compare_random(plans, seed)
    rows: list[tuple[object, ...]] = []
    figures: dict[str, float] = {}
    for name, group in groups(compared).items():
        if not group:
            continue
        exact, times = sum(not one.differences for one in group), [one.ms for one in group]
        p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
        rows.append(
            (
                name,
                len(group),
                f"{sum(one.sets for one in group):,}",
                f"{exact / len(group):.1%}",
                f"{p50:.1f}",
                f"{p95:.1f}",
            )
        )
        key = name.replace(" ", "_")
        figures |= {f"{key}.exact": exact / len(group), f"{key}.ms_p50": p50, f"{key}.ms_p95": p95}
    print_table("5/3/1 against the published percentages", HEADER, rows)
    for one in [one for one in compared if one.differences][:5]:
        print(one.args, *one.differences[:3], sep="\n  ")
    write_json(json_file, figures, cases=plans, seed=seed)
    if record_results:
        record("5/3/1", f"python -m eval.strength --seed {seed}", HEADER, rows, f"{plans} random plans, processor time")


if __name__ == "__main__":
    typer.run(main)
