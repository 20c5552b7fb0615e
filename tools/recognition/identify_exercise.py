"""The tool `identify_exercise`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from domain.vocabulary import Equipment, Language, Muscle
from knowledge.equipment.things import Things
from knowledge.exercises.library import ExerciseLibrary
from knowledge.exercises.usual_mistakes import usual_mistakes
from tools.base import Tool, ToolArguments, ToolResult
from tools.exercises.find_exercises import Animate
from tools.recognition.photo import read_photo
from tools.recognition.photo_argument import photo_bytes
from tools.recognition.recogniser import Candidate, Nothing, Recogniser, Recognition, Sureness


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
    confidence: float = Field(
        ge=0,
        le=1,
        description="By posture: how often an exercise that looked so alike was the right one. By sight: one shared "
        "out by the order in which the model names them, which nobody has measured",
    )
    said: Sureness | None = Field(None, description="By sight: how sure the model says it is")
    primary_muscles: list[Muscle]
    equipment: list[Equipment]
    gif: str | None = Field(description="Path of the looping animation of the first that has one")
    steps: list[str] = Field([], description="How to do it, for the first one that a vision model names")
    mistakes: list[str] = Field([], description="What people do wrong in it, for the same")


class ThingSeen(ToolResult):
    """A machine or another piece of equipment in the picture."""

    id: str
    names: dict[Language, str]
    muscles: list[Muscle]
    exercises: list[str] = Field(description="Ids of what can be done with it, the most usual first")
    setup: list[str] = Field(description="What to do before the first repetition")
    mistakes: list[str] = Field(description="What people do wrong with it")


class IdentifyExerciseResult(ToolResult):
    """What the picture may show."""

    candidates: list[ExerciseCandidate] = Field(
        description="Exercises that look alike, best first: the nearest, then the nearest of each likely muscle"
    )
    is_exercise: bool = Field(description="False where the picture shows neither an exercise nor equipment for one")
    reason: Nothing | None = Field(None, description="Why it shows no exercise")
    method: str = Field(description="mediapipe-pose: compared by the pose alone; otherwise the model's name")
    by_sight: bool = Field(False, description="A vision model has looked; else postures were compared")
    equipment: list[ThingSeen] = Field([], description="What a vision model sees to train with")
    has_writing: bool | None = Field(None, description="A sentence stands in the picture; null where nobody has looked")


class IdentifyExercise(Tool[IdentifyExerciseArguments, IdentifyExerciseResult]):
    """Say which exercise or equipment a picture shows, or looks like. It does not judge whether the form is good."""

    name = "identify_exercise"
    arguments = IdentifyExerciseArguments
    result = IdentifyExerciseResult

    def __init__(
        self,
        recogniser: Recogniser,
        library: ExerciseLibrary,
        animate: Animate,
        things: Things | None = None,
        pictures_below: Path | None = None,
    ) -> None:
        """Without `things` they are the project's own; with `pictures_below` no path elsewhere is opened."""
        self._pictures_below = pictures_below
        self._recogniser = recogniser
        self._things = things or Things()
        self._library = library
        self._animate = animate

    def run(self, args: IdentifyExerciseArguments) -> IdentifyExerciseResult:
        """Read the picture, look, and draw the first candidate that can be drawn."""
        found = self._recogniser.recognise(read_photo(photo_bytes(args.image, self._pictures_below)), args.limit)
        return IdentifyExerciseResult(
            candidates=self._candidates(found, args.language),
            is_exercise=found.nothing in (None, Nothing.UNNAMED),
            reason=found.nothing,
            method=found.method,
            by_sight=found.by_sight,
            equipment=[self._thing(thing, args.language) for thing in found.things],
            has_writing=found.has_writing,
        )

    def _candidates(self, found: Recognition, language: Language) -> list[ExerciseCandidate]:
        """All of them; what is told of the first in detail is only told where something was named, not compared."""
        candidates: list[ExerciseCandidate] = []
        drawn = False
        for candidate in found.candidates:
            gif = None if drawn else self._animate(candidate.exercise_id, language)
            drawn = drawn or gif is not None
            candidates.append(self._shown(candidate, gif))
        if found.by_sight and candidates:
            candidates[0] = self._explained(candidates[0], language)
        return candidates

    def _explained(self, candidate: ExerciseCandidate, language: Language) -> ExerciseCandidate:
        exercise = self._library.get(candidate.id)
        steps = exercise.steps.get(language) or exercise.steps.get(Language.EN, [])
        return candidate.model_copy(update={"steps": steps, "mistakes": usual_mistakes(exercise, language)})

    def _thing(self, thing_id: str, language: Language) -> ThingSeen:
        thing = self._things.get(thing_id)
        return ThingSeen(
            id=thing.id,
            names=thing.names,
            muscles=thing.muscles,
            exercises=thing.exercises,
            setup=thing.setup[language],
            mistakes=thing.mistakes[language],
        )

    def _shown(self, candidate: Candidate, gif: str | None) -> ExerciseCandidate:
        exercise = self._library.get(candidate.exercise_id)
        names = {language: name for language, name in exercise.names.items() if language in list(Language)}
        return ExerciseCandidate(
            id=exercise.id,
            name=names.get(Language.EN) or next(iter(names.values()), exercise.id),
            names=names,
            confidence=candidate.confidence,
            said=candidate.said,
            primary_muscles=exercise.primary_muscles,
            equipment=exercise.equipment,
            gif=gif,
        )
