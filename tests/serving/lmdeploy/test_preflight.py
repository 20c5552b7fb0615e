"""Every reason why a model cannot be quantized or served here is one sentence with its remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from domain.errors import InvalidInput, NotFound, SpotterError, Unavailable
from serving.lmdeploy.checkpoint import Checkpoint, open_checkpoint
from serving.lmdeploy.gpus import Gpu, gpus
from serving.lmdeploy.memory import GIB
from serving.lmdeploy.options import StartOptions
from serving.lmdeploy.preflight import Host, host_problems, model_problems, quantize_problems
from serving.lmdeploy.shapes import Engine, known_sizes
from tests.serving.lmdeploy.folders import AWQ, model_folder
from tests.serving.lmdeploy.test_shapes import CONFIG_8B

PLAIN = StartOptions(weight_bits=16, kv_bits=16)
L4 = Gpu(0, "NVIDIA L4", "580.95.05", 8.9, 24 * GIB, 23 * GIB)


def language(**changes: Any) -> dict[str, Any]:
    """The 8B with another language model."""
    return {**CONFIG_8B, "template": "internlm2-chat", "llm_config": {**CONFIG_8B["llm_config"], **changes}}


def sentences(problems: Any) -> str:
    """All problems as they are printed; each is one sentence with a remedy."""
    told: list[SpotterError] = list(problems)
    for problem in told:
        assert problem.message.endswith(".")
        assert problem.hint
    return "\n".join(problem.message for problem in told)


def test_a_whole_model_has_no_problem(tmp_path: Path) -> None:
    """At 16 bits as it is, and at 4 bits once it is quantized."""
    assert sentences(model_problems(model_folder(tmp_path / "plain"), PLAIN)) == ""
    quantized = model_folder(tmp_path / "awq", language() | {"quantization_config": AWQ})
    assert sentences(model_problems(quantized, StartOptions())) == ""


def test_missing_and_unfetched_shards_are_named(tmp_path: Path) -> None:
    """By the index; a pointer of git-lfs is no weight."""
    checkpoint = model_folder(tmp_path / "model", shards=3)
    (checkpoint.folder / "model-00002-of-00003.safetensors").unlink()
    (checkpoint.folder / "model-00003-of-00003.safetensors").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
    )
    (checkpoint.folder / "tokenizer.model").unlink()
    told = sentences(model_problems(checkpoint, PLAIN))
    for name in ("model-00002-of-00003.safetensors", "model-00003-of-00003.safetensors", "tokenizer.json"):
        assert name in told
    assert "model-00001" not in told


CASES = [
    (language(architectures=["Phi3ForCausalLM"]), PLAIN, "TurboMind does not know the language model Phi3ForCausalLM"),
    (language(), StartOptions(), "holds 16-bit weights, and 4-bit ones were asked for"),
    (language() | {"quantization_config": AWQ}, PLAIN, "holds 4-bit weights, and 16-bit ones were asked for"),
    (language() | {"quantization_config": {**AWQ, "group_size": 64}}, StartOptions(), "groups of 64"),
    (language(num_attention_heads=64), StartOptions(weight_bits=16, kv_bits=8), "are 64 wide"),
    (
        language() | {"quantization_config": AWQ},
        StartOptions(engine=Engine.PYTORCH),
        "PyTorch engine has no 4-bit weights",
    ),
    (
        language(max_position_embeddings=4096),
        StartOptions(weight_bits=16, kv_bits=16, session_tokens=8192),
        "holds 4,096 tokens, fewer than a session of 8,192",
    ),
]


@pytest.mark.parametrize(("config", "options", "told"), CASES)
def test_what_the_model_does_not_allow(
    tmp_path: Path, config: dict[str, Any], options: StartOptions, told: str
) -> None:
    """Each alone, and nothing else."""
    problems = sentences(model_problems(model_folder(tmp_path / "model", config), options))
    assert told in problems
    assert problems.count("\n") == 0


def test_a_cache_of_16_bits_is_allowed_for_narrow_heads(tmp_path: Path) -> None:
    """The remedy works."""
    narrow = model_folder(tmp_path / "model", language(num_attention_heads=64))
    assert sentences(model_problems(narrow, PLAIN)) == ""


def test_what_cannot_be_quantized(tmp_path: Path) -> None:
    """What is quantized already, the converted layout, and what TurboMind could not serve."""
    awq = model_folder(tmp_path / "awq", language() | {"quantization_config": AWQ})
    assert "is quantized already" in sentences(quantize_problems(awq, None))
    converted = model_folder(tmp_path / "hf", language() | {"architectures": ["InternVLForConditionalGeneration"]})
    assert "converted (-hf) layout" in sentences(quantize_problems(converted, None))
    phi3 = model_folder(tmp_path / "phi3", language(architectures=["Phi3ForCausalLM"]))
    assert "could not be served" in sentences(quantize_problems(phi3, None))
    assert sentences(quantize_problems(model_folder(tmp_path / "plain"), Host([L4]))) == ""


@pytest.mark.parametrize(
    ("gpu", "told"),
    [
        (Gpu(0, "L4", "550.54", 8.9, 24 * GIB, 23 * GIB), "driver 550.54 is older than 580"),
        (Gpu(0, "GTX 1080", "580.1", 6.1, 8 * GIB, 8 * GIB), "compute capability 6.1"),
        (Gpu(0, "T4", "580.1", 7.5, 16 * GIB, 7 * GIB), "takes 7.9 GiB, and 7.0 GiB of GPU 0 are free"),
    ],
)
def test_what_the_gpu_cannot_do(gpu: Gpu, told: str) -> None:
    """The 8B with 4-bit weights and an 8-bit cache."""
    assert told in sentences(host_problems(known_sizes()["8B"], StartOptions(), Host([gpu])))


def test_fewer_bits_need_less() -> None:
    """An L4 holds the 8B at any precision; the 26B at 4 bits needs more than its 23 GiB, and fits on two."""
    for options in (PLAIN, StartOptions(kv_bits=16), StartOptions(), StartOptions(kv_bits=4)):
        assert sentences(host_problems(known_sizes()["8B"], options, Host([L4]))) == ""
    assert "GPU 0" in sentences(host_problems(known_sizes()["26B"], StartOptions(), Host([L4])))
    assert sentences(host_problems(known_sizes()["26B"], StartOptions(gpus=2), Host([L4, L4]))) == ""


def test_more_gpus_than_there_are() -> None:
    """Said with the number that there is."""
    assert "this machine has 1" in sentences(host_problems(known_sizes()["8B"], StartOptions(gpus=2), Host([L4])))


def test_the_driver_is_read() -> None:
    """As nvidia-smi writes it."""
    said = "0, NVIDIA H200, 580.159.03, 9.0, 143771, 143000\n1, NVIDIA L4, 580.95.05, 8.9, 23034, 22500\n"
    read = gpus(lambda: said)
    assert [(gpu.index, gpu.name, gpu.compute) for gpu in read] == [(0, "NVIDIA H200", 9.0), (1, "NVIDIA L4", 8.9)]
    assert read[1].free == 22500 * 2**20


@pytest.mark.parametrize("said", ["0, Orin, 540.4, [N/A], [N/A], [N/A]\n", "something else\n"])
def test_an_odd_driver_is_a_sentence(said: str) -> None:
    """Not a traceback."""
    with pytest.raises(Unavailable):
        gpus(lambda: said)


def test_a_machine_without_a_driver_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Unavailable, match="no NVIDIA driver"):
        gpus()


def test_a_model_that_is_not_there_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is downloaded by itself."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(NotFound) as missing:
        open_checkpoint("8B")
    assert "hf download OpenGVLab/InternVL2-8B" in (missing.value.hint or "")


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_a_broken_config_is_a_sentence(tmp_path: Path, content: str) -> None:
    """It names the file."""
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(InvalidInput, match=r"config\.json"):
        _ = Checkpoint(tmp_path).config


def test_a_folder_without_a_config_is_none(tmp_path: Path) -> None:
    """Such as the folder above the model's."""
    with pytest.raises(NotFound, match=r"no config\.json"):
        open_checkpoint(str(tmp_path))


def test_the_precision_is_found_below_the_language_model(tmp_path: Path) -> None:
    """Where OpenGVLab's AWQ repositories keep it."""
    config = language(quantization_config=AWQ)
    assert model_folder(tmp_path / "model", json.loads(json.dumps(config))).weight_bits == 4
