"""The measures of retrieval against values worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.retrieval import judgements, ndcg, passages_of, recall


def test_ndcg_of_a_perfect_and_of_a_late_hit() -> None:
    """All in order is 1; one relevant document in second place is 1 / log2(3)."""
    assert ndcg(["a", "b", "c"], {"a": 2, "b": 1}) == pytest.approx(1.0)
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(0.63093, abs=1e-5)
    assert ndcg(["x"], {"a": 1}) == 0.0


def test_recall_counts_the_first_hundred() -> None:
    """A hit behind the hundredth place does not count."""
    ranked = [f"d{i}" for i in range(150)]
    assert recall(ranked, {"d0": 1, "d99": 1, "d100": 1, "gone": 1}) == 0.5


def test_a_folder_is_read(tmp_path: Path) -> None:
    """Documents become passages; judgements of grade 0 are no relevant documents."""
    document = {"_id": "D1", "title": "Iron", "text": "Iron carries oxygen."}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(document) + "\n")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nQ1\tD1\t2\nQ1\tD2\t0\n")
    assert passages_of(tmp_path)[0].search_text == "Iron. Iron carries oxygen."
    assert judgements(tmp_path, "dev") == {"Q1": {"D1": 2}}
