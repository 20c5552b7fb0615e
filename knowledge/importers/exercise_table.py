"""Writing imported exercises: a table built beside the old one, and photos named by what they hold.

An import that was interrupted, however hard, goes on where it stopped: records that lie in the unfinished table under
the same hash are not made again. Readers see the old table until the new one is complete.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from domain.errors import StorageError
from knowledge.exercises.imported import LAYOUT, ImportedExercise, ImportedExercises, photos_of, read_meta, table_of
from knowledge.importers.port import Progress

BATCH = 25
"""Exercises in one transaction: what an interruption loses at most."""
_CREATE = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS exercises (source_id TEXT PRIMARY KEY, place INTEGER NOT NULL, digest TEXT NOT NULL,
    record TEXT NOT NULL);
"""
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
_MAX_PIXELS = 50_000_000


class Raw(NamedTuple):
    """A record of the source that is to be taken; `digest` is over all that it is made from."""

    source_id: str
    digest: str
    make: Callable[[], ImportedExercise]
    """Makes the record, its photos stored."""


class ExerciseTable:
    """The table of one source below the data folder; raises StorageError where it cannot be written."""

    def __init__(self, data_dir: Path, source: str) -> None:
        self.data_dir = data_dir
        self.source = source
        self.path = table_of(data_dir, source)

    @property
    def digest(self) -> str | None:
        """Hash of what the complete table was made from; None where there is none."""
        return read_meta(self.path).get("digest")

    def records(self) -> dict[str, str]:
        """The complete table: each record as text, by its source id."""
        exercises = ImportedExercises(self.data_dir, self.source)
        return {exercise.source_id: exercise.model_dump_json() for exercise in exercises}

    def build(self, raws: Sequence[Raw], progress: Progress) -> None:
        """Write all records and put the table in the place of the old one."""
        with self._writing():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            partial = self.path.with_suffix(".part.db")
            with closing(_opened(partial)) as connection:
                self._fill(connection, raws, progress)
            partial.replace(self.path)

    def store_photo(self, data: bytes) -> str | None:
        """Keep a picture under the hash of its bytes and return its file name; None where it is no picture."""
        ending = _picture_ending(data)
        if ending is None:
            return None
        folder = photos_of(self.data_dir)
        target = folder / f"{hashlib.sha256(data).hexdigest()[:32]}.{ending}"
        if not target.exists() or target.stat().st_size != len(data):
            with self._writing():
                folder.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
                with os.fdopen(handle, "wb") as stream:
                    stream.write(data)
                Path(name).replace(target)
        return target.name

    def _fill(self, connection: sqlite3.Connection, raws: Sequence[Raw], progress: Progress) -> None:
        there = dict(connection.execute("SELECT source_id, digest FROM exercises").fetchall())
        gone = there.keys() - {raw.source_id for raw in raws}
        connection.executemany("DELETE FROM exercises WHERE source_id = ?", [(source_id,) for source_id in gone])
        for start in range(0, len(raws), BATCH):
            progress(start, len(raws))
            with connection:
                for place, raw in enumerate(raws[start : start + BATCH], start):
                    if there.get(raw.source_id) == raw.digest:
                        sql = "UPDATE exercises SET place = ? WHERE source_id = ?"
                        connection.execute(sql, (place, raw.source_id))
                    else:
                        row = (raw.source_id, place, raw.digest, raw.make().model_dump_json())
                        connection.execute("INSERT OR REPLACE INTO exercises VALUES (?, ?, ?, ?)", row)
        progress(len(raws), len(raws))
        with connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('digest', ?)", (whole_digest(raws),))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise StorageError(
                f"The exercises cannot be written to {self.path.parent}.",
                field="data_dir",
                hint="Check the folder's permissions and space, or delete it and import again.",
            ) from error


def _opened(partial: Path) -> sqlite3.Connection:
    """The unfinished table; an empty one where there is none of today's layout that can be read."""
    for _ in range(2):
        connection = sqlite3.connect(partial)
        try:
            connection.executescript(_CREATE)
            with connection:
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('layout', ?)", (LAYOUT,))
            if connection.execute("SELECT value FROM meta WHERE key = 'layout'").fetchone() == (LAYOUT,):
                return connection
        except sqlite3.DatabaseError:
            pass
        connection.close()
        # With the table goes its journal: SQLite would play it back onto the new one.
        partial.unlink()
        partial.with_name(f"{partial.name}-journal").unlink(missing_ok=True)
    raise sqlite3.DatabaseError(f"{partial} cannot be made")


def whole_digest(raws: Sequence[Raw]) -> str:
    """A hash over all records in their order."""
    return hashlib.sha256("\n".join(f"{raw.source_id} {raw.digest}" for raw in raws).encode()).hexdigest()


def remove_unused_photos(data_dir: Path, sources: Sequence[str]) -> None:
    """Delete the photos that no complete table names, and what an interrupted write left."""
    folder = photos_of(data_dir)
    if not folder.is_dir():
        return
    imported = [exercise for source in sources for exercise in ImportedExercises(data_dir, source)]
    used = {photo.file for exercise in imported for photo in exercise.photos}
    for file in folder.iterdir():
        if file.name not in used:
            file.unlink(missing_ok=True)


def _picture_ending(data: bytes) -> str | None:
    """The file ending for a picture that opens and is not too large; None for anything else."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            ending = _ENDINGS.get(image.format or "")
            if ending is None or image.width * image.height > _MAX_PIXELS:
                return None
            image.draft("RGB", (64, 64))
            image.load()
            return ending
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
