"""Answers about exercises and pictures."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext


def write_exercises(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The best hit with its steps; a list where a muscle or equipment was asked for rather than a name."""
    found = result["exercises"]
    if not found:
        return context.text("exercise-none")
    if not args.get("query"):
        return _list(found, context)
    best, others = found[0], found[1:]
    lines = [_head(best, "exercise-head", context)]
    steps = best["steps_by_language"].get(context.language, best["steps"])
    lines.append("\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
    if best["avoid"]:
        lines.append(context.text("exercise-avoid", parts=context.names("body_part", best["avoid"])))
    if others:
        names = [context.local(exercise["names"]) for exercise in others]
        lines.append(context.text("exercise-more", names=context.listed(names)))
    return "\n\n".join(lines)


def write_image(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """What the picture is and how it was made."""
    if result["method"] == "illustration":
        return context.text("image-done", prompt=result["prompt"])
    return context.text("image-model", prompt=result["prompt"], method=result["method"])


def _list(found: list[dict[str, Any]], context: AnswerContext) -> str:
    lines = [f"- {_head(exercise, 'exercise-line', context)}" for exercise in found]
    return "\n".join([context.text("exercise-several"), "", *lines])


def _head(exercise: dict[str, Any], key: str, context: AnswerContext) -> str:
    name, muscles = context.local(exercise["names"]), context.names("muscle", exercise["primary_muscles"])
    if not exercise["equipment"] or not exercise["level"]:  # an import does not always say
        return context.text("exercise-plain", name=name, muscles=muscles) if muscles else f"**{name}**"
    equipment, level = context.names("equipment", exercise["equipment"]), context.name("level", exercise["level"])
    return context.text(key, name=name, muscles=muscles, equipment=equipment, level=level)
