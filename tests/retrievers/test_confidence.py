"""`confident` tells questions that the articles answer from those that they do not, in four languages."""

from __future__ import annotations

import pytest

from bootstrap import Spotter

ANSWERED = [
    "should i eat more protein when cutting",
    "is it fine to lift when you are 75",
    "운동 끝나고 단백질 언제 먹어야 해?",
    "每周练几次比较好",
    "ব্যায়ামের পর কতটা প্রোটিন খাব",
]
NOT_ANSWERED = [
    "how do i file my tax return",
    "which planet is the largest",
    "부산 맛집 추천해줘",
    "怎么学会弹吉他",
    "মোবাইল ফোনের দাম কত",
]


@pytest.mark.parametrize("question", ANSWERED)
def test_a_question_of_the_field_is_answered(spotter: Spotter, question: str) -> None:
    """The passages are about it."""
    assert spotter.tools.run("search_knowledge", {"query": question}).model_dump()["confident"]


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_another_question_is_not(spotter: Spotter, question: str) -> None:
    """Passages may come, but marked as not answering."""
    assert not spotter.tools.run("search_knowledge", {"query": question}).model_dump()["confident"]
