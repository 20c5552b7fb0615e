"""The shapes of InternVL2 models: from the table of sizes, or from the config.json of any folder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from domain.errors import InvalidInput

SIZES_FILE = Path(__file__).parent / "sizes.yaml"
_PIXEL_SHUFFLE = 4
"""InternVL2 folds 2 × 2 vision tokens into one before the projector (Chen et al. 2024, InternVL 1.5)."""
_PATCH_VALUES = 3 * 14 * 14
_PATCHES = 1025
"""(448 / 14)² patches and the class token."""


class Engine(StrEnum):
    """LMDeploy's two engines."""

    TURBOMIND = "turbomind"
    PYTORCH = "pytorch"


TURBOMIND_LANGUAGES = ("InternLM2ForCausalLM", "LlamaForCausalLM", "Qwen2ForCausalLM", "Qwen3ForCausalLM")
"""Language models below InternVL that TurboMind 0.18 reads (turbomind/supported_models.py)."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LanguageShape(_Frozen):
    """A decoder: widths in values, `context` in tokens where a config.json says it."""

    name: str
    architecture: str
    layers: int
    hidden: int
    intermediate: int
    heads: int
    kv_heads: int
    head_dim: int
    vocabulary: int
    context: int | None = None

    @property
    def quantized_weights(self) -> int:
        """Weights of the linear layers inside the decoder: what 4-bit quantization packs."""
        attention = self.hidden * self.head_dim * 2 * (self.heads + self.kv_heads)
        return self.layers * (attention + 3 * self.hidden * self.intermediate)

    @property
    def other_weights(self) -> int:
        """Embedding, output layer and norms, which stay at 16 bits."""
        return 2 * self.vocabulary * self.hidden + (2 * self.layers + 1) * self.hidden


class VisionShape(_Frozen):
    """An InternViT."""

    layers: int
    hidden: int
    intermediate: int
    qkv_bias: bool

    @property
    def weights(self) -> int:
        """All of its weights; they stay at 16 bits."""
        linear = 4 * self.hidden**2 + 2 * self.hidden * self.intermediate
        small = (3 * self.hidden if self.qkv_bias else 0) + 8 * self.hidden + self.intermediate
        embedding = (_PATCH_VALUES + _PATCHES + 2) * self.hidden
        return self.layers * (linear + small) + embedding


class ModelShape(_Frozen):
    """A whole model, and the engine that serves it."""

    name: str
    engine: Engine
    language: LanguageShape
    vision: VisionShape | None

    @property
    def projector_weights(self) -> int:
        """The two layers between vision and language."""
        if self.vision is None:
            return 0
        folded = self.vision.hidden * _PIXEL_SHUFFLE
        return folded * self.language.hidden + self.language.hidden**2 + 2 * folded + 2 * self.language.hidden

    @property
    def parameters(self) -> int:
        """All weights."""
        vision = self.vision.weights if self.vision else 0
        return self.language.quantized_weights + self.language.other_weights + vision + self.projector_weights


@cache
def known_sizes() -> Mapping[str, ModelShape]:
    """The InternVL2 family by size: "8B" and so on."""
    table = yaml.safe_load(SIZES_FILE.read_text("utf-8"))
    visions = {name: VisionShape(**shape) for name, shape in table["visions"].items()}
    return {
        size: ModelShape(
            name=row["repository"],
            engine=row["engine"],
            language=LanguageShape(**row["language"]),
            vision=visions[row["vision"]],
        )
        for size, row in table["sizes"].items()
    }


def repository_of(model: str) -> str:
    """The repository of a size ("8B" or "8b"), or the name as it is."""
    known = known_sizes().get(model.upper())
    return known.name if known else model


def shape_from_config(config: Mapping[str, Any], name: str) -> ModelShape:
    """The shape that a config.json describes; raises InvalidInput where it is no model that LMDeploy could serve."""
    language = config.get("llm_config") or config.get("text_config") or config
    vision = config.get("vision_config")
    try:
        shape = _language(language)
        seen = _vision(vision) if vision else None
    except (KeyError, TypeError, IndexError) as error:
        raise InvalidInput(
            f"The config.json of {name} describes no language model: {error} is missing.",
            field="model",
            hint="Name a folder with an InternVL model, such as a download of OpenGVLab/InternVL2-8B.",
        ) from error
    engine = Engine.TURBOMIND if shape.architecture in TURBOMIND_LANGUAGES else Engine.PYTORCH
    return ModelShape(name=name, engine=engine, language=shape, vision=seen)


def _language(config: Mapping[str, Any]) -> LanguageShape:
    heads = config["num_attention_heads"]
    return LanguageShape(
        name=config.get("_name_or_path") or config.get("model_type", "language model"),
        architecture=config["architectures"][0],
        layers=config["num_hidden_layers"],
        hidden=config["hidden_size"],
        intermediate=config["intermediate_size"],
        heads=heads,
        kv_heads=config.get("num_key_value_heads") or heads,
        head_dim=config.get("head_dim") or config["hidden_size"] // heads,
        vocabulary=config["vocab_size"],
        context=config.get("max_position_embeddings"),
    )


def _vision(config: Mapping[str, Any]) -> VisionShape:
    return VisionShape(
        layers=config["num_hidden_layers"],
        hidden=config["hidden_size"],
        intermediate=config["intermediate_size"],
        qkv_bias=bool(config.get("qkv_bias", config.get("attention_bias", True))),
    )
