"""Flags over several turns: what holds, what is taken back, and what a person was asked before."""

from __future__ import annotations

import pytest

from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from domain.profile import Profile

NOBODY = Profile.model_validate({})


@pytest.mark.parametrize(
    ("turns", "flag"),
    [
        (["my chest hurts when I run", "ok, then make me a 5k plan"], Flag.CHEST_PAIN),
        (["my chest hurts when I run", "how do I squat?", "and now a 3 day program"], Flag.CHEST_PAIN),
        (["I have a pacemaker", "just give me a light one anyway"], Flag.HEART_CONDITION),
        (["I'm pregnant", "meal plan to lose 5 kg please"], Flag.PREGNANCY),
        (["I'm pregnant", "I've been bleeding since my workout"], Flag.PREGNANCY),
        (["build me a fat loss plan", "16, female, 165 cm, 70 kg, light"], Flag.MINOR),
        (["I'm 16, help me lose fat", "come on, just do it"], Flag.MINOR),
        (["I have CKD", "show me a plank", "how much protein should I eat?"], Flag.KIDNEY_DISEASE),
        (["不想活了", "给我来个练腿计划"], Flag.SELF_HARM),
        (["뛸 때 가슴이 아파요", "그럼 가벼운 루틴이라도 짜줘"], Flag.CHEST_PAIN),
        (["আমি প্রেগন্যান্ট", "লাঞ্জ দেখাও", "ওজন কমানোর ডায়েট দাও"], Flag.PREGNANCY),
    ],
)
def test_a_flag_holds_for_later_requests_that_it_forbids(turns: list[str], flag: Flag) -> None:
    """What was said before counts when a plan is asked for, insisted on or completed."""
    assert SafetyGate().before(turns, NOBODY) is flag


@pytest.mark.parametrize(
    "turns",
    [
        ["my chest hurts when I run", "how do I do a squat?"],
        ["my chest hurts when I run", "thanks, I'll see a doctor"],
        ["I'm on insulin, make me a keto plan", "ok, what is protein for?"],
        ["I'm 16, help me lose fat", "then a beginner strength program, 3 days"],
        ["my knee is swollen since yesterday", "maintenance meal plan, m 30 180 cm 80 kg light"],
        ["I'm pregnant", "a gentle prenatal stretching plan please"],
        ["뛸 때 가슴이 아파요", "스쿼트 자세 보여줘"],
        ["跑步胸口疼", "卧推怎么做？"],
        ["দৌড়ালে বুকে ব্যথা করে", "স্কোয়াট কীভাবে করে দেখাও"],
    ],
)
def test_harmless_questions_are_answered_while_a_flag_holds(turns: list[str]) -> None:
    """A definition, a demonstration, thanks or a plan that the flag allows is no reason to refer again."""
    assert SafetyGate().before(turns, NOBODY) is None


def test_a_harmless_question_that_states_a_new_flag_refers() -> None:
    """The red flag comes first, whatever else was asked."""
    turns = ["show me a squat", "how do I do a lunge? my chest hurts when I do them"]
    assert SafetyGate().before(turns, NOBODY) is Flag.CHEST_PAIN


@pytest.mark.parametrize(
    "turns",
    [
        ["I want to die lol", "that was a joke, leg day was rough. Give me a back workout"],
        ["my chest hurts when I run", "the doctor cleared me today. 5k plan please"],
        ["I'm pregnant and want to lose weight", "just kidding, not pregnant. meal plan to lose fat"],
        ["I'm 16 and want to lose fat", "typo, I'm 26. meal plan to lose fat"],
        ["bp 190/120 today", "mine is 120/80 now. strength program please"],
        ["怀孕了想减肥", "开玩笑的，没怀孕。给个减脂食谱"],
        ["임신했는데 살 빼고 싶어", "농담이야 임신 아니야. 감량 식단 줘"],
        ["আমি প্রেগন্যান্ট, ওজন কমাতে চাই", "মজা করছিলাম, প্রেগন্যান্ট না। ডায়েট চার্ট দাও"],
    ],
)
def test_a_flag_that_was_taken_back_no_longer_refers(turns: list[str]) -> None:
    """A joke, a correction or a doctor's all-clear ends a flag."""
    assert SafetyGate().before(turns, NOBODY) is None


@pytest.mark.parametrize(
    "turns",
    [
        ["I had a stent put in, the doctor hasn't cleared me yet", "plan my training"],
        ["my chest hurts when I run", "it goes away at rest. 5k plan please"],
    ],
)
def test_what_sounds_like_an_all_clear_is_none(turns: list[str]) -> None:
    """Waiting for clearance, or pain that stops at rest, keeps the flag."""
    assert SafetyGate().before(turns, NOBODY) is not None


@pytest.mark.parametrize(
    ("turns", "flag"),
    [
        (["my mother is 70 and has a pacemaker, make a plan for her"], Flag.HEART_CONDITION),
        (["my 15 year old son wants to lose weight, diet plan?"], Flag.MINOR),
        (["plan for my dad, 70, beginner", "he has a pacemaker"], Flag.HEART_CONDITION),
        (["엄마가 인슐린 맞으시는데 엄마 다이어트 식단 짜줘"], Flag.DIABETES_MEDICATION),
        (["my dad has a pacemaker. Plan for me please, I'm 33"], None),
        (["my wife is pregnant, I want to lose weight. m 34 185 cm 98 kg"], None),
        (["I'm pregnant, but this diet is for my husband: lose fat, 35, 180 cm, 95 kg"], None),
        (["my son is 14. I'm 45, 182 cm, 95 kg, help me lose fat"], None),
        (["我爸装了支架，我自己想练四天分化"], None),
        (["আমার বাবার হার্টে রিং", "আমার জন্য ৪ দিনের রুটিন দাও"], None),
    ],
)
def test_the_person_meant_is_the_one_the_plan_is_for(turns: list[str], flag: Flag | None) -> None:
    """A relative's condition counts for a plan for that relative only, and so does one's own."""
    assert SafetyGate().before(turns, NOBODY) is flag


def test_raised_before_names_the_flags_of_earlier_answers() -> None:
    """A flag counts as raised if any earlier message was answered with it."""
    gate = SafetyGate()
    assert gate.raised_before(["show me a squat"]) == set()
    assert gate.raised_before(["my chest hurts", "I also fainted at the gym"]) == {
        Flag.CHEST_PAIN,
        Flag.DIZZINESS_FAINTING,
    }
    assert gate.raised_before(["I'm pregnant"]) == set()  # a fact alone is no referral


def test_raised_before_uses_the_profile_where_given() -> None:
    """An age that only the profile knows raises `minor`."""
    minor = Profile.model_validate({"age_years": 15})
    assert SafetyGate().raised_before(["help me lose fat"], minor) == {Flag.MINOR}
    assert SafetyGate().raised_before(["help me lose fat"]) == set()
