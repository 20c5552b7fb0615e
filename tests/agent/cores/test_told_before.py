"""What people tell in passing is known when they ask, and nothing of it is taken for somebody else."""

from __future__ import annotations

import pytest

from agent.messages import ASK_TOOL
from bootstrap import Spotter
from domain.profile import Profile
from tests.agent.cores.turns import decide


@pytest.mark.parametrize(
    ("turns", "excluded"),
    [
        (["I'm allergic to peanuts btw", "is creatine safe?", "meal plan to maintain, m 30, 180 cm, 80 kg"], "peanut"),
        (["我对花生过敏", "肌酸安全吗", "来份保持体重的食谱，男30岁180cm 80kg"], "peanut"),
        (["저 땅콩 알레르기 있어요", "크레아틴 안전해?", "유지 식단 짜줘 남자 30살 180 80kg"], "peanut"),
        (["আমার চিনাবাদামে অ্যালার্জি", "ক্রিয়েটিন কি নিরাপদ?", "ওজন ধরে রাখার ডায়েট দাও, ছেলে ৩০, ১৮০ সেমি, ৮০ কেজি"], "peanut"),
    ],
    ids=["en", "zh", "ko", "bn"],
)
def test_an_allergy_told_in_passing_holds(spotter: Spotter, turns: list[str], excluded: str) -> None:
    """Whatever was talked about in between."""
    (call,) = decide(spotter, turns).calls
    arguments = call.arguments["arguments"] if call.name == ASK_TOOL else call.arguments
    assert arguments["exclude"] == [excluded]


def test_what_is_left_out_is_gathered(spotter: Spotter) -> None:
    """A new dislike takes no saved allergy back."""
    saved = Profile(exclude=["shellfish"])
    (call,) = decide(spotter, ["meal plan to maintain, no dairy. m 30 180 cm 80 kg, desk job"], saved).calls
    assert set(call.arguments["exclude"]) == {"shellfish", "dairy"}


def test_an_answer_takes_no_allergy_back(spotter: Spotter) -> None:
    """What was left out with the request stands beside what is left out with the answer to a question."""
    turns = ["meal plan to maintain, I'm allergic to shellfish", "m 30 180 cm 80 kg, desk job, and no dairy"]
    (call,) = decide(spotter, turns).calls
    assert (call.name, set(call.arguments["exclude"])) == ("plan_nutrition", {"shellfish", "dairy"})


@pytest.mark.parametrize(
    ("turns", "equipment"),
    [
        (["I've only got a pair of dumbbells at home", "any shoulder exercises with those?"], "dumbbell"),
        (["家里只有一对哑铃", "练肩膀有什么动作"], "dumbbell"),
        (["집에 덤벨밖에 없어", "어깨 운동 뭐 있어?"], "dumbbell"),
        (["amar kase shudhu kettlebell ache", "eta diye quads er jonno ki ki exercise kora jay?"], "kettlebell"),
    ],
    ids=["en", "zh", "ko", "bn"],
)
def test_what_there_is_to_train_with_holds(spotter: Spotter, turns: list[str], equipment: str) -> None:
    """Exercises are then looked for with it."""
    (call,) = decide(spotter, turns).calls
    assert (call.name, call.arguments["equipment"]) == ("find_exercises", equipment)
    assert decide(spotter, [turns[0], "show me a squat"]).calls[0].arguments.keys() == {"query"}


def test_a_plan_is_told_bit_by_bit(spotter: Spotter) -> None:
    """Each message alone asks for nothing that can be computed."""
    turns = ["i want to get stronger", "whats a deload", "3 days a week is what i can do", "intermediate id say"]
    (call,) = decide(spotter, [*turns, "only got a barbell and a bench. go on then make the plan"]).calls
    assert (call.name, call.arguments) == (
        "plan_training",
        {"goal": "strength", "days_per_week": 3, "level": "intermediate", "equipment": ["barbell", "bench"]},
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "sex"),
    [
        ("meal plan to lose fat, m 30, 180 cm, 80 kg, desk job", "now one for my mum, she's 60", "female"),
        ("减脂食谱，男30岁，180cm，80kg，久坐", "给我妈也做一个，她60岁", "female"),
        ("남자 30살 180 80kg 사무직, 다이어트 식단", "우리 엄마 것도 짜줘 60살이야", "female"),
        ("ওজন কমানোর ডায়েট দাও, পুরুষ ৩০, ১৮০ সেমি, ৮০ কেজি, ব্যায়াম করি না", "আমার আম্মার জন্যও একটা দাও, বয়স ৬০", "female"),
    ],
    ids=["en", "zh", "ko", "bn"],
)
def test_somebody_else_is_another_body(spotter: Spotter, mine: str, theirs: str, sex: str) -> None:
    """The goal may be the same; height, weight and habits are asked for."""
    (call,) = decide(spotter, [mine, theirs]).calls
    assert call.name == ASK_TOOL
    assert set(call.arguments["missing"]) == {"height_cm", "weight_kg", "activity"}
    told = call.arguments["arguments"]
    assert (told["sex"], told["age_years"]) == (sex, 60)


def test_the_person_is_themselves_again(spotter: Spotter) -> None:
    """What was told of somebody else, and changed for them, is theirs."""
    mine = "meal plan to lose fat, m 30, 180 cm, 80 kg, desk job"
    theirs = ["now one for my mum, she's 60", "158 cm, 62 kg, walks a lot", "make it vegetarian"]
    (call,) = decide(spotter, [mine, *theirs, "ok and how many calories do I need to maintain?"]).calls
    assert call.name == "energy_needs"
    assert (call.arguments["age_years"], call.arguments["height_cm"], call.arguments["weight_kg"]) == (30, 180, 80)
    (plan,) = decide(spotter, [mine, *theirs, "show me a squat", "a 2 day meal plan for me please"]).calls
    assert plan.arguments["age_years"] == 30 and "diet" not in plan.arguments
