"""The words of the four languages are data that translators extend: they are complete and mean one thing each."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from tests.tools.training.linter.reading import grammar
from tools.training.linter.reading.words import Column, TokenKind
from tools.training.linter.reading.writing import prepare


@pytest.mark.parametrize("language", Language)
def test_every_language_has_its_words(language: Language) -> None:
    """All kinds of words and columns that tables and lists need."""
    words = grammar().by_language[language]
    needed = {"set", "rep", "second", "minute", "kg", "rest", "side", "failure", "percent", "per_set", "warmup_set"}
    assert {kind for kind in needed if not words.tokens.get(kind)} == set()
    assert {kind.lower() for kind in words.tokens} <= {kind.name.lower() for kind in TokenKind}
    assert set(words.weekdays) == set(range(1, 8))
    assert {Column.EXERCISE, Column.SETS, Column.REPS, Column.REST, Column.LOAD} <= words.columns.keys()
    assert words.headings.day
    assert words.headings.week
    assert words.rest_day
    assert words.progression
    assert words.deload


@pytest.mark.parametrize("language", Language)
def test_words_are_written_as_lines_are(language: Language) -> None:
    """A phrase that lines are never written like would never be found."""
    words = grammar().by_language[language]
    phrases = [phrase for phrases in words.tokens.values() for phrase in phrases]
    phrases += [phrase for days in words.weekdays.values() for phrase in days]
    assert [phrase for phrase in phrases if not prepare(phrase)] == []


@pytest.mark.parametrize(
    ("written", "prepared"),
    [
        ("３×８～１２　Pull-Ups", "3x8-12 pull ups"),
        ("৩ সেট × ১০", "3 সেট x 10"),
        ("3 ✕ AMRAP", "3 x amrap"),
        ("100KGx5", "100kg x 5"),
        ("① 深蹲", "深蹲"),
        ("十二次", "12次"),
    ],
)
def test_one_way_of_writing(written: str, prepared: str) -> None:
    """Digits, signs, case and spaces are the same everywhere."""
    assert prepare(written) == prepared
