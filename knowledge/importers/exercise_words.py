"""What public data sets call muscles, equipment, levels and kinds, in our vocabulary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from domain.vocabulary import Equipment, ExerciseKind, Level, Muscle

WORDS_FILE = Path(__file__).parent / "exercise_words.json"


def muscles(names: Iterable[str]) -> list[Muscle]:
    """Our muscles for a source's, in its order; a muscle that we do not know is left out."""
    known: dict[str, list[str]] = _words()["muscles"]
    return list(dict.fromkeys(Muscle(ours) for name in names for ours in known.get(name.lower(), [])))


def equipment(names: Iterable[str], exercise_name: str) -> list[Equipment]:
    """Our equipment for a source's and for what the exercise's English name says; empty where nobody says."""
    known: dict[str, str | None] = _words()["equipment"]
    listed = [Equipment(ours) for name in names if (ours := known.get(name.lower()))]
    patterns: list[list[str]] = _words()["equipment_in_names"]
    named = [Equipment(ours) for pattern, ours in patterns if re.search(rf"\b(?:{pattern})\b", exercise_name.lower())]
    return list(dict.fromkeys([*listed, *named]))


def kind(category: str | None) -> ExerciseKind:
    """The discipline that a source's category means; strength where it says nothing else."""
    return ExerciseKind(_words()["kinds"].get((category or "").lower(), ExerciseKind.STRENGTH))


def level(name: str | None) -> Level | None:
    """Our level for a source's; None where it says none."""
    ours = _words()["levels"].get((name or "").lower())
    return Level(ours) if ours else None


def category_muscles(category: str) -> list[Muscle]:
    """The muscles that a category names, for records that list none."""
    return [Muscle(ours) for ours in _words()["category_muscles"].get(category.lower(), [])]


def same_as_ours(source_id: str) -> str | None:
    """The id of ours that is the same exercise under another name; None where the names tell."""
    found: str | None = _words()["same_as_ours"].get(source_id)
    return found


def version() -> bytes:
    """The words as bytes: an import is made anew when they change."""
    return WORDS_FILE.read_bytes()


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return words
