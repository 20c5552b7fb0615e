"""What reads like a question of the field: the examples it is learned from, what it says, and learning without some."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml

from bootstrap import Spotter
from domain.vocabulary import Language
from retrievers.field_reader import EXAMPLES_DIR, FieldReader
from retrievers.glossary import GLOSSARY_FILE
from retrievers.names import fold

CASES = Path(__file__).parents[2] / "eval" / "cases" / "abstention.jsonl"
LISTS = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in EXAMPLES_DIR.glob("*.yaml")}


class NoMeaning:
    """An embedding that reads nothing."""

    name = "none"
    languages: frozenset[Language] = frozenset()
    dimensions = 2
    is_prepared = True

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        raise AssertionError

    def prepare(self) -> None:
        raise AssertionError


def reader(folder: Path, requests: Path, words: tuple[str, ...] = ()) -> FieldReader:
    return FieldReader(folder, NoMeaning(), lambda: words, [requests])


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """Two questions of a matter that no other example has a word of."""
    file = tmp_path / "intents.yaml"
    file.write_text("search_knowledge: [zorble qwixing, zorble qwixed]\ngreet: [hello]\n", "utf-8")
    return file


@pytest.mark.parametrize("language", [language.value for language in Language])
def test_the_examples_are_many_and_none_is_on_both_sides(language: str) -> None:
    """Each once; a word of other fields is no whole word of this one."""
    held = LISTS[language]
    assert set(held) == {"asked", "asked_elsewhere", "words_elsewhere"}
    assert min(len(held["asked"]), len(held["asked_elsewhere"])) >= 80
    assert len(held["words_elsewhere"]) >= 500
    every = [fold(str(text)) for texts in held.values() for text in texts]
    assert len(set(every)) == len(every)
    entries = [json.loads(line) for line in GLOSSARY_FILE.read_text("utf-8").splitlines()]
    of_the_field = {fold(word) for entry in entries if not entry.get("common") for word in entry.get(language, [])}
    assert of_the_field & set(map(fold, held["words_elsewhere"])) == set()


def test_nothing_is_learned_from_questions_that_are_measured() -> None:
    """Neither the examples nor the requests hold one of the measured questions."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    measured = {case["question"] for case in cases if case["part"] == "measured"}
    requests = Path(__file__).parents[2] / "agent" / "cores" / "embedded" / "languages"
    files = [*EXAMPLES_DIR.glob("*.yaml"), *requests.rglob("intents.yaml")]
    taught = {
        str(text) for file in files for texts in yaml.safe_load(file.read_text("utf-8")).values() for text in texts
    }
    assert measured & taught == set()


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("how many sets for biceps a week", "how many seats has the parliament"),
        ("深蹲后怎么恢复", "房东不退押金怎么恢复权益"),
        ("스쿼트 후 회복은 얼마나", "전세 계약 언제 해야 돼"),
        ("স্কোয়াটের পর কতদিন বিশ্রাম", "জমির দলিল কোথায় পাব"),
        ("protein koto khabo", "jomir dolil kothay pabo"),
    ],
)
def test_a_question_of_the_field_scores_above_another(spotter: Spotter, question: str, other: str) -> None:
    """In every language, and in Bengali typed in Latin letters."""

    def score(text: str) -> float:
        meaning = spotter.dense.encode(text) if spotter.dense.reads(text) else None
        return spotter.field_reader.score(text, meaning)

    assert score(question) > 0 > score(other)


def test_what_is_held_out_teaches_nothing(tmp_path: Path, requests: Path) -> None:
    """A question is new to what was learned without it; the same words elsewhere still count."""
    learned = reader(tmp_path, requests)
    asked = "zorble qwixing"
    assert learned.score(asked, None) > 1
    without_both = learned.without([asked, "Zorble qwixed"])
    assert without_both(asked, None) == pytest.approx(without_both("brrkkk vvlmm", None), abs=0.5)


def test_it_is_learned_anew_when_an_example_changes(tmp_path: Path, requests: Path) -> None:
    """The stored model fits the requests and the field's words that it was learned from."""
    reader(tmp_path, requests).prepare()
    assert reader(tmp_path, requests).is_prepared
    assert not reader(tmp_path, requests, ("flumpet",)).is_prepared
    requests.write_text("off_topic: [who won]\n", "utf-8")
    assert not reader(tmp_path, requests).is_prepared
