"""Which checks a plan passes, in one sentence; their rules and sources are shown as a table beside it."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext


def checks_sentence(tool: str, checks: list[dict[str, Any]], context: AnswerContext) -> str:
    """All met, or how many and which are not."""
    failed = [check["name"].replace("_", " ") for check in checks if not check["ok"]]
    if not failed:
        return context.text(f"{tool}-all-met", count=len(checks))
    return context.text(
        f"{tool}-not-met",
        count=len(checks),
        met=len(checks) - len(failed),
        names=context.listed(list(dict.fromkeys(failed))),
    )
