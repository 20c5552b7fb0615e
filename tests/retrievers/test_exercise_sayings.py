"""What people call the exercises of a public data set: complete in four languages, in the right script, our own words."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from domain.vocabulary import Language
from retrievers.exercise_sayings import SAYINGS_FILE, ExerciseSayings
from retrievers.word_ends import BENGALI, HAN, HANGUL

LINES = [json.loads(line) for line in SAYINGS_FILE.read_text("utf-8").splitlines()]
SCRIPTS = {"zh": HAN, "ko": HANGUL, "bn": BENGALI}
_MOST_LETTERS = 120


def test_each_exercise_has_one_line_in_order() -> None:
    """So that a word is easily found and none is said twice."""
    ids = [line["id"] for line in LINES]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"free-exercise-db:\S+", one) for one in ids)
    assert len(ids) > 800


@pytest.mark.parametrize("language", ["en", "zh", "ko", "bn"])
def test_every_exercise_is_named_in_every_language(language: str) -> None:
    """Short texts, each once, composed as the search folds them."""
    for line in LINES:
        texts = line[language]
        assert texts and len(texts) == len(set(texts)), line["id"]
        for text in texts:
            assert text == unicodedata.normalize("NFC", text).strip()
            assert 0 < len(text) <= _MOST_LETTERS


@pytest.mark.parametrize("language", ["en", "zh", "ko", "bn"])
def test_texts_are_written_in_the_script_of_their_language(language: str) -> None:
    """Latin abbreviations may stand anywhere; another language's letters nowhere."""
    others = "".join(script for name, script in SCRIPTS.items() if name != language)
    for line in LINES:
        for text in line[language]:
            assert not re.search(f"[{others}]", text), (line["id"], text)
        if language != "en":
            assert any(re.search(f"[{SCRIPTS[language]}]", text) for text in line[language]), line["id"]


def test_sayings_of_several_ids_are_joined_and_of_strangers_there_are_none() -> None:
    """An entry that several records were merged into is called by all their names."""
    sayings = ExerciseSayings()
    one = sayings.of(["free-exercise-db:Tire_Flip"])[Language.KO]
    both = sayings.of(["free-exercise-db:Tire_Flip", "free-exercise-db:Monster_Walk"])[Language.KO]
    assert set(one) < set(both)
    assert not any(sayings.of(["wger:0"]).values())
