"""Documents that cannot be read: each gets one sentence with a remedy, in four languages, and nothing is kept."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from knowledge.ingestion import kinds
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.parsers import archive
from knowledge.ingestion.reading import read_document
from knowledge.ingestion.refusals import _SENTENCES, refused
from tests.knowledge.ingestion.made_documents import incoming, mineru, packed, pdf, picture_pdf, word

GOOD_PDF = pdf([[("text", "Sit down between your heels and stand up again.")]])


def lying_zip() -> bytes:
    """An archive whose file unpacks to more than it announces."""
    content = bytearray(packed({"word/document.xml": b"0" * 10_000_000}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(sign)
        content[at + place : at + place + 4] = struct.pack("<I", 10)
    return bytes(content)


BAD = {
    "empty": (incoming(b""), "document_empty"),
    "only spaces": (incoming(b" \n\t "), "document_empty"),
    "no words": (incoming("123 — 456"), "document_no_text"),
    "a program": (incoming(b"\x7fELF\x02\x01\x00\x00", "a.txt"), "document_unknown"),
    "an old Word file": (incoming(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "a.doc"), "document_unknown"),
    "a picture": (incoming(b"\x89PNG\r\n\x1a\n\x00\x00", "a.png"), "document_unknown"),
    "a ZIP of anything": (incoming(packed({"a.exe": b"MZ"}), "a.zip"), "document_unknown"),
    "half a ZIP": (incoming(word()[:2000], "a.docx"), "document_broken"),
    "a Word file without its text": (incoming(packed({"word/document.xml": b"<"}), "a.docx"), "document_broken"),
    "a list that is none": (incoming(mineru() and packed({"a_content_list.json": b"{]"}), "a.zip"), "document_broken"),
    "a list of another shape": (incoming(packed({"content_list.json": b'{"a": 1}'}), "a.zip"), "document_broken"),
    "deep nesting": (incoming(packed({"content_list.json": b"[" * 100_000}), "a.zip"), "document_broken"),
    "half a PDF": (incoming(GOOD_PDF[: len(GOOD_PDF) // 3], "a.pdf"), "document_broken"),
    "a PDF in name only": (incoming(b"%PDF-1.7\nnothing", "a.pdf"), "document_broken"),
    "a locked PDF": (incoming(pdf([[("text", "Secret.")]], password="x"), "a.pdf"), "document_locked"),
    "a scanned PDF": (incoming(picture_pdf(), "a.pdf"), "document_scanned"),
    "an archive that lies": (incoming(lying_zip(), "a.docx"), "document_broken"),
    "a page without text": (incoming("<html><body><nav>Home</nav></body></html>", "a.html"), "document_no_text"),
}


@pytest.mark.parametrize(("document", "kind"), BAD.values(), ids=BAD)
def test_each_gets_its_own_sentence(document: IncomingDocument, kind: str, tmp_path: Path) -> None:
    """And the library stays as it was."""
    library = DocumentLibrary(f"sqlite:///{tmp_path / 'x.db'}")
    with pytest.raises(InvalidInput) as caught:
        library.accept(document)
    assert caught.value.params["kind"] == kind
    assert caught.value.hint
    assert library.documents() == []


def test_large_files_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their bytes, and archives by what they announce."""
    with pytest.raises(InvalidInput, match="at most 50 MB"):
        read_document(incoming(b"a" * (kinds.MOST_BYTES + 1)))
    bomb = packed({"word/document.xml": b"0" * 2_000_000, **{f"{n}.md": b"" for n in range(5)}})
    assert len(bomb) < 10_000
    monkeypatch.setattr(archive, "MOST_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(InvalidInput, match="too large"):
        read_document(incoming(bomb, "a.docx"))


def test_an_archive_of_very_many_files_is_refused() -> None:
    """A listing can be a bomb too."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for number in range(archive.MOST_FILES + 1):
            written.writestr(f"{number}.md", b"")
    with pytest.raises(InvalidInput, match="too large"):
        read_document(incoming(target.getvalue(), "a.zip"))


@pytest.mark.parametrize("kind", _SENTENCES)
@pytest.mark.parametrize("language", Language)
def test_every_sentence_is_there_in_every_language(kind: str, language: Language) -> None:
    """The precise one, not the general one."""
    error = refused(kind, megabytes=50, pages=2000)
    general = Translator([TEXTS_DIR]).error(language, InvalidInput("x", field="document"))
    assert Translator([TEXTS_DIR]).error(language, error) not in {"", general}


@given(st.sampled_from([GOOD_PDF, word(), mineru()]), st.data())
@settings(max_examples=60, deadline=None)
def test_damage_anywhere_is_read_or_refused_and_never_anything_else(content: bytes, data: st.DataObject) -> None:
    """A few bytes changed at any place."""
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InvalidInput):
        read_document(incoming(bytes(damaged), "a.bin"))
