"""A model that lies is not heard: planted lies of every kind, and fair sentences that must not be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from agent.certificate.certificate import Certifier
from agent.messages import Message
from bootstrap import TEXT_FOLDERS, Spotter

HERE = Path(__file__).parent
CONVERSATIONS = TypeAdapter(dict[str, list[Message]]).validate_json(
    (HERE / "conversations.json").read_text(encoding="utf-8")
)
SENTENCES: dict[str, dict[str, list[str]]] = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[tuple[str, str]]:
    return [(name, sentence) for name, kinds in SENTENCES.items() for sentence in kinds[kind]]


@pytest.fixture(scope="module")
def certifier(spotter: Spotter) -> Certifier:
    """The one that the app uses, with all names of exercises and foods."""
    return Certifier(namers=(spotter.exercise_names, spotter.food_names), text_folders=TEXT_FOLDERS)


@pytest.mark.parametrize(("conversation", "sentence"), cases("lies"))
def test_a_lie_does_not_leave(certifier: Certifier, conversation: str, sentence: str) -> None:
    """Wrong loads, swapped units, foreign totals, invented sources, names that nobody gave, in digits and in words."""
    assert certifier.over(CONVERSATIONS[conversation]).fault(sentence) is not None


@pytest.mark.parametrize(("conversation", "sentence"), cases("fair"))
def test_a_fair_sentence_leaves(certifier: Certifier, conversation: str, sentence: str) -> None:
    """Rounding as written, "about", another unit of the same figure, the names that were given."""
    assert certifier.over(CONVERSATIONS[conversation]).fault(sentence) is None


def test_there_are_a_hundred_lies() -> None:
    """The promise is about many kinds of lies, in all four languages."""
    assert len(cases("lies")) >= 100
