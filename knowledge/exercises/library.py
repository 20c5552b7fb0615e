"""All exercises there are: our catalogue and what was imported, the same exercise as one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from domain.errors import NotFound
from knowledge.exercises.catalogue import Catalogue, ExerciseRecord, slug
from knowledge.exercises.imported import Credit, ImportedExercise, ImportedExercises
from knowledge.exercises.matching import Matcher


class LibraryEntry(NamedTuple):
    """An exercise, and the imported ones that are the same."""

    exercise: ExerciseRecord
    same: tuple[ImportedExercise, ...] = ()

    @property
    def imported(self) -> ImportedExercise | None:
        """The exercise itself where it is not ours."""
        return self.exercise if isinstance(self.exercise, ImportedExercise) else None

    @property
    def credits(self) -> list[Credit]:
        """Whose texts and photos an imported exercise shows; none for ours, which shows its own."""
        if self.imported is None:
            return []
        photos = [photo.credit for photo in self.imported.photos if photo.credit]
        return list(dict.fromkeys([self.imported.credit, *photos]))


class ExerciseLibrary:
    """The catalogue's exercises first, then the imported ones, each source in its order."""

    def __init__(self, catalogue: Catalogue, imports: Sequence[ImportedExercises] = ()) -> None:
        self._catalogue = catalogue
        self._imports = imports

    @cached_property
    def entries(self) -> dict[str, LibraryEntry]:
        """Every exercise under its id, with what was merged into it."""
        entries = {exercise.id: LibraryEntry(exercise) for exercise in self._catalogue}
        for source in self._imports:
            matcher = Matcher([entry.exercise for entry in entries.values()])
            for imported in source:
                match = matcher.match(imported)
                if match is None:
                    exercise = _renamed(imported, entries)
                    entries[exercise.id] = LibraryEntry(exercise)
                else:
                    entries[match.id] = _merged(entries[match.id], imported)
        return entries

    def __iter__(self) -> Iterator[ExerciseRecord]:
        return (entry.exercise for entry in self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self.entries

    def get(self, exercise_id: str) -> ExerciseRecord:
        """The exercise with this id; raises NotFound."""
        return self.entry(exercise_id).exercise

    def entry(self, exercise_id: str) -> LibraryEntry:
        """The exercise with this id and what was merged into it; raises NotFound."""
        try:
            return self.entries[exercise_id]
        except KeyError:
            raise NotFound(f"There is no exercise {exercise_id!r}.", field="exercise_id") from None

    def credits(self, exercise_id: str) -> list[Credit]:
        """Whose texts and photos an imported exercise shows; none for ours."""
        return self.entry(exercise_id).credits

    def photos(self, exercise_id: str) -> list[Path]:
        """The photos of an imported exercise, in the order of the movement; none of ours, which are drawn."""
        entry = self.entries.get(exercise_id)
        imported = entry.imported if entry else None
        files = [source.photo_files(imported) for source in self._imports] if imported else []
        return next((found for found in files if found), [])


def _renamed(imported: ImportedExercise, taken: dict[str, LibraryEntry]) -> ImportedExercise:
    """The exercise under an id that is free: two sources may give different exercises one name."""
    if imported.id and imported.id not in taken:
        return imported
    return imported.model_copy(update={"id": slug(imported.source_id)})


def _merged(entry: LibraryEntry, imported: ImportedExercise) -> LibraryEntry:
    exercise = entry.exercise
    source_ids = list(dict.fromkeys([*exercise.source_ids, *imported.source_ids]))
    return LibraryEntry(exercise.model_copy(update={"source_ids": source_ids}), (*entry.same, imported))
