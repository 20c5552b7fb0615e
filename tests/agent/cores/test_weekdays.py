"""Days of the week that are listed one by one count as days a week."""

from __future__ import annotations

import pytest

from agent.cores.embedded.lexicon import Lexica
from agent.cores.embedded.quantities import find_quantities, prepare

LEXICA = Lexica()


def days(message: str) -> list[float]:
    found = find_quantities(prepare(message, LEXICA), LEXICA)
    return [quantity.value for quantity in found if quantity.kind == "weekdays"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I can train mon/wed/fri", 3),
        ("Mondays, Wednesdays and Saturdays work for me", 3),
        ("Tuesday & Thursday", 2),
        ("monday to friday", 5),
        ("sat through tue", 4),
        ("我周一三五有空", 3),
        ("每周一、周三和周五去健身房", 3),
        ("星期二四六", 3),
        ("周一到周五", 5),
        ("월수금에 시간 돼요", 3),
        ("월요일이랑 목요일", 2),
        ("월, 수, 금, 토", 4),
        ("월~금", 5),
        ("শনি সোম বুধ সময় আছে", 3),
        ("সোম, বুধ ও শুক্র", 3),
        ("রবি থেকে বৃহস্পতি", 5),
        ("mon wed mon fri", 3),
    ],
)
def test_lists_and_spans_are_counted(message: str, expected: int) -> None:
    """In each language, with full and short names, each day once."""
    assert days(message) == [expected]


@pytest.mark.parametrize(
    "message",
    [
        "on Monday",
        "周二",
        "일주일에 3일",
        "수목원에 갔다",
        "월급날",
        "সোমবার",
        "the sun is out and I sat down",
        "三月五日",
    ],
)
def test_a_single_day_is_no_list(message: str) -> None:
    """Nor are words that only look like days."""
    assert days(message) == []
