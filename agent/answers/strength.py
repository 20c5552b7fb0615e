"""Answers about loads: 5/3/1 cycles and one-rep maxima."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import failed_checks
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain

_MAIN_WEEKS = 3
_SHOWN_SEVENTH_WEEKS = 3


def write_531(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """What results say, then each lift's training max and the main sets of the cycle to lift next; the whole table
    is the page's.
    """
    lines = [_head(result, args, context), *_results(result, context), *_cycle(result, context)]
    seventh = _seventh_weeks(result, context)
    if seventh:
        lines.append("\n" + context.text("strength-seventh", weeks=context.listed(seventh[:_SHOWN_SEVENTH_WEEKS])))
    lines.append("\n" + context.text("strength-amrap"))
    failed = failed_checks(result["checks"], context)
    if failed:
        lines.append("\n" + context.text("strength-problem", names=context.listed(failed)))
    return "\n".join(lines)


def write_one_rep_max(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The estimate, where the formulas disagree, and whether the set was too long for them."""
    unit = result["unit"]
    parts = [
        context.text(
            "max-head",
            max=plain(result["one_rep_max"], 1),
            unit=unit,
            load=plain(args["load"], 2),
            reps=args["reps"],
            sources=context.cite(result),
        )
    ]
    if args["reps"] == 1:
        return "\n\n".join([*parts, context.text("max-single")])
    spread = result["spread"]
    labels = {formula["name"]: formula["label"] for formula in result["formulas"]}
    parts.append(
        context.text("max-range", low=plain(spread["low"], 1), high=plain(spread["high"], 1), unit=unit)
        + " "
        + context.text(
            "max-spread",
            lowest=context.listed([labels[name] for name in spread["lowest"]]),
            highest=context.listed([labels[name] for name in spread["highest"]]),
            percent=plain(spread["percent"], 1),
        )
    )
    if not all(formula["in_range"] for formula in result["formulas"]):
        parts.append(context.text("max-rough"))
    return "\n\n".join(parts)


def _head(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    return context.text(
        "strength-head",
        template=context.name("template", args.get("template", "original")),
        cycles=len(result["cycles"]),
        rounding=plain(result["rounding"], 2),
        unit=result["unit"],
        sources=context.cite(result),
    )


def _results(result: dict[str, Any], context: AnswerContext) -> list[str]:
    """The last result of each lift: the max that it predicts, the next training max, and why."""
    latest = {one["lift"]: one for one in result["estimates"]}
    lines = [
        "- "
        + context.text(
            "strength-result",
            lift=context.name("lift", lift),
            cycle=one["cycle"],
            week=one["week"],
            load=plain(one["load"], 2),
            reps=one["reps"],
            max=plain(one["estimated_one_rep_max"], 1),
            next=plain(one["suggested_training_max"], 2),
            unit=result["unit"],
            advice=context.local(one["advice"]),
        )
        for lift, one in latest.items()
    ]
    if not all(one["reliable"] for one in latest.values()):
        lines.append("\n" + context.text("strength-rough"))
    return lines


def _done(result: dict[str, Any]) -> int:
    """The last cycle that has a result; 0 without any."""
    return max((one["cycle"] for one in result["estimates"]), default=0)


def _coming(result: dict[str, Any]) -> list[dict[str, Any]]:
    """The cycles after the last that has a result; that one itself where the plan ends with it."""
    cycles: list[dict[str, Any]] = result["cycles"]
    return cycles[min(_done(result), len(cycles) - 1) :]


def _cycle(result: dict[str, Any], context: AnswerContext) -> list[str]:
    """Training max and main sets of the coming cycle."""
    cycle, unit = _coming(result)[0], result["unit"]
    follows = 0 < _done(result) < cycle["cycle"]
    lines = ["\n" + context.text("strength-cycle", number=cycle["cycle"]) + "\n"] if follows else []
    for lift, load in cycle["training_max"].items():
        weeks = {f"week{n + 1}": _main_sets(cycle["weeks"][n], lift) for n in range(_MAIN_WEEKS)}
        named = context.name("lift", lift)
        lines.append("- " + context.text("strength-max", lift=named, load=plain(load, 2), unit=unit, **weeks))
    return lines


def _seventh_weeks(result: dict[str, Any], context: AnswerContext) -> list[str]:
    """Each coming seventh week with what it is and, for the first lift, its sets."""
    found = []
    for cycle in _coming(result):
        for week in cycle["weeks"]:
            if week["seventh_week"]:
                kind = context.name("seventh_week", week["seventh_week"])
                lift = week["days"][0]["lift"]
                sets = f"{context.name('lift', lift)} {_main_sets(week, lift)}"
                found.append(context.text("strength-seventh-after", kind=kind, cycle=cycle["cycle"], sets=sets))
    return found


def _main_sets(week: dict[str, Any], lift: str) -> str:
    sets = [s for day in week["days"] if day["lift"] == lift for s in day["sets"] if s["kind"] == "main"]
    return ", ".join(f"{plain(s['load'], 2)} × {_reps(s)}" for s in sets)


def _reps(one: dict[str, Any]) -> str:
    """5, 5+ for an open-ended set, 3–5 for a range."""
    if one["reps_max"]:
        return f"{one['reps']}–{one['reps_max']}"
    return f"{one['reps']}{'+' if one['amrap'] else ''}"
