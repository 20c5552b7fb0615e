"""The embedded core on requests that go back to earlier ones, in four languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bootstrap import Spotter
from tests.agent.cores.turns import last_calls


@pytest.mark.parametrize(
    "turns",
    [
        [
            "3 day hypertrophy plan, intermediate, dumbbells only",
            "calories in a banana",
            "back to my plan, make it 5 days",
        ],
        ["增肌计划，一周练3天，中级，只有哑铃", "香蕉多少热量", "回到刚才那个计划，改成一周5天"],
        ["주 3일 근비대 프로그램, 중급자, 덤벨만 있음", "바나나 칼로리 알려줘", "다시 프로그램 얘긴데 주 5일로 늘려줘"],
        [
            "সপ্তাহে ৩ দিন, পেশি বাড়ানো, ইন্টারমিডিয়েট, শুধু ডাম্বেল আছে, প্ল্যান দাও",
            "কলায় কত ক্যালরি",
            "আগের প্ল্যানে ফিরি, সপ্তাহে ৫ দিন করো",
        ],
    ],
    ids=["en", "zh", "ko", "bn"],
)
async def test_an_earlier_plan_is_changed_after_another_matter(spotter: Spotter, turns: Sequence[str]) -> None:
    """Nothing that was told for it is asked again."""
    ((tool, arguments),) = await last_calls(spotter, turns)
    assert tool == "plan_training"
    assert (arguments["days_per_week"], arguments["level"], arguments["equipment"]) == (5, "intermediate", ["dumbbell"])


async def test_a_meal_plan_knows_whose_energy_was_asked_for(spotter: Spotter) -> None:
    """A bare 185 that was understood as a height is one for the next request too."""
    turns = ["tdee for a bloke, 30, 90 kilos, 185, gym 4 days a week", "make me a meal plan from that to lose fat"]
    ((tool, arguments),) = await last_calls(spotter, turns)
    assert tool == "plan_nutrition"
    assert (arguments["height_cm"], arguments["weight_kg"], arguments["goal"]) == (185, 90, "lose_fat")


@pytest.mark.parametrize(
    ("turns", "other"),
    [
        (["show me a pull up", "easier version?"], "pull-up"),
        (["풀업 보여줘", "더 쉬운 거 있어?"], "pull-up"),
        (["引体向上怎么做", "有没有简单点的"], "pull-up"),
        (["পুল আপ দেখাও", "আরও সহজ কিছু আছে?"], "pull-up"),
    ],
)
async def test_an_easier_variation_is_shown(spotter: Spotter, turns: Sequence[str], other: str) -> None:
    """Of the exercise that was shown, and not the same again."""
    ((tool, arguments),) = await last_calls(spotter, turns)
    easier = {spotter.catalogue.get(one).names["en"].lower() for one in spotter.catalogue.get(other).easier}
    assert tool == "find_exercises"
    assert arguments["query"] in easier
