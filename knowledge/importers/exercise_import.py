"""What the importers of exercises share: taking or leaving out records, writing them and reporting both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.imported import EXERCISE_SOURCES, ImportedExercises
from knowledge.exercises.library import ExerciseLibrary
from knowledge.importers.exercise_table import ExerciseTable, Raw, remove_unused_photos, whole_digest
from knowledge.importers.port import ImportReport, Progress

_NAMED = 3
"""Records that a remark names; of more it gives the number."""


@dataclass
class Taken:
    """The records that are to be imported, and why others are not."""

    raws: list[Raw] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    """Names or ids by reason."""
    remarks: list[str] = field(default_factory=list)

    def add(self, raw: Raw) -> None:
        """Take a record; one that is there twice is left out the second time."""
        if any(raw.source_id == other.source_id for other in self.raws):
            self.leave_out(raw.source_id, "there twice")
        else:
            self.raws.append(raw)

    def leave_out(self, name: str, reason: str) -> None:
        """Note a record that is not taken."""
        self.left_out.setdefault(reason, []).append(name)


def import_exercises(table: ExerciseTable, taken: Taken, progress: Progress) -> ImportReport:
    """Write what is new, and report; raises StorageError where it cannot write."""
    before = table.records()
    unchanged = table.digest == whole_digest(taken.raws) and _photos_there(table)
    if not unchanged:
        table.build(taken.raws, progress)
        remove_unused_photos(table.data_dir, EXERCISE_SOURCES)
    after = table.records()
    both = before.keys() & after.keys()
    changes = {
        "new": len(after.keys() - both),
        "changed": sum(before[key] != after[key] for key in both),
        "gone": len(before.keys() - both),
    }
    counts = _counts(table, taken) | ({} if unchanged else changes)
    return ImportReport(table.source, table.path, counts, unchanged, [*_reasons(taken), *taken.remarks])


def _photos_there(table: ExerciseTable) -> bool:
    exercises = ImportedExercises(table.data_dir, table.source)
    return all(len(exercises.photo_files(exercise)) == len(exercise.photos) for exercise in exercises)


def _counts(table: ExerciseTable, taken: Taken) -> dict[str, int]:
    exercises = ImportedExercises(table.data_dir, table.source)
    sources = EXERCISE_SOURCES[: EXERCISE_SOURCES.index(table.source)]
    others = [ImportedExercises(table.data_dir, source) for source in sources]
    library = ExerciseLibrary(Catalogue(), [*others, exercises])
    merged = sum(same in exercises.all for entry in library.entries.values() for same in entry.same)
    return {
        "taken": len(exercises.all),
        "merged with an exercise that was there": merged,
        "left out": sum(Counter({reason: len(names) for reason, names in taken.left_out.items()}).values()),
        "photos": len({photo.file for exercise in exercises for photo in exercise.photos}),
    }


def _reasons(taken: Taken) -> list[str]:
    return [f"Left out, {reason}: {_named(names)}." for reason, names in taken.left_out.items()]


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED:,} more"
