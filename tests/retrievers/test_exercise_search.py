"""Exercises are found by name, alias, misspelling and description in four languages, imported ones beside ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from domain.vocabulary import BodyPart, Equipment, ExerciseKind, Language, Level, Muscle
from knowledge.exercises.catalogue import Catalogue, slug
from knowledge.exercises.imported import Credit, ImportedExercise, ImportedExercises
from knowledge.exercises.library import ExerciseLibrary
from retrievers.embedding.minilm import DIMENSIONS
from retrievers.exercise_vectors import ExerciseVectors
from retrievers.exercises import ExerciseFilter, ExerciseSearch

CREDIT = Credit(source="free-exercise-db", license="Unlicense")


def imported(name: str, muscle: Muscle, equipment: Sequence[Equipment], step: str, **other: object) -> ImportedExercise:
    """An exercise as an import brings it: English only, nothing known of whom it harms."""
    plain = {
        "id": slug(name), "names": {Language.EN: name}, "aliases": {}, "steps": {Language.EN: [step]}, "cues": [],
        "mistakes": [], "primary_muscles": [muscle], "secondary_muscles": [], "equipment": list(equipment),
        "level": Level.BEGINNER, "kind": ExerciseKind.STRENGTH, "pattern": None, "avoid": None, "easier": [],
        "harder": [], "swaps": [], "source_ids": [f"free-exercise-db:{name.replace(' ', '_')}"], "credit": CREDIT,
        "photos": [],
    }  # fmt: skip
    return ImportedExercise.model_validate(plain | other)


class _Import(ImportedExercises):
    """What an import holds, without a file."""

    def __init__(self, exercises: list[ImportedExercise]) -> None:
        self.all = exercises  # type: ignore[misc]


IMPORTED = [
    imported("Tire Flip", Muscle.QUADRICEPS, [], "Grip the bottom of the tire and push it over."),
    imported("Plate Pinch", Muscle.FOREARMS, [], "Hold two plates together with your fingers as long as you can."),
    imported("Lying T-Bar Row", Muscle.UPPER_BACK, [Equipment.MACHINE], "Lie on the pad and pull the handles."),
    imported("Barbell Guillotine Bench Press", Muscle.CHEST, [Equipment.BARBELL], "Lower the bar to your neck."),
    imported("Sled Push", Muscle.QUADRICEPS, [], "Lean into the sled and drive it across the turf."),
    imported(
        "Pullups", Muscle.LATS, [Equipment.BODYWEIGHT], "Pull your chin over the bar.",
        source_ids=["free-exercise-db:Pullups"],
    ),
]  # fmt: skip
LIBRARY = ExerciseLibrary(Catalogue(), [_Import(IMPORTED)])
SEARCH = ExerciseSearch(LIBRARY)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("face pull", "face-pull"), ("the one where you pull a rope to your face", "face-pull"),
        ("把绳子拉到脸的那个动作", "face-pull"), ("로프를 얼굴 쪽으로 당기는 운동", "face-pull"),
        ("দড়ি মুখের দিকে টানার ব্যায়াম", "face-pull"), ("sqaut", "barbell-back-squat"), ("RDL", "romanian-deadlift"),
        ("덤벨 컬", "dumbbell-curl"), ("덤밸컬 하는 법", "dumbbell-curl"), ("卧推", "bench-press"), ("사레레", "lateral-raise"),
        ("পুশ আপ", "push-up"), ("benchpress", "bench-press"), ("나무 자세", "tree-pose"),
        ("tire flip", "tire-flip"), ("翻轮胎", "tire-flip"), ("타이어 뒤집기", "tire-flip"), ("টায়ার উল্টানো", "tire-flip"),
        ("flip over a huge tyre", "tire-flip"), ("捏片", "plate-pinch"), ("taieo dwijipgi", "tire-flip"), ("手指捏住两片杠铃片坚持", "plate-pinch"), ("T바 로우 엎드려", "lying-t-bar-row"),
        ("guilotine press", "barbell-guillotine-bench-press"), ("推雪橇", "sled-push"), ("smith 深蹲", "smith-machine-squat"),
    ],
)  # fmt: skip
def test_the_right_one_is_among_the_first_three(query: str, wanted: str):
    """Whatever the language, the spelling and the source."""
    assert wanted in [hit.exercise.id for hit in SEARCH.search(query)]


@pytest.mark.parametrize("query", ["Face Pull", "face-pull", "페이스 풀", "페이스풀", "面拉", "ফেস পুল", "tire flip"])
def test_only_an_own_name_scores_one(query: str):
    """The name as it is, with whatever spaces and capitals; everything else stays below."""
    best, *others = SEARCH.search(query, limit=20)
    assert best.score == 1.0
    assert all(hit.score < 1 for hit in others)


def test_what_is_no_exercise_finds_nothing():
    """Words that no exercise has."""
    assert SEARCH.search("quarterly revenue forecast of our competitors") == []
    assert SEARCH.search("zorblax quantum flurp") == []


def test_a_filter_sees_what_any_source_says():
    """Ours needs a bar, the import of the same exercise nothing: both filters find the one entry."""
    for equipment in (Equipment.PULL_UP_BAR, Equipment.BODYWEIGHT):
        hits = SEARCH.search("pull up", ExerciseFilter(equipment=equipment), limit=20)
        assert hits[0].exercise.id == "pull-up"
        assert "free-exercise-db:Pullups" in hits[0].exercise.source_ids
    chest = SEARCH.search("press", ExerciseFilter(muscle=Muscle.CHEST, equipment=Equipment.BARBELL), limit=20)
    assert all(Equipment.BARBELL in hit.exercise.equipment for hit in chest)
    assert "barbell-guillotine-bench-press" in {hit.exercise.id for hit in chest}


def test_what_is_not_known_passes_no_safety_filter():
    """Of an import nobody says whom it harms: it is not offered to those who must spare something."""
    only = ExerciseFilter(avoid=(BodyPart.NECK,))
    assert SEARCH.search("guillotine press")[0].exercise.id == "barbell-guillotine-bench-press"
    assert "barbell-guillotine-bench-press" not in {hit.exercise.id for hit in SEARCH.search("guillotine", only, 20)}


def test_without_words_ours_come_first():
    """The most basic exercises that pass: those that move and can be planned with before imported ones."""
    hits = SEARCH.search("", ExerciseFilter(muscle=Muscle.QUADRICEPS), limit=3)
    assert all(hit.exercise.pattern is not None and hit.score == 1 for hit in hits)


class _Letters:
    """An embedder by letters: texts of the same letters have the same vector."""

    def __init__(self) -> None:
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.embedded += len(texts)
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for letter in text.lower():
                vectors[row, ord(letter) % DIMENSIONS] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_vectors_are_made_once_and_again_for_other_texts(tmp_path: Path):
    """What lies on disk is read; a changed text makes new ones, and the old are deleted."""
    embedder = _Letters()
    texts = [["row the boat", "pull"], ["bench press"]]
    vectors = ExerciseVectors(embedder, tmp_path, lambda: texts)
    assert not vectors.is_prepared
    assert vectors.scores("pull").argmax() == 0
    assert vectors.scores("press bench").round(2).tolist()[1] == 1.0
    made = embedder.embedded
    again = ExerciseVectors(embedder, tmp_path, lambda: texts)
    assert again.is_prepared
    again.prepare()
    assert embedder.embedded == made
    assert again.scores(" ").tolist() == [0, 0]
    ExerciseVectors(embedder, tmp_path, lambda: [["squat"]]).prepare()
    assert len(list(tmp_path.iterdir())) == 1
