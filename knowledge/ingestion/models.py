"""What goes into the document library and what comes out of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from domain.evidence import Source
from domain.vocabulary import Language

LOCAL_OWNER = "local"
"""The one person of a local installation."""


class Outcome(StrEnum):
    """What became of a document that was brought."""

    TAKEN = "taken"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class IncomingDocument:
    """A file or a page as it was brought, before anything has been read in it."""

    name: str
    """Its file name, or the address of a page."""
    media_type: str | None
    """What the sender says it is ("application/pdf"); None where nobody said, then name and content decide."""
    content: bytes
    url: str | None = None
    """Where it is published; a citation leads there."""
    owner: str | None = None
    """Who brought it, and alone finds it until it is approved; None: the house, so that everybody finds it."""
    licence: str | None = None


@dataclass(frozen=True)
class StoredDocument:
    """A document of the library, without its text."""

    id: str
    """The same for every version of a document: made from its owner and its address or name."""
    content_hash: str
    """SHA-256 of the bytes that were brought."""
    name: str
    media_type: str
    title: str
    language: Language
    owner: str | None
    approved: bool
    """Whether everybody finds it; what belongs to the house is approved at once."""
    url: str | None
    licence: str | None
    added_at: dt.datetime
    passages: int
    pictures: int = 0


@dataclass(frozen=True)
class Receipt:
    """A document as it is kept now, and whether that is news."""

    outcome: Outcome
    document: StoredDocument


@dataclass(frozen=True)
class DocumentPassage:
    """A piece of a document that can be cited."""

    id: str
    document_id: str
    number: int
    """Its place in the document, from 0."""
    title: str
    """The document's."""
    headings: tuple[str, ...]
    """The path of headings over it, the outermost first."""
    page: int | None
    """The page on which it begins, from 1; None where the format has no pages."""
    text: str
    language: Language
    owner: str | None
    approved: bool
    url: str | None
    name: str
    pictures: tuple[str, ...] = ()
    """Names of the pictures in it, for `DocumentLibrary.picture`."""

    @property
    def place(self) -> str:
        """Where it stands, for a citation: "Manual › Squat › Depth, p. 12"."""
        path = " › ".join(dict.fromkeys((self.title, *self.headings)))
        return f"{path}, p. {self.page}" if self.page else path

    @property
    def search_text(self) -> str:
        """What it is found by: its text under the title and headings that say what it is about."""
        return ". ".join([*dict.fromkeys((self.title, *self.headings)), self.text])

    @property
    def search_hash(self) -> str:
        """SHA-256 of `search_text`: equal texts share one vector."""
        return hashlib.sha256(self.search_text.encode()).hexdigest()

    @property
    def source(self) -> Source:
        """The document as a source: its title with the place in it, and its address, or else its file's name."""
        return Source(title=self.place if self.url else f"{self.place} ({self.name})", url_or_doi=self.url or "")


@dataclass(frozen=True)
class DocumentChange:
    """The newest state of one document: `document` is None where it has been removed."""

    document_id: str
    document: StoredDocument | None
    passages: tuple[DocumentPassage, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What has changed since a position of the log."""

    position: int
    """Where to go on reading."""
    changes: tuple[DocumentChange, ...]


@dataclass
class IngestionReport:
    """What became of the files of one run, by name."""

    taken: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Why, by file."""

    def note(self, outcome: Outcome, name: str) -> None:
        """Write down what became of a document."""
        lists = {Outcome.TAKEN: self.taken, Outcome.UPDATED: self.updated, Outcome.UNCHANGED: self.unchanged}
        lists[outcome].append(name)

    @property
    def total(self) -> int:
        """How many files there were."""
        return len(self.taken) + len(self.updated) + len(self.unchanged) + len(self.refused)
