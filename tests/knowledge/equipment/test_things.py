"""The things of a gym: complete in four languages, every reference resolving, no name standing for two."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pydantic import ValidationError

from domain.errors import NotFound
from domain.naming import names_of
from domain.vocabulary import Language, MovementPattern
from knowledge.equipment.things import Thing, Things
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.usual_mistakes import load_pattern_mistakes, usual_mistakes
from retrievers.names import fold

THINGS = Things()
CATALOGUE = Catalogue()
SCRIPTS = {Language.ZH: r"[\u4e00-\u9fff]", Language.KO: r"[\uac00-\ud7a3]", Language.BN: r"[\u0980-\u09ff]"}
WITHOUT_EXERCISE = {"treadmill", "elliptical", "stair-climber"}
"""The catalogue shows no movement on them."""


def test_there_are_enough() -> None:
    """At least 25 machines and implements, each id once."""
    assert len(THINGS) >= 25
    assert THINGS.get("leg-press-machine").names[Language.ZH] == "腿举机"
    with pytest.raises(NotFound):
        THINGS.get("time-machine")


@pytest.mark.parametrize("thing", list(THINGS), ids=lambda thing: thing.id)
def test_every_exercise_is_in_the_catalogue_and_fits(thing: Thing) -> None:
    """What the thing trains first is trained by its exercises."""
    assert all(exercise in CATALOGUE for exercise in thing.exercises)
    assert bool(thing.exercises) != (thing.id in WITHOUT_EXERCISE)
    if thing.exercises:
        exercises = [CATALOGUE.get(exercise) for exercise in thing.exercises]
        trained = {muscle for one in exercises for muscle in [*one.primary_muscles, *one.secondary_muscles]}
        assert set(thing.muscles) <= trained | {"full_body"}


def test_every_machine_exercise_has_its_machine() -> None:
    """An exercise on a machine or a cable can be set up: some thing names it, or the cable station does."""
    named = {exercise for thing in THINGS for exercise in thing.exercises}
    machines = {one.id for one in CATALOGUE if "machine" in one.equipment}
    assert machines - named == set()


def test_no_name_stands_for_two_things() -> None:
    """Else a picture of one would be answered with the other."""
    owners = Counter(name for thing in THINGS for name in {fold(name) for name in names_of(thing)})
    assert [name for name, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_texts_are_in_their_language(language: Language) -> None:
    """Every sentence has letters of its script and ends as sentences end."""
    end = {Language.ZH: "。", Language.KO: ".", Language.BN: "।"}[language]
    for thing in THINGS:
        for sentence in [*thing.setup[language], *thing.mistakes[language]]:
            assert re.search(SCRIPTS[language], sentence) and sentence.endswith(end), (thing.id, sentence)


def test_a_thing_without_a_language_is_refused() -> None:
    """The schema, not a reader, finds it."""
    whole = THINGS.get("barbell").model_dump()
    for part in ("setup", "names", "aliases"):
        with pytest.raises(ValidationError):
            Thing.model_validate(whole | {part: {"en": whole[part]["en"]}})


def test_every_movement_has_mistakes_in_the_three_other_languages() -> None:
    """English has those of the exercise itself."""
    assert set(load_pattern_mistakes()) == set(MovementPattern)
    squat = CATALOGUE.get("barbell-back-squat")
    assert usual_mistakes(squat, Language.EN) == squat.mistakes
    for language, script in SCRIPTS.items():
        assert all(len(by[language]) == 3 for by in load_pattern_mistakes().values())
        assert all(re.search(script, sentence) for sentence in usual_mistakes(squat, language))
