"""The parts of a message that may each ask for something: "calories of 2 eggs and show me a squat"."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.cores.embedded.facts import Facts
from agent.cores.embedded.lexicon import Lexica

_PARTS = re.compile(
    r"(?:[.;!?](?=\s|$)|[。！？।\n])+"
    r"|\band (?:also )?(?=(?:show|what|how|make|give|plan|draw|calculate)\b)|\balso\b"
    r"|, ?(?:and|plus) |그리고|还有|另外|, ?(?:এবং|আর) |(?<=দাও|দিন|দেন|খাও|নাও) (?:এবং|আর) |(?<=খান|লেন|বলো) (?:এবং|আর) "
)


def parts_of(message: str, read: Callable[[str], Facts], lexica: Lexica) -> list[str]:
    """The parts in their order; none for a message that is one piece."""
    parts = [part.strip() for part in _PARTS.split(message) if part and len(part.strip()) > 1]
    return parts if len(parts) > 1 else _two_matters(read(message), lexica)


def _two_matters(facts: Facts, lexica: Lexica) -> list[str]:
    """The text before and behind the word that joins a food to an exercise: "계란 칼로리랑 스쿼트 자세"."""
    if not facts.foods or not facts.exercises:
        return []
    food, exercise = facts.foods[0], facts.exercises[0]
    start, end = min(food.end, exercise.end), max(food.start, exercise.start)
    joins = lexica.phrases("joins").find(facts.text)
    between = [join for join in joins if start <= join.start and join.end <= end]
    return [facts.text[: between[0].start], facts.text[between[0].end :]] if between else []
