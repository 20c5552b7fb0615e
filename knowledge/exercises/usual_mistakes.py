"""What people do wrong in an exercise, in the reader's language.

The catalogue's own mistakes are written in English; in the other languages those of the kind of movement stand in.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from domain.vocabulary import Language, MovementPattern
from knowledge.exercises.catalogue import ExerciseRecord

PATTERN_MISTAKES_FILE = Path(__file__).with_name("pattern_mistakes.yaml")
_TYPE = TypeAdapter(dict[MovementPattern, dict[Language, list[str]]])


@cache
def load_pattern_mistakes(path: Path = PATTERN_MISTAKES_FILE) -> dict[MovementPattern, dict[Language, list[str]]]:
    """The mistakes of each kind of movement, by language."""
    return _TYPE.validate_python(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))


def usual_mistakes(exercise: ExerciseRecord, language: Language) -> list[str]:
    """Sentences in that language; empty where neither the exercise nor its kind of movement has any."""
    if language is Language.EN:
        return list(exercise.mistakes)
    if exercise.pattern is None:
        return []
    return list(load_pattern_mistakes()[exercise.pattern].get(language, []))
