"""The document library: what people brought, read and cut into passages, in one database.

Every change of a document is one transaction, which also writes down that the document changed; an index follows these
notes. A document that `accept` returned is kept, whatever happens to the process a moment later; one whose `accept` did
not return is there whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from uuid import uuid4

from sqlalchemy import delete, exists, select, tuple_, update
from sqlalchemy.orm import Session

from domain.errors import NotFound
from knowledge.ingestion.blocks import ParsedDocument, Picture
from knowledge.ingestion.chunking import Piece, cut
from knowledge.ingestion.models import Changes, DocumentPassage, IncomingDocument, Outcome, Receipt, StoredDocument
from knowledge.ingestion.reading import media_type_of, read_document
from knowledge.ingestion.rows import change_of, passage_of, passage_row, stored
from knowledge.ingestion.tables import HOUSE, Base, ChangeRow, DocumentRow, LogRow, PassageRow, PictureRow, VectorRow
from knowledge.storage.database import Database
from knowledge.storage.inserting import insert_if_new

_ID_LENGTH = 16
_LOG = 1
"""The one row of the log's count."""
_HASHES_AT_ONCE = 500
_DOCUMENTS_AT_ONCE = 20
"""How many changed documents are handed over in one answer."""


class DocumentLibrary:
    """Documents of all owners; who may see what is the caller's matter, by `owner` and `approved`."""

    def __init__(self, url: str) -> None:
        """`url`: of a database as SQLAlchemy writes them."""
        self._session = Database(url, Base.metadata).session
        with self._session() as session:
            insert_if_new(session, LogRow, [{"id": _LOG, "position": 0, "name": uuid4().hex}])

    def accept(self, incoming: IncomingDocument) -> StoredDocument:
        """Read a document and keep it, as `receive` does."""
        return self.receive(incoming).document

    def receive(self, incoming: IncomingDocument) -> Receipt:
        """Read a document and keep it; bytes that its owner has brought before change nothing.

        Another version (the same address, or the same name where there is none) takes the place of the former one, and
        has to be approved anew. Raises InvalidInput for what cannot be read, StorageError.
        """
        content_hash = hashlib.sha256(incoming.content).hexdigest()
        owner, id_ = incoming.owner or HOUSE, _id_of(incoming)
        with self._session() as session:
            known = _with_content(session, owner, content_hash)
            if known is not None and (known.id == id_ or session.get(DocumentRow, id_) is None):
                return Receipt(Outcome.UNCHANGED, stored(known))
        parsed = read_document(incoming)
        row, pieces = _new_row(incoming, content_hash, parsed)
        with self._session() as session:
            return self._keep(session, row, pieces, parsed.pictures)

    def _keep(
        self, session: Session, row: DocumentRow, pieces: Sequence[Piece], pictures: Iterable[Picture]
    ) -> Receipt:
        position = _next_position(session)
        known = _with_content(session, row.owner, row.content_hash)
        held = stored(known) if known is not None else None
        former = session.get(DocumentRow, row.id) is not None
        if held is not None and held.id == row.id:  # another process was faster
            return Receipt(Outcome.UNCHANGED, held)
        unused = _forget(session, row.id, position) if former else []
        if held is None:
            _write(session, row, pieces, pictures)
            _note(session, row.id, position)
        _drop_unused_vectors(session, unused)
        if held is not None:  # the same bytes are here under another name
            return Receipt(Outcome.UNCHANGED, held)
        return Receipt(Outcome.UPDATED if former else Outcome.TAKEN, stored(row))

    def remove(self, document_id: str) -> None:
        """Forget a document with its passages and pictures; raises NotFound."""
        with self._session() as session:
            position = _next_position(session)
            _found(session, document_id)
            _drop_unused_vectors(session, _forget(session, document_id, position))

    def approve(self, document_id: str) -> StoredDocument:
        """Let everybody find a document; raises NotFound."""
        with self._session() as session:
            position = _next_position(session)
            row = _found(session, document_id)
            if not row.approved:
                row.approved = True
                _note(session, document_id, position)
            return stored(row)

    def documents(self, owner: str | None = None) -> list[StoredDocument]:
        """What `owner` can find (his own, and what is approved), or with None everything; the newest first."""
        query = select(DocumentRow).order_by(DocumentRow.added_at.desc(), DocumentRow.id)
        if owner is not None:
            query = query.where((DocumentRow.owner == owner) | DocumentRow.approved)
        with self._session() as session:
            return [stored(row) for row in session.scalars(query)]

    def document(self, document_id: str) -> StoredDocument:
        """One document; raises NotFound."""
        with self._session() as session:
            return stored(_found(session, document_id))

    def passages(self, document_id: str) -> list[DocumentPassage]:
        """A document's passages in order; empty for a document that is not there."""
        query = (
            select(PassageRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
            .where(PassageRow.document_id == document_id)
            .order_by(PassageRow.number)
        )
        with self._session() as session:
            return [passage_of(passage, document) for passage, document in session.execute(query)]

    def picture(self, document_id: str, name: str) -> Picture:
        """A picture of a document; raises NotFound."""
        with self._session() as session:
            row = session.get(PictureRow, (document_id, name))
            if row is None:
                raise NotFound(f"The document has no picture {name!r}.", field="name", hint="Choose one that it has.")
            return Picture(row.name, row.media_type, row.content)

    def log(self) -> tuple[str, int]:
        """The name of this library, and how far its log of changes has come; costs one look at one row."""
        with self._session() as session:
            name, position = session.execute(select(LogRow.name, LogRow.position)).one()
            return name, position

    def passages_with(self, ids: Sequence[str]) -> list[DocumentPassage]:
        """The passages with these ids, in their order; those that are gone are left out."""
        places = [(document, int(number)) for document, _, number in (id_.partition("#") for id_ in ids)]
        query = (
            select(PassageRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
            .where(tuple_(PassageRow.document_id, PassageRow.number).in_(places))
        )
        with self._session() as session:
            found = {passage.id: passage for passage in (passage_of(p, d) for p, d in session.execute(query))}
        return [found[id_] for id_ in ids if id_ in found]

    def passages_since(self, position: int, documents: int = _DOCUMENTS_AT_ONCE) -> Changes:
        """The documents that changed after `position` as they are now, the earliest change first.

        At most `documents` of them; with none, `position` is returned as it was given. It may bring a document that is
        newer than its place in the log, which then comes again: a reader that replaces what it had ends up right.
        """
        changed = (
            select(ChangeRow).where(ChangeRow.position > position).order_by(ChangeRow.position).limit(documents)
        ).subquery()
        query = (  # one statement, so that a document and its passages are of one moment
            select(changed.c.position, changed.c.document_id, DocumentRow, PassageRow)
            .outerjoin(DocumentRow, DocumentRow.id == changed.c.document_id)
            .outerjoin(PassageRow, PassageRow.document_id == DocumentRow.id)
            .order_by(changed.c.position, PassageRow.number)
        )
        with self._session() as session:
            rows = session.execute(query).all()
            return Changes(rows[-1][0] if rows else position, change_of(rows))


def _id_of(incoming: IncomingDocument) -> str:
    key = "\0".join([incoming.owner or HOUSE, incoming.url or incoming.name])
    return f"doc-{hashlib.sha256(key.encode()).hexdigest()[:_ID_LENGTH]}"


def _new_row(incoming: IncomingDocument, content_hash: str, parsed: ParsedDocument) -> tuple[DocumentRow, list[Piece]]:
    pieces = cut(parsed)
    row = DocumentRow(
        id=_id_of(incoming),
        owner=incoming.owner or HOUSE,
        content_hash=content_hash,
        name=incoming.name,
        media_type=media_type_of(incoming),
        title=parsed.title,
        language=_main_language(pieces),
        approved=incoming.owner is None,
        url=incoming.url,
        licence=incoming.licence,
        added_at=dt.datetime.now(dt.UTC),
        passages=len(pieces),
        pictures=len(parsed.pictures),
    )
    return row, pieces


def _write(session: Session, row: DocumentRow, pieces: Sequence[Piece], pictures: Iterable[Picture]) -> None:
    session.add(row)
    session.flush()
    session.add_all(passage_row(row, number, piece) for number, piece in enumerate(pieces))
    session.add_all(
        PictureRow(document_id=row.id, name=p.name, media_type=p.media_type, content=p.content) for p in pictures
    )
    session.flush()


def _main_language(pieces: Sequence[Piece]) -> str:
    """The language in which most of the text is written."""
    letters: dict[str, int] = {}
    for piece in pieces:
        letters[piece.language] = letters.get(piece.language, 0) + len(piece.text)
    return max(letters, key=lambda language: letters[language])


def _next_position(session: Session) -> int:
    """The next place in the log; from here on this transaction is the only one that writes."""
    moved = update(LogRow).values(position=LogRow.position + 1).returning(LogRow.position)
    return session.scalars(moved).one()


def _note(session: Session, document_id: str, position: int) -> None:
    session.merge(ChangeRow(document_id=document_id, position=position))


def _forget(session: Session, document_id: str, position: int) -> list[str]:
    """Take a document out; the hashes of its passages are returned."""
    hashes = list(session.scalars(select(PassageRow.search_hash).where(PassageRow.document_id == document_id)))
    session.execute(delete(PassageRow).where(PassageRow.document_id == document_id))
    session.execute(delete(PictureRow).where(PictureRow.document_id == document_id))
    session.execute(delete(DocumentRow).where(DocumentRow.id == document_id))
    session.expunge_all()
    _note(session, document_id, position)
    return hashes


def _drop_unused_vectors(session: Session, hashes: Sequence[str]) -> None:
    """Forget the vectors of texts that no passage has any more."""
    used = exists().where(PassageRow.search_hash == VectorRow.search_hash)
    for start in range(0, len(hashes), _HASHES_AT_ONCE):
        some = hashes[start : start + _HASHES_AT_ONCE]
        session.execute(delete(VectorRow).where(VectorRow.search_hash.in_(some), ~used))


def _found(session: Session, document_id: str) -> DocumentRow:
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise NotFound(f"There is no document {document_id!r}.", field="document", hint="Choose one from the list.")
    return row


def _with_content(session: Session, owner: str, content_hash: str) -> DocumentRow | None:
    query = select(DocumentRow).where(DocumentRow.owner == owner, DocumentRow.content_hash == content_hash)
    return session.scalar(query)
