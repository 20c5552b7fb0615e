"""Documents on disk: single files, folders of them, and the folders that MinerU writes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from domain.errors import InvalidInput
from knowledge.ingestion.kinds import ENDINGS, MOST_BYTES
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.refusals import refused

_LIST = "*content_list.json"
_PICTURES = "images"
_THE_SAME_EVERY_TIME = (1980, 1, 1, 0, 0, 0)
"""The date that every file gets in a packed folder, so that the same folder gives the same bytes."""


@dataclass(frozen=True)
class Place:
    """Where a document lies, and the name that it goes by: its path below what was asked for."""

    path: Path
    name: str


def paths_below(path: Path) -> list[Place]:
    """A file itself, or the documents in a folder and below it in the order of their names.

    Hidden files and links are passed over. Raises InvalidInput for a path that is not there.
    """
    if path.is_file():
        return [Place(path, path.name)]
    if not path.is_dir():
        raise InvalidInput(f"There is nothing at {path}.", field="path", hint="Give the path of a file or a folder.")
    return _in_folder(path, "")


def incoming_from(place: Place, *, owner: str | None = None, licence: str | None = None) -> IncomingDocument:
    """The document at a place; raises InvalidInput for one that is too large or cannot be read."""
    try:
        content = _packed(place.path) if place.path.is_dir() else _content(place.path)
    except OSError as error:
        hint = "Check the file's permissions."
        raise InvalidInput(f"{place.name} cannot be read.", field="path", hint=hint) from error
    name = f"{place.name}.zip" if place.path.is_dir() else place.name
    return IncomingDocument(name=name, media_type=None, content=content, owner=owner, licence=licence)


def _in_folder(folder: Path, prefix: str) -> list[Place]:
    if any(folder.glob(_LIST)):
        return [Place(folder, prefix.rstrip("/") or folder.resolve().name)]
    found: list[Place] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            found += _in_folder(path, f"{prefix}{path.name}/")
        elif path.suffix.lower() in ENDINGS:
            found.append(Place(path, f"{prefix}{path.name}"))
    return found


def _content(file: Path) -> bytes:
    if file.stat().st_size > MOST_BYTES:
        raise refused("document_too_large", megabytes=MOST_BYTES // 1024**2)
    return file.read_bytes()


def _packed(folder: Path) -> bytes:
    """MinerU's folder as one ZIP: the list, the Markdown and the pictures."""
    files = [*sorted(folder.glob(_LIST)), *sorted(folder.glob("*.md")), *sorted((folder / _PICTURES).glob("*"))]
    files = [file for file in files if file.is_file() and not file.is_symlink()]
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise refused("document_too_large", megabytes=MOST_BYTES // 1024**2)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(str(file.relative_to(folder)), _THE_SAME_EVERY_TIME)
            archive.writestr(entry, file.read_bytes())
    return target.getvalue()
