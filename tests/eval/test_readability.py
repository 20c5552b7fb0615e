"""The reading grade is the published one, and counts prose alone."""

from __future__ import annotations

import pytest

from eval.readability import grade, graded_articles, prose


def test_the_grade_is_flesch_and_kincaid_s() -> None:
    """0.39 words a sentence + 11.8 syllables a word - 15.59: six words of one syllable make -1.45."""
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade(["A banana is fine."]) == pytest.approx(0.39 * 4 + 11.8 * 6 / 4 - 15.59)


def test_prose_is_what_is_read_as_sentences() -> None:
    """Lists of exercises, titles and sources are no sentences, markers no words."""
    answer = "**Squat** trains your quads well. [1]\n\n- **Day 1**: Squat, Press\n\nSee also: Salt.\n\nSource: FDC."
    assert prose(answer) == ["Squat trains your quads well."]


def test_every_english_passage_can_be_read_at_school() -> None:
    """No short answer and no section is above grade 8."""
    assert [(id_, value) for _, id_, value in graded_articles() if round(value, 1) > 8] == []
