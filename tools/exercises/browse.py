"""Browsing the exercises: what passes the filters, in the order in which one looks through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.vocabulary import Equipment, ExerciseKind, Language, Level, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from knowledge.exercises.library import ExerciseLibrary, LibraryEntry
from retrievers.exercises import ExerciseSearch


@dataclass(frozen=True)
class BrowseFilter:
    """What is looked for; None or nothing does not restrict."""

    query: str = ""
    muscle: Muscle | None = None
    equipment: Equipment | None = None
    kind: ExerciseKind | None = None
    level: Level | None = None
    language: Language | None = None
    """Only exercises that have a name in this language."""

    def accepts(self, exercise: ExerciseRecord) -> bool:
        """Whether the exercise passes everything but the query. The level is the exercise's own, not the highest."""
        return (
            (self.muscle is None or self.muscle in {*exercise.primary_muscles, *exercise.secondary_muscles})
            and (self.equipment is None or self.equipment in exercise.equipment)
            and (self.kind is None or self.kind is exercise.kind)
            and (self.level is None or self.level is exercise.level)
            and (self.language is None or self.language in exercise.names)
        )


class ExerciseBrowser:
    """All exercises as one looks through them."""

    def __init__(self, library: ExerciseLibrary, search: ExerciseSearch) -> None:
        self._library = library
        self._search = search

    def find(self, wish: BrowseFilter) -> list[ExerciseRecord]:
        """All that pass: best hits of the query first; without one, those whose target the muscle is, basic ones first.

        The search hears nothing of the filters: it would answer words that it does not know with anything that
        passes them.
        """
        if wish.query.strip():
            hits = self._search.search(wish.query, limit=len(self._library))
            return [exercise for hit in hits if wish.accepts(exercise := self._library.get(hit.exercise.id))]
        passing = [exercise for exercise in self._library if wish.accepts(exercise)]
        return sorted(passing, key=lambda exercise: (wish.muscle not in exercise.primary_muscles, self._rank(exercise)))

    def open(self, exercise_id: str) -> LibraryEntry:
        """One exercise with what was merged into it; raises NotFound."""
        return self._library.entry(exercise_id)

    def known(self, exercise_ids: Sequence[str]) -> list[ExerciseRecord]:
        """Those of the ids that there are, in their order."""
        return [self._library.get(exercise_id) for exercise_id in exercise_ids if exercise_id in self._library]

    def _rank(self, exercise: ExerciseRecord) -> tuple[int, str]:
        """Basic is what many others are variations of."""
        return -self._variations[exercise.id], exercise.name

    @cached_property
    def _variations(self) -> Counter[str]:
        return Counter(
            other for exercise in self._library for other in (*exercise.easier, *exercise.harder, *exercise.swaps)
        )
