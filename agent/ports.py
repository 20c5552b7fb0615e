"""The ports of the agent: what a model is, and where conversations are kept."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

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


class ConversationStore(Protocol):
    """Keeps conversations and the profile."""

    def append(self, conversation_id: str, messages: Sequence[Message]) -> None:
        """Add messages to a conversation, which begins with its first message."""
        ...

    def messages(self, conversation_id: str) -> list[Message]:
        """All messages of a conversation in order; empty if there is none."""
        ...

    def conversations(self, limit: int = 50) -> list[ConversationSummary]:
        """The conversations, the latest first."""
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
