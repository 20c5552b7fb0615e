"""The exercise catalogue is complete, consistent and written in the right scripts."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from pydantic import ValidationError

from domain.errors import NotFound
from domain.vocabulary import Language, Level
from knowledge.exercises.catalogue import CATALOGUE_DIR, Catalogue, Exercise, slug

CATALOGUE = Catalogue()
FILES = sorted(CATALOGUE_DIR.glob("*.json"))
SCRIPTS = {
    Language.EN: re.compile(r"[A-Za-z]"),
    Language.ZH: re.compile(r"[\u4e00-\u9fff]"),
    Language.KO: re.compile(r"[\uac00-\ud7a3]"),
    Language.BN: re.compile(r"[\u0980-\u09ff]"),
}
LEVELS = list(Level)


def folded(text: str) -> str:
    """A name as a search compares it: composed, case folded, without hyphens and spaces."""
    return re.sub(r"[\s\-‐–]+", "", unicodedata.normalize("NFC", text).casefold())


def texts(exercise: Exercise, language: Language) -> list[str]:
    """Everything that one exercise says in one language."""
    return [exercise.names[language], *exercise.aliases[language], *exercise.steps[language]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_validates_and_carries_the_id_it_is_named_after(file: Path) -> None:
    """Every file holds one valid exercise whose id is the file's name."""
    assert Exercise.model_validate_json(file.read_bytes()).id == file.stem


def test_ids_are_unique() -> None:
    """No two files claim the same id, so that none is lost when the catalogue is read."""
    assert FILES and len(CATALOGUE) == len(FILES)


def test_references_lead_to_exercises_of_the_catalogue() -> None:
    """Easier, harder and swap name other exercises that exist."""
    dangling = [
        (exercise.id, field, other)
        for exercise in CATALOGUE
        for field in ("easier", "harder", "swaps")
        for other in getattr(exercise, field)
        if other not in CATALOGUE or other == exercise.id
    ]
    assert dangling == []


def test_no_exercise_is_both_easier_and_harder_than_another() -> None:
    """Progression has one direction, between two exercises and within one."""
    contradictions = [
        (exercise.id, other)
        for exercise in CATALOGUE
        for other in exercise.easier
        if other in exercise.harder or exercise.id in CATALOGUE.get(other).easier
    ]
    assert contradictions == []


def test_an_easier_exercise_asks_for_no_more_experience() -> None:
    """A step down never needs a higher level, a step up never a lower one."""
    wrong = [
        (low, high)
        for exercise in CATALOGUE
        for low, high in (
            *((other, exercise.id) for other in exercise.easier),
            *((exercise.id, other) for other in exercise.harder),
        )
        if LEVELS.index(CATALOGUE.get(low).level) > LEVELS.index(CATALOGUE.get(high).level)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", list(Language))
def test_a_name_belongs_to_one_exercise(language: Language) -> None:
    """No name or alias of one language leads to two exercises."""
    owners: dict[str, set[str]] = {}
    for exercise in CATALOGUE:
        for name in (exercise.names[language], *exercise.aliases[language]):
            owners.setdefault(folded(name), set()).add(exercise.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", list(Language))
def test_every_text_is_in_the_script_of_its_language(language: Language) -> None:
    """Names, aliases and steps hold Latin, Han, Hangul or Bengali letters respectively."""
    foreign = [
        (exercise.id, text)
        for exercise in CATALOGUE
        for text in texts(exercise, language)
        if not SCRIPTS[language].search(text)
    ]
    assert foreign == []


def test_texts_are_composed_so_that_equal_words_have_equal_letters() -> None:
    """Every text is in Unicode normal form C: Bengali and Korean have several spellings of one letter."""
    for exercise in CATALOGUE:
        for language in Language:
            joined = "\n".join(texts(exercise, language))
            assert unicodedata.is_normalized("NFC", joined), (exercise.id, language)


def test_every_language_has_aliases_and_the_same_number_of_steps() -> None:
    """A reader of any language gets the whole exercise and can find it by another name."""
    short = [
        (exercise.id, language)
        for exercise in CATALOGUE
        for language in Language
        if len(exercise.aliases[language]) < 3 or len(exercise.steps[language]) != len(exercise.steps[Language.EN])
    ]
    assert short == []


def test_muscles_are_named_once() -> None:
    """A muscle is either primary or secondary, and every exercise has a primary one."""
    for exercise in CATALOGUE:
        muscles = [*exercise.primary_muscles, *exercise.secondary_muscles]
        assert exercise.primary_muscles and len(muscles) == len(set(muscles)), exercise.id


@pytest.mark.parametrize(
    ("text", "exercise_id"),
    [
        ("RDL", "romanian-deadlift"),
        ("military press", "overhead-press"),
        ("squat", "barbell-back-squat"),
        ("卧推", "bench-press"),
        ("高位下拉", "lat-pulldown"),
        ("사레레", "lateral-raise"),
        ("데드", "deadlift"),
        ("বেঞ্চ প্রেস", "bench-press"),
        ("লাঞ্জ", "dumbbell-lunge"),
    ],
)
def test_what_people_type_names_the_exercise(text: str, exercise_id: str) -> None:
    """Slang, abbreviations and bare names lead to the exercise that lifters mean."""
    exercise = CATALOGUE.get(exercise_id)
    names = {folded(name) for language in Language for name in texts(exercise, language)}
    assert folded(text) in names


def test_slug_drops_apostrophes_and_joins_words() -> None:
    """An id is made of the English name alone."""
    assert slug("Child's Pose") == "childs-pose"
    assert slug("Bent-Over Row") == "bent-over-row"


def test_unknown_id_is_not_found() -> None:
    """Asking for what is not there is an error that names the argument."""
    with pytest.raises(NotFound) as caught:
        CATALOGUE.get("moon-squat")
    assert caught.value.field == "exercise_id"


@pytest.mark.parametrize(
    "change",
    [{"id": "squat"}, {"steps": {"en": ["Only one."]}}, {"measure": "metres"}, {"unknown": 1}],
    ids=["foreign id", "too few steps", "unknown measure", "unknown field"],
)
def test_incomplete_exercise_is_refused(change: dict[str, object]) -> None:
    """A file with a foreign id, too few steps or unknown fields does not load."""
    row = CATALOGUE.get("deadlift").model_dump(mode="json")
    with pytest.raises(ValidationError):
        Exercise.model_validate(row | change)
