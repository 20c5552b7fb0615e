"""A turn of the app as a Lagent agent: its messages become the app's events, past the same gate and certificate."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from typing import Any

from lagent.hooks import Hook
from lagent.schema import AgentMessage, ModelStatusCode

from agent.events import Event, ToolFinished, ToolStarted
from agent.lagent.agent import SpotterAgent
from agent.lagent.parser import ParsedReply
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import TextPiece
from agent.turn import Step, Turn
from domain.errors import ModelError


class AgentLoop:
    """Runs the steps of a turn in a SpotterAgent whose memory is the conversation."""

    async def steps(self, turn: Turn) -> AsyncGenerator[Event, None]:
        """The events of all steps."""
        agent = SpotterAgent(turn.parts.core, turn.parts.tools, language=turn.language, call_hooks=[TurnGuard(turn)])
        *before, last = remembered([*turn.history, *turn.produced], agent.name)
        agent.update_memory(before)
        listener = _Listener(turn, agent.name)
        async with aclosing(agent(last, language=turn.language, profile=turn.profile)) as messages:
            async for message in messages:
                for event in listener.events(message):
                    yield event
                if listener.is_over:
                    return


class TurnGuard(Hook):
    """Takes over a call that the turn answers itself: a question to the person, or what a red flag forbids."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def before_action(self, executor: Any, message: AgentMessage, session_id: int | str) -> AgentMessage | None:
        """The events that come instead of the call; None where it may run."""
        events = tuple(self._turn.instead_of(message.content))
        return AgentMessage(sender=message.sender, content=events) if events else None


class _Listener:
    """Follows an agent's messages."""

    def __init__(self, turn: Turn, agent_name: str) -> None:
        self._turn = turn
        self._agent_name = agent_name
        self._step: Step | None = None
        self._heard = 0
        self.is_over = False

    def events(self, message: AgentMessage) -> Iterator[Event]:
        """What is to be shown of a message."""
        content = message.content
        if message.sender == self._agent_name:
            yield from self._reply(message)
        elif isinstance(content, ToolCall):
            yield ToolStarted(call=content)
        elif isinstance(content, ToolFinished):
            yield from self._turn.keep(content)
        elif isinstance(content, tuple):
            yield from content
        elif self._step is not None:  # the calls of the step have been dealt with
            self.is_over = self._turn.is_over(self._step)
            self._step, self._heard = None, 0

    def _reply(self, message: AgentMessage) -> Iterator[Event]:
        """The new part of a reply; at its end it is stored."""
        reply: ParsedReply = message.formatted
        if reply.error is not None:
            raise ModelError(reply.error)
        step = self._step = self._step or self._turn.step(may_call=bool(message.extra_info))
        grown, self._heard = reply.text[self._heard :], len(reply.text)
        yield from step.hear(TextPiece(grown)) if grown else ()
        if message.stream_state == ModelStatusCode.END and not step.is_forbidden:
            for call in reply.calls:
                yield from step.hear(call)
            step.has_repeated = reply.has_repeated
        if message.stream_state == ModelStatusCode.END or step.is_forbidden:
            yield from step.end()
            self.is_over = not step.calls and self._turn.is_over(step)


def remembered(history: Sequence[Message], agent_name: str) -> list[AgentMessage]:
    """The messages of a conversation as an agent remembers them; the results of one step are one message."""
    memory: list[AgentMessage] = []
    for message in history:
        if isinstance(message, UserMessage):
            memory.append(AgentMessage(sender="user", content=_parts(message)))
        elif isinstance(message, AssistantMessage):
            reply = ParsedReply(message.text, message.calls)
            memory.append(AgentMessage(sender=agent_name, content=message.text, formatted=reply))
        elif memory and isinstance(memory[-1].content, list) and _holds_results(memory[-1]):
            memory[-1].content.append(message)
        else:
            memory.append(AgentMessage(sender="tools", content=[message]))
    return memory


def _holds_results(message: AgentMessage) -> bool:
    return all(isinstance(part, ToolMessage) for part in message.content)


def _parts(message: UserMessage) -> str | list[dict[str, Any]]:
    if not message.images:
        return message.text
    pictures = [{"type": "image_url", "image_url": {"url": path}} for path in message.images]
    return [*pictures, {"type": "text", "text": message.text}]
