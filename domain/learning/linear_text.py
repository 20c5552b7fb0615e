"""Linear models over what occurs in a text: learned with scikit-learn, read without it.

scikit-learn takes a second to import, which nobody should wait for who only wants an answer; a learned model is a table
of words and one of weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import numpy as np

Analyzer = Callable[[str], Iterable[str]]
"""From a text to what occurs in it; a function that can be stored by its name."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_PHRASE = 3


@dataclass(frozen=True)
class Terms:
    """What of one kind may occur in a text, weighted by tf-idf as scikit-learn does: 1 + log tf, length 1."""

    analyzer: Analyzer
    places: dict[str, int]
    idf: np.ndarray

    @classmethod
    def learned(cls, analyzer: Analyzer, seen: int, texts: Sequence[str]) -> tuple[Self, Any]:
        """The terms that occur in `seen` of the texts or more, and the texts as rows of a sparse matrix."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer=analyzer, min_df=seen, sublinear_tf=True)
        matrix = vectorizer.fit_transform(texts)
        places = {term: int(place) for term, place in vectorizer.vocabulary_.items()}
        return cls(analyzer, places, vectorizer.idf_.astype("float32")), matrix

    def found_in(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The places of the terms that occur in a text, and the weight of each."""
        import numpy as np

        counts = Counter(self.places[term] for term in self.analyzer(text) if term in self.places)
        places = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self.idf[places]
        length = np.sqrt(weights @ weights)
        return places, weights / length if length else weights


@dataclass(frozen=True)
class LinearText:
    """One score or several for a text: sums of the weights of what occurs in it."""

    kinds: tuple[Terms, ...]
    weights: np.ndarray
    """A row for each term, kind after kind, and then for each number beside the text; a column for each score."""
    offsets: np.ndarray

    def scores(self, texts: Sequence[str], beside: np.ndarray | None = None) -> np.ndarray:
        """A row for each text; `beside` are further numbers known of each, such as an embedding."""
        import numpy as np

        rows: np.ndarray = np.array([self._of_terms(text) for text in texts]) + self.offsets
        return rows if beside is None else rows + beside @ self.weights[-beside.shape[1] :]

    def _of_terms(self, text: str) -> Any:
        start, total = 0, 0.0
        for kind in self.kinds:
            places, weights = kind.found_in(text)
            total += weights @ self.weights[start + places]
            start += len(kind.places)
        return total


def characters(longest: int, text: str) -> list[str]:
    """Runs of up to `longest` characters within words, the spaces around a word among them."""
    words = [f" {word} " for word in text.lower().split()]
    return [word[at : at + n] for word in words for n in range(1, longest + 1) for at in range(len(word) - n + 1)]


def phrases(text: str) -> list[str]:
    """Words and up to three in a row; each Chinese character counts as a word."""
    words = _HAN.sub(r" \g<0> ", text).split()
    lengths = range(1, _LONGEST_PHRASE + 1)
    return [" ".join(words[at : at + n]) for n in lengths for at in range(len(words) - n + 1)]


def learned_terms(kinds: Iterable[tuple[Analyzer, int]], texts: Sequence[str]) -> tuple[tuple[Terms, ...], Any]:
    """The terms of several kinds, each with how often one has to be seen, and the texts as rows over all of them."""
    from scipy.sparse import hstack

    learned = [Terms.learned(analyzer, seen, texts) for analyzer, seen in kinds]
    return tuple(terms for terms, _ in learned), hstack([matrix for _, matrix in learned], format="csr")
