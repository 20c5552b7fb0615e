"""Sentence windows: a long text in short overlapping pieces, so that one sentence can speak for all of it."""

from __future__ import annotations

import re

from knowledge.articles.library import Passage
from retrievers.vector import whole_and_asked

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_WINDOW_SENTENCES = 3
_STEP_SENTENCES = 2


def windows(passage: Passage) -> list[str]:
    """Three sentences at a time, each window under the passage's title."""
    sentences = _SENTENCE_END.split(passage.text)
    starts = range(0, max(1, len(sentences) - 1), _STEP_SENTENCES)
    return [f"{passage.title}. {' '.join(sentences[at : at + _WINDOW_SENTENCES])}" for at in starts]


def whole_and_windows(passage: Passage) -> list[str]:
    """The title, the text, the questions that it answers, and its windows."""
    return [passage.title, *whole_and_asked(passage), *windows(passage)]
