"""kill -9 at any moment: no accepted document is lost, none is there in halves, and the indexes agree with the library.

A process brings, replaces and removes documents, indexes them, and says after each step that it is done; it is killed
at a random moment, and what it left is looked at. This is done again and again on the same files.
"""

from __future__ import annotations

import multiprocessing as mp
import random
import time
from collections.abc import Iterator
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import StoredDocument
from knowledge.ingestion.reading import read_document
from knowledge.ingestion.vectors import PassageVectors
from retrievers.documents.dense import DenseIndex
from retrievers.documents.terms import EVERYBODY, TermIndex
from retrievers.vector_stores.faiss_store import FaissStore
from tests.knowledge.ingestion.made_documents import incoming, markdown
from tests.retrievers.documents.word_embedder import WordEmbedder

KILLS = 30
NAMES = 6
SECTIONS = 12
MOST_STEPS = 3
LONGEST_STEP_S = 0.1


def version(number: int) -> str:
    """A document that says which version it is in each of its sections."""
    text = f"Version {number} of the everywhere text has so many words that it stands alone in its own passage."
    return markdown(*((f"Part {part}", f"{text} This is part {part}.") for part in range(SECTIONS)))


def name_of(number: int) -> str:
    return f"{number % NAMES}.md"


def indexes(folder: Path) -> tuple[DocumentLibrary, TermIndex, DenseIndex]:
    url = f"sqlite:///{folder / 'spotter.db'}"
    library, words = DocumentLibrary(url), WordEmbedder()
    dense = DenseIndex(library, words, PassageVectors(url, words.name), lambda _: FaissStore(words.dimensions))
    return library, TermIndex(folder / "index", library), dense


def work(folder: Path, start: int, done: Connection) -> None:
    """Bring version after version until somebody kills this process; every ninth step removes a document."""
    library, terms, dense = indexes(folder)
    done.send(None)
    for number in count(start):
        kept = library.accept(incoming(version(number), name_of(number)))
        done.send((number, kept.id, False))
        if number % 9 == 8:
            library.remove(kept.id)
            done.send((number, kept.id, True))
        terms.follow()
        dense.follow()
        dense.embed_missing()


def received(pipe: Connection) -> Iterator[tuple[int, str, bool]]:
    try:
        while pipe.poll():
            yield pipe.recv()
    except EOFError:
        return


def number_in(library: DocumentLibrary, document: StoredDocument) -> int:
    """The version of a document, which must be there whole."""
    passages = library.passages(document.id)
    assert len(passages) == document.passages == SECTIONS
    assert [passage.number for passage in passages] == list(range(SECTIONS))
    (number,) = {int(passage.text.split()[1]) for passage in passages}
    return number


def check(folder: Path, acknowledged: dict[str, tuple[int, bool]]) -> int:
    """What a process left behind; the newest version that is there."""
    library, terms, dense = indexes(folder)
    numbers = {document.id: number_in(library, document) for document in library.documents()}
    for id_, (number, removed) in acknowledged.items():
        assert numbers.get(id_, -1) >= (-1 if removed else number) or (
            numbers.get(id_) is None and _may_be_gone(number)
        )
    assert terms.follow()
    dense.follow()
    dense.embed_missing()
    held = {f"{id_}#{part}" for id_ in numbers for part in range(SECTIONS)}
    audiences = (EVERYBODY, "ann")
    found = [id_ for id_, _ in terms.search("everywhere", audiences, 10_000)]
    assert sorted(found) == sorted(held)
    near = [id_ for id_, _ in dense.search(WordEmbedder().embed(["everywhere"])[0], audiences, 10_000)]
    assert sorted(near) == sorted(held)
    return max(numbers.values(), default=0)


def _may_be_gone(number: int) -> bool:
    """Whether the process may have removed the next version of this name before it could say so."""
    return any(later % 9 == 8 for later in range(number, number + NAMES + 1))


@pytest.mark.skipif("fork" not in mp.get_all_start_methods(), reason="needs fork")
def test_nothing_is_lost_and_the_indexes_agree_after_every_kill(tmp_path: Path) -> None:
    """Thirty times, at moments drawn by lot."""
    chance = random.Random(7)
    acknowledged: dict[str, tuple[int, bool]] = {}
    start = steps = 0
    read_document(incoming(version(0), name_of(0)))  # the parser is loaded here, and not in each of the processes
    for _ in range(KILLS):
        ours, theirs = mp.Pipe(duplex=False)
        process = mp.get_context("fork").Process(target=work, args=(tmp_path, start, theirs))
        process.start()
        theirs.close()
        assert ours.recv() is None
        told = [ours.recv() for _ in range(chance.randint(0, MOST_STEPS))]
        time.sleep(chance.uniform(0, LONGEST_STEP_S))
        process.kill()
        process.join()
        for number, id_, removed in [*told, *received(ours)]:
            acknowledged[id_] = (number, removed)
            steps += 1
        ours.close()
        start = max(start, check(tmp_path, acknowledged)) + 1
    assert process.exitcode == -9
    assert steps > KILLS
