"""Running one call of a tool: whatever goes wrong is part of the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog

from agent.messages import ToolCall
from domain.errors import SpotterError, Unavailable
from domain.vocabulary import Language
from tools.registry import ToolRegistry

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What a tool gave: either a result or an error."""

    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None


def outcome_of(tools: ToolRegistry, name: str, arguments: dict[str, Any]) -> Outcome:
    """Run a tool. A refusal keeps its code, field and hint; a bug in the tool becomes one sentence."""
    try:
        return Outcome(result=tools.run(name, arguments).model_dump(mode="json"))
    except SpotterError as problem:
        return Outcome(error=problem.figures() | problem.to_dict())
    except Exception:  # the rim of a step: a bug in one tool must not lose the conversation
        _log.exception("tool failed", tool=name, arguments=arguments)
        return Outcome(error=Unavailable(f"{name} failed unexpectedly.", hint="Please try other values.").to_dict())


def spoken_arguments(tools: ToolRegistry, call: ToolCall, language: Language) -> dict[str, Any]:
    """The call's arguments, with the conversation's language for a tool that asks for one and was given none."""
    asked = call.name in tools and "language" in tools.get(call.name).arguments.model_fields
    return {"language": language, **call.arguments} if asked else call.arguments
