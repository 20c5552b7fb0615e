"""Embeddings beside words: only where the embedding reads the language, and in the order of the texts."""

from __future__ import annotations

import numpy as np
import pytest

from bootstrap import Spotter
from retrievers.embedding.meanings import meanings_of


def test_languages_that_it_does_not_read_mean_nothing(spotter: Spotter) -> None:
    """Zeros, so that a model leans on the words there."""
    meanings = meanings_of(spotter.minilm, ["how much protein do I need", "每天要吃多少蛋白质", ""])
    assert np.linalg.norm(meanings, axis=1)[:2] == pytest.approx([1, 0], abs=1e-5)


def test_a_text_means_the_same_in_any_company(spotter: Spotter) -> None:
    """Texts are embedded by length, and come back in the order in which they were given."""
    texts = [f"{'very ' * (n % 7)}heavy squat number {n}" for n in range(70)]
    together = spotter.minilm.embed(texts)
    alone = np.concatenate([spotter.minilm.embed([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)
