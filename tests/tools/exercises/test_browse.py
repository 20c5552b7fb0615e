"""Looking through the exercises: filters, order, search."""

from __future__ import annotations

import pytest

from domain.errors import NotFound
from domain.vocabulary import Equipment, ExerciseKind, Language, Level, Muscle
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.library import ExerciseLibrary
from retrievers.exercises import ExerciseSearch
from tools.exercises.browse import BrowseFilter, ExerciseBrowser

CATALOGUE = Catalogue()
BROWSER = ExerciseBrowser(ExerciseLibrary(CATALOGUE), ExerciseSearch(CATALOGUE))


def found(**wish: object) -> list[str]:
    """The ids that pass a filter."""
    return [exercise.id for exercise in BROWSER.find(BrowseFilter(**wish))]  # type: ignore[arg-type]


def test_without_a_filter_everything_is_there_once() -> None:
    """Nothing is lost and nothing shown twice."""
    assert sorted(found()) == sorted(CATALOGUE.by_id)


def test_the_basic_exercises_come_first() -> None:
    """What many others are variations of leads."""
    assert {"push-up", "goblet-squat", "bodyweight-squat"} <= set(found()[:12])


@pytest.mark.parametrize(
    ("wish", "holds"),
    [
        ({"equipment": Equipment.KETTLEBELL}, lambda one: Equipment.KETTLEBELL in one.equipment),
        ({"kind": ExerciseKind.YOGA}, lambda one: one.kind is ExerciseKind.YOGA),
        ({"level": Level.ADVANCED}, lambda one: one.level is Level.ADVANCED),
        ({"muscle": Muscle.CALVES}, lambda one: Muscle.CALVES in {*one.primary_muscles, *one.secondary_muscles}),
    ],
)
def test_a_filter_lets_through_what_it_says_and_all_of_it(wish, holds) -> None:  # type: ignore[no-untyped-def]
    """Exactly the exercises of the kind, level, equipment or muscle."""
    assert sorted(found(**wish)) == sorted(one.id for one in CATALOGUE if holds(one))
    assert found(**wish)


def test_those_whose_target_the_muscle_is_come_before_its_helpers() -> None:
    """The bench press stands before everything in which the chest only helps."""
    targets = [Muscle.CHEST in CATALOGUE.get(exercise_id).primary_muscles for exercise_id in found(muscle=Muscle.CHEST)]
    assert targets == sorted(targets, reverse=True)
    assert True in targets
    assert False in targets


@pytest.mark.parametrize("query", ["goblet squat", "고블릿 스쿼트", "高脚杯深蹲", "গবলেট স্কোয়াট"])
def test_the_search_reads_four_languages(query: str) -> None:
    """The name leads to the exercise in every language."""
    assert found(query=query)[0] == "goblet-squat"


def test_a_query_and_filters_hold_together() -> None:
    """A search that the filters leave nothing of is empty, rather than anything that passes them."""
    assert found(query="zzzzqqq", muscle=Muscle.CHEST) == []
    assert found(query="squat", kind=ExerciseKind.YOGA, equipment=Equipment.BARBELL) == []
    assert all("dumbbell" in CATALOGUE.get(id_).equipment for id_ in found(query="row", equipment=Equipment.DUMBBELL))


def test_every_exercise_of_ours_has_a_name_in_every_language() -> None:
    """The filter by language leaves all of ours."""
    for language in Language:
        assert len(found(language=language)) == len(CATALOGUE)


def test_an_unknown_exercise_is_not_found() -> None:
    """Opening it raises; among variations it is left out."""
    with pytest.raises(NotFound):
        BROWSER.open("levitation")
    assert [exercise.id for exercise in BROWSER.known(["levitation", "push-up"])] == ["push-up"]
