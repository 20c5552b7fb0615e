"""The measure of abstention: its cases, its shares, its calibration."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.vocabulary import Language
from eval.abstention import CASES, Case, calibrated, judged_as_new, read_cases, shares


def case(name: str, *, answerable: bool, lang: Language = Language.EN, author: str = "") -> Case:
    return Case(id=name, lang=lang, author=author, answerable=answerable, question=name)


def test_shares_are_of_outside_and_of_answerable_questions() -> None:
    """One of two outside questions confident, one of one answerable one not."""
    judged = [(case(f"{lang}{n}", answerable=n == 0, lang=lang), n == 1) for lang in Language for n in range(3)]
    assert shares(judged)["all"] == (8, 0.5, 4, 1.0)
    assert shares(judged)["ko"] == (2, 0.5, 1, 1.0)


def test_calibration_tells_near_questions_from_far_ones() -> None:
    """With similarity as the only thing that differs, its weight is positive and splits the two."""
    cases = [case(str(at), answerable=at > 4, lang=lang) for lang in Language for at in range(10)]
    weights = calibrated(cases, [(int(one.question) / 10, 1.0, 0.0) for one in cases])
    assert weights.similarity > 0
    for language in Language:
        sums = [weights.similarity * at / 10 + weights.known + weights.bias[language] for at in (2, 8)]
        assert sums[0] < 0 < sums[1]


def test_outside_questions_weigh_as_much_as_answerable_ones() -> None:
    """Ten times as many of one kind do not move the line between them."""
    few = [case(str(at), answerable=at > 4) for at in range(10)]
    many = [one for one in few for _ in range(1 if one.answerable else 10)]
    lines = []
    for cases in (few, many):
        weights = calibrated(cases, [(int(one.question) / 10, 0.0, 0.0) for one in cases])
        lines.append(-weights.bias[Language.EN] / weights.similarity)
    assert lines[0] == pytest.approx(lines[1], abs=0.02)


def test_an_author_is_judged_by_weights_of_the_others() -> None:
    """Whoever asks the other way round than everybody else is misjudged."""
    cases = [
        case(f"{author}{at}", answerable=(at > 4) != (author == "contrary"), lang=lang, author=author)
        for author in ("one", "two", "contrary")
        for lang in Language
        for at in range(10)
    ]
    judged = judged_as_new(cases, [(int(one.question[-1]) / 10, 0.0, 0.0) for one in cases])
    assert len(judged) == len(cases)
    assert all(sure is not one.answerable for one, sure in judged if one.author == "contrary")


@pytest.mark.parametrize("part", ["development", "measured"])
def test_the_cases_are_many_in_each_language(part: str) -> None:
    """By two authors or more, every question once and in one part."""
    cases = read_cases(CASES, part)
    counts = Counter((each.lang, each.answerable) for each in cases)
    assert all(counts[lang, True] >= 60 and counts[lang, False] >= 100 for lang in Language)
    assert all(len({each.author for each in cases if each.lang is lang}) >= 2 for lang in Language)
    every = read_cases(CASES, "development", "measured")
    assert len({each.question for each in every}) == len({each.id for each in every}) == len(every)
