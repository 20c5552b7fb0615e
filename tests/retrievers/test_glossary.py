"""The glossary: its data, and how it finds terms in what people write."""

from __future__ import annotations

import json

import pytest

from retrievers.glossary import GLOSSARY_FILE, Glossary
from retrievers.names import fold

ENTRIES = [json.loads(line) for line in GLOSSARY_FILE.read_text("utf-8").splitlines()]


def test_every_entry_is_whole() -> None:
    """At least 400 terms, each once, with a variant in each language and no key that nothing reads."""
    assert len(ENTRIES) >= 400
    assert len({entry["term"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert set(entry) <= {"term", "zh", "ko", "bn", "common"}, entry
        assert all(entry[language] and all(map(fold, entry[language])) for language in ("zh", "ko", "bn")), entry


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("肌酸一天吃几克", "creatine per day how much gram"),
        ("마라톤 전 카보로딩 방법", "marathon carbohydrate loading glycogen"),
        ("ক্রিয়েটিন কি কিডনি নষ্ট করে", "creatine kidney bad for"),
        ("B12 비건", "b12 vegan"),
        ("크레아틴을 언제", "creatine when"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_a_question_is_said_in_key_words(query: str, english: str) -> None:
    """In the question's order, endings passed over, Latin words kept."""
    assert Glossary().english(query) == english


@pytest.mark.parametrize("query", ["비동기 처리", "햄버거 이름", "재산분할"])
def test_a_term_inside_another_word_is_none(query: str) -> None:
    """Korean words begin where they begin: 비동기 holds no 동기, 햄버거 no 햄."""
    assert not {"motivation habit", "processed meat", "split routine"} & {t.english for t in Glossary().terms(query)}
