"""An InternVL with random weights and dimensions of a few dozen: right in shape, and nothing it writes means anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

TILE_PX = 28
FEATURES_PER_TILE = 1
"""Two by two patches of 14 px, joined into one."""
MARKS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|action_start|>", "<|action_end|>", "<|plugin|>"]
SIGHTS = ["<img>", "</img>", "<IMG_CONTEXT>", "<video>"]


def build(folder: Path, window: int = 8192) -> Path:
    """Write the checkpoint as a hub's -hf repository holds one."""
    import torch
    from transformers import InternVLConfig, InternVLForConditionalGeneration
    from transformers.models.got_ocr2.image_processing_pil_got_ocr2 import GotOcr2ImageProcessorPil

    torch.manual_seed(0)
    tokenizer = _tokenizer()
    size = {"hidden_size": 32, "num_attention_heads": 2, "intermediate_size": 64}
    config = InternVLConfig(
        vision_config={**size, "num_hidden_layers": 1, "image_size": [TILE_PX] * 2, "patch_size": [14, 14]},
        text_config={
            **size,
            "model_type": "qwen2",
            "num_hidden_layers": 1,
            "num_key_value_heads": 2,
            "vocab_size": len(tokenizer),
            "max_position_embeddings": window,
        },
        image_token_id=tokenizer.context_image_token_id,
        image_seq_length=FEATURES_PER_TILE,
    )
    InternVLForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    GotOcr2ImageProcessorPil(size={"height": TILE_PX, "width": TILE_PX}).save_pretrained(folder)
    return folder


def _tokenizer() -> Any:
    """One token a byte, and the marks."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    bytes_alone = Tokenizer(models.BPE())
    bytes_alone.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bytes_alone.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(initial_alphabet=alphabet, special_tokens=[*MARKS, *SIGHTS], show_progress=False)
    bytes_alone.train_from_iterator([], trainer)
    sights = dict(
        zip(("start_image_token", "end_image_token", "context_image_token", "video_token"), SIGHTS, strict=True)
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=bytes_alone, eos_token="<|im_end|>", pad_token="<|endoftext|>", extra_special_tokens=sights
    )


class Dictated:
    """A logits processor that has the model write a given text, whatever its weights say, and then end."""

    def __init__(self, folder: Path, text: str) -> None:
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(folder)
        self._ids = [*tokenizer(text, add_special_tokens=False).input_ids, tokenizer.eos_token_id]
        self._start: int | None = None

    @property
    def is_in_the_middle(self) -> bool:
        """Whether an answer was begun and not written to its end."""
        return self._start is not None

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        """Leave only the next token of the text possible."""
        length = input_ids.shape[1]
        if self._start is None:
            self._start = length
        at = min(length - self._start, len(self._ids) - 1)
        forced = scores.new_full(scores.shape, float("-inf"))
        forced[:, self._ids[at]] = 0
        if at == len(self._ids) - 1:
            self._start = None
        return forced
