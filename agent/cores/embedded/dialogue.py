"""Where a conversation stands, read off its messages; the core itself keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.cores.embedded.arguments import Arguments
from agent.cores.embedded.facts import FactFinder
from agent.cores.embedded.pasted import request_of
from agent.cores.embedded.slots import condition, personal
from agent.messages import ASK_TOOL, AssistantMessage, Message, ToolCall, ToolMessage, UserMessage

_REMEMBERED_MESSAGES = 20
_SHOWN = {"find_exercises": "exercises", "identify_exercise": "candidates"}
"""The tools whose results show exercises, and where."""


@dataclass(frozen=True)
class Pending:
    """A request that waits for what was asked."""

    tool: str
    arguments: Arguments
    missing: list[str]


@dataclass
class Dialogue:
    """What has been requested, asked, shown and said so far."""

    last_call: ToolCall | None = None
    call_before: ToolCall | None = None
    """What was requested before the last call: it holds again where the last one failed."""
    calls: dict[str, ToolCall] = field(default_factory=dict)
    """The last call of each tool."""
    pending: Pending | None = None
    shown_exercises: list[dict[str, Any]] = field(default_factory=list)
    named_exercises: list[str] = field(default_factory=list)
    """Ids of the exercises of the message before this one, if it named several: "A or B? show me the second one"."""
    person: Arguments = field(default_factory=dict)
    turn_results: list[ToolMessage] = field(default_factory=list)
    """What the tools have returned since the last user message."""


def read_dialogue(messages: Sequence[Message], finder: FactFinder) -> Dialogue:
    """The state before the last user message, and the tool results after it."""
    last_user = max((i for i, m in enumerate(messages) if isinstance(m, UserMessage)), default=-1)
    dialogue = Dialogue()
    for message in messages[: max(last_user, 0)]:
        _follow(dialogue, message)
    dialogue.turn_results = [m for m in messages[last_user + 1 :] if isinstance(m, ToolMessage)]
    earlier = [m for m in messages[: max(last_user, 0)] if isinstance(m, UserMessage)]
    for user_message in earlier[-_REMEMBERED_MESSAGES:]:
        facts = finder.read(request_of(user_message.text))
        dialogue.person |= personal(facts) | condition(facts)
        named = [mention.key for mention in facts.exercises]
        dialogue.named_exercises = named if len(named) > 1 else []
    return dialogue


def _follow(dialogue: Dialogue, message: Message) -> None:
    if isinstance(message, UserMessage) and message.images:  # a picture begins a new topic
        dialogue.last_call = dialogue.call_before = dialogue.pending = None
        dialogue.shown_exercises = []
    if isinstance(message, ToolMessage):
        if message.name in _SHOWN and message.result:
            dialogue.shown_exercises = message.result[_SHOWN[message.name]]
        before, failed = dialogue.call_before, dialogue.last_call
        if message.error and before and failed and failed.id == message.call_id and before.name == failed.name:
            dialogue.last_call = before
    elif isinstance(message, AssistantMessage):
        for call in message.calls:
            if call.name != ASK_TOOL:
                dialogue.calls[call.name] = call
            if call.name == ASK_TOOL:
                dialogue.pending = Pending(**call.arguments)
            elif call.name != "search_knowledge" or len(message.calls) == 1:
                dialogue.call_before, dialogue.last_call, dialogue.pending = dialogue.last_call, call, None
