"""What leaves: a model's answer must not give the plan that a red flag forbids."""

from __future__ import annotations

import pytest

from agent.safety.flags import Flag
from agent.safety.gate import SafetyGate
from domain.profile import Profile

NOBODY = Profile.model_validate({})


@pytest.mark.parametrize(
    ("said", "answer", "flag"),
    [
        ("i get chest pain when i run", "Do squats, 3x8, and rest two minutes.", Flag.CHEST_PAIN),
        ("i have anorexia", "Aim for 1,500 kcal a day.", Flag.EATING_DISORDER),
        ("i'm 15", "Eat at a deficit of 500 kcal.", Flag.MINOR),
        ("我怀孕了", "你的减脂计划从今天开始。", Flag.PREGNANCY),
        ("인슐린 맞아요", "16시간 단식을 하세요.", Flag.DIABETES_MEDICATION),
        ("আমার কিডনি রোগ আছে", "প্রতিদিন ১৫০০ কিলোক্যালরি খান।", Flag.KIDNEY_DISEASE),
    ],
)
def test_a_forbidden_plan_is_not_said(said: str, answer: str, flag: Flag) -> None:
    """Whatever was asked last, and whichever core wrote it."""
    assert SafetyGate().after(answer, [said, "and now?"], NOBODY) is flag


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("i get chest pain when i run", "A squat trains the thighs: stand with your feet hip-width apart."),
        ("i'm 15", "A calorie deficit means eating less than you burn."),
        ("i have kidney disease", "Two eggs have 143 kcal and 12.6 g of protein."),
        ("我怀孕了", "深蹲练大腿。"),
        ("i'm healthy", "Aim for 1,500 kcal a day and squat 3x8."),
    ],
)
def test_explanations_and_figures_of_foods_are_said(said: str, answer: str) -> None:
    """A definition is no plan, and without a red flag a plan is welcome."""
    assert SafetyGate().after(answer, [said, "go on"], NOBODY) is None
