"""How well expenditure is estimated from the scale, on simulated people whose true expenditure is known.

`python -m eval.expenditure --people 200 --seed N` compares the estimate after 14, 28 and 56 days with the methods that
people use by hand (first against last weight; a straight line through all mornings) and with the formula alone, and
counts how often the 95 % interval holds the truth. The people are those of `eval/simulated_people.py`, which knows
nothing of the filter's figures. Slips are taken out for every method alike; where that leaves too few days for an
estimate, the person is left out and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import fmean, linear_regression
from typing import Annotated

import typer

from domain.errors import InvalidInput
from eval.report import print_table, record, write_json
from eval.simulated_people import Diary, Person, keep_diary, someone
from tools.logbook.expenditure import estimate
from tools.logbook.weights import clean
from tools.nutrition.needs import KCAL_PER_KG_BODY_WEIGHT

DAYS = (14, 28, 56)
HEADER = ["days", "mean error", "first–last", "straight line", "formula", "truth in the interval", "half width"]


def main(
    people: Annotated[int, typer.Option(min=1, help="How many people are simulated")] = 200,
    seed: Annotated[int, typer.Option(help="Another number simulates other people")] = 1,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    record_results: Annotated[bool, typer.Option("--record", help="Put the table into docs/results.md")] = False,
) -> None:
    """Simulate, estimate and print the mean absolute errors."""
    chance = Random(seed)
    diaries = [(person, keep_diary(person, DAYS, chance)) for person in (someone(chance) for _ in range(people))]
    figures: dict[str, float] = {}
    rows = []
    for days in DAYS:
        measured = [one for one in (_measure(person, diary, days) for person, diary in diaries) if one]
        ours, naive, line, formula, held, half = (fmean(column) for column in zip(*measured, strict=True))
        errors = {"error": ours, "first_last_error": naive, "straight_line_error": line, "formula_error": formula}
        rows.append((days, *(f"{error:.0f} kcal" for error in errors.values()), f"{held:.0%}", f"{half:.0f} kcal"))
        named = {f"{name}_kcal": error for name, error in errors.items()} | {"coverage": held, "half_width_kcal": half}
        named["refused"] = float(people - len(measured))
        figures |= {f"days_{days}.{name}": round(value, 3) for name, value in named.items()}
    print_table("Expenditure", HEADER, rows)
    write_json(json_file, figures, cases=people, seed=seed)
    if record_results:
        command = f"python -m eval.expenditure --people {people} --seed {seed}"
        record("Expenditure", command, HEADER, rows, f"{people} simulated people")


def _measure(person: Person, diary: Diary, days: int) -> Sequence[float] | None:
    """Errors of the estimate, of both ways by hand and of the formula; whether the interval held; half its width.

    None where the estimate is refused.
    """
    start = diary.weigh_ins[0].date
    weigh_ins = [one for one in diary.weigh_ins if (one.date - start).days <= days]
    intake = {day: kcal for day, kcal in diary.logged_kcal.items() if (day - start).days < days}
    weights = clean(weigh_ins)
    truth = diary.expenditure_kcal[weigh_ins[-1].date]
    try:
        found = estimate(weights, intake, None, person.formula_kcal)
    except InvalidInput:
        return None
    numbers, kg = [(day - start).days for day in weights.by_day], list(weights.by_day.values())
    first_last = (kg[-1] - kg[0]) / (numbers[-1] - numbers[0])
    by_hand = [
        fmean(intake.values()) - KCAL_PER_KG_BODY_WEIGHT * kg_per_day
        for kg_per_day in (first_last, linear_regression(numbers, kg).slope)
    ]
    return (
        abs(found.expenditure_kcal - truth),
        *(abs(one - truth) for one in by_hand),
        abs(person.formula_kcal - truth),
        float(found.low_kcal <= truth <= found.high_kcal),
        (found.high_kcal - found.low_kcal) / 2,
    )


if __name__ == "__main__":
    typer.run(main)
