"""Corrections while a question is open, two requests joined by a word, what is put aside, and counted things."""

from __future__ import annotations

import pytest

from agent.cores.embedded.exercise_slots import exercises
from agent.cores.embedded.training_slots import training
from agent.messages import ASK_TOOL
from bootstrap import Spotter
from tests.agent.cores.turns import decide


@pytest.mark.parametrize(
    ("first", "correction", "weight_kg"),
    [
        ("meal plan to maintain: male, 45 years, 178 cm, 84 kg", "I meant 74 kg sorry", 74),
        ("减脂食谱 男 40岁 175 82公斤", "我说错了是72公斤", 72),
        ("남자 40살 175cm 82kg 다이어트 식단", "아 72kg인데 잘못 썼다", 72),
        ("পুরুষ ৪০ বছর ১৭৫ সেমি ৮২ কেজি, ওজন কমানোর ডায়েট", "ভুল হয়েছে, ওজন ৭২ কেজি", 72),
    ],
)
def test_a_correction_keeps_the_question_open(spotter: Spotter, first: str, correction: str, weight_kg: float) -> None:
    """The activity was asked for; another weight is taken, and the activity is asked for again."""
    (call,) = decide(spotter, [first, correction]).calls
    assert (call.name, call.arguments["tool"], call.arguments["missing"]) == (
        ASK_TOOL,
        "plan_nutrition",
        ["activity"],
    )
    assert call.arguments["arguments"]["weight_kg"] == weight_kg


@pytest.mark.parametrize(
    "message",
    [
        "calories of 3 bananas and show me a goblet squat",
        "两个鸡蛋多少卡，顺便看看深蹲怎么做",
        "계란 두 개 칼로리랑 스쿼트 자세도 보여줘",
        "দুইটা ডিমে কত ক্যালরি আর স্কোয়াট কীভাবে করে দেখাও",
    ],
)
def test_a_food_and_an_exercise_are_two_requests(spotter: Spotter, message: str) -> None:
    """Joined by a word or a particle, in each language."""
    assert {call.name for call in decide(spotter, [message]).calls} == {"look_up_food", "find_exercises"}


@pytest.mark.parametrize(
    ("message", "equipment"),
    [
        ("스미스 말고 케틀벨로 하는 하체 운동은?", "kettlebell"),
        ("덤벨 없이 밴드로 등 운동", "band"),
        ("মেশিন বাদে ডাম্বেল দিয়ে বুকের ব্যায়াম", "dumbbell"),
    ],
)
def test_what_is_put_aside_is_not_wanted(spotter: Spotter, message: str, equipment: str) -> None:
    """The word that rules equipment out stands behind it in Korean and Bengali."""
    assert exercises(spotter.facts.read(message))["equipment"] == equipment


@pytest.mark.parametrize(
    ("message", "limit"),
    [("练背的动作，来五个", 5), ("新手练臀动作来两个", 2), ("엉덩이 운동 두 개만", 2), ("নিতম্বের দুইটা ব্যায়াম", 2)],
)
def test_how_many_exercises(spotter: Spotter, message: str, limit: int) -> None:
    """Counted in words of each language."""
    assert exercises(spotter.facts.read(message))["limit"] == limit


def test_a_misspelled_word_belongs_to_the_longer_name(spotter: Spotter) -> None:
    """The split squat inside is spelled rightly, but is not what was meant; ordinary words make no longer name."""
    found = spotter.exercise_names.mentions("how do i do a bulgarien split squat")
    assert [mention.key for mention in found] == ["bulgarian-split-squat"]
    assert [m.key for m in spotter.exercise_names.mentions("5 on squat please")] == ["barbell-back-squat"]


def test_another_muscle_is_another_exercise(spotter: Spotter) -> None:
    """ "Band exercise for the shoulders" is close to the Bengali name of a chest press, but names its own muscle."""
    facts = spotter.facts.read("ব্যান্ড দিয়ে কাঁধের ব্যায়াম")
    assert facts.exercises == []
    assert exercises(facts) == {"muscle": "shoulders", "equipment": "band"}


def test_listed_days_are_the_days_of_the_plan(spotter: Spotter) -> None:
    """And the months of training a level, also as half a year."""
    facts = spotter.facts.read("我周一三五有空，练了半年，想变壮，在家有哑铃和凳子")
    assert training(facts) == {
        "goal": "hypertrophy",
        "days_per_week": 3,
        "level": "intermediate",
        "equipment": ["dumbbell", "bench"],
    }
