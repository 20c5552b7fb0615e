"""The yardstick of speed: encoding the question and asking FAISS and BM25 once each, the least that any search does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from knowledge.articles.library import Passage
from retrievers.embedding.port import Embedder
from retrievers.tokenizer import tokenize

_DEPTH = 100


def raw_search(passages: Sequence[Passage], embedder: Embedder, vectors: np.ndarray) -> Callable[[str], None]:
    """Embeds a question, takes the nearest hundred of `vectors` from FAISS, and scores all passages by bm25s.

    Nothing is made of either: no fusion, no passages, no order of BM25's scores.
    """
    import bm25s
    import faiss

    nearest = faiss.IndexFlatIP(embedder.dimensions)
    nearest.add(vectors)
    terms = bm25s.BM25()
    terms.index([tokenize(passage.search_text) for passage in passages], show_progress=False)

    def search(query: str) -> None:
        nearest.search(embedder.embed([query]), _DEPTH)
        known = [term for term in tokenize(query) if term in terms.vocab_dict]
        if known:
            terms.get_scores(known)

    return search
