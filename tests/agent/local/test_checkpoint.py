"""What is wrong with a model is said in one sentence with its remedy, before anything heavy is loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.cores.local import device as devices
from agent.cores.local.checkpoint import ARCHITECTURE, Checkpoint, find_checkpoint
from agent.cores.local.device import Device, Fit, Place, fit
from agent.ports import MODEL_FIELD
from domain.errors import SpotterError, Unavailable

BILLION = 10**9
GIB = 2**30


def folder(path: Path, **config: object) -> Path:
    """A folder with the small files of a model and ten bytes of weights."""
    for name in ("tokenizer.json", "preprocessor_config.json"):
        (path / name).write_text("{}")
    (path / "config.json").write_text(json.dumps({"architectures": [ARCHITECTURE], "dtype": "bfloat16"} | config))
    (path / "model.safetensors").write_bytes(b"0123456789")
    return path


def refused(model: str) -> SpotterError:
    with pytest.raises(SpotterError) as caught:
        find_checkpoint(model)
    assert caught.value.hint and caught.value.field == MODEL_FIELD
    return caught.value


def test_a_whole_folder_is_taken(tmp_path: Path) -> None:
    """Its parameters are counted by the size of its files."""
    assert find_checkpoint(str(folder(tmp_path))) == Checkpoint(tmp_path, 5)


@pytest.mark.parametrize("model", ["OpenGVLab/never-downloaded-hf", "not a name at all!", "/no/such/folder"])
def test_a_model_that_is_not_there_is_named_with_the_command_that_fetches_it(
    model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is fetched by itself."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    error = refused(model)
    assert isinstance(error, Unavailable) and f"hf download {model}" in str(error.hint)


def test_another_architecture_is_refused(tmp_path: Path) -> None:
    """The first releases bring code of their own, which is not run; the remedy names the converter."""
    error = refused(str(folder(tmp_path, architectures=["InternVLChatModel"])))
    assert "InternVLChatModel" in error.message and "internvl_custom2hf" in str(error.hint)


def test_the_layout_is_said_before_files_that_it_does_not_have(tmp_path: Path) -> None:
    """InternVL2-8B brings a SentencePiece tokenizer and no tokenizer.json: to download it again would help nobody."""
    folder(tmp_path, architectures=["InternVLChatModel"])
    (tmp_path / "tokenizer.json").unlink()
    assert "ends in -hf" in str(refused(str(tmp_path)).hint)


@pytest.mark.parametrize("model", ["OpenGVLab/InternVL2-8B", "OpenGVLab/InternVL2-8B-AWQ", "OpenGVLab/InternVL2_5-1B"])
def test_a_hub_id_of_that_layout_is_refused_before_its_download(model: str, tmp_path: Path, monkeypatch) -> None:
    """Sixteen gigabytes later the answer would be the same."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    error = refused(model)
    assert "hf download" not in str(error.hint) and "InternVL3-1B-hf" in str(error.hint)
    assert error.params["kind"] == "architecture"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """A broken download, a missing shard and a damaged file each say which file it is."""
    folder(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    assert "model.safetensors" in refused(str(tmp_path)).message
    shards = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": shards}))
    (tmp_path / shards["a"]).write_bytes(b"1")
    assert shards["b"] in refused(str(tmp_path)).message and shards["a"] not in refused(str(tmp_path)).message
    (tmp_path / "config.json").write_text("{")
    assert "config.json" in refused(str(tmp_path)).message


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        (Device(Place.CPU, 8 * GIB), Fit(Place.CPU, "float32")),
        (Device(Place.CPU, 3 * GIB), Fit(Place.CPU, "bfloat16")),
        (Device(Place.GPU, 3 * GIB), Fit(Place.GPU, "bfloat16")),
        (Device(Place.GPU, 3 * GIB, computes_bfloat16=False), Fit(Place.GPU, "float16")),
    ],
)
def test_the_number_format_goes_by_device_and_memory(device: Device, expected: Fit) -> None:
    """A billion parameters: 4.5 GiB in 32 bits, 2.2 in 16."""
    assert fit(Checkpoint(Path(), BILLION), device, four_bit=False) == expected


def test_too_little_memory_is_said_with_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is needed and what is free."""
    monkeypatch.setattr(devices, "_has_four_bit_library", lambda: False)
    for place in Place:
        with pytest.raises(Unavailable, match=r"needs about 2\.2 GiB .* 1\.0 GiB free"):
            fit(Checkpoint(Path(), BILLION), Device(place, GIB), four_bit=False)


def test_four_bits_need_a_gpu_and_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is said; with both, a model that is too large for 16 bits takes 4 by itself."""
    with pytest.raises(Unavailable, match="NVIDIA GPU"):
        fit(Checkpoint(Path(), BILLION), Device(Place.CPU, 64 * GIB), four_bit=True)
    monkeypatch.setattr(devices, "_has_four_bit_library", lambda: False)
    with pytest.raises(Unavailable, match="bitsandbytes"):
        fit(Checkpoint(Path(), BILLION), Device(Place.GPU, 64 * GIB), four_bit=True)
    monkeypatch.setattr(devices, "_has_four_bit_library", lambda: True)
    small = Device(Place.GPU, 10 * GIB)
    assert fit(Checkpoint(Path(), 8 * BILLION), small, four_bit=False) == Fit(Place.GPU, "bfloat16", four_bit=True)
    with pytest.raises(Unavailable, match="GiB"):
        fit(Checkpoint(Path(), 76 * BILLION), small, four_bit=True)
