"""A ConversationStore on any database that SQLAlchemy speaks; SQLite in the data folder by default."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import DateTime, ForeignKey, Text, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from agent.messages import Message, UserMessage
from agent.ports import ConversationSummary
from agent.storage.database import Database
from domain.profile import Profile

_TITLE_LENGTH = 60
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)
_OWNER = "local"
"""The one person of a local installation."""


class _Base(DeclarativeBase):
    pass


class _Conversation(_Base):
    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    updated: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class _StoredMessage(_Base):
    __tablename__ = "messages"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(Text)


class _StoredProfile(_Base):
    __tablename__ = "profiles"

    owner: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)


class SqlConversationStore:
    """Messages are stored as JSON in the order in which they were added."""

    def __init__(self, url: str) -> None:
        self._session = Database(url, _Base.metadata).session

    def append(self, conversation_id: str, messages: Sequence[Message]) -> None:
        """Add messages; the first message of a person gives the conversation its title."""
        with self._session() as session:
            conversation = session.get(_Conversation, conversation_id)
            if conversation is None:
                conversation = _Conversation(id=conversation_id, title=_title(messages), updated=datetime.now(UTC))
                session.add(conversation)
            conversation.updated = datetime.now(UTC)
            for message in messages:
                session.add(_StoredMessage(conversation_id=conversation_id, body=message.model_dump_json()))

    def messages(self, conversation_id: str) -> list[Message]:
        """All messages in order."""
        query = (
            select(_StoredMessage.body)
            .where(_StoredMessage.conversation_id == conversation_id)
            .order_by(_StoredMessage.number)
        )
        with self._session() as session:
            return [_MESSAGE.validate_json(body) for body in session.scalars(query)]

    def conversations(self, limit: int = 50) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        query = select(_Conversation).order_by(_Conversation.updated.desc()).limit(limit)
        with self._session() as session:
            return [ConversationSummary(row.id, row.title, row.updated) for row in session.scalars(query)]

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation."""
        with self._session() as session:
            session.execute(delete(_StoredMessage).where(_StoredMessage.conversation_id == conversation_id))
            session.execute(delete(_Conversation).where(_Conversation.id == conversation_id))

    def profile(self) -> Profile:
        """The saved profile; empty if none was saved."""
        with self._session() as session:
            row = session.get(_StoredProfile, _OWNER)
            return Profile.model_validate_json(row.body) if row else Profile()

    def save_profile(self, profile: Profile) -> None:
        """Replace the saved profile."""
        with self._session() as session:
            session.merge(_StoredProfile(owner=_OWNER, body=profile.model_dump_json()))


def _title(messages: Sequence[Message]) -> str:
    first = next((message.text for message in messages if isinstance(message, UserMessage)), "")
    line = " ".join(first.split())
    return line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1] + "…"
