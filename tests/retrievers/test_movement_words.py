"""The gym's words of four languages become the same terms, and the glossary is whole."""

from __future__ import annotations

import json
import re

import pytest

from retrievers.movement_words import WORDS_FILE, MovementWords

WORDS = MovementWords()
ENTRIES = [json.loads(line) for line in WORDS_FILE.read_text("utf-8").splitlines()]
SCRIPTS = {"zh": "[\u4e00-\u9fff]", "ko": "[\uac00-\ud7a3]", "bn": "[\u0980-\u09ff]"}


def terms(query: str) -> list[str]:
    return [group.terms[0] for group in WORDS.wanted(query)]


@pytest.mark.parametrize(
    ("english", "others"),
    [
        ("one-arm dumbbell row", ["single arm db rows", "单臂哑铃划船", "원암 덤벨 로우", "한 팔 덤벨 로우", "ওয়ান আর্ম ডাম্বেল রো"]),
        ("smith machine bench press", ["史密斯机卧推", "스미스 머신 벤치프레스", "স্মিথ মেশিনে বেঞ্চ প্রেস"]),
        ("seated leg curl", ["坐姿腿弯举", "시티드 레그컬", "সিটেড লেগ কার্ল"]),
        ("kettlebell swing", ["壶铃摇摆", "캐틀벨 스윙", "কেটলবেল সুইং দেখাও", "케틀벨스윙 보여줘"]),
    ],
)  # fmt: skip
def test_every_language_says_the_same(english: str, others: list[str]):
    """Names with their slang, spacing, endings and requests around them."""
    for other in others:
        assert sorted(terms(other)) == sorted(terms(english)), other


def test_misspelled_native_words_are_known_and_unknown_ones_kept():
    """One wrong letter of several; what nobody knows has no English word."""
    assert terms("কনসেন্ট্রেশন কার্ল") == terms("concentration curl")
    (unknown,) = WORDS.wanted("크놉찹스")
    assert (unknown.terms, unknown.word) == (("크놉찹스",), "")


def test_phrases_hold_words_that_mean_nothing_alone():
    """ "up" and "the" are dropped from a text, but make a "get up"."""
    assert terms("turkish get up") == terms("TGU")
    assert terms("the one with the db") == terms("dumbbell")


def test_several_meanings_are_alternatives():
    """推 is to press and to push: either will do."""
    (group,) = WORDS.wanted("推")
    assert set(group.terms) == {"press", "push"}


def test_the_glossary_is_whole():
    """One line a term, variants in their own script, none twice in a term, most terms in all languages."""
    assert len({entry["term"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert set(entry) <= {"term", "en", "zh", "ko", "bn"}
        for language, variants in entry.items():
            if language != "term":
                assert variants and len(set(variants)) == len(variants), entry
        for language, script in SCRIPTS.items():
            assert all(re.search(script, v) or v.isascii() for v in entry.get(language, [])), entry
    full = sum(all(language in entry for language in SCRIPTS) for entry in ENTRIES)
    assert full / len(ENTRIES) > 0.85


def test_small_words_do_not_part_a_phrase() -> None:
    """ "Over my head" is overhead; "clean and jerk" without its and as well."""
    words = MovementWords()
    assert [group.terms for group in words.wanted("over my head")] == [
        group.terms for group in words.wanted("overhead")
    ]
    assert words.wanted("clean jerk") == words.wanted("clean and jerk")


def test_a_korean_compound_is_taken_apart_where_its_end_is_known() -> None:
    """What stands before is left as it is, to be known by its sound."""
    assert [group.terms[0] for group in MovementWords().wanted("캠버바 로우")] == ["캠버", "bar", "row"]
