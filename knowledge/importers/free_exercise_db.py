"""free-exercise-db (github.com/yuhonas/free-exercise-db): 873 exercises in English with two photos each.

`python -m knowledge import free-exercise-db PATH`: the repository as a folder or zip, its address, or a folder with
exercises.json and the photos beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from domain.errors import InvalidInput
from domain.vocabulary import Language
from knowledge.exercises.catalogue import slug
from knowledge.exercises.imported import FREE_EXERCISE_DB, Credit, ImportedExercise, Photo
from knowledge.importers import exercise_words as words
from knowledge.importers.download import Web, is_url
from knowledge.importers.exercise_import import Taken, import_exercises
from knowledge.importers.exercise_table import ExerciseTable, Raw
from knowledge.importers.port import ImportReport, Progress
from knowledge.importers.source_files import (
    MAX_ARCHIVE_BYTES,
    MAX_PICTURE_BYTES,
    MAX_TEXT_BYTES,
    SourceFiles,
    open_source,
)

REPOSITORY = "https://github.com/yuhonas/free-exercise-db"
REMEDY = f"Give exercises.json's folder, a zip of the repository, or {REPOSITORY}."
CREDIT = Credit(
    source=FREE_EXERCISE_DB,
    license="Unlicense (public domain)",
    license_url="https://unlicense.org",
    authors=("yuhonas and contributors",),
    url=REPOSITORY,
)
_LISTS = ("exercises.json", "dist/exercises.json")
_GITHUB = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/tree/([\w./-]+))?/?")


class _Record(BaseModel):
    """A record as the data set writes it; what it has beyond this is not needed."""

    id: str = Field(pattern=r"^[\w,.()'-]+$", max_length=150)
    name: str = Field(min_length=1, max_length=200)
    level: str | None = None
    equipment: str | None = None
    category: str | None = None
    primaryMuscles: list[str] = []  # noqa: N815  the data set's own name
    secondaryMuscles: list[str] = []  # noqa: N815
    instructions: list[str] = []
    images: list[str] = []


class FreeExerciseDbImporter:
    """Imports the data set whole; records that cannot be used are left out and named in the report."""

    name = FREE_EXERCISE_DB
    description = "free-exercise-db: the repository's folder, zip or address"

    def run(self, path: Path | str, data_dir: Path, progress: Progress) -> ImportReport:
        """Import; raises InvalidInput for what is not the data set, StorageError, Unavailable."""
        with _local(path, data_dir) as local, open_source(local, REMEDY) as files:
            table = ExerciseTable(data_dir, self.name)
            return import_exercises(table, _taken(files, table), progress)


@contextmanager
def _local(path: Path | str, data_dir: Path) -> Iterator[Path]:
    """The path itself, or the archive at an address, which is deleted once it is imported."""
    if not is_url(path):
        yield Path(path)
        return
    with Web(REMEDY).connected() as web:
        archive = web.file(archive_address(str(path)), data_dir / "downloads", MAX_ARCHIVE_BYTES)
    try:
        yield archive
    except InvalidInput:
        archive.unlink(missing_ok=True)  # what is broken is to be fetched anew
        raise
    archive.unlink(missing_ok=True)


def archive_address(url: str) -> str:
    """Where the zip of a GitHub repository is; any other address as it stands."""
    match = _GITHUB.fullmatch(url)
    return f"https://codeload.github.com/{match[1]}/{match[2]}/zip/{match[3] or 'HEAD'}" if match else url


def _taken(files: SourceFiles, table: ExerciseTable) -> Taken:
    listing = next((name for ending in _LISTS for name in files.find(ending)), None)
    if listing is None:
        raise InvalidInput("There is no exercises.json: this is not free-exercise-db.", field="path", hint=REMEDY)
    data = files.read(listing, MAX_TEXT_BYTES)
    try:
        written = json.loads(data or b"")
    except ValueError as error:
        raise InvalidInput(f"{listing} is broken or has been cut off.", field="path", hint=REMEDY) from error
    if not isinstance(written, list) or not written:
        raise InvalidInput(f"{listing} is not a list of exercises.", field="path", hint=REMEDY)
    root = listing.removesuffix("dist/exercises.json").removesuffix("exercises.json")
    taken = Taken()
    for number, item in enumerate(written, start=1):
        try:
            record = _Record.model_validate(item)
        except ValidationError as error:
            taken.leave_out(_shown(item, number), f"no usable {_field_of(error)}")
            continue
        taken.add(_raw(record, item, _Photos(files, root), table))
    if not taken.raws:
        raise InvalidInput(f"{listing} holds no exercise that can be taken.", field="path", hint=REMEDY)
    return taken


def _shown(item: object, number: int) -> str:
    return str(item.get("id") or item.get("name") or number) if isinstance(item, dict) else f"record {number}"


def _field_of(error: ValidationError) -> str:
    place = error.errors()[0]["loc"]
    return str(place[0]) if place else "record"


class _Photos:
    """The photos of a record, which lie beside the list or below exercises/."""

    def __init__(self, files: SourceFiles, root: str) -> None:
        self._files = files
        self._root = root

    def of(self, record: _Record) -> list[bytes]:
        """What the photos that are there hold."""
        found = [self._read(name) for name in record.images]
        return [data for data in found if data]

    def _read(self, name: str) -> bytes | None:
        beside = self._files.read(f"{self._root}{name}", MAX_PICTURE_BYTES)
        return beside or self._files.read(f"{self._root}exercises/{name}", MAX_PICTURE_BYTES)


def _raw(record: _Record, item: object, photos: _Photos, table: ExerciseTable) -> Raw:
    digest = hashlib.sha256(words.version() + json.dumps(item, sort_keys=True).encode())
    for data in photos.of(record):
        digest.update(hashlib.sha256(data).digest())

    def make() -> ImportedExercise:
        stored = [table.store_photo(data) for data in photos.of(record)]
        return _exercise(record, [Photo(file=file) for file in stored if file])

    return Raw(f"{FREE_EXERCISE_DB}:{record.id}", digest.hexdigest(), make)


def _exercise(record: _Record, photos: list[Photo]) -> ImportedExercise:
    kind = words.kind(record.category)
    listed = [record.equipment or "body only"]  # it lists no equipment where nothing but the body is needed
    steps = [step.strip() for step in record.instructions if step.strip()]
    return ImportedExercise(
        id=slug(record.name),
        names={Language.EN: record.name},
        aliases={},
        steps={Language.EN: steps} if steps else {},
        cues=[],
        mistakes=[],
        primary_muscles=words.muscles(record.primaryMuscles),
        secondary_muscles=words.muscles(record.secondaryMuscles),
        equipment=words.equipment(listed, record.name),
        level=words.level(record.level),
        kind=kind,
        pattern=None,
        avoid=None,
        easier=[],
        harder=[],
        swaps=[],
        source_ids=[f"{FREE_EXERCISE_DB}:{record.id}"],
        credit=CREDIT,
        photos=photos,
        same_as=words.same_as_ours(f"{FREE_EXERCISE_DB}:{record.id}"),
    )
