"""How much GPU memory a model needs at a precision, and how many conversations fit beside it.

Weights: 2 bytes each at 16 bits; AWQ at 4 bits keeps a 16-bit scale and a 4-bit zero point for every 128 weights of the
decoder's linear layers (Lin et al. 2024, AWQ; LMDeploy's `version: gemm` layout) and leaves the rest at 16 bits.
KV cache: keys and values of every layer and head; at 8 or 4 bits each token and head also has a 16-bit scale and a
16-bit zero point (LMDeploy, docs/en/quantization/kv_quant.md: asymmetric, per head and token).
"""

from __future__ import annotations

from dataclasses import dataclass

from serving.lmdeploy.shapes import LanguageShape, ModelShape

GIB = 2**30
AWQ_GROUP = 128
RUNTIME_BYTES = 2 * GIB
"""CUDA context, work space and activations of pictures on each GPU: an allowance, not a measured figure."""
_FULL_BYTES = 2
_SCALE_AND_ZERO_BYTES = 4


@dataclass(frozen=True)
class Precision:
    """Bits of the weights (16 or 4) and of the KV cache (16, 8 or 4)."""

    weight_bits: int
    kv_bits: int


PRECISIONS = (Precision(16, 16), Precision(4, 16), Precision(4, 8), Precision(4, 4))
"""The four that are worth comparing."""


def weight_bytes(shape: ModelShape, weight_bits: int) -> int:
    """The weights of the whole model on the GPU, in bytes."""
    if weight_bits == 16:
        return shape.parameters * _FULL_BYTES
    packed = shape.language.quantized_weights
    group_bits = AWQ_GROUP * weight_bits + 16 + weight_bits
    return packed * group_bits // (AWQ_GROUP * 8) + (shape.parameters - packed) * _FULL_BYTES


def kv_bytes_per_token(language: LanguageShape, kv_bits: int) -> int:
    """What one token holds in the KV cache, in bytes."""
    per_head = language.head_dim * kv_bits // 8 + (0 if kv_bits == 16 else _SCALE_AND_ZERO_BYTES)
    return 2 * language.layers * language.kv_heads * per_head


@dataclass(frozen=True)
class MemoryNeed:
    """The need of each GPU in bytes, when the model is split over `gpus`."""

    weights: int
    kv_per_token: int
    session_tokens: int
    cache_share: float

    @property
    def least(self) -> int:
        """What has to be free for the model to start and hold one conversation of full length."""
        one_session = self.kv_per_token * self.session_tokens
        return self.weights + max(RUNTIME_BYTES + one_session, int(one_session / self.cache_share))

    def cached_tokens(self, free: int) -> int:
        """How many tokens the KV cache holds: LMDeploy gives it a share of what the weights leave free."""
        return max(0, int((free - self.weights) * self.cache_share)) // self.kv_per_token


def need(shape: ModelShape, precision: Precision, session_tokens: int, cache_share: float, gpus: int = 1) -> MemoryNeed:
    """What each of `gpus` GPUs has to hold."""
    per_token = kv_bytes_per_token(shape.language, precision.kv_bits)
    return MemoryNeed(
        weights=weight_bytes(shape, precision.weight_bits) // gpus,
        kv_per_token=max(1, per_token // gpus),
        session_tokens=session_tokens,
        cache_share=cache_share,
    )
