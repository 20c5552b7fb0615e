"""The measure of vector stores: made-up vectors, exact neighbours, and runs that are joined."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.scale import from_json, joined
from eval.scale_chart import draw
from eval.scale_measure import Case, Figures, measure
from eval.scale_vectors import exact_neighbours, made_up

REAL = np.eye(16, dtype=np.float32)


def test_made_up_vectors_are_unit_vectors_near_real_ones() -> None:
    """The same for the same seed, and closer to the real ones than chance would have it."""
    vectors = made_up(REAL, 500, seed=1)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(500), abs=1e-5)
    assert np.array_equal(vectors, made_up(REAL, 500, seed=1))
    assert (vectors @ REAL.T).max(axis=1).mean() > 0.5


def test_exact_neighbours_over_several_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Best first, as comparing all at once would give them."""
    monkeypatch.setattr("eval.scale_vectors._BATCH", 30)
    vectors, queries = made_up(REAL, 100, seed=1), made_up(REAL, 5, seed=2)
    assert np.array_equal(exact_neighbours(vectors, queries, 7), np.argsort(-(queries @ vectors.T), axis=1)[:, :7])


def test_an_exact_store_has_full_recall(tmp_path: Path) -> None:
    """And its figures are of the case that was asked for."""
    np.save(tmp_path / "real.npy", REAL)
    figures = measure(Case("flat", 300), tmp_path / "real.npy")
    assert (figures.store, figures.passages, figures.recall) == ("flat", 300, 1.0)
    assert figures.p50_ms <= figures.p95_ms


def test_runs_are_joined_and_drawn(tmp_path: Path) -> None:
    """A later run of the same case counts; sizes and stores come in their order."""
    old = [Figures("hnsw", 1000, 1, 1, 1, 1, 0.9), Figures("flat", 1000, 1, 1, 1, 1, 1)]
    flat = {f"{one.store}.{one.passages}.{key}": value for one in old for key, value in vars(one).items()}
    (tmp_path / "old.json").write_text(json.dumps(flat | {"cases": 200, "machine": "x"}))
    new = [Figures("hnsw", 1000, 2, 1, 1, 1, 0.95), Figures("flat", 10, 1, 1, 1, 1, 1)]
    all_figures = joined(from_json(tmp_path / "old.json"), new)
    assert [(one.passages, one.store) for one in all_figures] == [(10, "flat"), (1000, "flat"), (1000, "hnsw")]
    assert all_figures[-1].recall == 0.95
    draw(all_figures, tmp_path / "chart.svg")
    assert "</svg>" in (tmp_path / "chart.svg").read_text("utf-8")
