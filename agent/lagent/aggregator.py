"""From Lagent's memory to the messages of the plugin protocol."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lagent.agents.aggregator import DefaultAggregator
from lagent.memory import Memory
from lagent.schema import AgentMessage

from agent.lagent.parser import CallParser, ParsedReply
from agent.messages import ToolMessage
from agent.prompts.renderer import Prompts


class PluginAggregator(DefaultAggregator):
    """Builds each message anew: Lagent's own changes the content that memory holds and fails on text beside lists."""

    def __init__(self, tools: Sequence[dict[str, Any]]) -> None:
        listed = json.dumps(list(tools), ensure_ascii=False)
        self._plugin = {
            "role": "system",
            "name": "<|plugin|>",
            "content": Prompts().render("lagent/plugin", tools=listed),
        }

    def aggregate(
        self, messages: Memory, name: str, parser: CallParser, system_instruction: str | None = None
    ) -> list[dict[str, Any]]:
        """System, tools, then the conversation with `environment` for results."""
        head = [{"role": "system", "content": system_instruction}] if system_instruction else []
        turns = [turn for message in messages.get_memory() for turn in _turns(message, name, parser)]
        return [*head, self._plugin, *turns]


def _turns(message: AgentMessage, name: str, parser: CallParser) -> Iterator[dict[str, Any]]:
    if message.sender == name:
        reply = message.formatted
        if isinstance(reply, ParsedReply):
            ids = [call.id for call in reply.calls]
            yield {"role": "assistant", "content": parser.format_response(reply), "call_ids": ids}
        else:
            yield {"role": "assistant", "content": str(message.content)}
    elif isinstance(message.content, list) and all(isinstance(part, ToolMessage) for part in message.content):
        for result in message.content:
            yield {"role": "environment", "name": "<|plugin|>", "content": result.model_dump_json()}
    else:
        yield {"role": "user", "content": _copied(message.content)}


def _copied(content: Any) -> Any:
    """Text as it is; a list of parts (text, pictures) as a list of its own."""
    return [dict(part) for part in content] if isinstance(content, list) else content
