"""The arithmetic under the retrievers, each part against a plain reckoning of the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.neighbours import resemblance, unit_rows
from retrievers.port import best
from retrievers.tokenizer import tokenize
from retrievers.whitening import softening, unit

_SOURCE = (Source(title="A work", year=2000, url_or_doi="10.1/x"),)
_WORDS = ["protein", "sleep", "squat", "water", "knee", "muscle", "salt", "iron"]


def _passage(number: int, text: str, language: Language = Language.EN) -> Passage:
    return Passage(f"p{number}", f"p{number}", "A title", Topic.NUTRITION, language, text, text, _SOURCE)


@given(
    scores=st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.9]), min_size=1, max_size=40),
    unread=st.sets(st.integers(0, 39)),
    limit=st.integers(1, 12),
)
def test_the_best_are_those_of_a_full_sort(scores: list[float], unread: set[int], limit: int) -> None:
    """However many passages are in an unread language or tie, the hits are those of sorting everything."""
    passages = [_passage(n, "text", Language.BN if n in unread else Language.EN) for n in range(len(scores))]
    hits = best(passages, np.array(scores, dtype=np.float32), "protein", limit, None)
    expected = [n for n in sorted(range(len(scores)), key=lambda n: -scores[n]) if n not in unread][:limit]
    assert [hit.passage.id for hit in hits] == [f"p{n}" for n in expected]


@given(
    texts=st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), min_size=2, max_size=12),
    query=st.lists(st.sampled_from([*_WORDS, "unheard"]), max_size=6),
)
def test_term_scores_are_those_of_the_library(texts: list[list[str]], query: list[str]) -> None:
    """Adding up the columns of the weights gives what bm25s computes, words said twice counting twice."""
    retriever = Bm25Retriever([_passage(n, " ".join(words)) for n, words in enumerate(texts)])
    known = [term for term in tokenize(" ".join(query)) if term in retriever._index.vocab_dict]
    expected = retriever._index.get_scores(known) if known else np.zeros(len(texts))
    assert retriever.scores(" ".join(query)) == pytest.approx(expected, abs=1e-5)


def test_each_resembles_its_nearest_and_never_itself() -> None:
    """Shares of a row sum to 1, the nearest has the largest, and opposites have none."""
    vectors = unit(np.array([[1, 0], [0.9, 0.3], [0.2, 1], [-1, -0.1]], dtype=np.float32))
    table = resemblance(vectors, sharpness=8).toarray()
    assert np.diag(table) == pytest.approx(0)
    assert table[:3].sum(axis=1) == pytest.approx(1)
    assert table[0].argmax() == 1
    assert table[0, 3] == 0
    assert table[3].sum() == 0  # nobody is near it


def test_resemblance_is_the_same_in_parts_and_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing a few passages at a time, dense or sparse, changes nothing."""
    vectors = unit(np.random.default_rng(3).random((30, 6)).astype(np.float32))
    whole = resemblance(vectors, 4).toarray()
    monkeypatch.setattr("retrievers.neighbours._ROWS_AT_ONCE", 7)
    assert resemblance(vectors, 4).toarray() == pytest.approx(whole, abs=1e-6)
    assert resemblance(csr_matrix(vectors), 4).toarray() == pytest.approx(whole, abs=1e-5)


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_passages_are_no_special_case(count: int) -> None:
    """A library of one passage has no neighbours; two are each other's."""
    table = resemblance(np.ones((count, 1), dtype=np.float32), 8).toarray()
    assert table.sum() == pytest.approx(count if count > 1 else 0)


def test_rows_of_terms_get_the_length_one() -> None:
    """A passage without any known term stays empty instead of becoming undefined."""
    rows = unit_rows(csr_matrix(np.array([[3, 4], [0, 0]], dtype=np.float32))).toarray()
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))


def test_directions_without_variance_are_left_out() -> None:
    """Of eight dimensions in which texts vary in three, three are kept, and who is nearest to whom stays."""
    draw = np.random.default_rng(5)
    vectors = unit(np.hstack([draw.standard_normal((200, 3)), np.full((200, 5), 0.1)]).astype(np.float32))
    matrix = softening(vectors)
    assert matrix.shape == (8, 3)
    softened = unit(vectors @ matrix)
    assert (softened @ softened[0])[1:].argmax() == (vectors @ vectors[0])[1:].argmax()


def test_few_texts_keep_all_dimensions() -> None:
    """A small library says too little about its directions to leave any out."""
    vectors = unit(np.random.default_rng(5).standard_normal((9, 8)).astype(np.float32))
    assert softening(vectors).shape == (8, 8)
