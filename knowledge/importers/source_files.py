"""The files of a data set, read where they lie: in a folder or in a zip archive that is never unpacked.

Nothing is written under a name that a data set chooses, and no name leads out of it.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from domain.errors import InvalidInput

MAX_ARCHIVE_BYTES = 2 * 1024**3
"""No data set of exercises is as large: free-exercise-db with all photos has about a tenth of it."""
MAX_FILES = 100_000
MAX_TEXT_BYTES = 64 * 1024**2
MAX_PICTURE_BYTES = 32 * 1024**2
_LEVELS = 3


class SourceFiles(Protocol):
    """Files by their names below the data set's root, with "/" between folders."""

    def find(self, pattern: str) -> list[str]:
        """The names whose last parts match, such as "dist/exercises.json" or "*.json", those of few folders first."""

    def read(self, name: str, limit_bytes: int) -> bytes | None:
        """What a file holds; None where there is none, it is larger than the limit or its name leads elsewhere."""


class Folder:
    """The files below a folder; links that lead out of it are not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def find(self, pattern: str) -> list[str]:
        """As `SourceFiles`; only a few levels deep, since a folder may be anybody's home."""
        found = [
            file
            for depth in range(_LEVELS)
            for file in sorted(self._root.glob("/".join(["*"] * depth + [pattern])))
            if file.is_file()
        ]
        return [file.relative_to(self._root).as_posix() for file in found]

    def read(self, name: str, limit_bytes: int) -> bytes | None:
        """As `SourceFiles`."""
        file = (self._root / name).resolve()
        if not file.is_relative_to(self._root) or not file.is_file() or file.stat().st_size > limit_bytes:
            return None
        return file.read_bytes()


class Archive:
    """The files in a zip archive; raises InvalidInput where it is broken, too large or not to be trusted."""

    def __init__(self, archive: zipfile.ZipFile, title: str, remedy: str) -> None:
        self._archive = archive
        self._title = title
        self._remedy = remedy
        entries = archive.infolist()
        if len(entries) > MAX_FILES:
            raise self._wrong(f"{title} holds {len(entries):,} files, of at most {MAX_FILES:,}.")
        outside = next((entry.filename for entry in entries if _leads_out(entry.filename)), None)
        if outside is not None:
            raise self._wrong(f"{title} holds a file that leads out of it ({outside!r}): it has been tampered with.")

    def find(self, pattern: str) -> list[str]:
        """As `SourceFiles`."""
        names = [name for name in self._archive.namelist() if PurePosixPath(name).match(pattern)]
        return sorted(names, key=lambda name: (name.count("/"), name))

    def read(self, name: str, limit_bytes: int) -> bytes | None:
        """As `SourceFiles`."""
        try:
            with self._archive.open(name) as stream:
                data = stream.read(limit_bytes + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            raise self._wrong(f"{name} in {self._title} cannot be unpacked: it is damaged or locked.") from error
        return data if len(data) <= limit_bytes else None

    def _wrong(self, sentence: str) -> InvalidInput:
        return InvalidInput(sentence, field="path", hint=self._remedy)


@contextmanager
def open_source(path: Path, remedy: str) -> Iterator[SourceFiles]:
    """The files of a folder or a zip archive; raises InvalidInput with the remedy for anything else."""
    if path.is_dir():
        yield Folder(path)
        return
    if not path.is_file():
        raise InvalidInput(f"There is no file or folder {path}.", field="path", hint=remedy)
    if path.stat().st_size > MAX_ARCHIVE_BYTES:
        size, most = path.stat().st_size / 1024**3, MAX_ARCHIVE_BYTES // 1024**3
        raise InvalidInput(f"{path.name} has {size:.0f} GB, of at most {most} GB.", field="path", hint=remedy)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        sentence = f"{path.name} is no zip archive, or has been cut off."
        raise InvalidInput(sentence, field="path", hint=remedy) from error
    with archive:
        yield Archive(archive, path.name, remedy)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]
