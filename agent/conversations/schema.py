"""The tables of conversations and profiles."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from agent.conversations.tree import BEGINNING
from knowledge.ingestion.models import LOCAL_OWNER
from knowledge.storage.types import UtcDateTime


class Base(DeclarativeBase):
    """All tables of this store."""


class ConversationRow(Base):
    """A conversation: whose it is, and where the path ends that is shown."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    updated: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    owner: Mapped[str] = mapped_column(server_default=LOCAL_OWNER)
    tip: Mapped[int] = mapped_column(server_default=str(BEGINNING))


class MessageRow(Base):
    """A message as JSON, the number of the one before it, and the text that it is found by."""

    __tablename__ = "messages"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(Text)
    parent: Mapped[int] = mapped_column(server_default=str(BEGINNING))
    searched: Mapped[str | None] = mapped_column(Text)


class ProfileRow(Base):
    """What a person told about themselves."""

    __tablename__ = "profiles"

    owner: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)


class VersionRow(Base):
    """Which version of these tables a database has."""

    __tablename__ = "conversation_schema"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
