"""What the page needs of an assistant, wherever it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from agent.conversations.kept import KeptConversations
from agent.events import Event
from domain.profile import Profile
from domain.vocabulary import Language


class Coach(Protocol):
    """`agent.assistant.Assistant`, or something that answers in its place."""

    profile: Profile
    kept: KeptConversations
    """The stored conversations."""

    @property
    def core_name(self) -> str:
        """Which core decides."""
        ...

    def new_conversation(self) -> str:
        """The id of a conversation that does not exist yet."""
        ...

    def send(
        self,
        conversation_id: str,
        text: str,
        language: Language,
        images: Sequence[bytes] = (),
        core: str | None = None,
    ) -> AsyncIterator[Event]:
        """Answer a message and the pictures with it, by the core of that name if one is given; the last is Done."""
        ...

    def answer_last(self, conversation_id: str, language: Language, core: str | None = None) -> AsyncIterator[Event]:
        """Answer the last message, whose answer failed or was cut off; the last event is Done."""
        ...

    def edit(
        self, conversation_id: str, number: int, text: str, language: Language, core: str | None = None
    ) -> AsyncIterator[Event]:
        """Answer another wording of a message of the person, on a branch of its own; the last event is Done."""
        ...

    def answer_again(
        self, conversation_id: str, number: int, language: Language, core: str | None = None
    ) -> AsyncIterator[Event]:
        """Answer a message of the person once more, on a branch of its own; the last event is Done."""
        ...
