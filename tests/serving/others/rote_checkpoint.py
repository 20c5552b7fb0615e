"""`python rote_checkpoint.py FOLDER TEMPLATE_FILE`: the model that says by rote, in the Hugging Face layout, for vLLM."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

from tests.serving.others.rote import END, PUSH, SPECIAL, WIDTH, WINDOW, RoteModel


def write(folder: Path, template: str) -> None:
    """Write it."""
    rote = RoteModel()
    config = Qwen2Config(
        hidden_size=WIDTH,
        num_attention_heads=8,
        num_key_value_heads=1,
        intermediate_size=64,
        num_hidden_layers=1,
        vocab_size=len(rote.vocabulary),
        max_position_embeddings=WINDOW,
        tie_word_embeddings=False,
        eos_token_id=rote.vocabulary[END],
    )
    model = Qwen2ForCausalLM(config)
    _learn(model, rote)
    model.to(torch.bfloat16).save_pretrained(folder)
    _tokenizer(rote, template).save_pretrained(folder)


def _learn(model: Qwen2ForCausalLM, rote: RoteModel) -> None:
    """Set its weights."""
    with torch.no_grad():
        for name, weight in model.model.layers.named_parameters():
            weight.fill_(1.0 if "layernorm" in name else 0.0)
        model.model.embed_tokens.weight.copy_(torch.eye(len(rote.vocabulary), WIDTH))
        model.lm_head.weight.zero_()
        for token, following in rote.next.items():
            model.lm_head.weight[following, token] = PUSH


def _tokenizer(rote: RoteModel, template: str) -> PreTrainedTokenizerFast:
    spelling = Tokenizer(models.BPE(vocab=dict(rote.vocabulary), merges=[rote.merge]))
    spelling.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    spelling.decoder = decoders.ByteLevel()
    spelling.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in SPECIAL])
    return PreTrainedTokenizerFast(tokenizer_object=spelling, eos_token=END, pad_token=END, chat_template=template)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]).read_text("utf-8"))
