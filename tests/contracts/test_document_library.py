"""What the document library promises, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import create_engine, text

from domain.errors import InvalidInput, NotFound, StorageError
from domain.vocabulary import Language
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import Outcome
from knowledge.ingestion.vectors import PassageVectors
from tests.knowledge.ingestion.made_documents import incoming, markdown, mineru

FIRST = markdown(
    ("Squat", "Sit down between your heels and stand up again, ten times in a row."),
    ("Deadlift", "Push the floor away with your legs and keep the bar close to you."),
)
SECOND = markdown(
    ("Squat", "Sit down between your heels and stand up again, ten times in a row."),
    ("Row", "Pull the bar to your belly and keep your back as flat as a table."),
)


class LibraryContract:
    """Subclass it and give the `url` of an empty database."""

    @pytest.fixture
    def library(self, url: str) -> DocumentLibrary:
        return DocumentLibrary(url)

    def test_a_document_is_kept_with_what_a_citation_needs(self, library: DocumentLibrary) -> None:
        """Title, headings, page, address, licence; by a library opened later too."""
        brought = replace(incoming(FIRST, "lifts.md", licence="CC BY 4.0"), url="https://gym.org/lifts")
        kept = library.accept(brought)
        assert (kept.title, kept.language, kept.passages) == ("Manual", Language.EN, 2)
        assert (kept.owner, kept.approved, kept.licence) == ("ann", False, "CC BY 4.0")
        squat, deadlift = library.passages(kept.id)
        assert squat.headings == ("Manual", "Squat")
        assert squat.place == "Manual › Squat"
        assert (deadlift.source.title, deadlift.source.url_or_doi) == ("Manual › Deadlift", "https://gym.org/lifts")
        assert library.documents() == [kept]
        assert library.document(kept.id) == kept

    def test_a_file_is_cited_by_its_name(self, library: DocumentLibrary) -> None:
        """It has no address that a reader could follow."""
        kept = library.accept(incoming(FIRST, "lifts.md"))
        source = library.passages(kept.id)[0].source
        assert (source.title, source.url_or_doi) == ("Manual › Squat (lifts.md)", "")

    def test_the_same_bytes_change_nothing(self, library: DocumentLibrary) -> None:
        """Under another name too; another person's are his own."""
        kept = library.accept(incoming(FIRST, "a.md"))
        _, position = library.log()
        again, renamed = library.receive(incoming(FIRST, "a.md")), library.receive(incoming(FIRST, "b.md"))
        assert [again.outcome, renamed.outcome] == [Outcome.UNCHANGED] * 2
        assert again.document == renamed.document == kept
        assert library.passages_since(position).changes == ()
        other = library.receive(incoming(FIRST, "a.md", owner="bob"))
        assert other.outcome is Outcome.TAKEN
        assert other.document.id != kept.id

    def test_a_new_version_takes_the_place_of_the_old(self, library: DocumentLibrary) -> None:
        """Under the same id, and what somebody approved is not what is there now."""
        kept = library.accept(incoming(FIRST, "a.md"))
        library.approve(kept.id)
        receipt = library.receive(incoming(SECOND, "a.md"))
        assert receipt.outcome is Outcome.UPDATED
        assert receipt.document.id == kept.id
        assert not receipt.document.approved
        assert [passage.headings[-1] for passage in library.passages(kept.id)] == ["Squat", "Row"]
        assert len(library.documents()) == 1

    def test_a_version_that_is_there_under_another_name_is_kept_once(self, library: DocumentLibrary) -> None:
        """The old content of the name goes all the same."""
        first, second = library.accept(incoming(FIRST, "a.md")), library.accept(incoming(SECOND, "b.md"))
        receipt = library.receive(incoming(SECOND, "a.md"))
        assert (receipt.outcome, receipt.document.id) == (Outcome.UNCHANGED, second.id)
        assert [document.id for document in library.documents()] == [second.id]
        with pytest.raises(NotFound):
            library.document(first.id)

    def test_removing_takes_everything_with_it(self, library: DocumentLibrary, url: str) -> None:
        """Passages, pictures and vectors; a second time there is nothing to remove."""
        kept = library.accept(incoming(mineru(), "paper.zip"))
        vectors = PassageVectors(url, "model")
        hashes = [passage.search_hash for passage in library.passages(kept.id)]
        vectors.keep({hash_: np.ones(3, dtype=np.float32) for hash_ in hashes})
        library.remove(kept.id)
        assert library.documents() == [] == library.passages(kept.id)
        assert vectors.known(hashes) == {}
        with pytest.raises(NotFound):
            library.remove(kept.id)
        with pytest.raises(NotFound):
            library.picture(kept.id, "images/a.png")

    def test_pictures_are_kept(self, library: DocumentLibrary) -> None:
        """A passage names them, the library gives them."""
        kept = library.accept(incoming(mineru(), "paper.zip"))
        assert kept.pictures == 2
        named = [name for passage in library.passages(kept.id) for name in passage.pictures]
        assert [library.picture(kept.id, name).media_type for name in named] == ["image/png"] * 2

    def test_what_the_house_brings_is_for_everybody(self, library: DocumentLibrary) -> None:
        """Others' documents are found by their owners until somebody approves them."""
        house = library.accept(incoming(FIRST, "house.md", owner=None))
        ann = library.accept(incoming(FIRST, "ann.md"))
        assert house.approved
        assert {document.id for document in library.documents("ann")} == {house.id, ann.id}
        assert {document.id for document in library.documents("bob")} == {house.id}
        assert library.approve(ann.id).approved
        assert {document.id for document in library.documents("bob")} == {house.id, ann.id}
        with pytest.raises(NotFound):
            library.approve("doc-0")

    def test_the_log_tells_the_newest_state_of_what_changed(self, library: DocumentLibrary) -> None:
        """Each document once, at its last change; removed ones without passages."""
        first, second = library.accept(incoming(FIRST, "a.md")), library.accept(incoming(SECOND, "b.md"))
        start = library.passages_since(0)
        assert [change.document_id for change in start.changes] == [first.id, second.id]
        assert [len(change.passages) for change in start.changes] == [2, 2]
        library.approve(first.id)
        library.remove(second.id)
        later = library.passages_since(start.position)
        assert [(change.document_id, change.document is None) for change in later.changes] == [
            (first.id, False),
            (second.id, True),
        ]
        assert all(passage.approved for passage in later.changes[0].passages)
        assert library.passages_since(later.position) == replace(later, changes=())
        assert len(library.passages_since(0, documents=1).changes) == 1

    def test_passages_are_found_by_their_ids(self, library: DocumentLibrary) -> None:
        """In the order asked for; those that are gone are left out."""
        kept = library.accept(incoming(FIRST, "a.md"))
        found = library.passages_with([f"{kept.id}#1", "doc-0#0", f"{kept.id}#0"])
        assert [passage.number for passage in found] == [1, 0]
        assert library.passages_with([]) == []

    def test_equal_texts_share_one_vector(self, library: DocumentLibrary, url: str) -> None:
        """A new version needs new vectors for what is new only."""
        kept = library.accept(incoming(FIRST, "a.md"))
        vectors = PassageVectors(url, "model")
        made = {p.search_hash: np.full(4, p.number + 1, dtype=np.float32) for p in library.passages(kept.id)}
        vectors.keep(made | {"of a text that is gone": np.zeros(4, dtype=np.float32)})
        vectors.keep(made)
        library.accept(incoming(SECOND, "a.md"))
        squat, row = library.passages(kept.id)
        known = vectors.known([squat.search_hash, row.search_hash, *made])
        assert known.keys() == {squat.search_hash}
        assert known[squat.search_hash].tolist() == [1, 1, 1, 1]
        assert PassageVectors(url, "another").known([squat.search_hash]) == {}

    def test_a_refused_version_leaves_the_old_one(self, library: DocumentLibrary) -> None:
        """A broken download does not take away what was there."""
        kept = library.accept(incoming(FIRST, "a.md"))
        with pytest.raises(InvalidInput):
            library.accept(incoming(b"\x00\x01\x02", "a.md"))
        assert library.documents() == [kept]

    def test_many_writers_at_once_lose_nothing(self, url: str) -> None:
        """Each with a library of its own; every position of the log is used once."""

        def bring(number: int) -> str:
            body = markdown(("Squat", f"Number {number % 12} says: sit down between your heels and stand up again."))
            return DocumentLibrary(url).accept(incoming(body, f"{number % 12}.md")).id

        with ThreadPoolExecutor(6) as pool:
            ids = list(pool.map(bring, range(36)))
        library = DocumentLibrary(url)
        assert {document.id for document in library.documents()} == set(ids)
        assert len(set(ids)) == 12
        assert len(library.passages_since(0).changes) == 12

    def test_the_owner_of_a_document_is_part_of_its_id(self, library: DocumentLibrary) -> None:
        """Nobody replaces another's document by naming his own alike."""
        ann = library.accept(incoming(FIRST, "a.md", owner="ann"))
        bob = library.receive(incoming(SECOND, "a.md", owner="bob"))
        assert bob.outcome is Outcome.TAKEN
        assert library.document(ann.id) == ann


class TestSqlite(LibraryContract):
    """The default."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'spotter.db'}"

    def test_a_place_that_cannot_be_written_is_one_sentence(self, tmp_path: Path) -> None:
        """Named with its remedy."""
        with pytest.raises(StorageError, match="cannot be used"):
            DocumentLibrary(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}")


class TestPostgres(LibraryContract):
    """By one setting."""

    @pytest.fixture
    def url(self, server: str) -> str:
        name = f"documents_{uuid.uuid4().hex}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return server.replace("/postgres?", f"/{name}?")


def test_a_library_in_memory_is_one_for_all_threads() -> None:
    """A program that keeps nothing may still read and search from several threads."""
    library = DocumentLibrary("sqlite://")
    kept = library.accept(incoming(FIRST, "a.md"))
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(library.documents).result() == [kept]
