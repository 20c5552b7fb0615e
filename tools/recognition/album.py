"""Pictures that people send, kept with their conversation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from domain.errors import StorageError
from tools.recognition.photo import as_webp, read_photo

_PREFIX = "photo-"


class Album:
    """Keeps pictures in one folder, under names that nobody can guess.

    A picture is kept as it is looked at: small, the right way up, and without what a telephone writes into it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """The path of a picture that was kept; raises InvalidInput where it is none, StorageError."""
        kept = as_webp(read_photo(data))
        path = self._folder / f"{_PREFIX}{uuid4().hex}.webp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(kept)
        except OSError as error:
            raise StorageError("The picture cannot be kept.", field="data_dir", hint="Free some space.") from error
        return str(path)

    def forget(self, paths: Sequence[str]) -> None:
        """Delete pictures of this album; other files are left alone."""
        for path in map(Path, paths):
            if path.parent == self._folder and path.name.startswith(_PREFIX):
                path.unlink(missing_ok=True)
