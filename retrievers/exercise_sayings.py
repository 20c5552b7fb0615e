"""What people call the exercises of a public data set in four languages, and how they describe them.

The data set itself is imported by whoever wants it and has English names only. These are our own words, each line under
the id of the exercise that it speaks of; without the import they are never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from domain.vocabulary import Language

SAYINGS_FILE = Path(__file__).with_suffix(".jsonl")


class ExerciseSayings:
    """Names of the gym and plain descriptions, by the source id of an exercise."""

    def __init__(self, path: Path = SAYINGS_FILE) -> None:
        self._path = path

    def of(self, source_ids: Iterable[str]) -> dict[Language, list[str]]:
        """What is said of the exercise with these ids, by language; nothing for most of ours, which have names."""
        said = [self._by_id[source_id] for source_id in source_ids if source_id in self._by_id]
        return {language: [text for one in said for text in one.get(language, [])] for language in Language}

    @cached_property
    def _by_id(self) -> dict[str, Mapping[str, list[str]]]:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return {entry["id"]: entry for entry in map(json.loads, lines)}
