"""Hints at what a message wants: the same kinds in every language, found outside the names of exercises and foods."""

from __future__ import annotations

from agent.cores.embedded.cues import Cues
from agent.cores.embedded.lexicon import Lexica
from retrievers.names import fold

CUES = Cues()


def test_every_kind_is_said_in_every_language() -> None:
    """What is learned of a kind in one language holds in the others, so none lacks it, and no list is empty."""
    kinds = [set(phrases) for phrases in CUES.by_language.values()]
    assert all(one == kinds[0] for one in kinds)
    assert all(phrases for language in CUES.by_language.values() for phrases in language.values())


def test_the_languages_are_those_of_the_lexica() -> None:
    """No language of the lexica goes without hints."""
    assert CUES.by_language.keys() == Lexica().by_language.keys()


def test_no_phrase_stands_twice_in_a_list() -> None:
    """A phrase that is repeated under one kind is a slip of the pen."""
    for phrases in CUES.by_language.values():
        for kind, listed in phrases.items():
            folded = [fold(phrase) for phrase in listed]
            assert len(set(folded)) == len(folded), kind


def test_hints_are_found_in_words_of_any_language() -> None:
    """The same kind, whichever language asks; and none where nothing is asked."""
    assert "why" in CUES.kinds("为什么体重不降") and "why" in CUES.kinds("왜 살이 안 빠져")
    assert {"cooking"} <= set(CUES.kinds("红烧肉怎么炒")) and {"cooking"} <= set(CUES.kinds("김치찌개 레시피"))
    assert "draw" in CUES.kinds("画一张图") and "draw" in CUES.kinds("그려줘")
    assert CUES.kinds("") == []
