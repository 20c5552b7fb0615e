"""Answers about swapped exercises and measured expenditure."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext
from domain.figures import plain


def write_swap(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The stand-ins, what each leaves untrained, and how to find their loads; or that nothing fits."""
    original = context.local(result["original"]["names"])
    found = result["replacements"]
    injured = result["reason"] == "injury"
    if not found:
        muscles = context.names("muscle", result["original"]["primary_muscles"])
        lines = [context.text("swap-none", name=original, muscles=muscles)]
    else:
        lines = [
            context.text("swap-head", name=original, sources=context.cite(result)),
            "\n".join(f"- {_stand_in(one, context)}" for one in found),
            context.text("swap-first-set", rir=result["first_set"]["reps_in_reserve"], name=original),
        ]
    if result["spared"]:
        lines.append(context.text("swap-spared", parts=context.names("body_part", result["spared"])))
    if injured:
        lines.append(context.text("swap-injury"))
    return "\n\n".join(lines)


def write_expenditure(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The estimate with its interval, what it rests on, the target that follows, and what it cannot know."""
    figures = {name: plain(result[f"{name}_kcal"]) for name in ("expenditure", "low", "high", "mean_intake")}
    lines = [
        context.text(
            "expenditure-head", confidence=result["confidence_percent"], sources=context.cite(result), **figures
        ),
        context.text(
            "expenditure-basis",
            days=result["days"],
            weighings=result["weigh_ins"],
            rate=plain(result["weekly_change_kg"], 2),
            direction="down" if result["kg_per_week"] < 0 else "up",
            intake=figures["mean_intake"],
        ),
    ]
    if result["formula_kcal"] is not None:
        lines.append(context.text("expenditure-formula", formula=plain(result["formula_kcal"])))
    if result["target_kcal"] is not None:
        goal = context.name("nutrition_goal", result["goal"])
        lines.append(context.text("expenditure-target", goal=goal, target=plain(result["target_kcal"])))
    if result["doubts"]:
        lines.append(context.text("expenditure-doubts", count=len(result["doubts"])))
    lines.append(context.text("expenditure-limits", density=plain(result["kcal_per_kg"])))
    return "\n\n".join(lines)


def _stand_in(one: dict[str, Any], context: AnswerContext) -> str:
    line = context.text(
        "exercise-line",
        name=context.local(one["names"]),
        muscles=context.names("muscle", one["primary_muscles"]),
        equipment=context.names("equipment", one["equipment"]),
    )
    if one["keeps_pattern"]:
        return line
    if not one["untrained"]:
        return f"{line} {context.text('swap-other-movement')}"
    return f"{line} {context.text('swap-untrained', muscles=context.names('muscle', one['untrained']))}"
