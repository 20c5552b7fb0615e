"""Quantizing a tiny random model on the CPU, for real: the weights are packed, and what is written can be served."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from serving.lmdeploy.checkpoint import Checkpoint
from serving.lmdeploy.options import StartOptions
from serving.lmdeploy.preflight import model_problems, quantize_problems
from tests.serving.lmdeploy.installed.running import ROOT

LAYER = "model.layers.0.mlp.gate_proj"


def quantize(model: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "serving", "quantize", str(model), "--work-dir", str(target), "--device", "cpu"]
    return subprocess.run(
        [*command, *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        timeout=300,
    )


@pytest.fixture(scope="module")
def data_free(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("quantized") / "free"
    done = quantize(tiny_model, target)
    assert done.returncode == 0, done.stderr[-2000:]
    return target


def tensors(folder: Path) -> dict[str, object]:
    from safetensors.torch import load_file

    return dict(load_file(folder / "model.safetensors"))


def test_the_linear_layers_are_packed_and_the_rest_is_not(data_free: Path) -> None:
    """Eight weights of 4 bits in an int32; a scale and a zero point for every 128."""
    import torch

    written = tensors(data_free)
    packed, scales, zeros = (written[f"{LAYER}.{name}"] for name in ("qweight", "scales", "qzeros"))
    assert packed.dtype == torch.int32
    assert tuple(packed.shape) == (256, 512 // 8)
    assert tuple(scales.shape) == (256 // 128, 512)
    assert tuple(zeros.shape) == (256 // 128, 512 // 8)
    assert f"{LAYER}.weight" not in written
    assert written["model.embed_tokens.weight"].dtype == torch.float16


def test_what_is_written_can_be_served_and_not_quantized_again(data_free: Path) -> None:
    """The preflight reads its precision from its configuration."""
    checkpoint = Checkpoint(data_free)
    assert checkpoint.weight_bits == 4
    assert list(model_problems(checkpoint, StartOptions())) == []
    assert "quantized already" in next(quantize_problems(checkpoint, None)).message


def test_calibration_on_our_conversations_changes_the_weights(
    tiny_model: Path, data_free: Path, tmp_path: Path
) -> None:
    """The activations of our conversations scale the channels; no data set is fetched (the hub is off)."""
    import torch

    target = tmp_path / "calibrated"
    done = quantize(tiny_model, target, "--samples", "4", "--sample-tokens", "256")
    assert done.returncode == 0, done.stderr[-2000:]
    name = f"{LAYER}.qweight"
    assert not torch.equal(tensors(target)[name], tensors(data_free)[name])


def test_a_folder_that_holds_something_is_left_alone(tiny_model: Path, tmp_path: Path) -> None:
    """One sentence, exit code 1, and nothing written."""
    (tmp_path / "mine").write_text("keep")
    done = quantize(tiny_model, tmp_path)
    assert done.returncode == 1
    assert "is not empty" in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
