"""What a page says to a question, or what it is about: its own sentences, never new ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from domain.languages import detect
from retrievers.embedding.port import Embedder
from retrievers.tokenizer import tokenize
from tools.pages.sentences import Sentence, sentences_of

if TYPE_CHECKING:
    from knowledge.ingestion.chunking import Piece

_MOST_COMPARED = 64
"""Sentences whose meaning is compared: half a second's work for the embedding."""
_MEANING_WEIGHT = 0.6
"""Of the nearness in meaning against the share of the question's words, where the embedding reads the language."""
_HEADING_WEIGHT = 0.5
"""What a word of the question counts in a heading over the sentence."""
_GOES_ON = 0.55
"""Share of the best sentence's score from which the next belongs to the answer."""
_SHORT_WORDS, _MOST_WORDS, _MOST_SENTENCES = 8, 80, 3
"""A quote of fewer words goes on with the next sentence, and none has more of either."""
_SENTENCE_WORDS = (6, 45)
"""Sentences that can stand in a summary."""
_SUMMARY_SENTENCES = 3
_LEAD = 8
"""Sentences of the beginning that say most about what a page is about."""
_CONFIDENT = 0.42
"""Score from which a sentence counts as an answer: `python -m eval.pages` measures it."""
_CONFIDENT_BY_WORDS = 0.3
"""The same where words alone decide: half of a Korean or Chinese question's pairs of letters are grammar."""


@dataclass(frozen=True)
class Finding:
    """A passage of a page, and the sentences in it that matter."""

    piece: int
    """Its number among the page's passages."""
    score: float
    """0–1: how much of the question is in the quote."""
    quote: str


@dataclass(frozen=True)
class Found:
    """The findings, best first (for a summary in the page's order), and whether they answer the question."""

    findings: list[Finding]
    confident: bool


class PageSearch:
    """Finds sentences in a page by the question's words, and by its meaning where the embedding reads the language."""

    def __init__(self, embedder: Embedder, in_english: Callable[[str], str] | None = None) -> None:
        """`in_english` gives the English terms of a question in another language, empty where it knows none."""
        self._embedder = embedder
        self._in_english = in_english

    def answer(self, pieces: Sequence[Piece], title: str, question: str, limit: int) -> Found:
        """The sentences that answer a question, at most one quote a passage."""
        sentences = sentences_of(pieces, title)
        scores = self._scores(sentences, question)
        for number, sentence in enumerate(sentences):
            if sentence.asks:  # a page that asks the very question answers it in its next sentence
                if number + 1 < len(sentences):
                    scores[number + 1] = max(scores[number + 1], scores[number])
                scores[number] = 0
        best: dict[int, int] = {}
        for number in np.argsort(-scores, kind="stable"):
            best.setdefault(sentences[number].piece, int(number))
        findings = [
            Finding(piece, round(float(scores[number]), 4), _quote(sentences, scores, number))
            for piece, number in list(best.items())[:limit]
        ]
        enough = _CONFIDENT if self._asked(question) else _CONFIDENT_BY_WORDS
        return Found(findings, bool(findings) and findings[0].score >= enough)

    def summary(self, pieces: Sequence[Piece], title: str, limit: int) -> Found:
        """The sentences that say what a page is about: those of its most frequent words, near its beginning."""
        sentences = sentences_of(pieces, title)
        counts = Counter(term for sentence in sentences for term in sentence.terms)
        named = set(tokenize(title))
        low, high = _SENTENCE_WORDS
        weights = [
            _centrality(sentence, counts, named) * (1 + max(0, _LEAD - number) / _LEAD)
            for number, sentence in enumerate(sentences)
        ]
        fitting = [n for n, sentence in enumerate(sentences) if low <= sentence.words <= high and not sentence.asks]
        chosen = sorted(fitting, key=lambda n: -weights[n])[:_SUMMARY_SENTENCES] or list(range(len(sentences)))[:1]
        by_piece: dict[int, list[str]] = {}
        for number in sorted(chosen):
            by_piece.setdefault(sentences[number].piece, []).append(sentences[number].text)
        findings = [Finding(piece, 1.0, " ".join(texts)) for piece, texts in by_piece.items()]
        return Found(findings[:limit], confident=bool(findings))

    def _scores(self, sentences: Sequence[Sentence], question: str) -> np.ndarray:
        """Each sentence's score, float64 [sentences]."""
        asked = self._asked(question)
        scores = _coverage(sentences, set(tokenize(question)))
        if not asked:
            return scores
        if asked != question:
            scores = np.maximum(scores, _coverage(sentences, set(tokenize(asked))))
        compared = np.argsort(-scores, kind="stable")[:_MOST_COMPARED]
        vectors = self._embedder.embed([asked, *(_in_context(sentences[number]) for number in compared)])
        meaning = np.zeros(len(sentences))
        meaning[compared] = np.clip(vectors[1:] @ vectors[0], 0, 1)
        return _MEANING_WEIGHT * meaning + (1 - _MEANING_WEIGHT) * scores

    def _asked(self, question: str) -> str:
        """The question as the embedding reads it; empty where it cannot."""
        if detect(question) in self._embedder.languages:
            return question
        return self._in_english(question) if self._in_english else ""


def _coverage(sentences: Sequence[Sentence], terms: set[str]) -> np.ndarray:
    """The share of the question's words that each sentence and its headings hold, rare words counting more."""
    counts = Counter(term for sentence in sentences for term in sentence.terms & terms)
    weights = {term: math.log(1 + len(sentences) / (1 + counts[term])) for term in terms}
    total = sum(weights.values())
    if not total:
        return np.zeros(len(sentences))
    held = [
        sum(
            weights[term] * (1 if term in sentence.terms else _HEADING_WEIGHT)
            for term in terms & (sentence.terms | sentence.heading_terms)
        )
        for sentence in sentences
    ]
    return np.array(held) / total


def _in_context(sentence: Sentence) -> str:
    return f"{sentence.heading}. {sentence.text}"


def _centrality(sentence: Sentence, counts: Counter[str], named: set[str]) -> float:
    """How much of what the page speaks of is in the sentence, and of its title twice as much."""
    if not sentence.terms:
        return 0.0
    said = sum(math.log(counts[term]) * (2 if term in named else 1) for term in sentence.terms)
    return said / math.sqrt(len(sentence.terms))


def _quote(sentences: Sequence[Sentence], scores: np.ndarray, best: int) -> str:
    """The best sentence with what belongs to it: the one it leans on, and those that go on with the matter."""
    piece, first, last = sentences[best].piece, best, best
    if best and sentences[best].leans_on_former and sentences[best - 1].piece == piece:
        first -= 1
    words = sum(sentence.words for sentence in sentences[first : last + 1])
    while last + 1 < len(sentences) and last + 1 - first < _MOST_SENTENCES:
        following = sentences[last + 1]
        goes_on = scores[last + 1] >= _GOES_ON * scores[best] or words < _SHORT_WORDS or sentences[last].asks
        if following.piece != piece or not goes_on or words + following.words > _MOST_WORDS:
            break
        words += following.words
        last += 1
    return " ".join(sentence.text for sentence in sentences[first : last + 1])
