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

PLUGIN_INSTRUCTION = "You can call these tools. Call one when it helps; answer without one when you know enough.\n"


class PluginAggregator(DefaultAggregator):
    """Builds each message anew: Lagent's own changes the content that memory holds and fails on text beside lists."""

    def __init__(self, tools: Sequence[dict[str, Any]]) -> None:
        self._tools = tools

    def aggregate(
        self, messages: Memory, name: str, parser: CallParser, system_instruction: str | None = None
    ) -> list[dict[str, Any]]:
        """System, tools, then the conversation with `environment` for results."""
        listed = json.dumps(list(self._tools), ensure_ascii=False)
        head = [{"role": "system", "content": system_instruction}] if system_instruction else []
        plugin = {"role": "system", "name": "<|plugin|>", "content": PLUGIN_INSTRUCTION + listed}
        turns = [turn for message in messages.get_memory() for turn in _turns(message, name, parser)]
        return [*head, plugin, *turns]


def _turns(message: AgentMessage, name: str, parser: CallParser) -> Iterator[dict[str, Any]]:
    if message.sender == name:
        reply = message.formatted
        text = parser.format_response(reply) if isinstance(reply, ParsedReply) else str(message.content)
        yield {"role": "assistant", "content": text}
    elif isinstance(message.content, list) and all(isinstance(part, ToolMessage) for part in message.content):
        for result in message.content:
            yield {"role": "environment", "name": "<|plugin|>", "content": result.model_dump_json()}
    else:
        yield {"role": "user", "content": _copied(message.content)}


def _copied(content: Any) -> Any:
    """Text as it is; a list of parts (text, pictures) as a list of its own."""
    return [dict(part) for part in content] if isinstance(content, list) else content
