"""A model folder as it lies on disk: its configuration, its precision, and whether all of its files are there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from domain.errors import InvalidInput, NotFound
from serving.lmdeploy.shapes import ModelShape, repository_of, shape_from_config

INDEXES = ("model.safetensors.index.json", "pytorch_model.bin.index.json")
WHOLE = ("model.safetensors", "pytorch_model.bin")
WEIGHTS = (".safetensors", ".bin")
_POINTER = b"version https://git-lfs.github.com/spec"
_TOKENIZERS = ("tokenizer.json", "tokenizer.model", "vocab.json")


@dataclass(frozen=True)
class Checkpoint:
    """A folder in the Hugging Face layout."""

    folder: Path

    @cached_property
    def config(self) -> dict[str, Any]:
        """config.json."""
        return read_json(self.folder / "config.json")

    @property
    def architecture(self) -> str:
        """The first of its architectures; empty where none is named."""
        return next(iter(self.config.get("architectures") or []), "")

    @cached_property
    def shape(self) -> ModelShape:
        """Its shape."""
        return shape_from_config(self.config, self.folder.name)

    @property
    def quantization(self) -> dict[str, Any] | None:
        """How its weights are quantized, wherever the configuration says so; None at 16 bits."""
        for part in (self.config, self.config.get("llm_config"), self.config.get("text_config")):
            if isinstance(part, dict) and isinstance(part.get("quantization_config"), dict):
                found: dict[str, Any] = part["quantization_config"]
                return found
        return None

    @property
    def weight_bits(self) -> int:
        """4 or 16."""
        return int((self.quantization or {}).get("bits", 16))

    @property
    def has_remote_code(self) -> bool:
        """Whether loading it runs Python code that lies in the folder."""
        return bool(self.config.get("auto_map"))

    def missing_files(self) -> list[str]:
        """Names of files that should be there and are not, or are only pointers of git-lfs."""
        wanted = _shards(self.folder)
        missing = [name for name in wanted if not _is_there(self.folder / name)]
        if not any((self.folder / name).exists() for name in _TOKENIZERS):
            missing.append(_TOKENIZERS[0])
        return missing


def open_checkpoint(model: str) -> Checkpoint:
    """The folder itself, or the copy of a repository in the Hugging Face cache; nothing is downloaded.

    Raises NotFound with the command that downloads it.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _cached(repository_of(model))
    if not (folder / "config.json").is_file():
        raise NotFound(
            f"{folder} holds no config.json, so it is no model folder.",
            field="model",
            hint="Name the folder that holds config.json and the *.safetensors files.",
        )
    return Checkpoint(folder)


def read_json(file: Path) -> dict[str, Any]:
    """A JSON object from a file; raises InvalidInput with the file's name where it is none."""
    try:
        value = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInput(
            f"{file} cannot be read: {error}.", field="model", hint="Download the file again."
        ) from error
    if not isinstance(value, dict):
        raise InvalidInput(f"{file} holds no JSON object.", field="model", hint="Download the file again.")
    return value


def _cached(repository: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(repository, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        local = f"models/{repository.rsplit('/', 1)[-1]}"
        raise NotFound(
            f"{repository} is neither a folder nor in the Hugging Face cache of this machine.",
            field="model",
            hint=f"Download it with: hf download {repository} --local-dir {local}",
        ) from error


def _shards(folder: Path) -> list[str]:
    for index in INDEXES:
        if (folder / index).exists():
            return sorted(set(read_json(folder / index).get("weight_map", {}).values()))
    return [next((name for name in WHOLE if (folder / name).exists()), WHOLE[0])]


def _is_there(file: Path) -> bool:
    if not file.is_file() or file.stat().st_size == 0:
        return False
    with file.open("rb") as opened:
        return not opened.read(len(_POINTER)).startswith(_POINTER)
