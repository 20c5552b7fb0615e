"""Term search over documents: BM25 of SQLite's FTS5 over the terms of `retrievers.tokenizer`.

The index is a file of its own, made from the library and thrown away at will. How far it has followed the library's log
stands in the same file and is stored in the same transaction as what was followed, so that it is right after any crash,
and several processes can use it at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from domain.errors import StorageError
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import DocumentChange, DocumentPassage
from retrievers.tokenizer import tokenize

_OPENING_S = 30.0
"""How long the opening of the file waits for another process."""
_WAIT_MS = 500
"""How long a search waits for another process that is writing, before it goes on with what is there."""
_MOST_TERMS = 200
"""Terms of a query that are looked for; the rest of a pasted page adds nothing."""
_LAYOUT = 1
"""Raised whenever the tables below change, so that an older file is made anew."""
_TABLES = """
CREATE TABLE IF NOT EXISTS followed (position INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS places (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, document_id TEXT NOT NULL, audience TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS places_of ON places (document_id);
CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5 (words, tokenize = 'ascii');
"""
EVERYBODY = ""
"""The audience of what everybody may find; any other is an owner's name."""


class TermIndex:
    """Which passages hold which terms; safe to use from several threads and processes."""

    def __init__(self, folder: Path, library: DocumentLibrary) -> None:
        """The index of a library is a file of its name in `folder`; raises StorageError where it cannot be made."""
        self._library = library
        name, _ = library.log()
        self._file = file = folder / f"{name}.db"
        self._reading, self._writing = Lock(), Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._discard_other_layouts()
            self._reader, self._writer = self._connected(), self._connected()
        except (OSError, sqlite3.Error) as error:
            raise self._unusable() from error

    def follow(self) -> bool:
        """Catch up with the library's log; False where another thread or process is about it at this moment."""
        _, end = self._library.log()
        if self._position() == end:
            return True
        if not self._writing.acquire(blocking=False):
            return False
        try:
            while self._follow_some(end):
                pass
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return False
            raise self._unusable() from error
        finally:
            self._writing.release()
        return True

    def search(self, query: str, audiences: Sequence[str], limit: int) -> list[tuple[str, float]]:
        """Ids with their BM25 score (> 0), best first; only passages of these audiences."""
        words = [_word(term) for term in dict.fromkeys(tokenize(query))][:_MOST_TERMS]
        if not words:
            return []
        marks = ", ".join("?" * len(audiences))
        found = f"""
            SELECT places.id, -terms.rank AS score FROM terms JOIN places ON places.rowid = terms.rowid
            WHERE terms MATCH ? AND audience IN ({marks}) ORDER BY terms.rank LIMIT ?
        """
        try:
            with self._reading:
                rows = self._reader.execute(found, (" OR ".join(words), *audiences, limit)).fetchall()
        except sqlite3.Error as error:
            raise self._unusable() from error
        return [(id_, float(score)) for id_, score in rows]

    def _follow_some(self, end: int) -> bool:
        """Take the next changes over, in one transaction; False where there are none up to `end`."""
        with self._transaction() as connection:
            position = _followed(connection)
            changes = self._library.passages_since(position)
            for change in changes.changes:
                _replace(connection, change)
            reached = changes.position if changes.changes else max(end, position)
            connection.execute("DELETE FROM followed")
            connection.execute("INSERT INTO followed VALUES (?)", (reached,))
        return bool(changes.changes)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._writer.execute("BEGIN IMMEDIATE")
        with self._writer:  # commits, or rolls back after an error
            yield self._writer

    def _position(self) -> int:
        try:
            with self._reading:
                return _followed(self._reader)
        except sqlite3.Error as error:
            raise self._unusable() from error

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_OPENING_S, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")  # what a power cut takes is followed again
        connection.executescript(_TABLES)
        connection.execute(f"PRAGMA user_version={_LAYOUT}")
        connection.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
        return connection

    def _discard_other_layouts(self) -> None:
        """Delete a file of another layout, or one that is damaged: it is made anew from the library."""
        if not self._file.exists():
            return
        try:
            with closing(sqlite3.connect(self._file, timeout=_OPENING_S)) as connection:
                layout = connection.execute("PRAGMA user_version").fetchone()[0]
                whole = layout in {0, _LAYOUT} and connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        except sqlite3.DatabaseError:
            whole = False
        if not whole:
            for ending in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)

    def _unusable(self) -> StorageError:
        return StorageError(
            f"The index {self._file} cannot be used.",
            field="data_dir",
            hint="Check the folder's permissions and space, or delete the file: it is made again.",
        )


def audience_of(passage: DocumentPassage) -> str:
    """Who may find a passage."""
    return EVERYBODY if passage.approved or passage.owner is None else passage.owner


def _followed(connection: sqlite3.Connection) -> int:
    """How far the log has been followed."""
    row = connection.execute("SELECT position FROM followed").fetchone()
    return int(row[0]) if row else 0


def _replace(connection: sqlite3.Connection, change: DocumentChange) -> None:
    of_document = "SELECT rowid FROM places WHERE document_id = ?"
    connection.execute(f"DELETE FROM terms WHERE rowid IN ({of_document})", (change.document_id,))
    connection.execute("DELETE FROM places WHERE document_id = ?", (change.document_id,))
    for passage in change.passages:
        place = (passage.id, passage.document_id, audience_of(passage))
        row = connection.execute("INSERT INTO places (id, document_id, audience) VALUES (?, ?, ?)", place).lastrowid
        words = " ".join(map(_word, tokenize(passage.search_text)))
        connection.execute("INSERT INTO terms (rowid, words) VALUES (?, ?)", (row, words))


def _word(term: str) -> str:
    """A term as FTS5 takes it for one word, whatever script and signs it is of."""
    return f"t{term.encode().hex()}"
