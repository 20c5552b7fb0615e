"""Random weights have the shapes of the real model: as many values, the same bytes, names that LMDeploy knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from serving.lmdeploy.checkpoint import Checkpoint
from serving.lmdeploy.memory import weight_bytes
from serving.lmdeploy.options import StartOptions
from serving.lmdeploy.preflight import model_problems
from serving.lmdeploy.random_weights import tensor_plans, write_random
from serving.lmdeploy.shapes import Engine, LanguageShape, ModelShape, VisionShape, known_sizes

TINY = ModelShape(
    name="tiny",
    engine=Engine.TURBOMIND,
    language=LanguageShape(
        name="tiny",
        architecture="InternLM2ForCausalLM",
        layers=2,
        hidden=256,
        intermediate=512,
        heads=2,
        kv_heads=1,
        head_dim=128,
        vocabulary=1024,
    ),
    vision=VisionShape(layers=1, hidden=64, intermediate=128, qkv_bias=True),
)


@pytest.mark.parametrize("size", ["2B", "8B"])
@pytest.mark.parametrize("bits", [16, 4])
def test_the_bytes_are_those_of_the_formula(size: str, bits: int) -> None:
    """Which checks the formula as well: every tensor is counted here one by one."""
    shape = known_sizes()[size]
    assert sum(plan.bytes for plan in tensor_plans(shape, bits)) == weight_bytes(shape, bits)


@pytest.mark.parametrize("size", ["1B", "4B", "40B"])
def test_other_layouts_are_refused(size: str) -> None:
    """Rather than written wrong."""
    with pytest.raises(InvalidInput, match="are not written here"):
        tensor_plans(known_sizes()[size], 16)


@pytest.mark.parametrize("bits", [16, 4])
def test_what_is_written_passes_the_preflight(tmp_path: Path, bits: int) -> None:
    """A whole folder with the precision that it says, whose tensors are those of the index."""
    from safetensors import safe_open

    write_random(tmp_path / "tiny", TINY, bits)
    checkpoint = Checkpoint(tmp_path / "tiny")
    assert checkpoint.weight_bits == bits
    assert checkpoint.shape.parameters == TINY.parameters
    assert list(model_problems(checkpoint, StartOptions(weight_bits=bits))) == []
    index = json.loads((tmp_path / "tiny" / "model.safetensors.index.json").read_text())
    with safe_open(tmp_path / "tiny" / "model-00001-of-00001.safetensors", "pt") as opened:
        assert set(opened.keys()) == set(index["weight_map"])
        packed = "language_model.model.layers.1.attention.wqkv." + ("weight" if bits == 16 else "qweight")
        assert tuple(opened.get_slice(packed).get_shape()) == ((512, 256) if bits == 16 else (256, 512 // 8))
