"""The exercise catalogue: one JSON file an exercise under `catalogue/`, validated as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.errors import NotFound
from domain.vocabulary import BodyPart, Equipment, ExerciseKind, Language, Level, MovementPattern, Muscle

CATALOGUE_DIR = Path(__file__).parent / "catalogue"


def slug(name: str) -> str:
    """An English name as an identifier: "Child's Pose" becomes "childs-pose"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


class ExerciseRecord(BaseModel):
    """What is known of an exercise, ours or imported; None where a source does not say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(description="Slug of the English name")
    names: dict[Language, str]
    aliases: dict[Language, list[str]] = Field(description="Other names people type: slang, abbreviations")
    steps: dict[Language, list[str]] = Field(description="How to do it, in each language there is")
    cues: list[str] = Field(description="Short coaching cues, English")
    mistakes: list[str] = Field(description="Common mistakes, English")
    primary_muscles: list[Muscle]
    secondary_muscles: list[Muscle]
    equipment: list[Equipment] = Field(description="All that is needed; bodyweight where nothing is")
    level: Level | None
    kind: ExerciseKind
    pattern: MovementPattern | None
    avoid: list[BodyPart] | None = Field(description="Body parts whose trouble speaks against it")
    easier: list[str] = Field(description="Ids of easier variations")
    harder: list[str] = Field(description="Ids of harder variations")
    swaps: list[str] = Field(description="Ids that train the same with other equipment")
    source_ids: list[str] = Field(description='The same exercise elsewhere: "free-exercise-db:Barbell_Squat"')

    @property
    def name(self) -> str:
        """The English name; where there is none, the first of the others."""
        return self.names.get(Language.EN) or next(iter(self.names.values()))


class Exercise(ExerciseRecord):
    """One exercise of ours: its names, how to do it, what it trains and who should leave it out."""

    steps: dict[Language, list[str]] = Field(description="3–6 steps in each language")
    level: Level
    pattern: MovementPattern
    unilateral: bool = Field(description="One side at a time: sets are counted per side")
    measure: str = Field(pattern="^(reps|seconds)$", description="How the work is counted")
    avoid: list[BodyPart] = Field(description="Body parts whose trouble speaks against it")

    @model_validator(mode="after")
    def _complete(self) -> Exercise:
        if self.id != slug(self.names.get(Language.EN, "")):
            raise ValueError(f"id {self.id!r} is not the slug of its English name")
        for language in Language:
            if not 3 <= len(self.steps.get(language, [])) <= 6:
                raise ValueError(f"{self.id}: {language} needs 3–6 steps")
            if not self.names.get(language) or not self.aliases.get(language):
                raise ValueError(f"{self.id}: {language} needs a name and aliases")
        return self


class Catalogue:
    """All exercises, by id."""

    def __init__(self, folder: Path = CATALOGUE_DIR) -> None:
        self._folder = folder

    @cached_property
    def by_id(self) -> dict[str, Exercise]:
        """Every exercise under its id, in alphabetical order."""
        files = sorted(self._folder.glob("*.json"))
        exercises = [Exercise.model_validate_json(file.read_bytes()) for file in files]
        return {exercise.id: exercise for exercise in exercises}

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self.by_id

    def get(self, exercise_id: str) -> Exercise:
        """The exercise with this id; raises NotFound."""
        try:
            return self.by_id[exercise_id]
        except KeyError:
            raise NotFound(f"There is no exercise {exercise_id!r} in the catalogue.", field="exercise_id") from None
