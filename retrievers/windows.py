"""Sentence windows: a long text in short overlapping pieces, so that one sentence can speak for all of it."""

from __future__ import annotations

import re

from knowledge.articles.library import Passage
from retrievers.vector import whole_and_asked

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_WINDOW_SENTENCES = 3
_STEP_SENTENCES = 2


def sentences_of(text: str) -> list[str]:
    """The sentences of an English text; all of it where it has no end of a sentence."""
    return _SENTENCE_END.split(text)


def windows(passage: Passage) -> list[str]:
    """Three sentences at a time, each window under the passage's title."""
    sentences = sentences_of(passage.text)
    starts = range(0, max(1, len(sentences) - 1), _STEP_SENTENCES)
    return [f"{passage.title}. {' '.join(sentences[at : at + _WINDOW_SENTENCES])}" for at in starts]


def whole_and_windows(passage: Passage) -> list[str]:
    """The text, the questions that it answers, the title, and its windows."""
    return [*whole_and_asked(passage), passage.title, *windows(passage)]
