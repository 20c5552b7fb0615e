"""The tables of the document library."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from knowledge.storage.types import UtcDateTime

HOUSE = ""
"""The owner of what belongs to the house: a column that may be null could not guard against doubles."""


class Base(DeclarativeBase):
    """What all of them share."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        bytes: LargeBinary,
        dt.datetime: UtcDateTime,
        list[str]: JSON,
    }


class DocumentRow(Base):
    """A document as it is now."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("owner", "content_hash"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    content_hash: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]
    approved: Mapped[bool]
    url: Mapped[str | None]
    licence: Mapped[str | None]
    added_at: Mapped[dt.datetime]
    passages: Mapped[int]
    pictures: Mapped[int]


class PassageRow(Base):
    """A passage of a document."""

    __tablename__ = "document_passages"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    headings: Mapped[list[str]]
    page: Mapped[int | None]
    text: Mapped[str]
    language: Mapped[str]
    pictures: Mapped[list[str]]
    search_hash: Mapped[str] = mapped_column(index=True)
    """SHA-256 of what is embedded: equal texts share one vector."""


class PictureRow(Base):
    """A picture that came with a document."""

    __tablename__ = "document_pictures"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes]


class ChangeRow(Base):
    """When a document last changed, on the log's count; a document that is gone keeps its line."""

    __tablename__ = "document_changes"

    document_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(index=True)


class LogRow(Base):
    """The log's count: one row, which every writer changes first, so that positions are seen in their order."""

    __tablename__ = "document_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    """Drawn by lot when the library was made: an index of another one is known by it."""


class VectorRow(Base):
    """The vector that a model made of a passage's text."""

    __tablename__ = "passage_vectors"

    search_hash: Mapped[str] = mapped_column(primary_key=True)
    model: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[bytes]
    """Float32, little endian."""
