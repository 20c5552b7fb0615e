"""What a model is shown of a tool's result: what our own answer would say, and as many details as there is room for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from agent.answers.writer import AnswerWriter
from agent.fencing import fenced
from agent.messages import ToolCall, ToolMessage
from agent.prompts.renderer import Prompts
from domain.vocabulary import Language

_LANGUAGES = {language.value for language in Language}
_UNSHOWN = frozenset({"gif", "image", "photos", "credits", "sources", "source", "score", "seed"})
"""Fields that the page shows, or that the summary holds already."""
_DECIMALS = 2


class ResultDigest:
    """Writes results for a model, fenced: passages and names in them were written by others."""

    def __init__(self, writer: AnswerWriter, prompts: Prompts) -> None:
        self._writer = writer
        self._prompts = prompts

    def shown(
        self, message: ToolMessage, call: ToolCall | None, results: Sequence[ToolMessage], language: Language, room: int
    ) -> str:
        """One of a turn's `results`, with up to `room` characters of details."""
        if message.error is not None:
            said = " ".join(part for key in ("message", "hint") if (part := message.error.get(key)))
            return fenced(self._prompts.render("chat/result", error=said), message.name)
        arguments = call.arguments if call else {}
        summary = self._writer.part(message, arguments, results, language)
        details = json.dumps(compact(message.result, language), ensure_ascii=False, separators=(",", ":"))
        text = self._prompts.render(
            "chat/result", error=None, summary=summary, data=details[:room], is_cut=len(details) > room
        )
        return fenced(text, message.name)

    @staticmethod
    def remembered(message: ToolMessage, language: Language, room: int) -> str:
        """A result of an earlier turn, which has been spoken about: up to `room` characters of it."""
        body = message.error if message.result is None else compact(message.result, language)
        return fenced(json.dumps(body, ensure_ascii=False, separators=(",", ":"))[:room], message.name)


def compact(value: Any, language: Language) -> Any:
    """A result without what is shown elsewhere, names in one language, figures as they are spoken."""
    if isinstance(value, dict):
        if value and value.keys() <= _LANGUAGES:
            return value.get(language) or value.get(Language.EN) or next(iter(value.values()))
        kept = {name: compact(item, language) for name, item in value.items() if name not in _UNSHOWN}
        return {name: item for name, item in kept.items() if item not in (None, [], {}, "")}
    if isinstance(value, list):
        return [compact(item, language) for item in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value
