"""Model folders for tests: the files of a checkpoint, without weights that mean anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from serving.lmdeploy.checkpoint import Checkpoint
from tests.serving.lmdeploy.test_shapes import CONFIG_8B

AWQ = {"quant_method": "awq", "bits": 4, "group_size": 128, "version": "gemm", "zero_point": True}


def model_folder(folder: Path, config: dict[str, Any] | None = None, shards: int = 2) -> Checkpoint:
    """An InternVL2-8B as it lies on disk, its shards a few bytes long."""
    folder.mkdir(parents=True)
    names = [f"model-{number:05}-of-{shards:05}.safetensors" for number in range(1, shards + 1)]
    for name in names:
        (folder / name).write_bytes(b"weights")
    index = {"weight_map": {f"tensor.{number}": name for number, name in enumerate(names)}}
    files = {
        "config.json": config or {**CONFIG_8B, "template": "internlm2-chat"},
        "model.safetensors.index.json": index,
        "tokenizer_config.json": {"tokenizer_class": "InternLM2Tokenizer", "chat_template": "the old one"},
    }
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value))
    (folder / "tokenizer.model").write_bytes(b"pieces")
    (folder / "modeling_internvl_chat.py").write_text("# remote code")
    (folder / ".cache").mkdir()
    return Checkpoint(folder)
