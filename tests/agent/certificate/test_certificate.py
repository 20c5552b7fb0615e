"""Nothing leaves with a figure that no result holds; fair paraphrase passes."""

from __future__ import annotations

import pytest

from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.messages import ToolMessage, UserMessage

MESSAGES = [
    UserMessage(text="I weigh 64 kg, ১৬৮ সেমি"),
    ToolMessage(
        call_id="1",
        name="plan_nutrition",
        result={
            "totals": {"energy_kcal": 1987.4, "protein_g": 121.55},
            "checks": [{"ok": True}, {"ok": False}, {"ok": True}],
            "text": "aim for 1.4–2.0 g a day",
        },
    ),
]


@pytest.mark.parametrize(
    "sentence",
    [
        "That is 1,987 kcal.",
        "That is 1987.4 kcal and 122 g of protein.",
        "About 2,000 kcal a day.",
        "약 2,000 kcal입니다.",
        "1.4–2.0 g a day is enough.",
        "At 64 kg and ১৬৮ cm.",
        "2 of 3 checks are met.",
        "5/3/1 is a programme.",
        "1. Stand up.",
        "No figure at all.",
    ],
)
def test_true_sentences_pass(sentence: str) -> None:
    """Figures as rounded, the person's own figures, counts, and markers."""
    assert Certifier().over(MESSAGES).holds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "That is 1,887 kcal.",
        "That is 1987.9 kcal.",
        "You need 2,000 kcal.",
        "About 2,400 kcal a day.",
        "Do 8 sets.",
        "Eat 1.4–2.7 g a day.",
        "আপনার ১৯০ কেজি।",
        "A study from 2019 found it.",
    ],
)
def test_lies_do_not_pass(sentence: str) -> None:
    """Wrong, over-precise, rounded without saying so, or from nowhere."""
    assert not Certifier().over(MESSAGES).holds(sentence)


def test_the_numbers_of_a_list_stay_with_their_lines() -> None:
    """ "4." alone is the number of a step, however the stream is cut."""
    gate = SentenceGate(Certifier().over(MESSAGES))
    text = "3. Sit down.\n4. Stand up.\n5. Eat 9,999 kcal.\n6. Rest."
    passed = [part for cut in range(0, len(text), 2) for part in gate.feed(text[cut : cut + 2])] + list(gate.finish())
    assert "".join(passed).replace(" ", "") == "3.Sitdown.\n4.Standup.\n5.\n6.Rest."


def test_only_the_false_sentence_is_taken_out_of_a_stream() -> None:
    """A stream cut inside a number still drops the lie and keeps the rest in order."""
    gate = SentenceGate(Certifier().over(MESSAGES))
    text = "That is 1,987 kcal. You need 9,999 kcal! Eat 1.4 g. Fine"
    passed = [part for cut in range(0, len(text), 3) for part in gate.feed(text[cut : cut + 3])] + list(gate.finish())
    assert "".join(passed) == "That is 1,987 kcal. Eat 1.4 g. Fine"
    assert gate.left_out == [" You need 9,999 kcal!"]
