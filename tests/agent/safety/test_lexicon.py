"""The pattern files: complete, compiled, and read only where they can match."""

from __future__ import annotations

import pytest

from agent.safety.flags import Flag
from agent.safety.lexicon import all_lexica, lexica_for
from agent.safety.reading import Request
from agent.safety.statements import Cue
from agent.safety.text import normalise, sentences

SHARED_KEYS = [
    "ignore", "negation.before", "negation.after", "unwanted.after", "hypothetical.before", "hypothetical.after",
    "now", "past", "stopped", "cleared", "not_cleared", "take_back", "contrast", "persons.news", "persons.other",
    "persons.self", "persons.acquaintance", "recipient.self", "recipient.other", "other_goal", "definition", "continues", "generic_plan",
    "harmless", "other_weight.before", "other_weight.after", "pressure_words", "cues.effort", "cues.compensation",
    "cues.undoing",
]  # fmt: skip
KEYS = [
    *SHARED_KEYS,
    *(f"statements.{flag}" for flag in Flag if flag is not Flag.MINOR),  # an age is a figure, not a phrase
    *(f"cues.{cue}" for cue in Cue),
    *(f"requests.{request}" for request in Request),
    *(f"offers.{request}" for request in Request),
]


@pytest.mark.parametrize("index", range(4))
def test_every_language_has_every_key(index: int) -> None:
    """No language lacks a list that another one has."""
    lexicon = all_lexica()[index]
    assert [key for key in KEYS if key not in lexicon.patterns] == []
    assert set(lexicon.numbers) == {"body", "pressure", "target"}


def test_no_pattern_matches_nothing() -> None:
    """A pattern that matches the empty text would be found everywhere."""
    for lexicon in all_lexica():
        for key, pattern in lexicon.patterns.items():
            if not key.endswith((".before", ".after")):
                assert pattern.search("") is None, key


def test_all_macros_are_defined() -> None:
    """A misspelt <name> would be taken for literal text."""
    for lexicon in all_lexica():
        for key, pattern in lexicon.patterns.items():
            assert "<" not in pattern.pattern.replace("(?<", "").replace("(?P<", ""), key


def test_normalise_gives_one_spelling() -> None:
    """Digits, widths, apostrophes and Bengali vowel variants are folded."""
    assert normalise("I’m  １６") == "im 16"
    assert normalise("বয়স ১৬") == normalise("বয়স 16")
    assert normalise("কী") == normalise("কি")
    assert normalise("懷孕") == normalise("怀孕")
    assert normalise("열여섯 살") == "16살"


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("十五岁", "15岁"),
        ("二十三", "23"),
        ("一百九", "190"),
        ("一百零五", "105"),
        ("一百八十六", "186"),
        ("两百斤", "200斤"),
        ("一千五百大卡", "一千五百大卡"),
        ("一天", "一天"),
    ],
)
def test_chinese_numbers_become_digits(written: str, digits: str) -> None:
    """From ten to 999; parts of thousands stay, or 1,500 kcal would read as 500."""
    assert normalise(written) == digits


def test_sentences_keep_decimals_together() -> None:
    """A point within a number ends no sentence; positions fit the text."""
    text = "bmi 17.5 now. lose 2.5 kg!"
    found = sentences(text)
    assert [span.text.strip() for span in found] == ["bmi 17.5 now", "lose 2.5 kg"]
    assert all(text[span.start : span.end] == span.text for span in found)


def test_a_language_is_read_only_where_its_script_occurs() -> None:
    """Bengali is also typed in Latin letters; the others need their own script."""
    assert lexica_for("가슴").found("statements.chest_pain", "가슴이 아파") is True
    assert lexica_for("12345").found("statements.chest_pain", "chest pain") is False
