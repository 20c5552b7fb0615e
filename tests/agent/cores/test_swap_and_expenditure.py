"""The embedded core on swaps and measured expenditure, in four languages."""

from __future__ import annotations

import datetime as dt

import pytest

from bootstrap import Spotter
from domain.vocabulary import Language, NutritionGoal
from tests.agent.cores.turns import last_calls


@pytest.mark.parametrize(
    ("text", "exercise", "reason"),
    [
        ("swap bench press, the bench is taken", "bench press", "busy"),
        ("instead of squats, my knee hurts", "barbell back squat", "injury"),
        ("the squat rack is taken, what can I do instead of squats", "barbell back squat", "busy"),
        ("substitute for lat pulldown at home", "lat pulldown", "home"),
        ("벤치프레스 대신 할 운동, 자리가 없어", "bench press", "busy"),
        ("스쿼트 하면 무릎 아픈데 대신 할 운동", "barbell back squat", "injury"),
        ("卧推换一个动作，架子被占了", "bench press", "busy"),
        ("深蹲膝盖疼，用什么动作代替", "barbell back squat", "injury"),
        ("স্কোয়াটের বদলে কী করব, হাঁটুতে ব্যথা", "barbell back squat", "injury"),
        ("বেঞ্চ খালি নেই, বেঞ্চ প্রেসের বদলে কী করব", "bench press", "busy"),
    ],
)
async def test_a_swap_names_the_exercise_and_the_reason(
    spotter: Spotter, text: str, exercise: str, reason: str
) -> None:
    """The word for replacing points at the exercise; what is taken is no equipment to train with."""
    ((tool, arguments),) = await last_calls(spotter, [text])
    assert tool == "swap_exercise"
    assert (arguments["exercise"], arguments["reason"]) == (exercise, reason)
    assert arguments.get("avoid", []) == (["knee"] if reason == "injury" else [])


async def test_what_is_missing_leaves_all_the_rest(spotter: Spotter) -> None:
    """Without a barbell there are still dumbbells, cables and machines."""
    ((_, arguments),) = await last_calls(spotter, ["no barbell, what replaces bent over rows"])
    assert "barbell" not in arguments["equipment"]
    assert {"dumbbell", "cable"} <= set(arguments["equipment"])


async def test_a_swap_after_a_plan_is_no_change_of_the_plan(spotter: Spotter) -> None:
    """The plan stays as it is; the exercise is replaced."""
    plan = "3 days a week, beginner, build muscle, plan my training"
    ((tool, _),) = await last_calls(spotter, [plan, "swap the bench press, the bench is taken"])
    assert tool == "swap_exercise"


async def test_a_swap_can_be_changed(spotter: Spotter) -> None:
    """ "And at home?" asks for the same exercise."""
    ((tool, arguments),) = await last_calls(spotter, ["swap bench press, the bench is taken", "and at home?"])
    assert (tool, arguments["exercise"], arguments["reason"]) == ("swap_exercise", "bench press", "home")


@pytest.mark.parametrize(
    "text",
    [
        "I ate 2100 kcal a day and went from 80 to 78.5 kg in 4 weeks, what do I really burn?",
        "하루 2100칼로리 먹고 4주 동안 80에서 78.5kg 됐는데 실제 소비량이 얼마야",
        "每天吃2100大卡，四周从80公斤降到78.5公斤，我实际消耗多少",
        "দিনে ২১০০ ক্যালরি খেয়ে ৪ সপ্তাহে ৮০ থেকে ৭৮.৫ কেজি হয়েছি, আসলে কত খরচ হয়",
    ],
)
async def test_two_weights_and_a_time_are_an_estimate(spotter: Spotter, text: str) -> None:
    """The first weight four weeks ago, the last one today."""
    ((tool, arguments),) = await last_calls(spotter, [text])
    assert tool == "estimate_expenditure"
    first, last = arguments["weights"]
    assert (first["weight_kg"], last["weight_kg"], arguments["intake_kcal"]) == (80, 78.5, 2100)
    assert dt.date.fromisoformat(last["date"]) - dt.date.fromisoformat(first["date"]) == dt.timedelta(weeks=4)


async def test_a_formula_question_stays_one(spotter: Spotter) -> None:
    """Nothing in it speaks of a log or a scale."""
    ((tool, _),) = await last_calls(spotter, ["whats my tdee, f 35 160 55kg, very active job (construction)"])
    assert tool == "energy_needs"


async def test_the_log_is_read_where_no_weights_are_said(spotter: Spotter) -> None:
    """Without entries the answer says so instead of asking for a form to be filled in."""
    ((tool, arguments),) = await last_calls(spotter, ["estimate my real tdee from my weight log"])
    assert tool == "estimate_expenditure"
    assert "weights" not in arguments


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("goal", NutritionGoal)
async def test_the_logbooks_request_for_a_meal_plan_is_understood(
    spotter: Spotter, language: Language, goal: NutritionGoal
) -> None:
    """The page asks the chat in words: goal and energy have to arrive, in every language."""
    named = spotter.translator.name(language, "nutrition_goal", goal)
    text = spotter.translator.text(language, "ui-expenditure-ask", goal=named, energy="2150")
    facts = "male, 31, 181 cm, 80 kg, train 4 days a week"
    ((tool, arguments),) = await last_calls(spotter, [facts, text])
    assert tool == "plan_nutrition"
    assert (arguments["goal"], arguments["energy_kcal"]) == (goal, 2150)
