"""Typing mistakes in the words that matter are put right; words that exist are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.cores.embedded.slots import nutrition
from agent.cores.embedded.spelling import Speller
from agent.cores.embedded.training_slots import training
from bootstrap import Spotter

SPELLER = Speller(
    lambda: ["vegan", "vegetarian", "intermediate", "allergic to", "muscle", "lose weight"], lambda: ["vegas"]
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("vegna plan", "vegan plan"),
        ("im alergic", "im allergic"),
        ("vegeterian", "vegetarian"),
        ("intermidiate lifter", "intermediate lifter"),
        ("gain muscel", "gain muscle"),
        ("loose wieght", "loose weight"),
    ],
)
def test_a_mistake_is_put_right(written: str, meant: str) -> None:
    """One wrong, missing, doubled or swapped letter; two in long words."""
    assert SPELLER.corrected(written) == meant


@pytest.mark.parametrize("text", ["vegas", "musk", "mussel bound", "v3gan", "বেগুন vegan", "pegan", "gym"])
def test_what_is_no_mistake_stays(text: str) -> None:
    """Known words, short ones, other first letters, and words that are too far off."""
    assert SPELLER.corrected(text) == text


def test_a_message_full_of_mistakes(spotter: Spotter) -> None:
    """Diet, goal and allergies are read all the same."""
    facts = spotter.facts.read(
        "vegna meal paln, female 33 170 cm 61kg, want to gain muscel, alergic to peanuts and soy"
    )
    assert nutrition(facts) | {"exclude": set(facts.exclude)} == {
        "sex": "female",
        "age_years": 33,
        "height_cm": 170,
        "weight_kg": 61,
        "diet": "vegan",
        "goal": "gain_muscle",
        "exclude": {"peanut", "soy"},
    }
    assert training(spotter.facts.read("intermidiate, 4 days a week, hypertrofy"))["level"] == "intermediate"


def test_messages_without_mistakes_are_read_as_they_are(spotter: Spotter) -> None:
    """No word of the development messages is changed but those that are mistakes."""
    cases = Path("eval/cases/tool_calls_en_dev.jsonl").read_text("utf-8").splitlines()
    turns = [turn for case in cases for turn in json.loads(case)["turns"]]
    changed = {
        word: right
        for turn in turns
        for word, right in zip(turn.lower().split(), spotter.facts.spelled(turn.lower()).split(), strict=True)
        if word != right
    }
    assert changed == {}
