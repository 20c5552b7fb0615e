"""What every Retriever promises, over a small corpus of our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.auto_merging import AutoMergingRetriever, single_sentences
from retrievers.bm25 import Bm25Retriever
from retrievers.embedding.minilm import DIMENSIONS, MiniLM
from retrievers.expanded import ExpandedRetriever
from retrievers.feedback import FeedbackRetriever
from retrievers.glossary import Glossary
from retrievers.hybrid import HybridRetriever
from retrievers.late import LateRetriever
from retrievers.port import Retriever, ScoringRetriever
from retrievers.reranked import RerankedRetriever
from retrievers.translated import TranslatedRetriever
from retrievers.vector import VectorRetriever
from retrievers.vector_stores.pgvector_store import PgVectorStore
from retrievers.windows import whole_and_windows

SOURCE = (Source(title="A work", year=2000, url_or_doi="10.1/x"),)


def passage(id_: str, text: str, topic: Topic = Topic.NUTRITION, language: Language = Language.EN) -> Passage:
    return Passage(id_, id_.split("#")[0], id_, topic, language, text, text, SOURCE)


PASSAGES = [
    passage("protein#en", "How much protein you need a day to build muscle."),
    passage("sleep#en", "Sleep at least seven hours a night to recover.", Topic.RECOVERY),
    passage("squat#en", "Keep your knees over your toes when you squat with a barbell.", Topic.TRAINING),
    passage("water#en", "Drink water before, during and after training in the heat."),
    passage("protein#ko", "근육을 키우려면 단백질을 하루에 얼마나 먹어야 할까요.", language=Language.KO),
    passage("protein#zh", "想增肌每天要吃多少蛋白质。", language=Language.ZH),
    passage("protein#bn", "পেশি বাড়াতে দিনে কতটা প্রোটিন দরকার।", language=Language.BN),
]


@pytest.fixture(scope="session")
def embedder(prepared_data_dir: Path) -> MiniLM:
    return MiniLM(prepared_data_dir / "models" / "all-minilm-l6-v2.onnx")


@pytest.fixture(scope="session")
def dense(embedder: MiniLM, tmp_path_factory: pytest.TempPathFactory) -> VectorRetriever:
    return VectorRetriever(PASSAGES, embedder, tmp_path_factory.mktemp("vectors") / "index")


class RetrieverContract:
    """Subclass it and give a `retriever` over PASSAGES."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("how much protein for muscle", "protein#en"),
            ("hours of sleep", "sleep#en"),
            ("knees in the squat", "squat#en"),
        ],
    )
    def test_the_right_passage_comes_first(self, retriever: Retriever, query: str, expected: str) -> None:
        """Plain questions find their passage."""
        assert retriever.search(query)[0].passage.id == expected

    def test_hits_are_ordered_and_limited(self, retriever: Retriever) -> None:
        """Best first, never more than asked for."""
        hits = retriever.search("protein water sleep squat training", limit=3)
        assert len(hits) <= 3
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)

    def test_a_topic_restricts(self, retriever: Retriever) -> None:
        """Only passages of the topic come back."""
        hits = retriever.search("protein and sleep", topic=Topic.RECOVERY)
        assert {hit.passage.topic for hit in hits} == {Topic.RECOVERY}

    def test_nobody_gets_a_language_that_he_does_not_read(self, retriever: Retriever) -> None:
        """An English question brings English passages only."""
        assert {hit.passage.language for hit in retriever.search("protein", limit=10)} == {Language.EN}

    @pytest.mark.parametrize("query", ["", "   ", "?!"])
    def test_a_query_without_words_is_harmless(self, retriever: Retriever, query: str) -> None:
        """No error, and no more than the limit."""
        assert len(retriever.search(query, limit=2)) <= 2


class FourLanguages(RetrieverContract):
    """What those promise, besides, that people ask in every language."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [("단백질 얼마나 먹어", "protein#ko"), ("每天吃多少蛋白质", "protein#zh"), ("কতটা প্রোটিন খাব", "protein#bn")],
    )
    def test_every_language_finds_its_own_answer(self, retriever: Retriever, query: str, expected: str) -> None:
        """The answer that its reader can read comes first."""
        assert retriever.search(query)[0].passage.id == expected


class TestBm25(RetrieverContract):
    """Term search."""

    @pytest.fixture
    def retriever(self) -> Retriever:
        return Bm25Retriever(PASSAGES)


class TestVector(RetrieverContract):
    """Dense search."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        return dense


class TestLate(FourLanguages):
    """A retriever that is opened by its first search."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        return LateRetriever(lambda: HybridRetriever(PASSAGES, dense, Bm25Retriever(PASSAGES)))

    def test_nothing_is_opened_before(self) -> None:
        """And only once afterwards."""
        opened: list[str] = []

        def open_it() -> Retriever:
            opened.append("opened")
            return Bm25Retriever(PASSAGES)

        late = LateRetriever(open_it)
        assert opened == []
        assert late.search("protein") and late.search("sleep")
        assert opened == ["opened"]


class TestVectorInPostgres(RetrieverContract):
    """Dense search whose vectors are searched in PostgreSQL."""

    @pytest.fixture
    def retriever(self, embedder: MiniLM, tmp_path: Path, server: str) -> Retriever:
        return self.over(embedder, tmp_path / "index", server)

    def over(self, embedder: MiniLM, folder: Path, server: str) -> VectorRetriever:
        """A retriever over the shared store."""
        return VectorRetriever(
            PASSAGES, embedder, folder, shared_store=lambda name: PgVectorStore(server, f"t_{name}", DIMENSIONS)
        )

    def test_it_finds_what_faiss_finds(self, dense: VectorRetriever, retriever: Retriever) -> None:
        """The same passages with the same similarities."""
        for query in ("protein for muscle", "sleep", "squat knees"):
            mine, exact = retriever.search(query), dense.search(query)
            assert [hit.passage.id for hit in mine] == [hit.passage.id for hit in exact]
            assert [hit.score for hit in mine] == pytest.approx([hit.score for hit in exact], abs=1e-5)

    def test_another_process_finds_the_store_filled(self, embedder: MiniLM, tmp_path: Path, server: str) -> None:
        """The same passages make the same store, which holds them once."""
        again = self.over(embedder, tmp_path / "index", server)
        again.search("protein")
        assert len(PgVectorStore(server, f"t_{again.fingerprint[:16]}", DIMENSIONS)) == 4


class TestHybrid(FourLanguages):
    """Both, fused."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        return HybridRetriever(PASSAGES, dense, Bm25Retriever(PASSAGES))


class TestSentenceWindow(RetrieverContract):
    """Dense search over windows of sentences."""

    @pytest.fixture
    def retriever(self, embedder: MiniLM, tmp_path: Path) -> Retriever:
        return VectorRetriever(PASSAGES, embedder, tmp_path / "index", whole_and_windows)

    def test_one_sentence_speaks_for_a_long_text(self, embedder: MiniLM, tmp_path: Path) -> None:
        """A window with its title is nearer to the question than the whole text that drowns it."""
        filler = " ".join(["Warm up before you lift. Rest between the sets. Wear good shoes."] * 8)
        long = passage("long#en", f"{filler} Creatine needs no loading phase. Take it daily. {filler}")
        whole = VectorRetriever([long], embedder, tmp_path / "whole").scores("do i need to load creatine")
        fine = VectorRetriever([long], embedder, tmp_path / "fine", whole_and_windows).scores(
            "do i need to load creatine"
        )
        assert fine[0] > whole[0] + 0.1


class TestAutoMerging(RetrieverContract):
    """Sentences that grow into passages and articles."""

    @pytest.fixture
    def retriever(self, embedder: MiniLM, tmp_path: Path) -> Retriever:
        return AutoMergingRetriever(PASSAGES, VectorRetriever(PASSAGES, embedder, tmp_path / "index", single_sentences))


class TestTranslated(FourLanguages):
    """An English retriever behind a glossary."""

    @pytest.fixture(params=["vector", "bm25", "hybrid", "feedback"])
    def retriever(self, request: pytest.FixtureRequest, dense: VectorRetriever) -> Retriever:
        terms = Bm25Retriever(PASSAGES)
        english: dict[str, ScoringRetriever] = {
            "vector": dense,
            "bm25": terms,
            "hybrid": HybridRetriever(PASSAGES, dense, terms),
            "feedback": FeedbackRetriever(PASSAGES, dense, terms),
        }
        return TranslatedRetriever(PASSAGES, english[request.param], terms, Glossary().english)

    @pytest.mark.parametrize("query", ["睡几个小时才能恢复", "몇 시간 자야 회복돼", "কয় ঘণ্টা ঘুমাব"])
    def test_english_passages_are_reached(self, retriever: Retriever, query: str) -> None:
        """Where nothing is written in the question's language, the English passage comes first."""
        assert retriever.search(query)[0].passage.id == "sleep#en"


class TestExpanded(FourLanguages):
    """A question with other wordings of it."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        terms = Bm25Retriever(PASSAGES)
        hybrid = HybridRetriever(PASSAGES, dense, terms)
        found = TranslatedRetriever(PASSAGES, hybrid, terms, Glossary().english)
        return ExpandedRetriever(PASSAGES, found, lambda query: [f"tell me about {query}", "", query.upper()])


class TestReranked(RetrieverContract):
    """First hits in a new order."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever, embedder: MiniLM) -> Retriever:
        def similarity(query: str, texts: Sequence[str]) -> np.ndarray:
            scores: np.ndarray = embedder.embed(texts) @ embedder.embed([query])[0] if texts else np.empty(0)
            return scores

        return RerankedRetriever(Bm25Retriever(PASSAGES), similarity)


class TestFeedback(TestHybrid):
    """Fused, with one round of feedback."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        return FeedbackRetriever(PASSAGES, dense, Bm25Retriever(PASSAGES))

    def test_what_resembles_the_first_hits_is_found_without_a_word_in_common(
        self, embedder: MiniLM, tmp_path: Path
    ) -> None:
        """A term of the first hits brings a passage up that holds none of the query's own."""
        corpus = [
            passage("a#en", "Whey is a protein from milk."),
            passage("b#en", "Whey powder is protein that you stir into milk."),
            passage("c#en", "Stir whey into oats."),
            *(passage(f"x{i}#en", f"Run {i} km in the park.") for i in range(6)),
        ]
        terms = Bm25Retriever(corpus)
        dense = VectorRetriever(corpus, embedder, tmp_path / "index")
        assert terms.scores("protein")[2] == 0
        found = [hit.passage.id for hit in FeedbackRetriever(corpus, dense, terms).search("protein")]
        assert found[:3] in (["a#en", "b#en", "c#en"], ["b#en", "a#en", "c#en"])


def test_the_index_is_rebuilt_when_the_passages_change(embedder: MiniLM, tmp_path: Path) -> None:
    """A stored index of other passages is never used."""
    folder = tmp_path / "index"
    VectorRetriever(PASSAGES[:2], embedder, folder).prepare()
    built = folder.stat().st_mtime_ns
    VectorRetriever(PASSAGES[:2], embedder, folder).prepare()
    assert folder.stat().st_mtime_ns == built
    assert VectorRetriever(PASSAGES, embedder, folder).search("squat knees")[0].passage.id == "squat#en"


def test_embeddings_are_unit_vectors_and_do_not_depend_on_their_batch(embedder: MiniLM) -> None:
    """Padding beside a longer text changes nothing."""
    alone = embedder.embed(["protein"])
    together = embedder.embed(["protein", "a much longer text about sleep, water and training in the heat"])
    assert alone.shape == (1, DIMENSIONS)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert alone[0] == pytest.approx(together[0], abs=1e-5)
    assert embedder.embed([]).shape == (0, DIMENSIONS)
