"""What the page needs of an assistant, wherever it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from agent.events import Event
from agent.messages import Message
from agent.ports import ConversationSummary
from domain.profile import Profile
from domain.vocabulary import Language


class Coach(Protocol):
    """`agent.assistant.Assistant`, or something that answers in its place."""

    profile: Profile

    @property
    def core_name(self) -> str:
        """Which core decides."""
        ...

    def new_conversation(self) -> str:
        """The id of a conversation that does not exist yet."""
        ...

    def messages(self, conversation_id: str) -> Sequence[Message]:
        """The messages of a conversation."""
        ...

    def conversations(self) -> Sequence[ConversationSummary]:
        """The conversations, the latest first."""
        ...

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation."""
        ...

    def send(
        self, conversation_id: str, text: str, language: Language, images: Sequence[bytes] = ()
    ) -> AsyncIterator[Event]:
        """Answer a message and the pictures with it; the last event is Done."""
        ...
