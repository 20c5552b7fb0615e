"""`python rote_gguf.py FILE TEMPLATE_FILE [--slow]`: the model that says by rote, as llama.cpp reads it."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

from tests.serving.others.rote import END, MARKS, PUSH, SPECIAL, WIDTH, WINDOW, RoteModel

_HEADS, _HEAD_WIDTH = 8, 64
_QUICK, _SLOW = (1, 32), (4, 4096)
"""Layers and the width of their feed-forward part: nothing but work."""


def write(file: Path, template: str, *, is_slow: bool = False) -> None:
    """Write it; the slow one takes milliseconds a token, so that there is time to leave."""
    rote = RoteModel()
    layers, inner = _SLOW if is_slow else _QUICK
    writer = GGUFWriter(str(file), "llama")
    writer.add_name("rote")
    writer.add_context_length(WINDOW)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(inner)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(1)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_dimension_count(_HEAD_WIDTH)
    _add_tokenizer(writer, rote, template)
    _add_weights(writer, rote, layers, inner)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokenizer(writer: GGUFWriter, rote: RoteModel, template: str) -> None:
    writer.add_vocab_size(len(rote.vocabulary))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(list(rote.vocabulary))
    kinds = [TokenType.CONTROL if token in SPECIAL else TokenType.NORMAL for token in rote.vocabulary]
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_token_merges([" ".join(rote.merge)])
    writer.add_bos_token_id(rote.vocabulary[MARKS[0]])
    writer.add_eos_token_id(rote.vocabulary[END])
    writer.add_add_bos_token(False)
    writer.add_chat_template(template)


def _add_weights(writer: GGUFWriter, rote: RoteModel, layers: int, inner: int) -> None:
    tokens = len(rote.vocabulary)
    output = np.zeros((tokens, WIDTH), np.float32)
    for token, following in rote.next.items():
        output[following, token] = PUSH
    writer.add_tensor("token_embd.weight", np.eye(tokens, WIDTH, dtype=np.float32))
    writer.add_tensor("output.weight", output)
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    nothing = {
        "attn_q": (_HEADS * _HEAD_WIDTH, WIDTH),
        "attn_k": (_HEAD_WIDTH, WIDTH),
        "attn_v": (_HEAD_WIDTH, WIDTH),
        "attn_output": (WIDTH, _HEADS * _HEAD_WIDTH),
        "ffn_gate": (inner, WIDTH),
        "ffn_up": (inner, WIDTH),
        "ffn_down": (WIDTH, inner),
    }
    for layer in range(layers):
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(WIDTH, np.float32))
        for name, shape in nothing.items():
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.zeros(shape, np.float32))


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]).read_text("utf-8"), is_slow="--slow" in sys.argv)
