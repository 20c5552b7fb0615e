"""The files of a model: found without a download, and refused in one sentence where they will not do."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.ports import MODEL_FIELD
from domain.errors import Unavailable

DEFAULT_MODEL = "OpenGVLab/InternVL3-1B-hf"
"""The smallest InternVL in the layout that transformers reads."""
ARCHITECTURE = "InternVLForConditionalGeneration"
_REMOTE_CODE = "InternVLChatModel"
"""The layout of OpenGVLab's first releases, which brings Python code of its own."""
_REMOTE_CODE_HUB = re.compile(r"OpenGVLab/InternVL(?!.*-hf$)", re.IGNORECASE)
"""Hub ids of that layout; it is no use to download them."""
_NEEDED = ("tokenizer.json", "preprocessor_config.json")
_BYTES_OF = {"float32": 4, "float16": 2, "bfloat16": 2}


@dataclass(frozen=True)
class Checkpoint:
    """A model folder in which everything is there."""

    folder: Path
    parameters: int
    """How many numbers its weights are, from the size of the files."""
    window: int = 8192
    """Tokens that a prompt and its answer may have together."""


def find_checkpoint(model: str) -> Checkpoint:
    """The checkpoint of a folder or of a hub id that was downloaded before; raises Unavailable."""
    folder = _folder(model)
    config = _read(folder / "config.json", model)
    _require_architecture(model, config.get("architectures") or [])  # first: others need not have the files below
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise _incomplete(model, missing)
    weights = _weights(folder, model)
    kind = config.get("dtype") or config.get("torch_dtype") or "float32"
    stored = sum(file.stat().st_size for file in weights)
    window = (config.get("text_config") or {}).get("max_position_embeddings", Checkpoint.window)
    return Checkpoint(folder, stored // _BYTES_OF.get(str(kind), 2), int(window))


def _folder(model: str) -> Path:
    here = Path(model).expanduser()
    if here.is_dir():
        return here
    if _REMOTE_CODE_HUB.match(model):
        _require_architecture(model, [_REMOTE_CODE])
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise Unavailable(
            f"The model {model} is not on this machine.",
            field=MODEL_FIELD,
            hint=f"Fetch it once with `hf download {model}`, or set SPOTTER_MODEL_NAME to a folder that holds one.",
            kind="missing",
            model=model,
        ) from error


def _require_architecture(model: str, architectures: list[str]) -> None:
    if ARCHITECTURE in architectures:
        return
    said = f"The model {model} is {' or '.join(architectures) or 'of an unknown kind'}, not {ARCHITECTURE}."
    hint = f"Take a checkpoint whose name ends in -hf, such as {DEFAULT_MODEL}."
    if _REMOTE_CODE in architectures:
        hint += " (tools/internvl_custom2hf.py of the InternVL repository converts others.)"
    raise Unavailable(said, field=MODEL_FIELD, hint=hint, kind="architecture", model=model, wanted=DEFAULT_MODEL)


def _weights(folder: Path, model: str) -> list[Path]:
    """The weight files, each of them there."""
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        named = sorted(set(_read(index, model).get("weight_map", {}).values()))
        missing = [name for name in named if not (folder / name).is_file()]
        if missing:
            raise _incomplete(model, missing)
        return [folder / name for name in named]
    whole = folder / "model.safetensors"
    if not whole.is_file():
        raise _incomplete(model, [whole.name])
    return [whole]


def _read(file: Path, model: str) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _incomplete(model, [file.name]) from error
    if not isinstance(content, dict):
        raise _incomplete(model, [file.name])
    return content


def _incomplete(model: str, names: list[str]) -> Unavailable:
    shown = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
    return Unavailable(
        f"The model {model} is not complete: {shown} missing or damaged.",
        field=MODEL_FIELD,
        hint="Download it again.",
        kind="incomplete",
        model=model,
        files=shown,
    )
