"""Exercises of public data sets, where they have been imported: each with its licence, its authors and its photos."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from knowledge.exercises.catalogue import ExerciseRecord

FREE_EXERCISE_DB, WGER = "free-exercise-db", "wger"
EXERCISE_SOURCES = (FREE_EXERCISE_DB, WGER)
"""In the order in which they are merged: the first one's exercises keep their ids."""
FOLDER = Path("exercises")
"""Where imports lie, below the data folder: one table a source, and the photos of all of them."""
PICTURES = "photos"
LAYOUT = "1"
"""Raised whenever the table or the record changes, so that an import of the same files runs again."""


class Credit(BaseModel):
    """Whose work something is, and under which licence it may be shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(description="The data set, such as free-exercise-db")
    license: str = Field(description="Name of the licence")
    license_url: str = ""
    authors: tuple[str, ...] = ()
    url: str = Field("", description="Where the work stands")


class Photo(BaseModel):
    """A picture of an import; its file is named by what it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(pattern=r"^[0-9a-f]{32}\.(?:jpg|png|gif|webp)$")
    credit: Credit | None = Field(None, description="Where it differs from the exercise's")


class ImportedExercise(ExerciseRecord):
    """An exercise as its source describes it; its texts keep their language."""

    credit: Credit
    photos: list[Photo] = Field(description="In the order of the movement")
    same_as: str | None = Field(None, description="Id of ours that is the same exercise under another name")
    other_names: dict[str, str] = Field({}, description="Names in further languages, by language code")

    @property
    def source_id(self) -> str:
        """Its id at its source: "free-exercise-db:Barbell_Squat"."""
        return self.source_ids[0]


class ImportedExercises:
    """Reads what was imported from one source; without an import it is empty."""

    def __init__(self, data_dir: Path, source: str) -> None:
        self.source = source
        self._file = table_of(data_dir, source)
        self._photos = photos_of(data_dir)

    @property
    def is_there(self) -> bool:
        """Whether an import of today's layout is complete."""
        return bool(read_meta(self._file))

    @cached_property
    def all(self) -> list[ImportedExercise]:
        """Every exercise, in the order of the source."""
        if not self.is_there:
            return []
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT record FROM exercises ORDER BY place")
            return [ImportedExercise.model_validate_json(record) for (record,) in rows]

    def __iter__(self) -> Iterator[ImportedExercise]:
        return iter(self.all)

    def photo_files(self, exercise: ImportedExercise) -> list[Path]:
        """The photos of an exercise that are on disk, in the order of the movement."""
        files = [self._photos / photo.file for photo in exercise.photos]
        return [file for file in files if file.is_file()]


def imports_below(data_dir: Path) -> list[ImportedExercises]:
    """What was imported from every source, in the order in which they are merged."""
    return [ImportedExercises(data_dir, source) for source in EXERCISE_SOURCES]


def table_of(data_dir: Path, source: str) -> Path:
    """The table of a source."""
    return data_dir / FOLDER / f"{source}.db"


def photos_of(data_dir: Path) -> Path:
    """The folder of all imported photos."""
    return data_dir / FOLDER / PICTURES


def read_meta(table: Path) -> dict[str, str]:
    """What a table says of itself; empty where there is none of today's layout that can be read."""
    if not table.exists():
        return {}
    try:
        with closing(sqlite3.connect(f"file:{table}?mode=ro", uri=True)) as connection:
            meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.DatabaseError:
        return {}
    return meta if meta.get("layout") == LAYOUT else {}
