"""What every Retriever promises, over a small corpus of our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.embedding.minilm import DIMENSIONS, MiniLM
from retrievers.feedback import FeedbackRetriever
from retrievers.hybrid import HybridRetriever
from retrievers.port import Retriever
from retrievers.vector import VectorRetriever
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


class TestHybrid(RetrieverContract):
    """Both, fused."""

    @pytest.fixture
    def retriever(self, dense: VectorRetriever) -> Retriever:
        return HybridRetriever(PASSAGES, dense, Bm25Retriever(PASSAGES))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [("단백질 얼마나 먹어", "protein#ko"), ("每天吃多少蛋白质", "protein#zh"), ("কতটা প্রোটিন খাব", "protein#bn")],
    )
    def test_every_language_finds_its_own_answer(self, retriever: Retriever, query: str, expected: str) -> None:
        """Where the embedding cannot read, terms decide."""
        assert retriever.search(query)[0].passage.id == expected


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
