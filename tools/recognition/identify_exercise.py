"""The tool `identify_exercise`."""

from __future__ import annotations

from pydantic import Field

from domain.vocabulary import Equipment, Language, Muscle
from knowledge.exercises.library import ExerciseLibrary
from tools.base import Tool, ToolArguments, ToolResult
from tools.exercises.find_exercises import Animate
from tools.recognition.photo import read_photo
from tools.recognition.photo_argument import photo_bytes
from tools.recognition.recogniser import Candidate, Nothing, Recogniser


class IdentifyExerciseArguments(ToolArguments):
    """The picture."""

    image: str = Field(min_length=1, description="A picture: its path, its bytes as base64, or a data URL")
    limit: int = Field(5, ge=1, le=20, description="How many candidates at most")
    language: Language = Field(Language.EN, description="Language of the label in the animation")


class ExerciseCandidate(ToolResult):
    """An exercise that looks alike."""

    id: str
    name: str = Field(description="In English, or as its source has it")
    names: dict[Language, str]
    confidence: float = Field(ge=0, le=1, description="How often an exercise that looked so alike was the right one")
    primary_muscles: list[Muscle]
    equipment: list[Equipment]
    gif: str | None = Field(description="Path of the looping animation of the first that has one")


class IdentifyExerciseResult(ToolResult):
    """What the picture may show."""

    candidates: list[ExerciseCandidate] = Field(description="Exercises that look alike, best first")
    is_exercise: bool = Field(description="False where nobody exercises in the picture")
    reason: Nothing | None = Field(None, description="Why it shows no exercise")
    method: str = Field(description="mediapipe-pose: compared by the pose alone; otherwise the model's name")


class IdentifyExercise(Tool[IdentifyExerciseArguments, IdentifyExerciseResult]):
    """Say which exercises a picture looks like. It compares postures; it does not judge whether the form is good."""

    name = "identify_exercise"
    arguments = IdentifyExerciseArguments
    result = IdentifyExerciseResult

    def __init__(self, recogniser: Recogniser, library: ExerciseLibrary, animate: Animate) -> None:
        self._recogniser = recogniser
        self._library = library
        self._animate = animate

    def run(self, args: IdentifyExerciseArguments) -> IdentifyExerciseResult:
        """Read the picture, look, and draw the first candidate that can be drawn."""
        found = self._recogniser.recognise(read_photo(photo_bytes(args.image)), args.limit)
        candidates: list[ExerciseCandidate] = []
        drawn = False
        for candidate in found.candidates:
            gif = None if drawn else self._animate(candidate.exercise_id, args.language)
            drawn = drawn or gif is not None
            candidates.append(self._shown(candidate, gif))
        return IdentifyExerciseResult(
            candidates=candidates, is_exercise=found.nothing is None, reason=found.nothing, method=found.method
        )

    def _shown(self, candidate: Candidate, gif: str | None) -> ExerciseCandidate:
        exercise = self._library.get(candidate.exercise_id)
        names = {language: name for language, name in exercise.names.items() if language in list(Language)}
        return ExerciseCandidate(
            id=exercise.id,
            name=names.get(Language.EN) or next(iter(names.values()), exercise.id),
            names=names,
            confidence=candidate.confidence,
            primary_muscles=exercise.primary_muscles,
            equipment=exercise.equipment,
            gif=gif,
        )
