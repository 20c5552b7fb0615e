"""Models that are learned once from data files and kept until they change."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any


class LearnedModel:
    """What `learn` returns, kept in `folder` under a fingerprint of everything that it depends on.

    `parts` are read once, at the first use; the version of scikit-learn is always part of the fingerprint.
    """

    def __init__(
        self, name: str, folder: Path, parts: Callable[[], Iterable[bytes]], learn: Callable[[], object]
    ) -> None:
        self._name = name
        self._folder = folder
        self._parts = parts
        self._learn = learn

    @property
    def is_prepared(self) -> bool:
        """Whether a model learned from the present data is stored."""
        return self._file.exists()

    @cached_property
    def value(self) -> Any:
        """The model; learned now if none is stored that fits the data."""
        if self._file.exists():
            return pickle.loads(self._file.read_bytes())
        model = self._learn()
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob(f"{self._name}-*.*"):
            old.unlink(missing_ok=True)
        written = self._file.with_suffix(f".{os.getpid()}")
        written.write_bytes(pickle.dumps(model, protocol=pickle.HIGHEST_PROTOCOL))
        written.replace(self._file)  # another process never reads half a model
        return model

    @cached_property
    def _file(self) -> Path:
        digest = hashlib.sha256(version("scikit-learn").encode())
        for part in self._parts():
            digest.update(part)
        return self._folder / f"{self._name}-{digest.hexdigest()[:16]}.pickle"


class BuiltOnModel:
    """What stands on a learned model: it can be prepared ahead of the first message."""

    _stored: LearnedModel

    @property
    def is_prepared(self) -> bool:
        """Whether a model learned from the present examples is stored."""
        return self._stored.is_prepared

    def prepare(self) -> None:
        """Learn now, if the examples have changed since the stored model was learned."""
        if not self.is_prepared:
            self.load()

    def load(self) -> None:
        """Have the model in memory before the first message."""
        _ = self._stored.value
