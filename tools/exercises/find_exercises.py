"""The tool `find_exercises`."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import Field

from domain.vocabulary import BodyPart, Equipment, Language, Level, Muscle
from knowledge.exercises.imported import Credit
from retrievers.exercises import ExerciseFilter, ExerciseHit, ExerciseSearch
from tools.base import Tool, ToolArguments, ToolResult

Animate = Callable[[str, Language], str | None]
"""Gives the path of an exercise's animation, labelled in a language, or None where it has none."""
Credits = Callable[[str], list[Credit]]
"""Gives whose work the texts and pictures of an exercise are, where they are not ours."""


class FindExercisesArguments(ToolArguments):
    """What to look for."""

    query: str = Field(
        description="Name, alias or description of the exercise; empty if only filters are given",
        max_length=500,
    )
    muscle: Muscle | None = Field(None, description="Only exercises that train this muscle")
    equipment: Equipment | None = Field(None, description="Only exercises done with this equipment")
    level: Level | None = Field(None, description="Only exercises up to this level")
    avoid: list[BodyPart] = Field([], description="No exercise that trouble with these body parts speaks against")
    limit: int = Field(3, ge=1, le=20, description="How many exercises at most")
    language: Language = Field(Language.EN, description="Language of the label in the pictures")


class Attribution(ToolResult):
    """Whose work an imported exercise is; it is shown beside its picture."""

    source: str = Field(description="The data set, such as free-exercise-db")
    license: str = Field(description="Name of the licence")
    license_url: str
    authors: list[str]
    url: str = Field(description="Where the work stands")


class FoundExercise(ToolResult):
    """One exercise that was found."""

    id: str
    name: str = Field(description="English name; of an import that has none, its own")
    names: dict[Language, str]
    primary_muscles: list[Muscle]
    secondary_muscles: list[Muscle]
    equipment: list[Equipment]
    level: Level | None = Field(description="None where an import does not say")
    steps: list[str] = Field(description="How to do it, English; of an import that has none, in its own language")
    steps_by_language: dict[Language, list[str]]
    cues: list[str]
    mistakes: list[str]
    avoid: list[str] | None = Field(description="Body parts whose trouble speaks against it; None where nobody says")
    easier: list[str]
    harder: list[str]
    gif: str | None = Field(description="Path of the looping animation, or of photos that fade into one another")
    source_ids: list[str]
    score: float = Field(description="0–1; 1 for the exercise's own name")
    attributions: list[Attribution] = Field([], description="Whose work it is, if it was imported")


class FindExercisesResult(ToolResult):
    """The exercises found, best first; empty if nothing fits."""

    exercises: list[FoundExercise]


class FindExercises(Tool[FindExercisesArguments, FindExercisesResult]):
    """Find exercises by name, description, muscle or equipment and show each as an animation with its steps."""

    name = "find_exercises"
    arguments = FindExercisesArguments
    result = FindExercisesResult

    def __init__(self, search: ExerciseSearch, animate: Animate, credits_of: Credits = lambda _: []) -> None:
        self._search = search
        self._animate = animate
        self._credits_of = credits_of

    def run(self, args: FindExercisesArguments) -> FindExercisesResult:
        """Search, then make sure that every hit's animation is there."""
        only = ExerciseFilter(args.muscle, args.equipment, args.level, tuple(args.avoid))
        hits = self._search.search(args.query, only, args.limit)
        return FindExercisesResult(exercises=[self._found(hit, args.language) for hit in hits])

    def _found(self, hit: ExerciseHit, language: Language) -> FoundExercise:
        exercise = hit.exercise
        shared = {
            "id",
            "names",
            "primary_muscles",
            "secondary_muscles",
            "equipment",
            "level",
            "cues",
            "mistakes",
        }
        shared |= {"avoid", "easier", "harder", "source_ids"}
        return FoundExercise(
            **exercise.model_dump(include=shared),
            name=exercise.name,
            steps=exercise.steps.get(Language.EN) or next(iter(exercise.steps.values()), []),
            steps_by_language=exercise.steps,
            gif=self._animate(exercise.id, language),
            score=hit.score,
            attributions=[Attribution(**credit.model_dump()) for credit in self._credits_of(exercise.id)],
        )
