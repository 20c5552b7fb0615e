"""Answers about 5/3/1 and one-rep maxima, in the four languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import agent.answers
from agent.answers.writer import AnswerWriter
from agent.certificate.certificate import Certifier
from agent.certificate.gate import SentenceGate
from agent.messages import AssistantMessage, ToolCall, ToolMessage
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.one_rep_max import OneRepMax

WRITER = AnswerWriter(Translator([TEXTS_DIR, Path(agent.answers.__file__).parent / "texts"]))
REGISTRY = ToolRegistry([Calculate531(), OneRepMax()])
RESULTS = [
    {"lift": "squat", "cycle": 1, "week": 3, "reps": 1, "load": 110},
    {"lift": "bench_press", "cycle": 1, "week": 1, "reps": 8},
]
PLAN: dict[str, Any] = {"squat": 140, "bench_press": 100, "cycles": 3}


def answer(tool: str, language: Language = Language.EN, **arguments: Any) -> str:
    """The answer to one call; every sentence of it must pass the certificate."""
    result = REGISTRY.run(tool, arguments).model_dump(mode="json")
    message = ToolMessage(call_id="1", name=tool, result=result)
    call = ToolCall(id="1", name=tool, arguments=arguments)
    text = WRITER.answer([call], [message], language)
    gate = SentenceGate(Certifier().over([AssistantMessage(calls=(call,)), message]))
    passed = "".join([*gate.feed(text), *gate.finish()])
    assert gate.left_out == []
    assert passed == text
    return text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, ["Squat, cycle 1, week 3", "Next training max: **113.4 kg**", "goes back to 90 %"]),
        (Language.ZH, ["深蹲，第1周期第3周", "下一个训练最大值**113.4 kg**", "降到90%"]),
        (Language.KO, ["스쿼트 1사이클 3주차", "다음 트레이닝 맥스 **113.4kg**", "90%로 낮추고"]),
        (Language.BN, ["স্কোয়াট, সাইকেল 1, সপ্তাহ 3", "পরের ট্রেনিং ম্যাক্স **113.4 kg**", "৯০%-এ নামিয়ে"]),
    ],
)
def test_a_missed_set_is_told_with_its_reason(language: Language, words: list[str]) -> None:
    """The estimate, the next training max and why, for each lift with a result."""
    text = answer("calculate_531", language, **PLAN, amrap_results=RESULTS)
    assert all(word in text for word in words)
    assert "92.5" in text  # the bench press goes up by its step


def test_the_loads_shown_are_those_to_lift_next() -> None:
    """After results of cycle 1 the answer gives cycle 2, on the lowered squat."""
    text = answer("calculate_531", **PLAN, amrap_results=RESULTS)
    assert "Loads of cycle 2" in text
    assert "Squat: training max 113.4 kg. Week 1: 72.5 × 5, 85 × 5, 97.5 × 5+" in text


def test_a_plan_that_ends_with_the_results_shows_its_own_loads() -> None:
    """There is no later cycle to show; the next training max stands in the sentence above."""
    text = answer("calculate_531", **{**PLAN, "cycles": 1}, amrap_results=RESULTS)
    assert "Loads of cycle" not in text
    assert "Squat: training max 126 kg" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, ["deload after cycle 2", "training max test after cycle 3", "95 × 3–5"]),
        (Language.ZH, ["第2周期后减载", "第3周期后训练最大值测试", "95 × 3–5"]),
        (Language.KO, ["2사이클 뒤 디로드", "3사이클 뒤 트레이닝 맥스 테스트", "95 × 3–5"]),
        (Language.BN, ["সাইকেল 2-এর পরে ডিলোড", "সাইকেল 3-এর পরে ট্রেনিং ম্যাক্স টেস্ট", "95 × 3–5"]),
    ],
)
def test_seventh_weeks_are_told_in_words(language: Language, words: list[str]) -> None:
    """What they are, after which cycle, and their sets for the first lift."""
    text = answer("calculate_531", language, **PLAN, seventh_week="deload", last_seventh_week="tm_test")
    assert all(word in text for word in words)


def test_a_long_plan_names_the_next_seventh_weeks_only() -> None:
    """Twelve cycles have six; the answer stays short."""
    text = answer("calculate_531", **{**PLAN, "cycles": 12}, seventh_week="deload")
    assert "after cycle 6" in text
    assert "after cycle 8" not in text


def test_a_plain_plan_says_nothing_of_either() -> None:
    """No results, no seventh week: the answer is as short as before."""
    text = answer("calculate_531", **PLAN)
    assert "eventh week" not in text
    assert "Next training max" not in text


@pytest.mark.parametrize("language", list(Language))
def test_where_the_formulas_disagree_is_told(language: Language) -> None:
    """Lowest, highest and the difference; a long set is called rough, a single is no estimate."""
    five, twelve = answer("one_rep_max", language, load=100, reps=5), answer("one_rep_max", language, load=100, reps=12)
    assert "O'Conner" in five and "Mayhew" in five and "5.6" in five
    assert len(twelve.split("\n\n")) == len(five.split("\n\n")) + 1
    assert "Lombardi" not in answer("one_rep_max", language, load=100, reps=1)


@pytest.mark.parametrize("language", [Language.ZH, Language.KO, Language.BN])
def test_a_result_that_does_not_fit_is_refused_in_the_readers_language(language: Language) -> None:
    """The sentence names the results and what to give; it is not the general one."""
    translator = WRITER.translator
    for code in ("invalid_input", "out_of_range"):
        shown = translator.error(language, {"code": code, "field": "amrap_results.1.reps", "message": "", "hint": ""})
        assert shown == translator.text(language, f"error-{code}-amrap_results")
