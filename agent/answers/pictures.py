"""The answer about a picture: what it looks like, never more than that."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext

_NAMED = 3
"""Candidates that the text names; the page shows all."""


def write_identified(result: dict[str, Any], args: dict[str, Any], context: AnswerContext) -> str:
    """The exercises that look alike, or why there is none."""
    candidates = result["candidates"]
    if not candidates:
        return context.text(f"photo-{result['reason']}")
    names = [f"**{context.local(one['names']) or one['name']}**" for one in candidates[:_NAMED]]
    alike = context.text("photo-alike", names=context.listed(names))
    if not result["is_exercise"]:
        alike = context.sentences([context.text(f"photo-{result['reason']}"), alike])
    return f"{alike}\n\n{context.text('photo-limits')}"
