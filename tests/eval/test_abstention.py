"""The measure of abstention: its cases, its shares, its calibration."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.vocabulary import Language
from eval.abstention import CASES, Case, calibrated, read_cases, shares


def case(name: str, *, answerable: bool, lang: Language = Language.EN) -> Case:
    return Case(id=name, lang=lang, answerable=answerable, part="measured", question=name)


def test_shares_are_of_outside_and_of_answerable_questions() -> None:
    """One of two outside questions confident, one of one answerable one not."""
    judged = [(case(f"{lang}{n}", answerable=n == 0, lang=lang), n == 1) for lang in Language for n in range(3)]
    assert shares(judged)["all"] == (8, 0.5, 4, 1.0)
    assert shares(judged)["ko"] == (2, 0.5, 1, 1.0)


def test_calibration_tells_near_questions_from_far_ones() -> None:
    """With similarity as the only thing that differs, its weight is positive and splits the two."""
    cases = [case(str(at), answerable=at > 4, lang=lang) for lang in Language for at in range(10)]
    weights = calibrated(cases, lambda question: (int(question) / 10, 1.0, 1.0, 0.0))
    assert weights.similarity > 0
    for language in Language:
        sums = [
            weights.similarity * at / 10 + weights.known + weights.field_words + weights.bias[language] for at in (2, 8)
        ]
        assert sums[0] < 0 < sums[1]


@pytest.mark.parametrize("part", ["development", "measured"])
def test_the_cases_are_balanced(part: str) -> None:
    """As many outside as answerable questions in each language, every question once."""
    cases = read_cases(CASES, part)
    counts = Counter((each.lang, each.answerable) for each in cases)
    assert all(counts[lang, True] == counts[lang, False] >= 15 for lang in Language)
    assert len({each.question for each in cases}) == len(cases)
