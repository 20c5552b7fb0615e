"""USDA SR Legacy into `foods/sr_legacy.db` of the data folder: `python -m knowledge import usda PATH`.

The table is built beside the old one and takes its place when it is complete, so that readers never see half of it;
an import that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from domain.errors import StorageError
from knowledge.foods.nutrients import NUTRIENT_NAMES
from knowledge.foods.usda import DATABASE
from knowledge.importers.port import ImportReport, Progress
from knowledge.importers.usda_files import MIN_FOODS, UsdaFiles, read_usda
from knowledge.importers.usda_portions import known_portions
from knowledge.importers.usda_rows import FoodRow

BATCH = 500
"""Foods in one transaction: what an interruption loses at most."""
LAYOUT = "1"
"""Raised whenever the tables below change, so that an import of the same files runs again."""
_CREATE = f"""
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS foods (fdc_id INTEGER PRIMARY KEY, description TEXT NOT NULL, category TEXT NOT NULL,
    place INTEGER NOT NULL, {", ".join(f"{name} REAL" for name in NUTRIENT_NAMES)});
CREATE TABLE IF NOT EXISTS portions (fdc_id INTEGER NOT NULL, unit TEXT NOT NULL, amount REAL NOT NULL,
    grams REAL NOT NULL);
CREATE INDEX IF NOT EXISTS portions_of ON portions (fdc_id);
"""


class UsdaImporter:
    """Imports SR Legacy, as one table of foods and one of portions or as FoodData Central offers it."""

    name = "usda"
    description = "USDA SR Legacy: sr_legacy.csv, its folder, or the unpacked download of FoodData Central"

    def __init__(self, min_foods: int = MIN_FOODS) -> None:
        """`min_foods`: a file with fewer has been cut off."""
        self._min_foods = min_foods

    def run(self, path: Path | str, data_dir: Path, progress: Progress) -> ImportReport:
        """Import; raises InvalidInput for files that are not SR Legacy, StorageError where it cannot write."""
        files = read_usda(Path(path), self._min_foods)
        target = data_dir / DATABASE
        try:
            before = _content(target)
            if _digest(target) == files.digest:
                return ImportReport(self.name, target, _counts(files), unchanged=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            _build(files, target, progress)
            return ImportReport(self.name, target, _counts(files) | _changes(before, _content(target)))
        except (OSError, sqlite3.Error) as error:
            raise StorageError(
                f"The table {target} cannot be written.",
                field="data_dir",
                hint="Check the folder's permissions and space, or delete the file and import again.",
            ) from error


def _build(files: UsdaFiles, target: Path, progress: Progress) -> None:
    partial = target.with_suffix(".part.db")
    if partial.exists() and _digest(partial) != files.digest:
        partial.unlink()
    with closing(sqlite3.connect(partial)) as connection:
        connection.executescript(_CREATE)
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('digest', ?)", (files.digest,))
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('layout', ?)", (LAYOUT,))
        done = connection.execute("SELECT count(*) FROM foods").fetchone()[0]
        connection.commit()
        progress(done, len(files.foods))
        for start in range(done, len(files.foods), BATCH):
            batch = files.foods[start : start + BATCH]
            with connection:
                _insert(connection, batch, start, files)
            progress(start + len(batch), len(files.foods))
    partial.replace(target)


def _insert(connection: sqlite3.Connection, foods: list[FoodRow], start: int, files: UsdaFiles) -> None:
    marks = ", ".join("?" * (4 + len(NUTRIENT_NAMES)))
    rows = [(f.fdc_id, f.description, f.category, start + i, *f.figures) for i, f in enumerate(foods)]
    connection.executemany(f"INSERT INTO foods VALUES ({marks})", rows)
    portions = [
        (food.fdc_id, unit, 1.0, grams)
        for food in foods
        for unit, grams in known_portions(files.portions.get(food.fdc_id, []))
    ]
    connection.executemany("INSERT INTO portions VALUES (?, ?, ?, ?)", portions)


def _digest(database: Path) -> str | None:
    """Digest of the files that a table was made from; None where there is no table of today's layout."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(database)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.DatabaseError:
        return None
    return meta.get("digest") if meta.get("layout") == LAYOUT else None


def _content(database: Path) -> dict[int, tuple[object, ...]]:
    """Every row by its id; empty where there is no table that can be read."""
    if not database.exists():
        return {}
    columns = ", ".join(["fdc_id", "description", *NUTRIENT_NAMES])
    try:
        with closing(sqlite3.connect(database)) as connection:
            return {row[0]: row for row in connection.execute(f"SELECT {columns} FROM foods")}
    except sqlite3.DatabaseError:
        return {}


def _counts(files: UsdaFiles) -> dict[str, int]:
    return {"foods": len(files.foods), "foods with household portions": len(files.portions)}


def _changes(before: dict[int, tuple[object, ...]], after: dict[int, tuple[object, ...]]) -> dict[str, int]:
    both = before.keys() & after.keys()
    return {
        "new": len(after.keys() - both),
        "changed": sum(before[fdc_id] != after[fdc_id] for fdc_id in both),
        "gone": len(before.keys() - both),
    }
