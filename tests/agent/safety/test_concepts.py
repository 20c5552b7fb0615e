"""Ideas behind words: the same in four languages, whole words where words are spaced, complete files."""

from __future__ import annotations

import pytest
import yaml

from agent.safety.concepts import concept_features, concept_files, concepts_in
from agent.safety.text import normalise


@pytest.mark.parametrize(
    ("text", "ideas"),
    [
        ("a vice round my chest", ["squeeze", "chest"]),
        ("胸口像被箍住", ["chest", "squeeze"]),
        ("가슴이 조여요", ["chest", "squeeze"]),
        ("বুক টাইট হয়ে আসে", ["chest", "squeeze"]),
    ],
)
def test_one_sentence_is_the_same_in_four_languages(text: str, ideas: list[str]) -> None:
    """What is learned from one language serves the others."""
    assert concepts_in(normalise(text)) == ideas
    assert "chest+squeeze" in concept_features(normalise(text))


@pytest.mark.parametrize(("text", "idea"), [("the chestnut tree", "pain"), ("icdx", "heart_disease"), ("dirt", "die")])
def test_a_word_within_a_word_is_none(text: str, idea: str) -> None:
    """ "die" is not in "dirt"; a short name stands alone."""
    assert idea not in concepts_in(text)


def test_ideas_far_apart_make_no_pair() -> None:
    """A pair is of what belongs together."""
    far = "chest. my knee, my ankle, my wrist, my elbow, my hip, my foot, then a band"
    assert "chest+squeeze" not in concept_features(normalise(far))


def test_every_language_names_the_same_ideas() -> None:
    """A translator can see what is missing."""
    files = [yaml.safe_load(file.read_text("utf-8")) for file in concept_files()]
    assert len(files) == 4
    assert all(set(file) == set(files[0]) for file in files)
    assert all(isinstance(word, str) and word for file in files for words in file.values() for word in words)
    assert all(words for file in files for words in file.values())
