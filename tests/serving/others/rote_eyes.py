"""`python rote_eyes.py FILE`: a random InternVL eye for the model that says by rote, as llama.cpp reads one (an mmproj)."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, VisionProjectorType

from tests.serving.others.rote import WIDTH

TILE_PX, PATCH_PX = 56, 14
TOKENS_A_TILE = (TILE_PX // PATCH_PX // 2) ** 2
"""Two by two patches are joined into one."""
_WIDTH, _INNER, _HEADS = 32, 64, 2


def write(file: Path) -> None:
    """Write it."""
    writer = GGUFWriter(str(file), "clip")
    writer.add_type("mmproj")
    writer.add_clip_has_vision_encoder(True)
    writer.add_clip_projector_type(VisionProjectorType.INTERNVL)
    writer.add_vision_projection_dim(WIDTH)
    writer.add_vision_image_size(TILE_PX)
    writer.add_vision_patch_size(PATCH_PX)
    writer.add_vision_embedding_length(_WIDTH)
    writer.add_vision_feed_forward_length(_INNER)
    writer.add_vision_block_count(1)
    writer.add_vision_head_count(_HEADS)
    writer.add_vision_attention_layernorm_eps(1e-6)
    writer.add_vision_use_gelu(True)
    writer.add_vision_projector_scale_factor(2)
    writer.add_vision_image_mean([0.5] * 3)
    writer.add_vision_image_std([0.5] * 3)
    random = np.random.default_rng(0)
    for name, shape in _shapes().items():
        writer.add_tensor(name, random.normal(0, 0.02, shape).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _shapes() -> dict[str, tuple[int, ...]]:
    """Every tensor with its shape, as InternVL's vision tower and projector have them."""
    patches = (TILE_PX // PATCH_PX) ** 2
    shapes: dict[str, tuple[int, ...]] = {
        "v.class_embd": (_WIDTH,),
        "v.patch_embd.weight": (_WIDTH, 3, PATCH_PX, PATCH_PX),
        "v.patch_embd.bias": (_WIDTH,),
        "v.position_embd.weight": (patches + 1, _WIDTH),
    }
    linear = {"attn_q": (_WIDTH, _WIDTH), "attn_k": (_WIDTH, _WIDTH), "attn_v": (_WIDTH, _WIDTH)}
    linear |= {"attn_out": (_WIDTH, _WIDTH), "ffn_up": (_INNER, _WIDTH), "ffn_down": (_WIDTH, _INNER)}
    for name, shape in linear.items():
        shapes |= {f"v.blk.0.{name}.weight": shape, f"v.blk.0.{name}.bias": shape[:1]}
    for name in ("ln1", "ln2"):
        shapes |= {f"v.blk.0.{name}.weight": (_WIDTH,), f"v.blk.0.{name}.bias": (_WIDTH,)}
    for number, shape in {0: (4 * _WIDTH,), 1: (WIDTH, 4 * _WIDTH), 3: (WIDTH, WIDTH)}.items():
        shapes |= {f"mm.model.mlp.{number}.weight": shape, f"mm.model.mlp.{number}.bias": shape[:1]}
    return shapes


if __name__ == "__main__":
    write(Path(sys.argv[1]))
