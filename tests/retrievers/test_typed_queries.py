"""What is typed in Latin letters is put back into its script, or spelled rightly, before it is searched for."""

from __future__ import annotations

import pytest

from retrievers.exercise_names import TermNames
from retrievers.exercise_texts import TermTexts
from retrievers.movement_words import MovementWords
from retrievers.typed_queries import TypedQueries

WRITTEN = [
    "Upright Row", "Guillotine Bench Press", "Standing Dumbbell Press", "Band Hip Adduction", "Rope Jumping", "Neck Stretch",
    "서서 덤벨 프레스", "종아리 스트레칭", "দড়ি লাফ", "দাঁড়িয়ে কাফ রেইজ", "মাটি থেকে ক্লিন", "ঘাড়ের স্ট্রেচ",
]  # fmt: skip


@pytest.fixture(scope="module")
def typed() -> TypedQueries:
    """The queries of somebody whose exercises are few."""
    words = MovementWords()
    english = [words.terms(name) for name in WRITTEN if name.isascii()]
    return TypedQueries(
        words, TermNames([[terms] for terms in english], [[] for _ in english]), TermTexts(english), lambda: WRITTEN
    )


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("jongari seuteureching", "종아리 스트레칭"),
        ("dori laf", "দড়ি লাফ"),
        ("danriye kaf reij", "দাঁড়িয়ে কাফ রেইজ"),
        ("ghar er stretch", "ঘাড়ের stretch"),
        ("clin mati theke", "ক্লিন মাটি থেকে"),
    ],
)
def test_romanised_words_get_their_script_back(typed: TypedQueries, query: str, meant: str) -> None:
    """However they are spelled, by their sound; English words among them stay."""
    assert typed.meant(query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("uprite row", "upright row"),
        ("guilotine bench press", "guillotine bench press"),
    ],
)
def test_misspelled_english_is_mended(typed: TypedQueries, query: str, meant: str) -> None:
    """By its letters or, where these are far off, by its sound."""
    assert typed.meant(query) == meant


@pytest.mark.parametrize(
    "query",
    ["that big thing by the window", "upright row", "턱걸이 바", "深蹲", "", "5x5 @ 80%", "zorblax quantum flurp"],
)
def test_what_is_well_spelled_stays(typed: TypedQueries, query: str) -> None:
    """Common English is no misspelling of the gym's, and other scripts are left alone."""
    assert typed.meant(query) == query
