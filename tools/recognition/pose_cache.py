"""Poses of photos, found once and kept by the hash of the photo's bytes."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidInput, StorageError
from tools.recognition.photo import read_photo
from tools.recognition.pose import LANDMARKS, PoseEstimator, Poses

_NUMBERS = 6
_SAVE_EVERY = 100
_HASH = re.compile(r"[0-9a-f]{32}")
_NOBODY = np.full((LANDMARKS, _NUMBERS), np.nan, dtype=np.float32)


class PoseCache:
    """The poses in one file; the file of another estimator is not read."""

    def __init__(self, folder: Path, estimator: PoseEstimator) -> None:
        self._file = folder / f"{estimator.name}.npz"
        self._estimator = estimator

    def known(self, photo: Path) -> Poses | None:
        """The pose in a photo that was looked at before; None where it was not, or shows nobody."""
        packed = self._kept.get(_digest(photo))
        return None if packed is None or np.isnan(packed[0, 0]) else Poses.unpacked(packed[None])

    def missing(self, photos: Sequence[Path]) -> list[Path]:
        """Those that have not been looked at."""
        return [photo for photo in photos if _digest(photo) not in self._kept]

    def look(self, photos: Sequence[Path]) -> Iterator[Path]:
        """Look at each photo that is missing and yield it; kept every hundred and at the end."""
        missing = self.missing(photos)
        for number, photo in enumerate(missing, start=1):
            self._kept[_digest(photo)] = self._packed(photo)
            if number % _SAVE_EVERY == 0:
                self._save()
            yield photo
        if missing:
            self._save()

    def _packed(self, photo: Path) -> NDArray[np.float32]:
        try:
            poses = self._estimator.find(read_photo(photo.read_bytes())[0])
        except InvalidInput:
            return _NOBODY  # an import may hold a picture that is broken
        return _NOBODY if poses is None else poses.packed()[0]

    @cached_property
    def _kept(self) -> dict[str, NDArray[np.float32]]:
        try:
            with np.load(self._file) as file:
                return dict(zip(file["digests"].tolist(), file["poses"], strict=True))
        except (OSError, ValueError, KeyError, EOFError):
            return {}  # none yet, or cut off: they are found again

    def _save(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, suffix=".part.npz")
            with os.fdopen(handle, "wb") as stream:
                np.savez_compressed(stream, digests=list(self._kept), poses=np.stack(list(self._kept.values())))
            os.replace(name, self._file)
        except OSError as error:
            raise StorageError(f"Poses cannot be kept in {self._file.parent}.", hint="Make it writable.") from error


def _digest(photo: Path) -> str:
    """A hash of the photo; an imported one is named by it already."""
    return photo.stem if _HASH.fullmatch(photo.stem) else hashlib.sha256(photo.read_bytes()).hexdigest()[:32]
