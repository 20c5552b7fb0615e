"""English words are known by their sound in Korean and Bengali letters."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrievers.sounds import LETTERS_FILE, SoundIndex, consonants, romanised

WORDS = (
    "rocket",
    "spell",
    "caster",
    "circus",
    "bell",
    "otis",
    "cocoon",
    "donkey",
    "straddle",
    "camber",
    "swing",
    "jerk",
    "gironda",
    "janda",
)


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("로켓", "rocket"), ("রকেট", "rocket"), ("스펠", "spell"), ("স্পেল", "spell"), ("캐스터", "caster"),
        ("কাস্টার", "caster"), ("সার্কাস", "circus"), ("বেল", "bell"), ("ওটিস", "otis"), ("코쿤", "cocoon"),
        ("কোকুন", "cocoon"), ("ডাঙ্কি", "donkey"), ("স্ট্র্যাডল", "straddle"), ("캠버", "camber"), ("스윙", "swing"),
        ("지론다", "gironda"), ("얀다", "janda"),
    ],
)  # fmt: skip
def test_a_loanword_is_its_english_word(native: str, english: str) -> None:
    """However the two scripts write its vowels, a silent r and a soft c."""
    assert english in SoundIndex(WORDS).nearest(native)


@pytest.mark.parametrize("native", ["사과", "মা", "哑铃", "로", "abc", "", "로켓!"])
def test_what_sounds_like_nothing_is_nothing(native: str) -> None:
    """Other words, single syllables, other scripts and no word at all."""
    assert SoundIndex(WORDS).nearest(native) == []


def test_letters_are_read_alike_composed_or_not() -> None:
    """A Bengali letter with a dot may be one character or two."""
    assert romanised("\u09dc") == romanised("\u09a1\u09bc") == "r"


@given(st.text())
def test_any_text_has_a_sound(text: str) -> None:
    """Nothing that can be typed breaks it."""
    assert isinstance(consonants(romanised(text)), str)
    SoundIndex(WORDS).nearest(text)


def test_every_letter_is_known() -> None:
    """All parts of a Hangul syllable, and every letter and vowel sign of Bengali."""
    letters = json.loads(LETTERS_FILE.read_text("utf-8"))
    assert {name: len(parts) for name, parts in letters["hangul"].items()} == {
        "initials": 19,
        "vowels": 21,
        "finals": 28,
    }
    signs = [chr(code) for code in (*range(0x0981, 0x0984), *range(0x0995, 0x09A9), *range(0x09BE, 0x09C4))]
    assert all(sign in letters["bengali"] for sign in signs)
