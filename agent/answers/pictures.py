"""The answer about a picture: what it looks like or what a vision model named, never more than that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.answers.context import AnswerContext

_NAMED = 3
"""Candidates that the text names; the page shows all."""


def write_identified(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The exercises that look alike, what was seen, or why there is nothing."""
    candidates = result["candidates"]
    if result.get("by_sight"):
        return _by_sight(result, context)
    if not candidates:
        return context.text(f"photo-{result['reason']}")
    names = [f"**{context.local(one['names']) or one['name']}**" for one in candidates[:_NAMED]]
    alike = context.text("photo-alike", names=context.listed(names))
    if not result["is_exercise"]:
        alike = context.sentences([context.text(f"photo-{result['reason']}"), alike])
    return f"{alike}\n\n{context.text('photo-limits')}"


def _by_sight(result: dict[str, Any], context: AnswerContext) -> str:
    """The exercise that was named, or the equipment; then how to set it up, how to do it, and what goes wrong."""
    things, candidates = result["equipment"], result["candidates"]
    if not things and not candidates:
        return context.text(f"photo-{result['reason']}")
    is_named = bool(candidates) and candidates[0]["said"] is not None
    parts = _exercise(candidates, things, context) if is_named else _equipment(candidates, things[0], context)
    return "\n\n".join([*(part for part in parts if part), context.text("photo-sight-limits")])


def _exercise(candidates: list[dict[str, Any]], things: list[dict[str, Any]], context: AnswerContext) -> list[str]:
    first, others = candidates[0], candidates[1:_NAMED]
    seen = [context.text(f"photo-said-{first['said']}", name=_name(first, context))]
    seen.append(context.text("photo-muscles", muscles=context.names("muscle", first["primary_muscles"])))
    if others:
        seen.append(context.text("photo-others", names=context.listed([_name(one, context) for one in others])))
    setups = [_titled("photo-setup", thing["setup"], context, name=_name(thing, context)) for thing in things[:1]]
    return [
        context.sentences(seen),
        *setups,
        _titled("photo-use", first["steps"], context, name=_name(first, context)),
        _titled("photo-mistakes", first["mistakes"], context),
    ]


def _equipment(candidates: list[dict[str, Any]], thing: dict[str, Any], context: AnswerContext) -> list[str]:
    head = [context.text("photo-thing", name=_name(thing, context))]
    head.append(context.text("photo-muscles", muscles=context.names("muscle", thing["muscles"])))
    if candidates:
        names = [_name(one, context) for one in candidates[:_NAMED]]
        head.append(context.text("photo-exercises", names=context.listed(names)))
    use = [_titled("photo-use", one["steps"], context, name=_name(one, context)) for one in candidates[:1]]
    return [
        context.sentences(head),
        _titled("photo-setup", thing["setup"], context, name=_name(thing, context)),
        *use,
        _titled("photo-mistakes", thing["mistakes"], context),
    ]


def _titled(key: str, sentences: Sequence[str], context: AnswerContext, **values: str) -> str:
    lines = "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(sentences, start=1))
    return f"{context.text(key, **values)}\n\n{lines}" if sentences else ""


def _name(one: dict[str, Any], context: AnswerContext) -> str:
    return f"**{context.local(one['names']) or one['id']}**"
