"""What the chat fills beyond the lifts: plates, jokers, the seventh week, results; yoga; and greetings before it."""

from __future__ import annotations

from typing import Any

import pytest

from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.exercise_slots import exercises
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.follow_up import another_exercise
from agent.cores.embedded.strength_slots import strength_531
from agent.cores.embedded.training_slots import training
from agent.messages import ToolCall
from bootstrap import Spotter
from domain.profile import Profile
from domain.vocabulary import Activity, Sex
from tests.agent.cores.turns import decide


@pytest.mark.parametrize(
    ("message", "plates"),
    [
        ("5/3/1 squat 150, I only have 20s, 10s and 5s", [20, 10, 5]),
        ("plates: 45, 25, 10, 5 and 2.5 lb", [45, 25, 10, 5, 2.5]),
        ("我家只有20、10、5公斤的片，杆是15的", [20, 10, 5]),
        ("원판은 20, 10, 5, 2.5 있어", [20, 10, 5, 2.5]),
        ("আমার কাছে ২০, ১০ আর ৫ কেজির প্লেট আছে", [20, 10, 5]),
        ("5/3/1 squat 150 bench 110 dead 180", None),
        ("5/3/1 squat 150, rest 90s between sets", None),
    ],
)
def test_the_plates_that_there_are(spotter: Spotter, message: str, plates: list[float] | None) -> None:
    """A list beside the word for plates, or weights in the plural; loads and seconds are no plates."""
    assert strength_531(spotter.facts.read(message)).get("plates") == plates


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("5/3/1 squat 150, 7th week deload", {"seventh_week": "deload"}),
        ("5/3/1 squat 150 with a TM test after the block", {"seventh_week": "tm_test"}),
        ("531 深蹲150，第七周测pr", {"seventh_week": "pr_test"}),
        ("5/3/1 스쿼트 150, 7주차는 디로드", {"seventh_week": "deload"}),
        ("৫/৩/১ স্কোয়াট ১৫০, ৭ম সপ্তাহে ডিলোড", {"seventh_week": "deload"}),
        ("5/3/1 squat 150 with 2 joker sets", {"joker_sets": 2}),
        ("5/3/1 스쿼트 150 조커세트 추가", {"joker_sets": 1}),
    ],
)
def test_the_seventh_week_and_jokers(spotter: Spotter, message: str, wanted: dict[str, Any]) -> None:
    """Named in four languages; a test of the training max is no training max."""
    filled = strength_531(spotter.facts.read(message))
    assert wanted.items() <= filled.items()
    assert "basis" not in filled


def test_a_deload_in_the_fourth_week_is_no_seventh_week(spotter: Spotter) -> None:
    """Only beside its week: every cycle ends with a deload."""
    assert "seventh_week" not in strength_531(spotter.facts.read("5/3/1 squat 150 with a deload"))


def _result(lift: str, week: int, reps: int, **more: float) -> dict[str, Any]:
    return {"lift": lift, "cycle": 1, "week": week, "reps": reps, **more}


@pytest.mark.parametrize(
    ("message", "results"),
    [
        ("got 8 reps on the 95% squat set", [_result("squat", 3, 8)]),
        ("hit 11 on the 5+ squat set", [_result("squat", 1, 11)]),
        ("week 3: squat 130x6", [_result("squat", 3, 6, load=130)]),
        ("week 2 done: squat 7, bench 6", [_result("squat", 2, 7), _result("bench_press", 2, 6)]),
        ("3주차 스쿼트 탑세트 7개 했어", [_result("squat", 3, 7)]),
        ("第三周深蹲做了8个", [_result("squat", 3, 8)]),
        ("৩য় সপ্তাহে স্কোয়াট ৮ বার করেছি", [_result("squat", 3, 8)]),
    ],
)
def test_a_result_is_told_to_the_cycle(spotter: Spotter, message: str, results: list[dict[str, Any]]) -> None:
    """By the week, the percent or the set's name; the lifts and the training max stay as they were."""
    call = decide(spotter, ["5/3/1 squat 150 kg, bench 110 kg", message]).calls[0]
    assert call.name == "calculate_531"
    assert call.arguments["amrap_results"] == results
    assert (call.arguments["squat"], call.arguments["bench_press"]) == (150, 110)
    assert "training_max_percent" not in call.arguments


def test_results_gather_and_are_corrected(spotter: Spotter) -> None:
    """A result of another week is added; the same set told again is replaced."""
    turns = ["5/3/1 squat 150 kg", "week 1 squat 9 reps", "week 2 squat 7 reps", "week 2 squat 8 reps"]
    assert decide(spotter, turns).calls[0].arguments["amrap_results"] == [
        _result("squat", 1, 9),
        _result("squat", 2, 8),
    ]


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        (
            "30 minute morning yoga plan, 3 times a week, newbie",
            {"focus": "yoga", "minutes_per_session": 30, "days_per_week": 3, "goal": "general_fitness"},
        ),
        ("每周四次拉伸计划减脂，新手", {"focus": "mobility", "days_per_week": 4, "goal": "fat_loss"}),
        ("아침마다 20분씩 요가 루틴 짜줘", {"focus": "yoga", "days_per_week": 7, "minutes_per_session": 20}),
        ("সপ্তাহে ৩ দিন যোগব্যায়ামের রুটিন দাও", {"focus": "yoga", "days_per_week": 3}),
    ],
)
def test_yoga_and_mobility_plans(spotter: Spotter, message: str, wanted: dict[str, Any]) -> None:
    """The focus is filled, and it is a goal of its own where no other is said."""
    assert wanted.items() <= training(spotter.facts.read(message)).items()


@pytest.mark.parametrize("message", ["3 day strength plan, I do yoga on sundays", "workout plan with a yoga mat"])
def test_yoga_beside_lifting_is_no_yoga_plan(spotter: Spotter, message: str) -> None:
    """Who wants strength does yoga besides, and a mat is equipment."""
    assert "focus" not in training(spotter.facts.read(message))


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("been lifting for 3 months", "beginner"),
        ("been training for 2 years", "intermediate"),
        ("5 years of lifting", "advanced"),
        ("我练了两年，增肌", "intermediate"),
        ("헬스 6년 했어", "advanced"),
        ("১ বছর ধরে জিম করি", "intermediate"),
    ],
)
def test_years_of_training_are_a_level(spotter: Spotter, message: str, level: str) -> None:
    """Half a year makes an intermediate, four years an advanced lifter."""
    assert training(spotter.facts.read(message))["level"] == level


def _exercises(facts: Facts) -> list[str]:
    return [mention.key for mention in facts.exercises]


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("Good morning!", []),
        ("good morning coach, make me a meal plan", []),
        ("Good morning, how do I do a squat?", ["barbell-back-squat"]),
        ("good morning can you show me a squat", ["barbell-back-squat"]),
        ("how do I do a good morning", ["good-morning"]),
        ("good morning form", ["good-morning"]),
        ("早安，教我做早安式体前屈", ["good-morning"]),
        ("굿모닝 운동 자세 알려줘", ["good-morning"]),
    ],
)
def test_a_greeting_is_no_good_morning(spotter: Spotter, message: str, named: list[str]) -> None:
    """The lift is meant where it is asked for, not where it greets."""
    assert _exercises(spotter.facts.read(message)) == named


def test_a_known_word_is_no_misspelled_exercise(spotter: Spotter) -> None:
    """The resistance band is the equipment of the plan, no band row."""
    facts = spotter.facts.read("আমার কাছে শুধু রেজিস্ট্যান্স ব্যান্ড আছে, সপ্তাহে ৪ দিন")
    assert not facts.exercises
    assert training(facts)["equipment"] == ["band"]
    assert _exercises(spotter.facts.read("hip thrsut form")) == ["hip-thrust"]


@pytest.mark.parametrize(
    ("turns", "tool", "wanted"),
    [
        (["what's a good alternative to eggs for protein?"], "search_knowledge", {}),
        (["牛奶可以用什么代替"], "search_knowledge", {}),
        (["I want to know another exercise for chest"], "find_exercises", {"muscle": "chest"}),
        (["alternative to barbell squats"], "swap_exercise", {}),
    ],
)
def test_what_an_alternative_is_to(spotter: Spotter, turns: list[str], tool: str, wanted: dict[str, Any]) -> None:
    """To an exercise that is named, to one of its kind, or to a food."""
    call = decide(spotter, turns).calls[0]
    assert call.name == tool
    assert wanted.items() <= call.arguments.items()


@pytest.mark.parametrize(
    ("asked", "message", "wanted"),
    [
        (
            {"query": "barbell back squat"},
            "give me another exercise",
            ToolCall(name="swap_exercise", arguments={"exercise": "barbell back squat"}),
        ),
        (
            {"query": "barbell back squat"},
            "another one, that hurts my knee",
            ToolCall(
                name="swap_exercise",
                arguments={"exercise": "barbell back squat", "reason": "injury", "avoid": ["knee"]},
            ),
        ),
        (
            {"query": "", "muscle": "quadriceps"},
            "다른 거 보여줘",
            ToolCall(name="find_exercises", arguments={"query": "", "muscle": "quadriceps", "limit": 4}),
        ),
    ],
)
def test_another_exercise_than_the_one_shown(
    spotter: Spotter, asked: dict[str, Any], message: str, wanted: ToolCall
) -> None:
    """A stand-in for what was asked for by name; more of the kind where a muscle was asked for."""
    shown = Dialogue(
        last_call=ToolCall(name="find_exercises", arguments=asked), shown_exercises=[{"name": "Barbell Back Squat"}]
    )
    call = another_exercise(spotter.facts.read(message), shown, spotter.lexica)
    assert call is not None
    assert (call.name, call.arguments) == (wanted.name, wanted.arguments)


def test_the_last_one_is_shown_again(spotter: Spotter) -> None:
    """In so few words that nothing else tells what is wanted."""
    shown = Dialogue(
        last_call=ToolCall(name="find_exercises", arguments={"query": "", "muscle": "chest"}),
        shown_exercises=[{"name": "Push-Up"}, {"name": "Dumbbell Fly"}],
    )
    call = spotter.policy.decide("the last one pls", shown, Profile()).calls[0]
    assert (call.name, call.arguments) == ("find_exercises", {"query": "dumbbell fly"})


def test_a_food_of_the_plan_is_swapped(spotter: Spotter) -> None:
    """With a meal plan before it, the alternative is to a food of that plan."""
    person = Profile(sex=Sex.MALE, age_years=30, height_cm=180, weight_kg=80, activity=Activity.LIGHT)
    turns = ["meal plan to lose fat", "whats an alternative to the rice, im sick of rice"]
    assert decide(spotter, turns, person).calls[0].arguments["swaps"] == [{"food": "rice"}]


@pytest.mark.parametrize(
    ("message", "count"),
    [("3 exercises for calves", 3), ("练背用绳索的动作来5个", 5), ("밴드로 하는 엉덩이 운동 4개만", 4)],
)
def test_how_many_exercises(spotter: Spotter, message: str, count: int) -> None:
    """The count beside the word for exercises."""
    assert exercises(spotter.facts.read(message))["limit"] == count


def test_loads_in_pounds_are_no_inches(spotter: Spotter) -> None:
    """ "405 in lbs": the preposition is no unit."""
    facts = spotter.facts.read("bench 225 squat 315 dead 405 in lbs, 5/3/1 fsl")
    assert strength_531(facts)["deadlift"] == 405
    height = spotter.facts.read("I'm 70 in, 180 lb").quantity("length")
    assert height is not None
    assert height.value == pytest.approx(177.8)
