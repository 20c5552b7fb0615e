"""A model of random weights in InternVL2's shapes: to measure speed and memory where no weights can be brought.

What it answers is noise; nothing about quality can be measured with it. The layout is that of OpenGVLab/InternVL2-8B:
InternVLChatModel with an InternLM2 decoder, at 16 bits or as AWQ writes it at 4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import InvalidInput
from serving.lmdeploy.memory import AWQ_GROUP
from serving.lmdeploy.shapes import LanguageShape, ModelShape, VisionShape

_SHARD_BYTES = 4 * 2**30
_BLOCK = 2**22
_SPREAD = 0.02
"""Standard deviation with which such models are initialised."""
_PACKED = 8
"""4-bit weights in an int32."""
_INTERNLM2 = "InternLM2ForCausalLM"
_SPECIAL = ["<s>", "</s>", "<|im_start|>", "<|im_end|>", "<|action_start|>", "<|action_end|>", "<|plugin|>"]
_PICTURE = ["<img>", "</img>", "<IMG_CONTEXT>"]


@dataclass(frozen=True)
class TensorPlan:
    """A tensor to write: its name, its shape and what it holds (`half`, `ones`, or `int32` of packed weights)."""

    name: str
    shape: tuple[int, ...]
    kind: str = "half"

    @property
    def size(self) -> int:
        """Number of its values."""
        size = 1
        for length in self.shape:
            size *= length
        return size

    @property
    def bytes(self) -> int:
        """What it takes on disk."""
        return self.size * (4 if self.kind == "int32" else 2)


def tensor_plans(shape: ModelShape, weight_bits: int) -> list[TensorPlan]:
    """Every tensor of the checkpoint; raises InvalidInput for a size whose layout is not written here."""
    if shape.language.architecture != _INTERNLM2 or shape.vision is None or not shape.vision.qkv_bias:
        raise InvalidInput(
            f"Random weights of {shape.name} are not written here.", field="size", hint="Choose 2B or 8B."
        )
    language = [plan for whole in _language(shape.language) for plan in _quantized(whole, weight_bits)]
    return [*language, *_vision(shape.vision), *_projector(shape)]


def _language(shape: LanguageShape) -> Iterator[TensorPlan]:
    width, attended = shape.hidden, shape.heads * shape.head_dim
    yield TensorPlan("language_model.model.tok_embeddings.weight", (shape.vocabulary, width))
    for number in range(shape.layers):
        layer = f"language_model.model.layers.{number}."
        packed = (shape.heads + 2 * shape.kv_heads) * shape.head_dim
        yield TensorPlan(layer + "attention.wqkv.weight", (packed, width))
        yield TensorPlan(layer + "attention.wo.weight", (width, attended))
        yield TensorPlan(layer + "feed_forward.w1.weight", (shape.intermediate, width))
        yield TensorPlan(layer + "feed_forward.w3.weight", (shape.intermediate, width))
        yield TensorPlan(layer + "feed_forward.w2.weight", (width, shape.intermediate))
        yield TensorPlan(layer + "attention_norm.weight", (width,), "ones")
        yield TensorPlan(layer + "ffn_norm.weight", (width,), "ones")
    yield TensorPlan("language_model.model.norm.weight", (width,), "ones")
    yield TensorPlan("language_model.output.weight", (shape.vocabulary, width))


def _quantized(plan: TensorPlan, weight_bits: int) -> Iterator[TensorPlan]:
    """The tensor as it is, or the three that AWQ keeps for a linear layer of the decoder."""
    if weight_bits == 16 or ".layers." not in plan.name or plan.kind != "half":
        yield plan
        return
    stem = plan.name.removesuffix("weight")
    outputs, inputs = plan.shape
    yield TensorPlan(stem + "qweight", (inputs, outputs // _PACKED), "int32")
    yield TensorPlan(stem + "qzeros", (inputs // AWQ_GROUP, outputs // _PACKED), "int32")
    yield TensorPlan(stem + "scales", (inputs // AWQ_GROUP, outputs))


def _vision(shape: VisionShape) -> Iterator[TensorPlan]:
    width = shape.hidden
    yield TensorPlan("vision_model.embeddings.class_embedding", (1, 1, width))
    yield TensorPlan("vision_model.embeddings.position_embedding", (1, 1025, width))
    yield TensorPlan("vision_model.embeddings.patch_embedding.weight", (width, 3, 14, 14))
    yield TensorPlan("vision_model.embeddings.patch_embedding.bias", (width,))
    for number in range(shape.layers):
        layer = f"vision_model.encoder.layers.{number}."
        linear = {"attn.qkv": (3 * width, width), "attn.proj": (width, width)}
        linear |= {"mlp.fc1": (shape.intermediate, width), "mlp.fc2": (width, shape.intermediate)}
        for name, (outputs, inputs) in linear.items():
            yield TensorPlan(f"{layer}{name}.weight", (outputs, inputs))
            yield TensorPlan(f"{layer}{name}.bias", (outputs,))
        for name in ("norm1", "norm2"):
            yield TensorPlan(f"{layer}{name}.weight", (width,), "ones")
            yield TensorPlan(f"{layer}{name}.bias", (width,))
        yield TensorPlan(layer + "ls1", (width,))
        yield TensorPlan(layer + "ls2", (width,))


def _projector(shape: ModelShape) -> Iterator[TensorPlan]:
    assert shape.vision is not None
    folded, width = 4 * shape.vision.hidden, shape.language.hidden
    yield TensorPlan("mlp1.0.weight", (folded,), "ones")
    yield TensorPlan("mlp1.0.bias", (folded,))
    yield TensorPlan("mlp1.1.weight", (width, folded))
    yield TensorPlan("mlp1.1.bias", (width,))
    yield TensorPlan("mlp1.3.weight", (width, width))
    yield TensorPlan("mlp1.3.bias", (width,))


def write_random(folder: Path, shape: ModelShape, weight_bits: int, seed: int = 531) -> None:
    """Write the checkpoint; 16 GB for the 8B at 16 bits, 6 at 4."""
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(seed)
    block = torch.empty(_BLOCK).normal_(0, _SPREAD).half()
    folder.mkdir(parents=True, exist_ok=True)
    shards = list(_shards(tensor_plans(shape, weight_bits)))
    weight_map: dict[str, str] = {}
    for number, plans in enumerate(shards, 1):
        name = f"model-{number:05}-of-{len(shards):05}.safetensors"
        save_file({plan.name: _fill(plan, block) for plan in plans}, folder / name, metadata={"format": "pt"})
        weight_map |= {plan.name: name for plan in plans}
    total = sum(plan.bytes for plans in shards for plan in plans)
    _write(folder / "model.safetensors.index.json", {"metadata": {"total_size": total}, "weight_map": weight_map})
    _write(folder / "config.json", config(shape, weight_bits))
    _write_tokenizer(folder, shape.language.vocabulary)


def _shards(plans: list[TensorPlan]) -> Iterator[list[TensorPlan]]:
    shard: list[TensorPlan] = []
    for plan in plans:
        if shard and sum(one.bytes for one in shard) + plan.bytes > _SHARD_BYTES:
            yield shard
            shard = []
        shard.append(plan)
    yield shard


def _fill(plan: TensorPlan, block: Any) -> Any:
    """Random values, the same few million again and again: a GPU is as busy with them."""
    import torch

    if plan.kind == "ones":
        return torch.ones(plan.shape, dtype=torch.float16)
    if plan.kind == "int32":
        return torch.randint(-(2**31), 2**31 - 1, plan.shape, dtype=torch.int32)
    values = block.repeat(-(-plan.size // block.numel()))[: plan.size].reshape(plan.shape)
    return values.abs().clamp(min=1e-4).contiguous() if plan.name.endswith("scales") else values.contiguous()


def config(shape: ModelShape, weight_bits: int) -> dict[str, Any]:
    """config.json as InternVL2 writes it, without the code that would be run from the folder."""
    language, vision = shape.language, shape.vision
    assert vision is not None
    quantization = {"quant_method": "awq", "version": "gemm", "bits": 4, "group_size": AWQ_GROUP, "zero_point": True}
    whole: dict[str, Any] = {
        "architectures": ["InternVLChatModel"],
        "model_type": "internvl_chat",
        "template": "internlm2-chat",
        "ps_version": "v2",
        "downsample_ratio": 0.5,
        "dynamic_image_size": True,
        "force_image_size": 448,
        "min_dynamic_patch": 1,
        "max_dynamic_patch": 12,
        "use_thumbnail": True,
        "select_layer": -1,
        "torch_dtype": "float16",
        "llm_config": _language_config(language),
        "vision_config": _vision_config(vision),
    }
    return whole if weight_bits == 16 else whole | {"quantization_config": quantization}


def _language_config(shape: LanguageShape) -> dict[str, Any]:
    return {
        "architectures": [shape.architecture],
        "model_type": "internlm2",
        "num_hidden_layers": shape.layers,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.intermediate,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": 32768,
        "rms_norm_eps": 1e-5,
        "rope_theta": 1000000,
        "rope_scaling": {"type": "dynamic", "factor": 2.0},
        "hidden_act": "silu",
        "bias": False,
        "tie_word_embeddings": False,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "torch_dtype": "float16",
    }


def _vision_config(shape: VisionShape) -> dict[str, Any]:
    return {
        "architectures": ["InternVisionModel"],
        "model_type": "intern_vit_6b",
        "num_hidden_layers": shape.layers,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.intermediate,
        "num_attention_heads": 16,
        "num_channels": 3,
        "image_size": 448,
        "patch_size": 14,
        "layer_norm_eps": 1e-6,
        "norm_type": "layer_norm",
        "qkv_bias": shape.qkv_bias,
        "qk_normalization": False,
        "hidden_act": "gelu",
        "use_flash_attn": False,
    }


def _write_tokenizer(folder: Path, vocabulary: int) -> None:
    """One token a byte, the marks of the chat format, and names for the rest of the vocabulary."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = {letter: number for number, letter in enumerate(letters)}
    words |= {f"[{number}]": number for number in range(len(letters), vocabulary - len(_SPECIAL) - len(_PICTURE))}
    spelled = Tokenizer(models.BPE(vocab=words, merges=[]))
    spelled.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    spelled.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=spelled, bos_token="<s>", eos_token="</s>", additional_special_tokens=_SPECIAL[2:] + _PICTURE
    )
    tokenizer.save_pretrained(folder)


def _write(file: Path, value: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(value, indent=1) + "\n", "utf-8")
