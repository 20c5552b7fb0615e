"""Words of other fields: where they are found, and that no question of ours has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from domain.vocabulary import Language
from retrievers.glossary import GLOSSARY_FILE
from retrievers.names import fold
from retrievers.other_fields import OTHER_FIELDS_FILE, OtherFields

FIELDS = OtherFields()
LISTS = yaml.safe_load(OTHER_FIELDS_FILE.read_text("utf-8"))
CASES = Path(__file__).parents[2] / "eval" / "cases"
_MOST_OF_OURS = 0.02


@pytest.mark.parametrize("language", LISTS)
def test_the_lists_are_long_and_without_doubles(language: str) -> None:
    """Each word once, none of them a whole word of the field."""
    words = LISTS[language]
    assert len(words) == len(set(map(fold, words))) >= 250
    entries = [json.loads(line) for line in GLOSSARY_FILE.read_text("utf-8").splitlines()]
    of_the_field = {fold(word) for entry in entries if not entry.get("common") for word in entry.get(language, [])}
    assert [word for word in words if fold(word) in of_the_field] == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("房东不退押金怎么恢复权益", True),
        ("深蹲后怎么恢复", False),
        ("전세 계약 언제 해야 돼", True),
        ("스쿼트 후 회복은 얼마나", False),
        ("জমির দলিল কোথায় পাব", True),
        ("স্কোয়াটের পর কতদিন বিশ্রাম", False),
        ("how do i sue my gym", False),
    ],
)
def test_they_are_found_in_questions(question: str, found: bool) -> None:
    """Wherever they stand in Chinese, at the beginning of words elsewhere; English has no list."""
    assert bool(FIELDS.words(question)) is found


def test_questions_of_ours_hardly_have_any() -> None:
    """Over all questions about facts that articles have to answer."""
    lines = [line for file in CASES.glob("knowledge_*.jsonl") for line in file.read_text("utf-8").splitlines()]
    asked = [case["question"] for case in map(json.loads, lines) if case["lang"] != Language.EN]
    taken = [question for question in asked if FIELDS.words(question)]
    assert len(taken) <= _MOST_OF_OURS * len(asked), taken
