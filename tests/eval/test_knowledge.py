"""The measure of knowledge: alternatives, patterns, dashes, and shares by group."""

from __future__ import annotations

import pytest

from eval.knowledge import Case, Score, fold, holds, summary


@pytest.mark.parametrize(
    ("alternatives", "found"),
    [
        (["1.4-2.0 g"], True),
        (["1.4–2.0 G"], True),
        (["nothing", "re:1\\.4 ?- ?2"], True),
        (["re:^protein"], True),
        (["2.0 mg"], False),
        (["re:\\d{4} mg"], False),
    ],
)
def test_a_fact_is_found_by_any_alternative(alternatives: list[str], found: bool) -> None:
    """Case and kinds of dash do not matter; a pattern is marked by "re:"."""
    assert holds(fold("Protein:  1.4\u20132.0 g/kg\na day"), alternatives) is found


def test_shares_are_of_facts_and_of_questions() -> None:
    """Two questions, three of four facts: three quarters of the facts, half of the questions."""
    first = Score(Case("a", "en", "nutrition", "?", [["x"], ["y"]]), (True, True))
    second = Score(Case("b", "ko", "nutrition", "?", [["x"], ["y"]]), (True, False))
    figures = summary([first, second])
    assert figures["all"] == (2, 0.75, 0.5)
    assert figures["ko"] == (1, 0.5, 0.0)
    assert figures["en nutrition"] == (1, 1.0, 1.0)
