"""Documents between the tables and the records that everybody else reads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from domain.vocabulary import Language
from knowledge.ingestion.chunking import Piece
from knowledge.ingestion.models import DocumentChange, DocumentPassage, StoredDocument
from knowledge.ingestion.tables import HOUSE, DocumentRow, PassageRow


def stored(row: DocumentRow) -> StoredDocument:
    """The record of a row."""
    return StoredDocument(
        id=row.id,
        content_hash=row.content_hash,
        name=row.name,
        media_type=row.media_type,
        title=row.title,
        language=Language(row.language),
        owner=None if row.owner == HOUSE else row.owner,
        approved=row.approved,
        url=row.url,
        licence=row.licence,
        added_at=row.added_at,
        passages=row.passages,
        pictures=row.pictures,
    )


def passage_of(row: PassageRow, document: DocumentRow) -> DocumentPassage:
    """A passage with what it has from its document."""
    return DocumentPassage(
        id=f"{document.id}#{row.number}",
        document_id=document.id,
        number=row.number,
        title=document.title,
        headings=tuple(row.headings),
        page=row.page,
        text=row.text,
        language=Language(row.language),
        owner=None if document.owner == HOUSE else document.owner,
        approved=document.approved,
        url=document.url,
        name=document.name,
        pictures=tuple(row.pictures),
    )


def passage_row(document: DocumentRow, number: int, piece: Piece) -> PassageRow:
    """The row of a new piece."""
    row = PassageRow(
        document_id=document.id,
        number=number,
        headings=list(piece.headings),
        page=piece.page,
        text=piece.text,
        language=piece.language,
        pictures=list(piece.pictures),
    )
    row.search_hash = passage_of(row, document).search_hash
    return row


def change_of(rows: Sequence[Any]) -> tuple[DocumentChange, ...]:
    """The changes in rows of (position, document id, document or None, passage or None), ordered by position."""
    changes = []
    for document_id, group in groupby(rows, key=lambda row: row[1]):
        found = [(document, passage) for _, _, document, passage in group]
        document = found[0][0]
        if document is None:
            changes.append(DocumentChange(document_id, None))
            continue
        passages = tuple(passage_of(passage, document) for _, passage in found if passage is not None)
        changes.append(DocumentChange(document_id, stored(document), passages))
    return tuple(changes)
