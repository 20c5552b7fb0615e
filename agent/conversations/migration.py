"""From the tables of an earlier version to those of today, in one transaction: all of it, or nothing.

Version 1 kept the messages of a conversation one after the other, without an owner. In version 2 each message names the
one before it, so that a conversation may branch, and holds the text that it is searched by.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Column, inspect, select, text, update
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateColumn

from agent.conversations.schema import Base, ConversationRow, MessageRow, VersionRow
from agent.conversations.tree import BEGINNING
from agent.conversations.words import searched_text
from agent.messages import Message
from agent.storage.database import Database, change_tables_alone

VERSION = 2
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def migrate(database: Database) -> None:
    """Bring the tables to today's version; nothing is done where they have it. Raises StorageError."""
    with database.session() as session:
        if _has_today(session):
            return
    with database.session() as session:
        change_tables_alone(session.connection())
        if _has_today(session):  # another process did it in the meantime
            return
        if _add_columns(session):
            _link_all(session)
        session.add(VersionRow(version=VERSION))


def _has_today(session: Session) -> bool:
    return session.get(VersionRow, VERSION) is not None


def _add_columns(session: Session) -> bool:
    """Add the columns that an earlier version lacks; whether there were any."""
    connection = session.connection()
    missing: list[tuple[str, Column[Any]]] = []
    for name in (ConversationRow.__tablename__, MessageRow.__tablename__):
        present = {column["name"] for column in inspect(connection).get_columns(name)}
        columns = Base.metadata.tables[name].columns
        missing += [(name, column) for column in columns if column.name not in present]
    for name, column in missing:
        definition = CreateColumn(column).compile(dialect=connection.dialect)
        session.execute(text(f"ALTER TABLE {name} ADD COLUMN {definition}"))
    return bool(missing)


def _link_all(session: Session) -> None:
    for conversation_id in session.scalars(select(ConversationRow.id)).all():
        _link(session, conversation_id)


def _link(session: Session, conversation_id: str) -> None:
    """Each message follows the one that was stored before it; the last one is the end of the path."""
    query = (
        select(MessageRow.number, MessageRow.body)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.number)
    )
    before, changes = BEGINNING, []
    for number, body in session.execute(query):
        changes.append({"number": number, "parent": before, "searched": _searched(body)})
        before = number
    if changes:
        session.execute(update(MessageRow), changes)
    session.execute(update(ConversationRow).where(ConversationRow.id == conversation_id).values(tip=before))


def _searched(body: str) -> str | None:
    """The text that a message is found by; one that cannot be read is kept as it is and found by nothing."""
    try:
        return searched_text(_MESSAGE.validate_json(body))
    except ValidationError:
        return None
