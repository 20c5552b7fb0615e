"""Answers about training plans; the tables themselves are the page's."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import checks_sentence
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain


def write_training(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The week at a glance, the progression rule, which checks fail, and how to change it."""
    days = result["weeks"][0]["days"]
    head = context.text(
        "training-head",
        days=len(days),
        weeks=len(result["weeks"]),
        minutes=plain(max(day["minutes"] for day in days)),
        goal=context.name("training_goal", args["goal"]),
        sources=context.cite(result),
    )
    lines = [f"- {_day(day, context)}" for day in days]
    checks = checks_sentence("training", result["checks"], context)
    progression = context.text("training-progression", rule=context.local(result["progression"]["rule"]))
    return "\n\n".join([head, "\n".join(lines), progression, checks, context.text("training-change")])


def _day(day: dict[str, Any], context: AnswerContext) -> str:
    names = [context.local(item["names"]) for item in day["items"]]
    minutes = plain(day["minutes"])
    return context.text(
        "training-day", name=context.local(day["names"]), minutes=minutes, exercises=context.listed(names)
    )
