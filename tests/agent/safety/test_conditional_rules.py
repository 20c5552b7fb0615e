"""Facts that refer only together with a request, from messages, from the profile and in tool calls."""

from __future__ import annotations

from typing import Any

import pytest

from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from domain.profile import Profile


def profile(**values: Any) -> Profile:
    return Profile.model_validate(values)


@pytest.mark.parametrize(
    ("message", "flag"),
    [
        ("I'm pregnant, heavy deadlift single tomorrow", Flag.PREGNANCY),
        ("I'm pregnant, set up 5/3/1", Flag.PREGNANCY),
        ("I'm 30 weeks pregnant and having contractions", Flag.PREGNANCY),
        ("I'm pregnant, can I do yoga?", None),
        ("I'm 17, how do I test my 1RM?", Flag.MINOR),
        ("I'm 17, bench 5x5 or 3x8?", None),
        ("I'm 18 and want to lose fat", None),
        ("I'm 170 cm and 50 kg and want to gain muscle", None),
        ("my BMI is 17.5 and I want to slim down", Flag.UNDERWEIGHT),
        ("5'8 and 110 lbs, how do I lose 10 pounds?", Flag.UNDERWEIGHT),
        ("I have kidney disease, 3 day training program please", None),
        ("I have kidney disease, meal plan please", Flag.KIDNEY_DISEASE),
        ("I take metformin, help me lose weight", None),
        ("I take glipizide, 16:8 plan please", Flag.DIABETES_MEDICATION),
        ("I'm on insulin, 3 day strength program", None),
        ("I don't want to lose weight, I'm 15, just get stronger", None),
    ],
)
def test_a_fact_needs_the_request_that_it_forbids(message: str, flag: Flag | None) -> None:
    """Pregnancy, age, weight, kidneys and diabetes medication refer for what they make risky and no more."""
    assert SafetyGate().before([message], profile()) is flag


@pytest.mark.parametrize(
    ("saved", "message", "flag"),
    [
        ({"age_years": 16}, "help me lose fat", Flag.MINOR),
        ({"age_years": 16}, "what is a calorie deficit?", None),
        ({"age_years": 16}, "beginner training plan please", None),
        ({"age_years": 16}, "I'm 26, help me lose fat", None),
        ({"age_years": 30, "height_cm": 170, "weight_kg": 50}, "다이어트 식단 짜줘", Flag.UNDERWEIGHT),
        ({"height_cm": 170}, "I weigh 50 kg now, help me lose 2 kg", Flag.UNDERWEIGHT),
        ({"age_years": 30, "height_cm": 170, "weight_kg": 50}, "help me gain muscle", None),
        ({"age_years": 30, "height_cm": 170, "weight_kg": 70}, "帮我减脂", None),
        ({"age_years": 16}, "my mother is 50 and wants to lose fat, meal plan for her", None),
    ],
)
def test_age_and_weight_may_come_from_the_profile(saved: dict[str, Any], message: str, flag: Flag | None) -> None:
    """The profile fills what the message leaves open; the message wins, and another person has no profile."""
    assert SafetyGate().before([message], profile(**saved)) is flag


PERSON = {"sex": "female", "height_cm": 165, "weight_kg": 65, "activity": "light"}


@pytest.mark.parametrize(
    ("tool", "arguments", "said", "flag"),
    [
        ("plan_nutrition", PERSON | {"age_years": 16, "goal": "lose_fat"}, "meal plan", Flag.MINOR),
        ("plan_nutrition", PERSON | {"age_years": "16", "goal": "lose_fat"}, "meal plan", Flag.MINOR),
        ("plan_nutrition", PERSON | {"age_years": 16, "goal": "maintain"}, "meal plan", None),
        ("energy_needs", PERSON | {"age_years": 16, "goal": "lose_fat"}, "calories?", Flag.MINOR),
        ("plan_training", {"goal": "fat_loss", "days_per_week": 3, "level": "beginner"}, "I'm 15", Flag.MINOR),
        ("plan_nutrition", PERSON | {"age_years": 30, "weight_kg": 48, "goal": "lose_fat"}, "hi", Flag.UNDERWEIGHT),
        ("plan_nutrition", PERSON | {"age_years": 30, "weight_kg": 48, "goal": "gain_muscle"}, "hi", None),
        ("plan_nutrition", PERSON | {"age_years": 30, "goal": "maintain"}, "I have kidney disease", Flag.KIDNEY_DISEASE),
        ("plan_nutrition", PERSON | {"age_years": 30, "energy_kcal": 700}, "meal plan", Flag.EATING_DISORDER),
        ("calculate_531", {"squat": 90}, "I'm pregnant", Flag.PREGNANCY),
        ("one_rep_max", {"load": 60, "reps": 5}, "I'm pregnant", Flag.PREGNANCY),
        ("one_rep_max", {"load": 60, "reps": 5}, "I'm 15, I want to test my 1RM", Flag.MINOR),
        ("one_rep_max", {"load": 60, "reps": 5}, "I'm 15 and did 60 kg for 5", None),
        ("plan_training", {"goal": "strength", "days_per_week": 3, "level": "beginner"}, "my chest hurts", Flag.CHEST_PAIN),
        ("find_exercises", {"query": "squat"}, "my chest hurts", None),
        ("look_up_food", {"food": "egg"}, "I have kidney disease", None),
        ("search_knowledge", {"query": "keto"}, "I'm on insulin", None),
        ("plan_nutrition", PERSON | {"age_years": 30, "goal": "lose_fat"}, "I'm on insulin", Flag.DIABETES_MEDICATION),
        ("plan_nutrition", {"goal": "lose_fat", "height_cm": 0, "weight_kg": "x", "age_years": None}, "hi", None),
    ],
)  # fmt: skip
def test_a_tool_call_is_tested_like_a_message(
    tool: str, arguments: dict[str, Any], said: str, flag: Flag | None
) -> None:
    """What a model is about to do counts with what the person has said; harmless tools always pass."""
    assert SafetyGate().before_call(tool, arguments, [said], profile()) is flag


def test_a_tool_call_for_a_saved_minor_refers() -> None:
    """The profile counts in a call even where the arguments name no age."""
    call = {"goal": "lose_fat"}
    assert SafetyGate().before_call("plan_nutrition", call, ["plan"], profile(age_years=14)) is Flag.MINOR


def test_training_is_ruled_out_while_a_pregnancy_gives_warning_signs() -> None:
    """Bleeding or pain rules out what pregnancy by itself allows."""
    call = {"goal": "general_fitness", "days_per_week": 2, "level": "beginner"}
    gate = SafetyGate()
    assert gate.before_call("plan_training", call, ["I'm pregnant"], profile()) is None
    assert gate.before_call("plan_training", call, ["I'm pregnant and bleeding"], profile()) is Flag.PREGNANCY
