"""How well the words of a query and of a name cover one another, rare words weighing more than common ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property

import numpy as np

from retrievers.embedding.vocabulary import common_words
from retrievers.movement_words import Wanted
from retrievers.sounds import SoundIndex
from retrievers.tokenizer import tokenize

Terms = Sequence[str]
Spoken = Callable[[], Mapping[str, Terms]]
"""Gives the words of the names as they are spoken, each with its terms; asked when another script turns up."""
_MIN_SIMILARITY = 0.72
"""Share of letters in place from which a term is taken for a misspelling of one that is known."""
_MIN_LETTERS = 4
_FACET_SHARE = 0.7
"""What a word counts that is no part of the name, but says with what or for what the exercise is."""
_UNKNOWN_WEIGHT = 0.5
"""What a word counts against all names that none of them holds."""


class TermNames:
    """Names as sets of terms, several for each exercise; `facets` are the terms of its equipment and muscles."""

    def __init__(self, names: Sequence[Sequence[Terms]], facets: Sequence[Terms], spoken: Spoken = lambda: {}) -> None:
        """Names and facets in the order of the exercises; every exercise has a name. `spoken` gives words' terms."""
        self._spoken_words = spoken
        self._names = [frozenset(terms) for of_one in names for terms in of_one]
        self._starts = np.cumsum([0, *map(len, names)])[:-1]
        self._owner = np.repeat(np.arange(len(names)), [len(of_one) for of_one in names])
        self._facets = [frozenset(terms) for terms in facets]

    def scores(self, wanted: Sequence[Wanted]) -> np.ndarray:
        """For every exercise its best name's share in common with the query, 0–1, by weight (Dice's coefficient)."""
        matched, asked = np.zeros(len(self._names)), 0.0
        for group in wanted:
            terms = [known for term in group.terms for known in self.known(term)]
            weight = max((self._weights.get(term, _UNKNOWN_WEIGHT) for term in terms), default=_UNKNOWN_WEIGHT)
            matched += weight * self._hits(terms)
            asked += weight
        if not asked:
            return np.zeros(len(self._facets))
        dice = 2 * matched / (asked + np.maximum(self._totals, matched))
        return np.asarray(np.maximum.reduceat(np.minimum(dice, 1.0), self._starts))

    def known(self, term: str) -> list[str]:
        """The term itself where it is known; else the one that it is a misspelling of, or sounds like, if any."""
        return [term] if self.holds(term) else self._nearest(term)

    def holds(self, term: str) -> bool:
        """Whether a name or a facet has the term."""
        return term in self._weights or term in self._facet_places

    def _nearest(self, term: str) -> list[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if not term.isascii():
            return [term for word in self._sounds.nearest(term) for term in self._spoken[word]]
        if len(term) < _MIN_LETTERS or term.isdigit() or term in _common_terms():
            return []
        hit = process.extractOne(term, self._spelled, scorer=OSA.normalized_similarity, score_cutoff=_MIN_SIMILARITY)
        return [hit[0]] if hit else []

    def _hits(self, terms: Sequence[str]) -> np.ndarray:
        """1 for names with one of the terms, less for those whose facets have it."""
        hits = np.zeros(len(self._names))
        for term in terms:
            if term in self._facet_places:
                hits[self._facet_places[term]] = np.maximum(hits[self._facet_places[term]], _FACET_SHARE)
        for term in terms:
            if term in self._name_places:
                hits[self._name_places[term]] = 1.0
        return hits

    @cached_property
    def _name_places(self) -> dict[str, np.ndarray]:
        return _places(self._names)

    @cached_property
    def _facet_places(self) -> dict[str, np.ndarray]:
        return _places([self._facets[owner] for owner in self._owner])

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Inverse document frequency over exercises: 1 for the rarest words, near 0.2 for the commonest."""
        owners = {term: len(np.unique(self._owner[places])) for term, places in self._name_places.items()}
        rarest = np.log(1 + len(self._facets))
        return {term: float(np.log(1 + len(self._facets) / count) / rarest) for term, count in owners.items()}

    @cached_property
    def _totals(self) -> np.ndarray:
        return np.array([sum(self._weights[term] for term in name) for name in self._names])

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._spoken)

    @cached_property
    def _spoken(self) -> Mapping[str, Terms]:
        return self._spoken_words()

    @cached_property
    def _spelled(self) -> list[str]:
        """The terms that are long enough to be misspelled."""
        return [term for term in {**self._facet_places, **self._weights} if len(term) >= _MIN_LETTERS]


@cache
def _common_terms() -> frozenset[str]:
    """The stems of common English words, which are no misspellings: a "thing" is no hinge."""
    return frozenset(term for word in common_words() for term in tokenize(word))


def _places(sets: Sequence[frozenset[str]]) -> dict[str, np.ndarray]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(sets):
        for term in terms:
            places[term].append(place)
    return {term: np.array(found) for term, found in places.items()}
