"""The FAISS index for so many vectors: exact while that is fast, then cells, or a graph where asked for."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Any

import numpy as np


class IndexKind(StrEnum):
    """How FAISS searches."""

    FLAT = "flat"
    """Every vector: exact, nothing to train."""
    IVF = "ivf"
    """The nearest cells only: trained once, vectors come and go cheaply."""
    HNSW = "hnsw"
    """A graph of neighbours: fastest to search, slow to build, removals are only marked."""


MAX_FLAT = 50_000
"""Vectors up to which the exact search stays within some milliseconds (docs/scale.md)."""
_CELLS_PER_ROOT = 4
"""Cells for each square root of the size: between 4 and 16 as FAISS' guidelines for choosing an index advise."""
_PROBED_SHARE = 1 / 8
"""Share of the cells that one search looks into; chosen for a recall of 0.95 and more (docs/scale.md)."""
_TRAINING_PER_CELL = 64
"""Vectors a cell is trained on; FAISS warns below 39 and ignores what is above 256."""
_HNSW_NEIGHBOURS = 32
_HNSW_BUILD_WIDTH = 80
_HNSW_SEARCH_WIDTH = 128


def kind_for(count: int) -> IndexKind:
    """The index that serves so many vectors best."""
    return IndexKind.FLAT if count <= MAX_FLAT else IndexKind.IVF


def new_index(kind: IndexKind, vectors: np.ndarray) -> Any:
    """An empty index that keeps our numbers; cells are trained on the vectors, float32 [n, dimensions]."""
    import faiss

    dimensions = vectors.shape[1]
    if kind is IndexKind.HNSW:
        inner = faiss.IndexHNSWFlat(dimensions, _HNSW_NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        inner.hnsw.efConstruction, inner.hnsw.efSearch = _HNSW_BUILD_WIDTH, _HNSW_SEARCH_WIDTH
        return faiss.IndexIDMap2(inner)
    # Cells keep our numbers by themselves, and lose track of them under a map when vectors are removed.
    return _trained_cells(vectors) if kind is IndexKind.IVF else faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))


def _trained_cells(vectors: np.ndarray) -> Any:
    import faiss

    count, dimensions = vectors.shape
    cells = max(1, min(count // _TRAINING_PER_CELL, round(_CELLS_PER_ROOT * math.sqrt(count))))
    quantizer = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFFlat(quantizer, dimensions, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = 1
    chosen = np.random.default_rng(1).choice(count, min(count, cells * _TRAINING_PER_CELL), replace=False)
    index.train(vectors[chosen])
    index.nprobe = max(1, round(cells * _PROBED_SHARE))
    index.set_direct_map_type(faiss.DirectMap.Hashtable)  # type: ignore[attr-defined]
    return index
