"""Finding exercises by name, alias, misspelling, description, muscle, equipment and level, in four languages.

A query is read as English terms (`movement_words`), so that it finds the imported exercises too, which have English
names only. Four measures are added: how far the terms of query and name cover one another, how much of the query is
written about the exercise, how alike the letters of the names are and, where no name fits, how near the sentence
vectors lie. The texts in other scripts, which only ours have, count where a query holds words that could not be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from domain.vocabulary import BodyPart, Equipment, Level, MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, ExerciseRecord
from knowledge.exercises.library import ExerciseLibrary
from retrievers.exercise_index import IndexedExercise
from retrievers.exercise_names import TermNames
from retrievers.exercise_sayings import ExerciseSayings
from retrievers.exercise_texts import TermTexts
from retrievers.exercise_vectors import Embedder, ExerciseVectors
from retrievers.movement_words import MovementWords, Wanted
from retrievers.names import fold
from retrievers.tokenizer import tokenize
from retrievers.typed_queries import TypedQueries
from retrievers.word_ends import BENGALI, HAN, HANGUL

_LEVEL_ORDER = list(Level)
_MIN_SCORE = 0.4
"""Below this a hit shares little more than a common word with the query."""
_TEXT_WEIGHT, _NATIVE_WEIGHT, _LETTER_WEIGHT, _VECTOR_WEIGHT = 0.55, 0.55, 0.2, 0.6
"""Against 1 for the terms of the name, by a softmax regression over 1,200 development queries: cross-validated over
exercises it finds as many as with weights of its own for each language."""
_RISE = 0.86
"""How fast the score rises with the sum of the measures: a sum of 1.8, a name met but for its spelling, gives 0.78."""
_NAME_FOUND = 0.85
"""Share of a name's terms in common from which no vector need be asked."""
_BEST_GUESS = 0.99
"""A score of 1 is kept for an exercise's own name."""
_SIMILAR_NAME = 60
"""RapidFuzz token ratio, 0–100, from which the letters of a name count."""
_SIMILAR_NAMES = 20
_NATIVE_LETTER = re.compile(f"(?P<bengali>[{BENGALI}])|(?P<korean>[{HANGUL}])|(?P<chinese>[{HAN}])")


@dataclass(frozen=True)
class ExerciseFilter:
    """What a hit must fulfil; None or nothing does not restrict."""

    muscle: Muscle | None = None
    equipment: Equipment | None = None
    level: Level | None = None
    avoid: tuple[BodyPart, ...] = ()

    def accepts(self, exercise: IndexedExercise) -> bool:
        """Whether the exercise passes: right muscle and equipment, not above the level, known to spare `avoid`."""
        return (
            (self.muscle is None or self.muscle in exercise.muscles)
            and (self.equipment in (None, Equipment.GYM) or self.equipment in exercise.equipment)
            and (self.level is None or _is_within(exercise.level, self.level))
            and (not self.avoid or (exercise.avoid is not None and not set(self.avoid) & set(exercise.avoid)))
        )


@dataclass(frozen=True)
class ExerciseHit:
    """An exercise that was found; `score` is 0–1, 1 for its own name."""

    exercise: ExerciseRecord
    score: float


class ExerciseSearch:
    """Search over the catalogue or over a library with imported exercises."""

    def __init__(
        self, exercises: Catalogue | ExerciseLibrary, embedder: Embedder | None = None, folder: Path = Path()
    ) -> None:
        """`folder` is where the vectors of `embedder` are kept; without it the search goes by words alone."""
        self._library = exercises if isinstance(exercises, ExerciseLibrary) else ExerciseLibrary(exercises)
        self._words = MovementWords()
        self._vectors = ExerciseVectors(embedder, folder, self._short_texts) if embedder else None

    def search(self, query: str, only: ExerciseFilter | None = None, limit: int = 3) -> list[ExerciseHit]:
        """At most `limit` hits, best first; with an empty query the most basic exercises that pass the filter."""
        only = only or ExerciseFilter()
        places = list(range(len(self._exercises)))
        if only != ExerciseFilter():
            places = [place for place in places if only.accepts(self._exercises[place])]
        if not query.strip():
            ranked = sorted(places, key=lambda place: _basic_first(self._exercises[place].exercise, only.muscle))
            return [ExerciseHit(self._exercises[place].exercise, 1.0) for place in ranked[:limit]]
        scores = self._scores(query)
        hits = [place for place in places if scores[place] >= _MIN_SCORE]
        if not hits and only != ExerciseFilter():
            return self.search("", only, limit)  # words that say nothing beside a filter that says enough
        ranked = sorted(hits, key=lambda at: (-scores[at], _basic_first(self._exercises[at].exercise, only.muscle)))
        return [
            ExerciseHit(self._exercises[place].exercise, round(float(scores[place]), 4)) for place in ranked[:limit]
        ]

    @property
    def is_prepared(self) -> bool:
        """Whether the vectors, if any, are on disk."""
        return self._vectors is None or self._vectors.is_prepared

    def prepare(self) -> None:
        """Make the vectors of exercises that have none."""
        if self._vectors is not None:
            self._vectors.prepare()

    def _scores(self, typed: str) -> np.ndarray:
        """The score of every exercise."""
        query = self._typed.meant(typed)
        wanted = self._words.wanted(query)
        named = self._term_names.scores(wanted)
        groups = [
            [known for term in group.terms for known in self._term_names.known(term) or [term]] for group in wanted
        ]
        total = _TEXT_WEIGHT * self._texts.scores(groups) + _LETTER_WEIGHT * self._similar_names(query)
        if not query.isascii():
            named = np.maximum(named, self._native_names_as_terms.scores(_as_terms(query)))
            total += _NATIVE_WEIGHT * self._native_texts.scores([[term] for term in tokenize(query)])
        if self._vectors is not None and named.max(initial=0.0) < _NAME_FOUND:
            total += _VECTOR_WEIGHT * self._vectors.scores(_in_english(query, wanted))
        total += named
        scores = _BEST_GUESS * (1 - np.exp(-_RISE * total))
        scores[self._by_name.get(_squeezed(typed), [])] = 1.0
        return np.asarray(scores)

    def _similar_names(self, query: str) -> np.ndarray:
        """How alike the letters of the query and of the names in its script are, whatever the order of the words."""
        from rapidfuzz import fuzz, process

        written = _words_sorted(query)
        names, owners = self._sorted_names.get(_script(written), ([], []))
        found = process.extract(written, names, scorer=fuzz.ratio, limit=_SIMILAR_NAMES, score_cutoff=_SIMILAR_NAME)
        best = np.zeros(len(self._exercises))
        for _, similarity, position in found:
            best[owners[position]] = max(best[owners[position]], similarity / 100)
        return best

    @cached_property
    def _typed(self) -> TypedQueries:
        names = (name for exercise in self._exercises for name in exercise.names)
        return TypedQueries(self._words, self._term_names, self._texts, lambda: names)

    @cached_property
    def _exercises(self) -> list[IndexedExercise]:
        sayings = ExerciseSayings()
        return [IndexedExercise(entry, self._words, sayings) for entry in self._library.entries.values()]

    @cached_property
    def _term_names(self) -> TermNames:
        return TermNames(
            [exercise.name_terms for exercise in self._exercises],
            [exercise.facet_terms for exercise in self._exercises],
            self._spoken_words,
        )

    def _spoken_words(self) -> dict[str, list[str]]:
        words = {word for exercise in self._exercises for name in exercise.names for word in fold(name).split()}
        terms = {word: self._words.terms(word) for word in sorted(words) if word.isascii() and word.isalpha()}
        return {term: [term] for of_word in terms.values() for term in of_word} | terms

    @cached_property
    def _native_names_as_terms(self) -> TermNames:
        """The names in other scripts, by words or pairs of characters."""
        names = [[tokenize(name) for name in one.names if not name.isascii()] for one in self._exercises]
        return TermNames([of_one or [[]] for of_one in names], [[] for _ in names])

    @cached_property
    def _texts(self) -> TermTexts:
        return TermTexts([exercise.text_terms for exercise in self._exercises])

    @cached_property
    def _native_texts(self) -> TermTexts:
        return TermTexts([exercise.native_terms for exercise in self._exercises])

    @cached_property
    def _sorted_names(self) -> dict[str, tuple[list[str], list[int]]]:
        """The names of each script, their words in order, and whose they are."""
        by_script: dict[str, tuple[list[str], list[int]]] = {}
        for place, exercise in enumerate(self._exercises):
            for name in map(_words_sorted, exercise.names):
                names, owners = by_script.setdefault(_script(name), ([], []))
                names.append(name)
                owners.append(place)
        return by_script

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        by_name: dict[str, list[int]] = {}
        for place, exercise in enumerate(self._exercises):
            for name in exercise.names:
                by_name.setdefault(_squeezed(name), []).append(place)
        return by_name

    def _short_texts(self) -> list[list[str]]:
        return [exercise.short_texts for exercise in self._exercises]


def _as_terms(query: str) -> list[Wanted]:
    return [Wanted((term,), "") for term in dict.fromkeys(tokenize(query))]


def _words_sorted(text: str) -> str:
    return " ".join(sorted(fold(text).split()))


def _script(text: str) -> str:
    """The script that a text's letters other than Latin ones are of; empty for Latin."""
    found = _NATIVE_LETTER.search(text)
    return next(name for name, letters in found.groupdict().items() if letters) if found else ""


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _in_english(query: str, wanted: Sequence[Wanted]) -> str:
    """The query itself, or what of another script could be read."""
    return query if query.isascii() else " ".join(group.word for group in wanted if group.word)


def _is_within(level: Level | None, most: Level) -> bool:
    return level is not None and _LEVEL_ORDER.index(level) <= _LEVEL_ORDER.index(most)


def _basic_first(exercise: ExerciseRecord, muscle: Muscle | None) -> tuple[bool, bool, bool, int, str]:
    """Ours, which move, before imported ones; of a muscle's exercises those that are for it; then the basic ones."""
    return (
        exercise.pattern is None,
        muscle is not None and muscle not in exercise.primary_muscles,
        exercise.pattern is MovementPattern.ISOLATION,
        _LEVEL_ORDER.index(exercise.level) if exercise.level else len(_LEVEL_ORDER),
        exercise.id,
    )
