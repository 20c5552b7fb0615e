"""From what a vision model says about a picture to exercises of the library."""

from __future__ import annotations

import re

from retrievers.exercises import ExerciseSearch
from retrievers.names import NameIndex
from tools.recognition.recogniser import Candidate

_SURE = 0.66
"""Search score from which a phrase without an exact name is taken to mean the exercise; "running" has 0.65, "barbell
hip lift" 0.68."""
_PHRASES = re.compile(r"[\n;:,.。，；：、।()]+|\s[-–—]\s|\b(?:or|and)\b|또는|或者?|অথবা|বা")
_LONGEST_PHRASE = 80


def exercises_named(answer: str, names: NameIndex, search: ExerciseSearch, limit: int) -> list[Candidate]:
    """The exercises that a free answer names, in its order: by their names, else by what its phrases describe.

    The confidence is one shared out by order: a model's own words about its certainty are not calibrated.
    """
    found = list(dict.fromkeys(mention.key for mention in names.spelled_rightly(answer)))
    if not found:
        phrases = [phrase.strip() for phrase in _PHRASES.split(answer)]
        short = [phrase for phrase in phrases if 2 < len(phrase) <= _LONGEST_PHRASE]
        hits = [hit for phrase in short for hit in search.search(phrase, limit=1) if hit.score >= _SURE]
        found = list(dict.fromkeys(hit.exercise.id for hit in hits))
    return [Candidate(exercise_id, share) for exercise_id, share in zip(found, shares(limit), strict=False)]


def shares(count: int) -> list[float]:
    """A confidence of one, shared out by order: half to the first, half of the rest to the next."""
    return [round(1 / 2**place, 3) for place in range(1, count + 1)]
