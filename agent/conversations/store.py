"""A ConversationStore on any database that SQLAlchemy speaks; SQLite in the data folder by default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from agent.conversations.migration import migrate
from agent.conversations.schema import Base, ConversationRow, MessageRow, ProfileRow
from agent.conversations.tree import BEGINNING, MessageTree, Node
from agent.conversations.words import ESCAPE, excerpt, folded, like, searched_text, words_of
from agent.messages import Message, UserMessage
from agent.ports import ConversationSummary, Found
from agent.storage.database import Database
from domain.errors import InvalidInput, NotFound
from domain.profile import Profile
from knowledge.ingestion.models import LOCAL_OWNER

TITLE_LENGTH = 60
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


class SqlConversationStore:
    """The conversations of `owner`: nobody else's are read, changed or deleted. Messages are stored as JSON."""

    def __init__(self, url: str, owner: str = LOCAL_OWNER) -> None:
        self._database = Database(url, Base.metadata)
        migrate(self._database)
        self._session = self._database.session
        self._owner = owner

    def append(self, conversation_id: str, messages: Sequence[Message], after: int | None = None) -> int:
        """Add messages; the first message of a person gives the conversation its title."""
        with self._session() as session:
            if after is not None:  # a conversation that was forgotten meanwhile must not come back
                self._known(session, conversation_id)
                _require_in(session, conversation_id, after)
            conversation = self._opened(session, conversation_id, messages)
            last = _add(session, conversation, messages, conversation.tip if after is None else after)
            if after is None or after == conversation.tip:
                conversation.tip = last
        return last

    def branch(self, conversation_id: str, after: int, messages: Sequence[Message] = ()) -> int:
        """Show the path up to `after` and add messages there; returns the last number."""
        with self._session() as session:
            conversation = self._known(session, conversation_id)
            _require_in(session, conversation_id, after)
            conversation.tip = _add(session, conversation, messages, after)
            return conversation.tip

    def show(self, conversation_id: str, number: int) -> None:
        """Show the path through a message and on to its latest end; one that is shown already stays as it is."""
        with self._session() as session:
            conversation = self._known(session, conversation_id)
            _require_in(session, conversation_id, number)
            tree = _tree(session, conversation)
            if number not in {placed.number for placed in tree.path()}:
                conversation.tip = tree.latest_below(number)

    def tree(self, conversation_id: str) -> MessageTree:
        """All messages with their branches; empty if there is no such conversation."""
        with self._session() as session:
            conversation = self._own(session, conversation_id)
            return _tree(session, conversation) if conversation else MessageTree()

    def messages(self, conversation_id: str) -> list[Message]:
        """The messages of the shown path in order."""
        return self.tree(conversation_id).messages()

    def conversations(self, limit: int = 50) -> list[ConversationSummary]:
        """The conversations, the latest first."""
        query = select(ConversationRow).where(ConversationRow.owner == self._owner)
        with self._session() as session:
            rows = session.scalars(query.order_by(ConversationRow.updated.desc()).limit(limit))
            return [_summary(row) for row in rows]

    def search(self, query: str, limit: int = 20) -> list[Found]:
        """Conversations with a message that holds every word, or that are titled so; the latest first."""
        words = words_of(query)
        if not words:
            return []
        with self._session() as session:
            hits = self._hits(session, words)
            mine = select(ConversationRow).where(ConversationRow.owner == self._owner)
            found = []
            for row in session.scalars(mine.order_by(ConversationRow.updated.desc())):
                title = folded(row.title)
                if row.id in hits or all(word in title for word in words):
                    found.append(_found(session, row, hits.get(row.id), words))
                if len(found) == limit:
                    break
            return found

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; raises NotFound, InvalidInput for an empty one."""
        line = _one_line(title)
        if not line:
            raise InvalidInput("The title is empty.", field="title", hint="Write a word or two.")
        with self._session() as session:
            self._known(session, conversation_id).title = line

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation; nothing of it stays in the files of the database."""
        with self._session() as session:
            if self._own(session, conversation_id) is None:
                return
            self._overwrite(session)
            session.execute(delete(MessageRow).where(MessageRow.conversation_id == conversation_id))
            session.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))
        self._empty_log()

    def profile(self) -> Profile:
        """The saved profile; empty if none was saved."""
        with self._session() as session:
            row = session.get(ProfileRow, self._owner)
            return Profile.model_validate_json(row.body) if row else Profile()

    def save_profile(self, profile: Profile) -> None:
        """Replace the saved profile."""
        with self._session() as session:
            session.merge(ProfileRow(owner=self._owner, body=profile.model_dump_json()))

    def _own(self, session: Session, conversation_id: str) -> ConversationRow | None:
        """The conversation, where it is the owner's."""
        row = session.get(ConversationRow, conversation_id)
        return row if row is not None and row.owner == self._owner else None

    def _known(self, session: Session, conversation_id: str) -> ConversationRow:
        conversation = self._own(session, conversation_id)
        if conversation is None:
            raise _unknown()
        return conversation

    def _opened(self, session: Session, conversation_id: str, messages: Sequence[Message]) -> ConversationRow:
        """The conversation, begun if need be; raises NotFound where the id is another owner's."""
        conversation = session.get(ConversationRow, conversation_id)
        if conversation is None:
            conversation = ConversationRow(
                id=conversation_id, title=_title(messages), owner=self._owner, updated=_now(), tip=BEGINNING
            )
            session.add(conversation)
            session.flush()
        if conversation.owner != self._owner:
            raise _unknown()
        return conversation

    def _hits(self, session: Session, words: list[str]) -> dict[str, int]:
        """The latest message with all words of each conversation."""
        query = (
            select(MessageRow.conversation_id, MessageRow.number)
            .join(ConversationRow)
            .where(ConversationRow.owner == self._owner)
            .where(*(MessageRow.searched.like(like(word), escape=ESCAPE) for word in words))
            .order_by(MessageRow.number)
        )
        return {row.conversation_id: row.number for row in session.execute(query)}

    def _overwrite(self, session: Session) -> None:
        """SQLite marks a deleted row's place as free and leaves the words there, unless it is told otherwise."""
        if self._database.dialect == "sqlite":
            session.execute(text("PRAGMA secure_delete = ON"))

    def _empty_log(self) -> None:
        """What was written lately stands in SQLite's log too."""
        if self._database.dialect == "sqlite":
            with self._session() as session:
                session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _add(session: Session, conversation: ConversationRow, messages: Sequence[Message], after: int) -> int:
    """Store messages one after the other, the first behind `after`; returns the last number."""
    conversation.updated = _now()
    for message in messages:
        row = MessageRow(
            conversation_id=conversation.id,
            parent=after,
            body=message.model_dump_json(),
            searched=searched_text(message),
        )
        session.add(row)
        session.flush()
        after = row.number
    return after


def _tree(session: Session, conversation: ConversationRow) -> MessageTree:
    query = select(MessageRow).where(MessageRow.conversation_id == conversation.id)
    nodes = [Node(row.number, row.parent, _MESSAGE.validate_json(row.body)) for row in session.scalars(query)]
    return MessageTree({node.number: node for node in nodes}, conversation.tip)


def _require_in(session: Session, conversation_id: str, number: int) -> None:
    if number == BEGINNING:
        return
    row = session.get(MessageRow, number)
    if row is None or row.conversation_id != conversation_id:
        raise NotFound("There is no such message.", field="number", hint="Take a number of this conversation.")


def _found(session: Session, row: ConversationRow, number: int | None, words: list[str]) -> Found:
    if number is None:
        return Found(_summary(row))
    stored = session.get_one(MessageRow, number)
    message = _MESSAGE.validate_json(stored.body)
    return Found(_summary(row), number, excerpt(getattr(message, "text", ""), words))


def _summary(row: ConversationRow) -> ConversationSummary:
    return ConversationSummary(row.id, row.title, row.updated)


def _unknown() -> NotFound:
    return NotFound("There is no such conversation.", field="conversation_id", hint="Leave it out to begin a new one.")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _title(messages: Sequence[Message]) -> str:
    return _one_line(next((message.text for message in messages if isinstance(message, UserMessage)), ""))


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1] + "…"
