"""An assistant that answers with the events it was given, and keeps everything in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import uuid4

from agent.conversations.kept import KeptConversations
from agent.conversations.tree import MessageTree, Node
from agent.events import Done, Event, Failed, Referred, Text, ToolFinished, ToolStarted
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from agent.ports import ConversationStore, ConversationSummary
from domain.profile import Profile
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from domain.vocabulary import Language
from tools.recognition.album import Album


class FakeCoach:
    """`script` holds the events of each message's answer; an unknown message is answered with itself."""

    core_name = "embedded"

    def __init__(self, script: dict[str, Sequence[Event]] | None = None, pause_s: float = 0.0) -> None:
        self.script = script or {}
        self.pause_s = pause_s
        self.profile = Profile()
        self.pictures = 0
        self.sent: list[tuple[str, Language]] = []
        self.cores: list[str | None] = []
        self.stored: dict[str, list[Message]] = {}

    def new_conversation(self) -> str:
        """A new id."""
        return uuid4().hex

    @property
    def kept(self) -> KeptConversations:
        """What is stored, with no branches."""
        folder = Path("no-such-folder")
        return KeptConversations(cast(ConversationStore, self), Album(folder), Translator([DOMAIN_TEXTS]))

    def tree(self, conversation_id: str) -> MessageTree:
        """What was said, message after message."""
        messages = self.stored.get(conversation_id, [])
        nodes = {n: Node(n, n - 1, message) for n, message in enumerate(messages, start=1)}
        return MessageTree(nodes, len(messages))

    def conversations(self, limit: int = 50) -> list[ConversationSummary]:
        """The latest first."""
        return [
            ConversationSummary(id_, messages[0].text, datetime.now(UTC))
            for id_, messages in reversed(self.stored.items())
            if isinstance(messages[0], UserMessage)
        ][:limit]

    def delete(self, conversation_id: str) -> None:
        """Forget it."""
        self.stored.pop(conversation_id, None)

    async def answer_last(
        self, conversation_id: str, language: Language, core: str | None = None
    ) -> AsyncIterator[Event]:
        """What is scripted for the core's name."""
        self.cores.append(core)
        text = f"{core} answers"
        self.stored[conversation_id].append(AssistantMessage(text=text))
        yield Text(text=text)
        yield Done()

    async def send(
        self,
        conversation_id: str,
        text: str,
        language: Language,
        images: Sequence[bytes] = (),
        core: str | None = None,
    ) -> AsyncIterator[Event]:
        """The scripted events, stored as the real assistant would, but for pictures, which it only counts."""
        self.cores.append(core)
        self.sent.append((text, language))
        self.pictures += len(images)
        messages = self.stored.setdefault(conversation_id, [])
        messages.append(UserMessage(text=text))
        produced: list[Message] = []
        finished = False
        try:
            async with aclosing(self._play(text, produced)) as events:
                async for event in events:
                    yield event
            finished = True
        finally:
            if not finished:
                produced.append(AssistantMessage(text="", interrupted=True))
            messages.extend(produced)
        yield Done()

    async def _play(self, text: str, produced: list[Message]) -> AsyncGenerator[Event, None]:
        flag = None
        for event in self.script.get(text, [Text(text=f"You said: {text}")]):
            await asyncio.sleep(self.pause_s)
            if isinstance(event, Referred):
                flag = event.flag
            if isinstance(event, Text):
                produced.append(AssistantMessage(text=event.text, flag=flag))
            if isinstance(event, ToolStarted):
                produced.append(AssistantMessage(calls=(event.call,)))
            if isinstance(event, ToolFinished):
                produced.append(_stored(event))
            if isinstance(event, Failed):
                produced.append(AssistantMessage(interrupted=True))
            yield event


def called(name: str, arguments: dict[str, object], result: dict[str, object]) -> list[Event]:
    """The two events of a tool that worked."""
    call = ToolCall(name=name, arguments=arguments)
    return [ToolStarted(call=call), ToolFinished(call=call, result=result, ms=12.3)]


def _stored(event: ToolFinished) -> ToolMessage:
    return ToolMessage(call_id=event.call.id, name=event.call.name, result=event.result, error=event.error)
