"""What the embedded core makes of "swap the lentils", "another dinner" and "change day 2", in four languages."""

from __future__ import annotations

from typing import Any

import pytest

from agent.cores.embedded.dialogue import read_dialogue
from agent.events import Text, ToolFinished, ToolStarted
from agent.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from bootstrap import Spotter
from domain.profile import Profile
from domain.vocabulary import Language

PLANS = {
    "en": "I'm a 31 y/o woman, 168 cm, 64 kg, desk job. Meal plan to lose fat for 3 days",
    "zh": "女 31岁 身高168 体重64公斤 久坐 减脂食谱3天",
    "ko": "여자 31세 168cm 64kg 사무직 3일 다이어트 식단",
    "bn": "আমি ৩১ বছরের মহিলা, উচ্চতা ১৬৮ সেমি, ওজন ৬৪ কেজি, ডেস্ক জব, ওজন কমানোর ৩ দিনের খাবারের প্ল্যান দাও",
}
SWAPS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("en", "swap the lentils", [{"food": "lentils"}]),
    ("en", "another dinner", [{"meal": "dinner"}]),
    ("en", "change day 2", [{"day": 2}]),
    ("en", "something else for the second day", [{"day": 2}]),
    ("en", "replace the rice with quinoa", [{"food": "rice", "replacement": "quinoa"}]),
    ("en", "chickpeas instead of lentils", [{"food": "lentils", "replacement": "chickpeas"}]),
    ("en", "swap the tofu for chicken on day 1", [{"day": 1, "food": "tofu", "replacement": "chicken"}]),
    ("en", "swap the fish at dinner", [{"meal": "dinner", "food": "fish"}]),
    ("en", "I want salmon for dinner", [{"meal": "dinner", "replacement": "salmon"}]),
    ("en", "different breakfast and lunch", [{"meal": "breakfast"}, {"meal": "lunch"}]),
    ("zh", "把米饭换掉", [{"food": "米饭"}]),
    ("zh", "晚餐换一个", [{"meal": "dinner"}]),
    ("zh", "第二天的午餐换个别的", [{"day": 2, "meal": "lunch"}]),
    ("zh", "把米饭换成面条", [{"food": "米饭", "replacement": "面条"}]),
    ("zh", "早餐换成鸡蛋", [{"meal": "breakfast", "replacement": "鸡蛋"}]),
    ("ko", "밥 말고 다른 걸로", [{"food": "밥"}]),
    ("ko", "저녁만 바꿔줘", [{"meal": "dinner"}]),
    ("ko", "둘째 날 점심 다른 메뉴로", [{"day": 2, "meal": "lunch"}]),
    ("ko", "두부 대신 닭가슴살로 바꿔줘", [{"food": "두부", "replacement": "닭가슴살"}]),
    ("ko", "저녁을 연어로 바꿔줘", [{"meal": "dinner", "replacement": "연어"}]),
    ("bn", "ভাতটা বদলে দাও", [{"food": "ভাত"}]),
    ("bn", "রাতের খাবারটা অন্য কিছু দাও", [{"meal": "dinner"}]),
    ("bn", "২য় দিনেরটা বদলাও", [{"day": 2}]),
    ("bn", "ভাতের বদলে রুটি দাও", [{"food": "ভাত", "replacement": "রুটি"}]),
    ("bn", "দুপুরের খাবারে মাছ দাও", [{"meal": "lunch", "replacement": "মাছ"}]),
]
OTHER_CHANGES: list[tuple[str, str, dict[str, Any]]] = [
    ("en", "another one", {"seed": 1}),
    ("en", "no nuts", {"exclude": ["peanut", "tree_nut"]}),
    ("en", "make it 5 days", {"days": 5}),
    ("en", "make it Korean food", {"cuisine": "korean"}),
    ("zh", "换一份", {"seed": 1}),
    ("zh", "不要坚果", {"exclude": ["peanut", "tree_nut"]}),
    ("ko", "다른 식단으로", {"seed": 1}),
    ("ko", "땅콩 말고", {"exclude": ["peanut"]}),
    ("bn", "অন্য একটা দাও", {"seed": 1}),
]


def planned(spotter: Spotter, language: str) -> list[Message]:
    """A conversation in which a plan has been made."""
    text = PLANS[language]
    messages: list[Message] = [UserMessage(text=text)]
    decision = spotter.policy.decide(text, read_dialogue(messages, spotter.facts), Profile())
    return [*messages, AssistantMessage(calls=decision.calls)]


def asked_for(spotter: Spotter, messages: list[Message], text: str) -> ToolCall:
    """The call that the next message leads to."""
    history = [*messages, UserMessage(text=text)]
    [call] = spotter.policy.decide(text, read_dialogue(history, spotter.facts), Profile()).calls
    return call


@pytest.mark.parametrize(("language", "text", "swaps"), SWAPS, ids=[text for _, text, _ in SWAPS])
def test_a_swap_is_added_to_the_arguments(
    spotter: Spotter, language: str, text: str, swaps: list[dict[str, Any]]
) -> None:
    """All other arguments are as they were."""
    messages = planned(spotter, language)
    call = asked_for(spotter, messages, text)
    assert isinstance(messages[-1], AssistantMessage)
    assert (call.name, call.arguments) == ("plan_nutrition", {**messages[-1].calls[0].arguments, "swaps": swaps})


@pytest.mark.parametrize(("language", "text", "change"), OTHER_CHANGES, ids=[text for _, text, _ in OTHER_CHANGES])
def test_other_changes_are_no_swaps(spotter: Spotter, language: str, text: str, change: dict[str, Any]) -> None:
    """Another plan, an allergen, more days, another kitchen."""
    call = asked_for(spotter, planned(spotter, language), text)
    assert call.name == "plan_nutrition"
    assert "swaps" not in call.arguments
    assert {name: call.arguments.get(name) for name in change} == change


def test_swaps_add_up_and_end_with_another_plan(spotter: Spotter) -> None:
    """A second swap keeps the first; more days keep both; another plan has none."""
    messages = planned(spotter, "en")
    first = asked_for(spotter, messages, "another dinner")
    messages += [UserMessage(text="another dinner"), AssistantMessage(calls=(first,))]
    second = asked_for(spotter, messages, "swap the rice")
    assert second.arguments["swaps"] == [{"meal": "dinner"}, {"food": "rice"}]
    messages += [UserMessage(text="swap the rice"), AssistantMessage(calls=(second,))]
    assert asked_for(spotter, messages, "make it 5 days").arguments["swaps"] == second.arguments["swaps"]
    assert "swaps" not in asked_for(spotter, messages, "another one").arguments
    assert "swaps" not in asked_for(spotter, messages, "make it vegetarian").arguments


def test_a_swap_that_failed_is_forgotten(spotter: Spotter) -> None:
    """ "Swap the pizza" where there is none does not spoil the next swap."""
    messages = planned(spotter, "en")
    failed = asked_for(spotter, messages, "swap the pizza")
    error = {"code": "unknown_name", "message": "There is no pizza in this plan."}
    messages += [
        UserMessage(text="swap the pizza"),
        AssistantMessage(calls=(failed,)),
        ToolMessage(call_id=failed.id, name=failed.name, error=error),
    ]
    assert asked_for(spotter, messages, "another dinner").arguments["swaps"] == [{"meal": "dinner"}]


def test_pregnancy_and_body_fat_reach_the_tool(spotter: Spotter) -> None:
    """Said in passing, they are arguments of the plan."""
    text = PLANS["en"].replace("desk job", "28 % body fat, I am pregnant, desk job")
    call = asked_for(spotter, [], text)
    assert call.arguments["body_fat_percent"] == 28
    assert call.arguments["pregnant_or_lactating"] is True


@pytest.mark.parametrize(
    ("language", "swap", "kitchen"),
    [
        ("en", "another dinner", "western"), ("zh", "晚餐换一个", "chinese"), ("ko", "저녁만 바꿔줘", "korean"),
        ("bn", "রাতের খাবারটা অন্য কিছু দাও", "bengali"),
    ],
)  # fmt: skip
async def test_a_plan_is_swapped_in_conversation(spotter: Spotter, language: str, swap: str, kitchen: str) -> None:
    """From message to answer: the language's kitchen, only dinners changed, every figure of the answer traced."""
    assistant = spotter.assistant
    conversation = assistant.new_conversation()
    first, second = [
        [event async for event in assistant.send(conversation, text, Language(language))]
        for text in (PLANS[language], swap)
    ]
    started = next(event for event in second if isinstance(event, ToolStarted))
    assert (started.call.arguments["cuisine"], started.call.arguments["swaps"]) == (kitchen, [{"meal": "dinner"}])
    before, after = (
        next(event.result for event in events if isinstance(event, ToolFinished)) for events in (first, second)
    )
    assert before is not None
    assert after is not None
    for old_day, day in zip(before["days"], after["days"], strict=True):
        for old_meal, meal in zip(old_day["meals"], day["meals"], strict=True):
            assert (meal == old_meal) == (meal["kind"] != "dinner")
    for events in (first, second):
        answer = "".join(event.text for event in events if isinstance(event, Text))
        assert spotter.translator.text(Language(language), "left-out") not in answer
    assert after["changes"][0]["after"][language] in answer
