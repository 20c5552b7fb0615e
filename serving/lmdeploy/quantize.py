"""Quantizing to 4 bits with LMDeploy's AWQ: without data, or calibrated on our own conversations.

LMDeploy reads its calibration texts from a fixed list of public data sets; the function that loads them is replaced for
the length of one call, so that the activations are those of this product: its tools, its languages, its results.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from domain.errors import InvalidInput
from serving.lmdeploy.calibration.conversations import Conversation, load_conversations
from serving.lmdeploy.chat_template import family_of, template
from serving.lmdeploy.checkpoint import Checkpoint
from serving.lmdeploy.commands import quantize_command
from serving.lmdeploy.launch import ensure_lmdeploy, run_lmdeploy
from serving.lmdeploy.options import QuantizeOptions

_SEED = 531


def quantize(checkpoint: Checkpoint, target: Path, options: QuantizeOptions, conversations: Path | None = None) -> None:
    """Write the 4-bit model to `target`; `conversations` is a file of one's own instead of ours."""
    command = quantize_command(checkpoint.folder, target, options, checkpoint.has_remote_code)
    ensure_lmdeploy()
    with calibrated_on(load_conversations(conversations), template(family_of(checkpoint.config))):
        run_lmdeploy(command, tls=None)


@contextmanager
def calibrated_on(conversations: Sequence[Conversation], jinja: str) -> Iterator[None]:
    """Let LMDeploy calibrate on these conversations, rendered as the model will see them."""
    from lmdeploy.lite.apis import calibrate

    def ours(_name: str, tokenizer: Any, nsamples: int, seqlen: int) -> list[Any]:
        return samples(conversations, jinja, tokenizer, nsamples, seqlen)

    theirs = calibrate.get_calib_loaders
    calibrate.get_calib_loaders = ours
    try:
        yield
    finally:
        calibrate.get_calib_loaders = theirs


def samples(conversations: Sequence[Conversation], jinja: str, tokenizer: Any, count: int, tokens: int) -> list[Any]:
    """`count` samples of `tokens` tokens: the conversations one after the other, shuffled anew for each round."""
    import torch

    rounds = _tokens_of_rounds(conversations, jinja, tokenizer)
    ids = list(islice(rounds, count * tokens))
    return [torch.tensor([ids[start : start + tokens]]) for start in range(0, count * tokens, tokens)]


def _tokens_of_rounds(conversations: Sequence[Conversation], jinja: str, tokenizer: Any) -> Iterator[int]:
    chance = random.Random(_SEED)
    encoded = [_encode(conversation, jinja, tokenizer) for conversation in conversations]
    if not any(encoded):
        raise InvalidInput("The conversations to calibrate on are empty.", field="conversations", hint="Name another.")
    while True:
        for ids in chance.sample(encoded, len(encoded)):
            yield from ids


def _encode(conversation: Conversation, jinja: str, tokenizer: Any) -> list[int]:
    text = tokenizer.apply_chat_template(
        conversation.messages, tools=conversation.tools, chat_template=jinja, tokenize=False
    )
    ids: list[int] = tokenizer(text)["input_ids"]
    return ids
