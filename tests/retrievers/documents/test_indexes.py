"""The indexes over documents follow the library: additions, new versions, removals, approvals, restarts, damage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import StorageError
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.vectors import PassageVectors
from retrievers.documents.dense import DenseIndex, Embedding
from retrievers.documents.terms import EVERYBODY, TermIndex
from retrievers.vector_stores.faiss_store import FaissStore
from tests.knowledge.ingestion.made_documents import incoming, markdown
from tests.retrievers.documents.word_embedder import WordEmbedder

ANN = (EVERYBODY, "ann")
BOB = (EVERYBODY, "bob")
LIFTS = markdown(
    ("Squat", "Sit down between your heels and stand up again, ten times in a row."),
    ("Row", "Pull the bar to your belly and keep your back as flat as a table."),
)


class TestTerms:
    """BM25 on disk."""

    @pytest.mark.parametrize(
        ("text", "query"),
        [
            ("Sit down between your heels and stand up again, ten times.", "heel sitting"),
            ("深蹲时膝盖可以超过脚尖，关键是全脚掌着地，躯干保持稳定。", "膝盖超过脚尖"),
            ("스쿼트를 할 때 무릎이 발끝을 넘어가도 괜찮습니다. 발바닥 전체로 버티세요.", "무릎이 발끝을"),
            ("স্কোয়াটের সময় হাঁটু পায়ের আঙুল ছাড়িয়ে গেলে ক্ষতি নেই, পুরো পায়ে ভর রাখুন।", "হাঁটু আঙুল"),
            ('Eat 1.6 g of protein per kg: that is C++ "quoted" (AND) NEAR/2 text*.', '1.6 "AND" NEAR* c++'),
        ],
    )
    def test_every_script_is_found_by_its_own_words(
        self, library: DocumentLibrary, terms: TermIndex, text: str, query: str
    ) -> None:
        """Nothing in a query is an operator."""
        kept = library.accept(incoming(f"{text}\n\nAnd more."))
        terms.follow()
        (hit,) = terms.search(query, ANN, 5)
        assert hit[0] == f"{kept.id}#0"
        assert hit[1] > 0

    @pytest.mark.parametrize("query", ["", "?!", "the of and", "zzz"])
    def test_a_query_without_known_words_finds_nothing(
        self, library: DocumentLibrary, terms: TermIndex, query: str
    ) -> None:
        """And is no error."""
        library.accept(incoming(LIFTS, "a.md"))
        terms.follow()
        assert terms.search(query, ANN, 5) == []

    def test_rare_words_count_more(self, library: DocumentLibrary, terms: TermIndex) -> None:
        """As BM25 has it."""
        for number in range(6):
            library.accept(incoming(f"Training number {number} is training for the legs.", f"{number}.txt"))
        special = library.accept(incoming("Zercher squats spare the hands.", "z.txt"))
        terms.follow()
        assert terms.search("training with zercher squats", ANN, 3)[0][0].startswith(special.id)

    def test_new_versions_and_removals_take_effect(self, library: DocumentLibrary, terms: TermIndex) -> None:
        """What was there before is found no more."""
        kept = library.accept(incoming(LIFTS, "a.md"))
        terms.follow()
        library.accept(incoming("Swim a mile.", "a.md"))
        terms.follow()
        assert terms.search("heels", ANN, 5) == []
        assert terms.search("swimming", ANN, 5)[0][0] == f"{kept.id}#0"
        library.remove(kept.id)
        terms.follow()
        assert terms.search("swimming", ANN, 5) == []

    def test_only_the_owner_finds_it_until_it_is_approved(self, library: DocumentLibrary, terms: TermIndex) -> None:
        """Then everybody does."""
        kept = library.accept(incoming(LIFTS, "a.md", owner="ann"))
        terms.follow()
        assert terms.search("heels", ANN, 5)
        assert terms.search("heels", BOB, 5) == []
        library.approve(kept.id)
        terms.follow()
        assert terms.search("heels", BOB, 5)

    def test_an_index_opened_later_goes_on_where_it_was(
        self, library: DocumentLibrary, terms: TermIndex, tmp_path: Path
    ) -> None:
        """Nothing is indexed twice."""
        library.accept(incoming(LIFTS, "a.md"))
        terms.follow()
        library.accept(incoming("Swim a mile.", "b.md"))
        later = TermIndex(tmp_path / "index", library)
        assert [len(later.search(query, ANN, 5)) for query in ("heels", "swim")] == [1, 0]
        later.follow()
        assert [len(terms.search(query, ANN, 5)) for query in ("heels", "swim")] == [1, 1]

    @pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
    def test_a_damaged_or_lost_file_is_made_again(
        self, library: DocumentLibrary, tmp_path: Path, damage: bytes
    ) -> None:
        """It holds nothing that the library does not."""
        library.accept(incoming(LIFTS, "a.md"))
        TermIndex(tmp_path / "first", library).follow()
        (file,) = (tmp_path / "first").glob("*.db")
        for left in (tmp_path / "first").iterdir():
            left.unlink()
        file.write_bytes(damage)
        again = TermIndex(tmp_path / "first", library)
        again.follow()
        assert len(again.search("heels", ANN, 5)) == 1

    def test_a_folder_that_cannot_be_made_is_one_sentence(self, library: DocumentLibrary, tmp_path: Path) -> None:
        """Named with its remedy."""
        (tmp_path / "index").write_text("in the way")
        with pytest.raises(StorageError, match="cannot be used"):
            TermIndex(tmp_path / "index", library)


class TestDense:
    """Vectors in memory."""

    def nearest(
        self, dense: DenseIndex, words: WordEmbedder, query: str, audiences: tuple[str, str] = ANN
    ) -> list[str]:
        found = dense.search(words.embed([query])[0], audiences, 3)
        return [id_ for id_, similarity in found if similarity > 0.1]

    def test_passages_are_found_once_their_vectors_are_made(
        self, library: DocumentLibrary, dense: DenseIndex, words: WordEmbedder
    ) -> None:
        """Nothing is embedded on the way of a search; afterwards nothing is missing."""
        kept = library.accept(incoming(LIFTS, "a.md"))
        dense.follow()
        assert dense.missing == 2
        assert words.embedded == []
        dense.embed_missing()
        assert dense.missing == 0
        assert self.nearest(dense, words, "pull the bar to your belly") == [f"{kept.id}#1"]

    def test_vectors_are_made_once_whatever_is_restarted(
        self, library: DocumentLibrary, dense: DenseIndex, words: WordEmbedder, url: str
    ) -> None:
        """A later process takes them from the library, and a new version needs those of new passages only."""
        library.accept(incoming(LIFTS, "a.md"))
        dense.follow()
        dense.embed_missing()
        assert len(words.embedded) == 2
        later = DenseIndex(library, words, PassageVectors(url, words.name), lambda _: FaissStore(words.dimensions))
        later.follow()
        assert later.missing == 0
        library.accept(incoming(LIFTS.replace("Pull", "Draw"), "a.md"))
        for index in (later, dense):
            index.follow()
            index.embed_missing()
        assert len(words.embedded) == 3

    def test_removals_new_versions_and_approvals_take_effect(
        self, library: DocumentLibrary, dense: DenseIndex, words: WordEmbedder
    ) -> None:
        """As with terms."""
        kept = library.accept(incoming(LIFTS, "a.md"))
        dense.follow()
        dense.embed_missing()
        assert self.nearest(dense, words, "heels", BOB) == []
        library.approve(kept.id)
        dense.follow()
        assert self.nearest(dense, words, "sit between your heels", BOB) == [f"{kept.id}#0"]
        library.accept(incoming("Swim a mile in the sea.", "a.md"))
        dense.follow()
        dense.embed_missing()
        assert self.nearest(dense, words, "sit between your heels") == []
        library.remove(kept.id)
        dense.follow()
        assert self.nearest(dense, words, "swim in the sea") == []

    def test_texts_that_the_embedding_cannot_read_get_no_vector(
        self, library: DocumentLibrary, dense: DenseIndex
    ) -> None:
        """Their similarities would be noise."""
        library.accept(incoming("深蹲时膝盖可以超过脚尖，关键是全脚掌着地。"))
        dense.follow()
        assert dense.missing == 0

    def test_the_background_makes_what_is_missing(
        self, library: DocumentLibrary, dense: DenseIndex, words: WordEmbedder, embedding: Embedding
    ) -> None:
        """In a thread of its own."""
        library.accept(incoming(LIFTS, "a.md"))
        dense.follow()
        embedding.start()
        assert embedding.wait(10)
        assert dense.missing == 0

    def test_the_background_survives_a_database_that_is_gone(
        self, library: DocumentLibrary, words: WordEmbedder, tmp_path: Path
    ) -> None:
        """The next round tries again."""

        class Gone(PassageVectors):
            def __init__(self) -> None:
                self.rounds = 0

            def known(self, hashes: object) -> dict[str, np.ndarray]:
                return {}

            def keep(self, vectors: object) -> None:
                self.rounds += 1
                raise StorageError("gone")

        gone = Gone()
        dense = DenseIndex(library, words, gone, lambda _: FaissStore(words.dimensions))
        library.accept(incoming(LIFTS, "a.md"))
        dense.follow()
        background = Embedding(dense)
        for _ in range(2):
            background.start()
            assert background.wait(10)
        assert gone.rounds == 2
