"""Cards that show how the exercises of a plan are done."""

from __future__ import annotations

from collections.abc import Iterable

from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue, Exercise
from tools.exporting.document import Block, Card, Cards, Heading
from tools.exporting.pictures import ExercisePictures
from tools.exporting.sessions import TrainingProgramme
from tools.exporting.words import ExportWords


def exercise_blocks(
    programme: TrainingProgramme, words: ExportWords, catalogue: Catalogue, pictures: ExercisePictures
) -> list[Block]:
    """Every exercise once, in the order of the plan; nothing where none can be drawn."""
    used = dict.fromkeys(one.exercise_id for session in programme.sessions for one in session.exercises)
    known = (catalogue.get(id_) for id_ in used if id_ in catalogue)
    cards = tuple(_cards(known, words, pictures))
    return [Heading(words.text("exercises")), Cards(cards)] if cards else []


def _cards(exercises: Iterable[Exercise], words: ExportWords, pictures: ExercisePictures) -> Iterable[Card]:
    for exercise in exercises:
        name = words.local(exercise.names)
        picture = pictures.phases(exercise.id, name)
        if picture:
            yield Card(picture, name, _about(exercise, words), tuple(_steps(exercise, words.language)))


def _about(exercise: Exercise, words: ExportWords) -> str:
    muscles = words.join([words.name("muscle", muscle) for muscle in exercise.primary_muscles])
    equipment = words.join([words.name("equipment", one) for one in exercise.equipment])
    return f"{muscles} · {equipment}"


def _steps(exercise: Exercise, language: Language) -> list[str]:
    return exercise.steps.get(language) or exercise.steps[Language.EN]
