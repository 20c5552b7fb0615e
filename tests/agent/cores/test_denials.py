"""What is said only to be ruled out: goals, tools and exercises that are named and not meant, and counts taken back."""

from __future__ import annotations

from typing import Any

import pytest

from agent.cores.embedded.slots import nutrition
from agent.cores.embedded.training_slots import training
from bootstrap import Spotter
from tests.agent.cores.turns import Call, decide


def _calls(spotter: Spotter, text: str) -> list[Call]:
    """The calls that a message by itself is decided to need."""
    return [(call.name, call.arguments) for call in decide(spotter, [text]).calls]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("살 빼려는 건 아니고 몸무게 유지하고 싶어요", "maintain"),
        ("벌크업 하려는 건 아니고 살만 좀 빼려고요", "lose_fat"),
        ("다이어트가 아니라 벌크업 식단이요", "gain_muscle"),
        ("不减肥，就是想增点肌", "gain_muscle"),
        ("我不是想减肥，我想增肌", "gain_muscle"),
        ("减不减肥都行，先维持", "lose_fat"),
        ("저 무슬림이라 술은 빼주세요", None),
        ("근육통 있는데 식단 짜줘", None),
    ],
)
def test_a_goal_that_is_denied_is_none(spotter: Spotter, text: str, goal: str | None) -> None:
    """Korean denies behind the verb's endings, Chinese before it; a question of the form 减不减 denies nothing."""
    assert nutrition(spotter.facts.read(text)).get("goal") == goal


@pytest.mark.parametrize(
    ("text", "tool", "arguments"),
    [
        ("승모근 운동 슈러그 말고 뭐 있어?", "find_exercises", {"muscle": "traps"}),
        ("练斜方肌除了耸肩还有啥", "find_exercises", {"muscle": "traps"}),
        ("做俯卧撑手腕疼，有没有不压手腕的练胸动作", "find_exercises", {"muscle": "chest", "avoid": ["wrist"]}),
        ("新手练腹肌的动作来6个 不要器械", "find_exercises", {"equipment": "bodyweight", "limit": 6}),
        ("有没有哑铃练胸的动作", "find_exercises", {"equipment": "dumbbell", "muscle": "chest"}),
        ("没有高位下拉机，拿啥代替", "swap_exercise", {"exercise": "lat pulldown"}),
        ("벤치 하나 있는데 삼두 운동 뭐가 좋음?", "find_exercises", {"muscle": "triceps", "equipment": "bench"}),
        ("肩膀有点伤，练胸的动作别伤肩 推荐三个", "find_exercises", {"muscle": "chest", "limit": 3}),
    ],
)
def test_what_is_passed_over_is_not_asked_for(
    spotter: Spotter, text: str, tool: str, arguments: dict[str, Any]
) -> None:
    """An exercise beside "other than", or that hurts, is not the one to show; what is not owned is no filter."""
    called, found = _calls(spotter, text)[0]
    assert called == tool
    assert {name: found.get(name) for name in arguments} == arguments


@pytest.mark.parametrize("text", ["주5일은 무리고 4일로 해줘", "5天坚持不了，改成4天吧"])
def test_a_count_that_is_too_much_is_taken_back(spotter: Spotter, text: str) -> None:
    """Four days, not the five that were named before them."""
    assert training(spotter.facts.read(text))["days_per_week"] == 4


def test_an_allergy_that_there_is_not_leaves_nothing_out(spotter: Spotter) -> None:
    """Peanuts are eaten, shellfish is not."""
    assert spotter.facts.read("땅콩 알레르기는 없고 갑각류만 못 먹어요").exclude == ["shellfish"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("오프 자세 좀 알려줘", "overhead press"),
        ("看看龙旗怎么做", "dragon flag"),
        ("드래곤 플래그 하는 법", "dragon flag"),
    ],
)
def test_names_that_our_catalogue_lacks_are_said_in_english(spotter: Spotter, text: str, name: str) -> None:
    """A gym's short word for a lift, and movements that only imported collections hold."""
    assert _calls(spotter, text)[0][1]["query"] == name


@pytest.mark.parametrize("text", ["531：蹲140，拉180，推100", "531 스 140 데 180 벤 100"])
def test_lifts_may_be_one_letter_before_their_loads(spotter: Spotter, text: str) -> None:
    """Where at least two stand so; one letter alone is no lift."""
    loads = spotter.facts.read(text).loads.by_lift
    assert loads == {"squat": 140, "deadlift": 180, "bench_press": 100}
    assert spotter.facts.read("推100公斤的车").loads.by_lift == {}


def test_a_question_beside_small_talk_is_answered(spotter: Spotter) -> None:
    """The thanks of the first sentence do not swallow the question of the second."""
    decision = decide(spotter, ["谢谢教练，太棒了！空腹有氧会掉肌肉吗？"])
    assert [call.name for call in decision.calls] == ["search_knowledge"]


def test_how_many_guesses_stands_beside_the_picture(spotter: Spotter) -> None:
    """The digits of the file's name count nothing."""
    assert _calls(spotter, "photos/IMG_0931.png 这是什么动作？给我两个最可能的就行") == [
        ("identify_exercise", {"image": "photos/IMG_0931.png", "limit": 2})
    ]
