"""A coach over a scripted model with one tool, its conversations in a folder."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.assistant import Assistant
from agent.conversations.store import SqlConversationStore
from agent.messages import AssistantMessage, ToolCall
from agent.safety.gate import SafetyGate
from agent.turn import TurnParts
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from tests.scripted import ScriptedModel
from tools.base import Tool, ToolArguments, ToolResult
from tools.recognition.album import Album
from tools.registry import ToolRegistry


class WaitArguments(ToolArguments):
    """How long."""

    seconds: float = 0


class WaitResult(ToolResult):
    """How long it was."""

    waited_s: float


class Wait(Tool[WaitArguments, WaitResult]):
    """Wait."""

    name = "wait"
    arguments = WaitArguments
    result = WaitResult

    def run(self, args: WaitArguments) -> WaitResult:
        """Sleep."""
        time.sleep(args.seconds)
        return WaitResult(waited_s=args.seconds)


def wait(seconds: float = 0) -> ToolCall:
    """A call of the tool."""
    return ToolCall(name="wait", arguments={"seconds": seconds})


def coach(folder: Path, steps: Sequence[Sequence[str | ToolCall]]) -> tuple[Assistant, ScriptedModel]:
    """The coach and its model."""
    model = ScriptedModel(steps)
    translator = Translator([DOMAIN_TEXTS, ANSWER_TEXTS])
    parts = TurnParts(model, ToolRegistry([Wait()]), SafetyGate(), translator)
    store = SqlConversationStore(f"sqlite:///{folder / 'talk.db'}")
    return Assistant(parts, store, Album(folder / "pictures")), model


def answers(assistant: Assistant, conversation_id: str = "c") -> list[str]:
    """The words of the messages that are shown, without those of tools."""
    shown = assistant.messages(conversation_id)
    return [message.text for message in shown if message.role != "tool" and (message.text or not _calls(message))]


def _calls(message: object) -> bool:
    return isinstance(message, AssistantMessage) and bool(message.calls)
