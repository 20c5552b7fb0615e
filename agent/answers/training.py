"""Answers about training plans; the tables themselves are the page's."""

from __future__ import annotations

from typing import Any

from agent.answers.checks import checks_sentence
from agent.answers.context import AnswerContext
from agent.answers.numbers import plain

_LIFTING = "strength"


def write_training(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The week at a glance, what little time changes, the progression rule, failing checks, and how to change it."""
    days = result["weeks"][0]["days"]
    focus = result["focus"]
    goal = context.name("training_goal", args["goal"]) if focus == _LIFTING else context.name("focus", focus)
    head = context.text(
        "training-head",
        days=len(days),
        weeks=len(result["weeks"]),
        minutes=plain(max(day["minutes"] for day in days)),
        goal=goal,
        sources=context.cite(result),
    )
    lines = [f"- {_day(day, context)}" for day in days]
    checks = checks_sentence("training", result["checks"], context)
    progression = context.text("training-progression", rule=context.local(result["progression"]["rule"]))
    parts = [
        head,
        "\n".join(lines),
        _little_time(result, context),
        progression,
        checks,
        context.text("training-change"),
    ]
    return "\n\n".join(part for part in parts if part)


def _day(day: dict[str, Any], context: AnswerContext) -> str:
    names = [context.local(item["names"]) for item in day["items"]]
    minutes = plain(day["minutes"])
    return context.text(
        "training-day", name=context.local(day["names"]), minutes=minutes, exercises=context.listed(names)
    )


def _little_time(result: dict[str, Any], context: AnswerContext) -> str:
    """That exercises take turns, and that the least weekly sets are lower, where it is so."""
    sentences = []
    if any(item["pair"] for day in result["weeks"][0]["days"] for item in day["items"]):
        sentences.append(context.text("training-turns"))
    sentences += [
        context.text("training-reduced", low=plain(one["low"]), full=plain(one["full_low"]))
        for one in result["reduced"]
        if one["check"] == "weekly_sets"
    ]
    return " ".join(sentences)
