"""The ports of the agent: what a model is, and where conversations are kept."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from agent.conversations.tree import MessageTree
from agent.messages import Message, ToolCall
from domain.profile import Profile
from domain.vocabulary import Language

MODEL_FIELD = "model_server"
"""The `field` of errors of a model that cannot answer at all: another core can, in its place."""


@dataclass(frozen=True)
class ChatRequest:
    """One step of a turn, as a core sees it."""

    messages: Sequence[Message]
    tools: Sequence[dict[str, Any]] = field(default_factory=list)
    """OpenAI tool schemas; empty where the core must answer without calling."""
    language: Language = Language.EN
    profile: Profile = field(default_factory=Profile)
    answer_schema: dict[str, Any] | None = None
    """JSON schema that the answer has to fulfil; a core holds itself to it where it can. Not used beside tools."""


@dataclass(frozen=True)
class TextPiece:
    """Some more of the answer's text."""

    text: str


class ChatModel(Protocol):
    """A core: reads the conversation and answers with text, tool calls, or both."""

    @property
    def name(self) -> str:
        """Which one it is, as the settings or the model's server call it."""
        ...

    def stream(self, request: ChatRequest) -> AsyncGenerator[TextPiece | ToolCall, None]:
        """The answer in pieces; closing the iterator stops the model. Raises ModelError or Unavailable."""
        ...


@dataclass(frozen=True)
class ConversationSummary:
    """A conversation as a list shows it."""

    id: str
    title: str
    updated: datetime


@dataclass(frozen=True)
class Found:
    """A conversation that a search found: by a message, with the words around what was found, or by its title alone."""

    conversation: ConversationSummary
    number: int | None = None
    excerpt: str = ""


class ConversationStore(Protocol):
    """Keeps the conversations and the profile of one owner. A conversation of somebody else is as good as none."""

    def append(self, conversation_id: str, messages: Sequence[Message], after: int | None = None) -> int:
        """Add messages behind the shown path, or behind the message `after`; the first message begins a conversation.

        Returns the number of the last one. What is added behind the shown path lengthens it. Raises NotFound where
        `after` is no message of it, as when the conversation was forgotten meanwhile.
        """
        ...

    def branch(self, conversation_id: str, after: int, messages: Sequence[Message] = ()) -> int:
        """Show the path that ends with the message `after` and go on there with messages; raises NotFound."""
        ...

    def show(self, conversation_id: str, number: int) -> None:
        """Show the branch of a message, to its latest end, if it is not shown already; raises NotFound."""
        ...

    def tree(self, conversation_id: str) -> MessageTree:
        """All messages with their branches; empty if there is none."""
        ...

    def messages(self, conversation_id: str) -> list[Message]:
        """The messages of the shown path in order; empty if there is none."""
        ...

    def conversations(self, limit: int = 50) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        ...

    def search(self, query: str, limit: int = 20) -> list[Found]:
        """Conversations with a message that holds every word of the query, or that are titled so; the latest first."""
        ...

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; raises NotFound, and InvalidInput for an empty title."""
        ...

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation; nothing happens if there is none."""
        ...

    def profile(self) -> Profile:
        """The saved profile; empty if none was saved."""
        ...

    def save_profile(self, profile: Profile) -> None:
        """Replace the saved profile."""
        ...
