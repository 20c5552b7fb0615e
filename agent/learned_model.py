"""Models that are learned once from data files and kept until they change, and the features that they learn on."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

_HAN = re.compile(r"[\u4e00-\u9fff]")


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
        import joblib

        if self._file.exists():
            return joblib.load(self._file)
        model = self._learn()
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob(f"{self._name}-*.joblib"):
            old.unlink(missing_ok=True)
        written = self._file.with_suffix(f".{os.getpid()}")
        joblib.dump(model, written)
        written.replace(self._file)  # another process never reads half a model
        return model

    @cached_property
    def _file(self) -> Path:
        digest = hashlib.sha256(version("scikit-learn").encode())
        for part in self._parts():
            digest.update(part)
        return self._folder / f"{self._name}-{digest.hexdigest()[:16]}.joblib"


def n_grams(longest: int, seen: int = 1) -> Any:
    """Character n-grams of up to `longest` within words, and n-grams of up to three words, both weighted by tf-idf.

    Only n-grams of words that are `seen` in so many examples count.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    return make_union(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(1, longest), min_df=2, sublinear_tf=True),
        TfidfVectorizer(
            analyzer="word",
            token_pattern=r"\S+",
            ngram_range=(1, 3),
            min_df=seen,
            sublinear_tf=True,
            preprocessor=spaced,
        ),
    )


def spaced(text: str) -> str:
    """The text with spaces around Chinese characters, so that each counts as a word."""
    return _HAN.sub(r" \g<0> ", text)
