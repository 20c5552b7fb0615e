"""Which checks of a plan are met, in one sentence."""

from __future__ import annotations

from typing import Any

from agent.answers.context import AnswerContext
from domain.check_names import check_name


def checks_sentence(tool: str, checks: list[dict[str, Any]], context: AnswerContext) -> str:
    """All met, or how many and which are not; their rules and sources are shown as a table beside the answer."""
    failed = failed_checks(checks, context)
    if not failed:
        return context.text(f"{tool}-all-met", count=len(checks))
    met = sum(check["ok"] for check in checks)
    return context.text(f"{tool}-not-met", count=len(checks), met=met, names=context.listed(failed))


def failed_checks(checks: list[dict[str, Any]], context: AnswerContext) -> list[str]:
    """The names of the checks that are not met, each once."""
    names = [check_name(check["name"], context.translator, context.language) for check in checks if not check["ok"]]
    return list(dict.fromkeys(names))
