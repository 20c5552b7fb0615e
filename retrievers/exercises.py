"""Finding exercises by name, alias, misspelling, description, muscle, equipment and level, in four languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from domain.vocabulary import BodyPart, Equipment, Level, MovementPattern, Muscle
from knowledge.exercises.catalogue import Catalogue, Exercise
from retrievers.names import Mention, NameIndex, fold, names_of
from retrievers.tokenizer import tokenize

_LEVEL_ORDER = list(Level)
_MIN_SCORE = 0.3
"""Below this a hit shares little more than a common word with the query."""
_NAME_WEIGHT, _DESCRIPTION_WEIGHT = 0.75, 0.6
_SIMILAR_NAME = 60
"""RapidFuzz token ratio, 0–100, from which a name that does not stand in the query still counts."""


@dataclass(frozen=True)
class ExerciseFilter:
    """What a hit must fulfil; None or nothing does not restrict."""

    muscle: Muscle | None = None
    equipment: Equipment | None = None
    level: Level | None = None
    avoid: tuple[BodyPart, ...] = ()

    def accepts(self, exercise: Exercise) -> bool:
        """Whether the exercise passes: right muscle and equipment, not above the level, spares `avoid`."""
        muscles = {*exercise.primary_muscles, *exercise.secondary_muscles}
        return (
            (self.muscle is None or self.muscle in muscles)
            and (self.equipment in (None, Equipment.GYM) or self.equipment in exercise.equipment)
            and (self.level is None or _LEVEL_ORDER.index(exercise.level) <= _LEVEL_ORDER.index(self.level))
            and not set(self.avoid) & set(exercise.avoid)
        )


@dataclass(frozen=True)
class ExerciseHit:
    """An exercise that was found; `score` is 0–1, 1 for its own name."""

    exercise: Exercise
    score: float


class ExerciseSearch:
    """Search over the catalogue: names first, then similar names, then what the steps and muscles say."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def search(self, query: str, only: ExerciseFilter | None = None, limit: int = 3) -> list[ExerciseHit]:
        """At most `limit` hits, best first; with an empty query the most basic exercises that pass the filter."""
        only = only or ExerciseFilter()
        candidates = [exercise for exercise in self._catalogue if only.accepts(exercise)]
        if not query.strip():
            ranked = sorted(candidates, key=lambda exercise: _basic_first(exercise, only.muscle))
            return [ExerciseHit(exercise, 1.0) for exercise in ranked[:limit]]
        scores = self._scores(query)
        hits = [ExerciseHit(exercise, scores[exercise.id]) for exercise in candidates]
        hits = [hit for hit in hits if hit.score >= _MIN_SCORE]
        if not hits and only != ExerciseFilter():
            return self.search("", only, limit)  # words that say nothing beside a filter that says enough
        return sorted(hits, key=lambda hit: (-hit.score, _basic_first(hit.exercise, only.muscle)))[:limit]

    def mentions(self, text: str) -> list[Mention]:
        """The exercises that `text` names, keyed by exercise id."""
        return self._names.mentions(text)

    def _scores(self, query: str) -> dict[str, float]:
        scores = self._description_scores(query)
        for exercise_id, similarity in self._similar_names(query).items():
            scores[exercise_id] = max(scores[exercise_id], _NAME_WEIGHT * similarity)
        length = max(len(fold(query)), 1)
        for mention in self._names.mentions(query):
            share = (mention.end - mention.start) / length
            named = mention.similarity * (_NAME_WEIGHT + (1 - _NAME_WEIGHT) * share)
            scores[mention.key] = max(scores[mention.key], named)
        return {exercise_id: round(min(score, 1.0), 4) for exercise_id, score in scores.items()}

    def _similar_names(self, query: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        names = self._all_names
        found = process.extract(
            fold(query),
            [name for name, _ in names],
            scorer=fuzz.token_sort_ratio,
            limit=20,
            score_cutoff=_SIMILAR_NAME,
        )
        best: dict[str, float] = {}
        for _, similarity, position in found:
            exercise_id = names[position][1]
            best[exercise_id] = max(best.get(exercise_id, 0.0), similarity / 100)
        return best

    def _description_scores(self, query: str) -> dict[str, float]:
        """BM25 over everything that is written about an exercise, as the share of the best possible hit."""
        index, ids = self._descriptions
        terms = [term for term in tokenize(query) if term in index.vocab_dict]
        if not terms:
            return dict.fromkeys(ids, 0.0)
        scores = index.get_scores(terms)
        known = len(terms) / max(len(tokenize(query)), 1)
        top = max(float(scores.max()), 1e-9)
        return {
            exercise_id: _DESCRIPTION_WEIGHT * known * float(score) / top
            for exercise_id, score in zip(ids, scores, strict=True)
        }

    @cached_property
    def _all_names(self) -> list[tuple[str, str]]:
        return [(fold(name), exercise.id) for exercise in self._catalogue for name in names_of(exercise)]

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._all_names)

    @cached_property
    def _descriptions(self) -> tuple[Any, list[str]]:
        import bm25s

        exercises = list(self._catalogue)
        index = bm25s.BM25()
        index.index([tokenize(_description(exercise)) for exercise in exercises], show_progress=False)
        return index, [exercise.id for exercise in exercises]


def _description(exercise: Exercise) -> str:
    steps = [step for steps in exercise.steps.values() for step in steps]
    tags = [*exercise.primary_muscles, *exercise.secondary_muscles, *exercise.equipment, exercise.kind]
    words = [tag.replace("_", " ") for tag in tags]
    return " ".join([*names_of(exercise), *steps, *exercise.cues, *words])


def _basic_first(exercise: Exercise, muscle: Muscle | None) -> tuple[bool, bool, int, str]:
    return (
        muscle is not None and muscle not in exercise.primary_muscles,
        exercise.pattern is MovementPattern.ISOLATION,
        _LEVEL_ORDER.index(exercise.level),
        exercise.id,
    )
