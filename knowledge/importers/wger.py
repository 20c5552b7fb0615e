"""wger's exercises, each under the licence that its authors chose.

`python -m knowledge import wger PATH`: the address of an installation (https://wger.de), which is asked page by page,
or its `exerciseinfo` as JSON: one file, a folder or a zip of pages, pictures beside them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from domain.errors import InvalidInput, SpotterError
from domain.vocabulary import Language
from knowledge.exercises.catalogue import slug
from knowledge.exercises.imported import WGER, Credit, ImportedExercise, Photo
from knowledge.importers import exercise_words as words
from knowledge.importers.download import Web, is_url
from knowledge.importers.exercise_import import Taken, import_exercises
from knowledge.importers.exercise_table import ExerciseTable, Raw
from knowledge.importers.port import ImportReport, Progress
from knowledge.importers.source_files import (
    MAX_PICTURE_BYTES,
    MAX_TEXT_BYTES,
    Folder,
    SourceFiles,
    open_source,
)
from knowledge.importers.wger_records import Image, Translation, WgerRecord, codes

REMEDY = "Give an address such as https://wger.de, or its exerciseinfo as JSON: a file, a folder or a zip of pages."
PATH = "/api/v2/exerciseinfo/"
PAGE = "?limit=100"
MAX_PAGES = 1000
MEDIA = "exercise-images/"
ReadPicture = Callable[[str], bytes | None]
"""Gives what the picture at an address holds."""


class WgerImporter:
    """Imports what has a name in one of our languages and a licence; the rest is left out and named in the report."""

    name = WGER
    description = "wger: the address of an installation, or its exerciseinfo as JSON"

    def run(self, path: Path | str, data_dir: Path, progress: Progress) -> ImportReport:
        """Import; raises InvalidInput for what is not wger's exerciseinfo, StorageError, Unavailable."""
        table = ExerciseTable(data_dir, self.name)
        if is_url(path):
            with Web(REMEDY).connected() as web:
                items = _fetched(web, str(path))
                return import_exercises(table, _taken(items, table, lambda url: _from_web(web, url)), progress)
        local = Path(path)
        if local.is_file() and local.suffix.lower() == ".json":
            beside = Folder(local.parent)
            items = _items(beside.read(local.name, MAX_TEXT_BYTES), local.name)
            return import_exercises(table, _taken(items, table, lambda url: _beside(beside, url)), progress)
        with open_source(local, REMEDY) as files:
            return import_exercises(table, _taken(_pages(files), table, lambda url: _beside(files, url)), progress)


def first_page(url: str) -> str:
    """Where an installation's exercises begin: at the address itself if it is one of the API's."""
    if PATH.strip("/") in url:
        return url
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{PATH}{PAGE}"


def _fetched(web: Web, url: str) -> list[Any]:
    items: list[Any] = []
    page: str | None = first_page(url)
    host = urlsplit(url).netloc
    for _ in range(MAX_PAGES):
        if page is None:
            return items
        if urlsplit(page).netloc != host:
            raise InvalidInput(f"{host} sends on to {page}.", field="path", hint="Give the address of wger itself.")
        written = web.json(page, MAX_TEXT_BYTES)
        items += _results(written, page)
        page = written.get("next") if isinstance(written, dict) else None
    raise InvalidInput(f"{host} has more than {MAX_PAGES} pages.", field="path", hint=REMEDY)


def _pages(files: SourceFiles) -> list[Any]:
    names = files.find("*.json")
    if not names:
        raise InvalidInput("There is no JSON file.", field="path", hint=REMEDY)
    return [item for name in names for item in _items(files.read(name, MAX_TEXT_BYTES), name)]


def _items(data: bytes | None, name: str) -> list[Any]:
    try:
        return _results(json.loads(data or b""), name)
    except ValueError as error:
        raise InvalidInput(f"{name} is no JSON, or has been cut off.", field="path", hint=REMEDY) from error


def _results(written: Any, name: str) -> list[Any]:
    results = written.get("results") if isinstance(written, dict) else written
    if not isinstance(results, list):
        raise InvalidInput(f"{name} is no page of wger's exerciseinfo.", field="path", hint=REMEDY)
    return results


def _from_web(web: Web, url: str) -> bytes | None:
    try:
        return web.read(url, MAX_PICTURE_BYTES) if is_url(url) else None
    except SpotterError:
        return None  # one picture that is gone does not stop an import; the report counts it


def _beside(files: SourceFiles, url: str) -> bytes | None:
    tail = url.rpartition(MEDIA)[2]
    found = (files.read(name, MAX_PICTURE_BYTES) for name in (MEDIA + tail, f"media/{MEDIA}{tail}", tail))
    return next((data for data in found if data), None)


def _taken(items: Iterable[Any], table: ExerciseTable, read: ReadPicture) -> Taken:
    taken = Taken()
    for number, item in enumerate(items, start=1):
        try:
            record = WgerRecord.model_validate(item)
        except ValidationError:
            taken.leave_out(f"record {number}", "no exerciseinfo of wger")
            continue
        reason = _reason_against(record)
        if reason:
            taken.leave_out(_title(record), reason)
        else:
            taken.add(_raw(record, item, read, table))
    if not taken.raws:
        raise InvalidInput("There is no exercise of wger that can be taken.", field="path", hint=REMEDY)
    return taken


def _title(record: WgerRecord) -> str:
    return next((translation.name for translation in record.translations if translation.name), f"{WGER}:{record.id}")


def _reason_against(record: WgerRecord) -> str | None:
    if not any(translation.name.strip() for translation in record.translations):
        return "without a name"
    if not _ours(record):
        return "without a name in English, Chinese, Korean or Bengali"
    if record.license is None:
        return "without a licence"
    return None


def _ours(record: WgerRecord) -> dict[Language, Translation]:
    known = {language.value for language in Language}
    return {Language(one.code): one for one in record.translations if one.code in known and one.name.strip()}


def _raw(record: WgerRecord, item: Any, read: ReadPicture, table: ExerciseTable) -> Raw:
    digest = hashlib.sha256(words.version() + json.dumps(item, sort_keys=True).encode()).hexdigest()
    return Raw(f"{WGER}:{record.id}", digest, lambda: _exercise(record, _photos(record, read, table)))


def _photos(record: WgerRecord, read: ReadPicture, table: ExerciseTable) -> list[Photo]:
    photos = []
    for image in sorted(record.images, key=lambda image: not image.is_main):
        credit = _photo_credit(image)
        data = read(image.image) if credit else None
        file = table.store_photo(data) if data else None
        if file:
            photos.append(Photo(file=file, credit=credit))
    return photos


def _photo_credit(image: Image) -> Credit | None:
    """Whose picture it is; None under a licence that we do not know, so that it cannot be shown."""
    license_ = codes()["licenses"].get(str(image.license))
    if license_ is None:
        return None
    authors = (image.license_author,) if image.license_author else ()
    url = image.license_author_url or image.image
    return Credit(source=WGER, license=license_["name"], license_url=license_["url"], authors=authors, url=url)


def _credit(record: WgerRecord) -> Credit:
    assert record.license is not None, "records without a licence are left out"
    named = [record.license_author or "", *record.total_authors_history]
    named += [author for one in record.translations for author in [one.license_author or "", *one.author_history]]
    return Credit(
        source=WGER,
        license=record.license.short_name or record.license.full_name,
        license_url=record.license.url,
        authors=tuple(dict.fromkeys(author for author in named if author)),
        url=f"https://wger.de/en/exercise/{record.id}/view",
    )


def _exercise(record: WgerRecord, photos: list[Photo]) -> ImportedExercise:
    ours = _ours(record)
    english = ours[Language.EN].name if Language.EN in ours else ""
    primary = words.muscles(name for muscle in record.muscles for name in muscle.names)
    return ImportedExercise(
        id=slug(english),
        names={language: one.name.strip() for language, one in ours.items()},
        aliases={language: [a.alias for a in one.aliases if a.alias] for language, one in ours.items()},
        steps={language: one.steps for language, one in ours.items() if one.steps},
        cues=[],
        mistakes=[],
        primary_muscles=primary or words.category_muscles(record.category.name),
        secondary_muscles=words.muscles(name for muscle in record.muscles_secondary for name in muscle.names),
        equipment=words.equipment([one.name for one in record.equipment], english),
        level=None,
        kind=words.kind(record.category.name),
        pattern=None,
        avoid=None,
        easier=[],
        harder=[],
        swaps=[],
        source_ids=[f"{WGER}:{record.id}"],
        credit=_credit(record),
        photos=photos,
        same_as=words.same_as_ours(f"{WGER}:{record.id}"),
        other_names={one.code: one.name for one in record.translations if one.name and one not in ours.values()},
    )
