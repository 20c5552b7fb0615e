"""The table of sizes is true, and the memory that follows from it is what is known of these models."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from domain.errors import InvalidInput
from serving.lmdeploy.memory import GIB, Precision, kv_bytes_per_token, need, weight_bytes
from serving.lmdeploy.shapes import SIZES_FILE, Engine, known_sizes, repository_of, shape_from_config

TABLE = yaml.safe_load(SIZES_FILE.read_text("utf-8"))["sizes"]
CONFIG_8B = {
    "architectures": ["InternVLChatModel"],
    "llm_config": {
        "architectures": ["InternLM2ForCausalLM"],
        "num_hidden_layers": 32,
        "hidden_size": 4096,
        "intermediate_size": 14336,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "vocab_size": 92553,
        "max_position_embeddings": 32768,
    },
    "vision_config": {"num_hidden_layers": 24, "hidden_size": 1024, "intermediate_size": 4096, "qkv_bias": True},
}


@pytest.mark.parametrize("size", TABLE)
def test_the_shapes_give_the_published_number_of_parameters(size: str) -> None:
    """Within half a percent of the model card: a wrong layer, head or width would show."""
    assert known_sizes()[size].parameters / 1e9 == pytest.approx(TABLE[size]["parameters_b"], rel=0.005)


def test_every_size_of_the_family_is_there() -> None:
    """And only Phi-3 (4B) is left to the PyTorch engine; only Qwen2-0.5B and Phi-3 have other heads than 128."""
    sizes = known_sizes()
    assert list(sizes) == ["1B", "2B", "4B", "8B", "26B", "40B", "76B"]
    assert [name for name, shape in sizes.items() if shape.engine is Engine.PYTORCH] == ["4B"]
    assert {name: s.language.head_dim for name, s in sizes.items() if s.language.head_dim != 128} == {
        "1B": 64,
        "4B": 96,
    }


def test_a_folder_of_the_8b_has_the_shape_of_the_table() -> None:
    """Read from a config.json as the repository writes it."""
    read, known = shape_from_config(CONFIG_8B, "InternVL2-8B"), known_sizes()["8B"]
    assert read.parameters == known.parameters
    assert read.engine is Engine.TURBOMIND
    assert (read.language.head_dim, read.language.context) == (128, 32768)


@pytest.mark.parametrize("config", [{}, {"llm_config": {"hidden_size": 8}}, {"architectures": []}])
def test_a_config_of_something_else_is_refused(config: dict[str, object]) -> None:
    """With a sentence that names the folder."""
    with pytest.raises(InvalidInput, match=r"config\.json of thing"):
        shape_from_config(config, "thing")


@pytest.mark.parametrize(("given", "repository"), [("8b", "OpenGVLab/InternVL2-8B"), ("me/mine", "me/mine")])
def test_a_size_names_its_repository(given: str, repository: str) -> None:
    """A name that is no size stays as it is."""
    assert repository_of(given) == repository


def test_the_8b_needs_what_is_known_of_it() -> None:
    """16 GB at 16 bits and about 6 GB with AWQ; 128 KiB of KV cache a token."""
    shape = known_sizes()["8B"]
    assert weight_bytes(shape, 16) / 1e9 == pytest.approx(16.15, abs=0.1)
    assert weight_bytes(shape, 4) / 1e9 == pytest.approx(5.8, abs=0.1)
    assert kv_bytes_per_token(shape.language, 16) == 128 * 1024


@pytest.mark.parametrize(("bits", "values"), [(8, 128 * 8 // 8), (4, 128 * 4 // 8)])
def test_a_quantized_cache_also_holds_scales_and_zero_points(bits: int, values: int) -> None:
    """By hand for the 8B: 32 layers × 8 heads × (values + 4 bytes), for keys and for values."""
    assert kv_bytes_per_token(known_sizes()["8B"].language, bits) == 2 * 32 * 8 * (values + 4)


def test_the_cache_holds_a_share_of_what_the_weights_leave() -> None:
    """24 GiB, W4, KV8, 40 %: the free 18.6 GiB give 7.4 GiB, which is about 14 conversations of 8k tokens."""
    wanted = need(known_sizes()["8B"], Precision(4, 8), 8192, 0.4)
    tokens = wanted.cached_tokens(24 * GIB)
    assert tokens == int((24 * GIB - wanted.weights) * 0.4) // wanted.kv_per_token
    assert 13 <= tokens // 8192 <= 15
    assert wanted.cached_tokens(wanted.weights) == 0


def test_what_is_needed_at_least_holds_one_conversation() -> None:
    """With exactly that much free, the cache takes a whole session."""
    wanted = need(known_sizes()["2B"], Precision(16, 16), 32768, 0.2)
    assert wanted.cached_tokens(wanted.least) >= 32768


def test_two_gpus_hold_half_each() -> None:
    """Weights and cache are split."""
    one = need(known_sizes()["26B"], Precision(4, 8), 8192, 0.4)
    two = need(known_sizes()["26B"], Precision(4, 8), 8192, 0.4, gpus=2)
    assert two.weights == one.weights // 2
    assert two.kv_per_token == one.kv_per_token // 2


DOCUMENTED = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[3] / "docs/serving.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d+B \|", line)
]


def test_every_size_is_documented() -> None:
    """In docs/serving.md."""
    assert [row[0] for row in DOCUMENTED] == list(TABLE)


@pytest.mark.parametrize("row", DOCUMENTED, ids=lambda row: row[0])
def test_the_documented_memory_is_what_the_code_computes(row: list[str]) -> None:
    """Weights, cache and what has to be free; a dash is what the size does not allow."""
    shape = known_sizes()[row[0]]
    allowed = [16] if shape.engine is Engine.PYTORCH else [16, 4]
    weights = [f"{weight_bytes(shape, bits) / GIB:.1f}" for bits in allowed]
    assert [cell for cell in row[3].split(" / ") if cell != "–"] == weights
    shown = [cell for cell in row[4].split(" / ") if cell != "–"]
    cached = [kv_bytes_per_token(shape.language, bits) / 1024 for bits in (16, 8, 4)]
    assert [float(cell) for cell in shown] == pytest.approx(cached[: len(shown)], abs=0.06)
    precision = {"1B": Precision(4, 16), "4B": Precision(16, 16)}.get(row[0], Precision(4, 8))
    assert row[5].split()[0] == f"{need(shape, precision, 8192, 0.4).least / GIB:.1f}"
