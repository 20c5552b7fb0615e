"""Answers about loads: 5/3/1 cycles and one-rep maxima."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import failed_checks
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain

_MAIN_WEEKS = 3


def write_531(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """Each lift's training max and the main sets of the first cycle; the whole table is the page's."""
    unit = result["unit"]
    cycle = result["cycles"][0]
    lines = [
        context.text(
            "strength-head",
            template=context.name("template", args.get("template", "original")),
            cycles=len(result["cycles"]),
            rounding=plain(result["rounding"], 2),
            unit=unit,
            sources=context.cite(result),
        )
    ]
    for lift, load in cycle["training_max"].items():
        weeks = {f"week{n + 1}": _main_sets(cycle["weeks"][n], lift) for n in range(_MAIN_WEEKS)}
        named = context.name("lift", lift)
        lines.append("- " + context.text("strength-max", lift=named, load=plain(load, 2), unit=unit, **weeks))
    lines.append("\n" + context.text("strength-amrap"))
    failed = failed_checks(result["checks"], context)
    if failed:
        lines.append("\n" + context.text("strength-problem", names=context.listed(failed)))
    return "\n".join(lines)


def write_one_rep_max(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The estimate and how far the formulas differ."""
    unit = result["unit"]
    formulas = result["by_formula"].values()
    head = context.text(
        "max-head",
        max=plain(result["one_rep_max"], 1),
        unit=unit,
        load=plain(args["load"], 2),
        reps=args["reps"],
        sources=context.cite(result),
    )
    low, high = plain(min(formulas), 1), plain(max(formulas), 1)
    return "\n\n".join([head, context.text("max-range", low=low, high=high, unit=unit)])


def _main_sets(week: dict[str, Any], lift: str) -> str:
    sets = [s for day in week["days"] if day["lift"] == lift for s in day["sets"] if s["kind"] == "main"]
    return ", ".join(f"{plain(s['load'], 2)} × {s['reps']}{'+' if s['amrap'] else ''}" for s in sets)
