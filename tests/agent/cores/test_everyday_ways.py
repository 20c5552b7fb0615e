"""Everyday ways of saying things: short forms, counts in words, tools that hold an exercise's name, pages and photos."""

from __future__ import annotations

from typing import Any

import pytest

from agent.cores.embedded.exercise_slots import exercises
from agent.cores.embedded.person_slots import personal
from agent.cores.embedded.slots import nutrition
from agent.cores.embedded.strength_slots import strength_531
from agent.cores.embedded.training_slots import training
from agent.cores.embedded.warrant import IntentWarrant
from agent.messages import ASK_TOOL
from bootstrap import Spotter
from tests.agent.cores.turns import decide, last_calls


def test_with_and_without_in_short(spotter: Spotter) -> None:
    """ "w/o eggs" leaves them out, "w/ bands" takes them, and M/W/F are three days."""
    assert nutrition(spotter.facts.read("meal plan w/o eggs & gluten"))["exclude"] == ["egg", "gluten"]
    said = training(spotter.facts.read("plan w/ bands, M/W/F"))
    assert (said["equipment"], said["days_per_week"]) == (["band"], 3)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("five dumbbell movements for the triceps", {"muscle": "triceps", "equipment": "dumbbell", "limit": 5}),
        ("I only own a pullup bar. lats?", {"muscle": "lats", "equipment": "pull_up_bar"}),
        ("I have two dumbbells, back exercises?", {"muscle": "upper_back", "equipment": "dumbbell"}),
        ("পিঠের ল্যাটের ব্যায়াম", {"muscle": "lats"}),
    ],
)
def test_filters_of_a_search(spotter: Spotter, text: str, filters: dict[str, Any]) -> None:
    """A numeral before a kind of exercise counts, one before tools does not; a tool's name asks for no exercise."""
    facts = spotter.facts.read(text)
    assert facts.exercises == []
    assert exercises(facts) == filters


def test_a_tool_that_is_all_there_is(spotter: Spotter) -> None:
    """ "Machines only" in a gym is no whole gym."""
    assert training(spotter.facts.read("back in the gym, machines only please"))["equipment"] == ["machine"]
    assert training(spotter.facts.read("full gym with machines"))["equipment"] == ["gym"]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("I walk the dog but desk job and no training", "sedentary"),
        ("I walk the dog every day", "light"),
        ("no gym, but I work on a building site", "very_active"),
        ("হালকা হাঁটি, ব্যায়াম করি না", "sedentary"),
    ],
)
def test_who_does_not_train_walks_or_works(spotter: Spotter, text: str, activity: str) -> None:
    """Walking is no training where training is denied; hard work counts all the same."""
    assert personal(spotter.facts.read(text))["activity"] == activity


@pytest.mark.parametrize("text", ["Sex: M, 45", "stats: f, 5'8", "gender is M"])
def test_a_letter_behind_its_word_is_the_sex(spotter: Spotter, text: str) -> None:
    """A form filled in with letters tells the sex."""
    assert personal(spotter.facts.read(text))["sex"] in ("male", "female")


@pytest.mark.parametrize(
    ("text", "height_cm", "weight_kg"), [("6ft 170lbs", 182.88, 77.11), ("6ft 2 90kg", 187.96, 90)]
)
def test_inches_are_fewer_than_twelve(spotter: Spotter, text: str, height_cm: float, weight_kg: float) -> None:
    """What stands behind the feet and is no number of inches is another figure."""
    said = personal(spotter.facts.read(text))
    assert (said["height_cm"], said["weight_kg"]) == (pytest.approx(height_cm), pytest.approx(weight_kg))


@pytest.mark.parametrize(
    ("text", "food", "grams"),
    [
        ("fat content of half an avocado", "avocado", 100.5),
        ("protein in two eggs", "egg", 100),
        ("fiber in 1/2 cup black beans", "black bean", 92.5),
        ("how much sugar is in a banana", "banana", None),
    ],
)
def test_amounts_in_words_and_fractions(spotter: Spotter, text: str, food: str, grams: float | None) -> None:
    """Counts in words weigh; an article does not, and a nutrient is not the food."""
    (call,) = decide(spotter, [text]).calls
    assert (call.name, call.arguments["food"]) == ("look_up_food", food)
    assert call.arguments.get("grams") == grams


def test_what_is_to_be_spared_is_no_search(spotter: Spotter) -> None:
    """A sentence that names a part to spare belongs to the plan before it."""
    plan = "Intermediate, 4 days/wk, hypertrophy. Garage has a barbell. Leave out stuff that's rough on shoulders."
    (call,) = decide(spotter, [plan]).calls
    assert (call.name, call.arguments["avoid"]) == ("plan_training", ["shoulder"])
    assert call.arguments["equipment"] == ["barbell"]


def test_rounding_is_no_load(spotter: Spotter) -> None:
    """ "2.5kg rounding" before the lifts is not the first of them."""
    said = strength_531(spotter.facts.read("5/3/1 w/ 2.5kg rounding: bench=87.5, squat=120, tm 85"))
    assert said["rounding"] == 2.5
    assert (said["bench_press"], said["squat"], said["training_max_percent"]) == (87.5, 120, 85)


@pytest.mark.parametrize(
    ("text", "tool", "missing"),
    [
        ("what exercise is the guy doing in this photo", "identify_exercise", "image"),
        ("这张照片里的人在做什么动作", "identify_exercise", "image"),
        ("이 사진에 나온 운동이 뭐야", "identify_exercise", "image"),
        ("এই ছবিতে কোন ব্যায়াম করছে", "identify_exercise", "image"),
        ("I found an article about squats, can you read it", "read_page", "url"),
        ("帮我总结一下这篇文章", "read_page", "url"),
        ("기사 하나 찾았는데 읽어줘", "read_page", "url"),
        ("একটা ওয়েবসাইটের লেখা পড়ে সারাংশ বলো", "read_page", "url"),
    ],
)
def test_a_photo_or_page_that_did_not_come_is_asked_for(spotter: Spotter, text: str, tool: str, missing: str) -> None:
    """What speaks of a picture or a page, and brings none, is answered with the question for it."""
    (call,) = decide(spotter, [text]).calls
    assert call.name == ASK_TOOL
    assert (call.arguments["tool"], call.arguments["missing"]) == (tool, [missing])


def test_words_alone_warrant_no_page_and_no_picture(spotter: Spotter) -> None:
    """Only an address lets a page be read, and only a picture lets one be looked at."""
    warranted = IntentWarrant(spotter.facts, spotter.classifier).tools_for(
        ["read the article for me", "what exercise is in this photo"]
    )
    assert not {"read_page", "identify_exercise"} & warranted


@pytest.mark.parametrize("answer", ["Five will do", "five", "5"])
def test_a_bare_number_answers_the_only_number_asked_for(spotter: Spotter, answer: str) -> None:
    """Goal and level are asked for as well, and are no numbers."""
    [call] = decide(spotter, ["plan my training", answer]).calls
    assert call.arguments["arguments"]["days_per_week"] == 5


def test_lifts_by_their_letters_and_plates_one_has(spotter: Spotter) -> None:
    """ "S 285 B 205"; the plates are those named behind the word, not the last lift."""
    said = strength_531(spotter.facts.read("5/3/1: S 285 B 205 D 340 P 130 lb"))
    assert [said[lift] for lift in ("squat", "bench_press", "deadlift", "overhead_press")] == [285, 205, 340, 130]
    said = strength_531(spotter.facts.read("squat 140 bench 100, the plates I have are 20 15 10 5 2.5"))
    assert said["plates"] == [20, 15, 10, 5, 2.5]


async def test_easier_ones_of_a_list_keep_its_filters(spotter: Spotter) -> None:
    """They are for beginners, and not a variation of the first."""
    [(tool, arguments)] = await last_calls(spotter, ["show me chest exercises with dumbbells", "easier ones"])
    wanted = {"muscle": "chest", "equipment": "dumbbell", "level": "beginner"}
    assert (tool, {name: arguments.get(name) for name in wanted}) == ("find_exercises", wanted)


def test_another_muscle_corrects_a_list_and_a_count_joins_it(spotter: Spotter) -> None:
    """ "nah i meant calves. and give me 6"."""
    [call] = decide(spotter, ["hamstring exercises?", "nah i meant calves. and give me 6"]).calls
    assert (call.arguments["muscle"], call.arguments["limit"]) == ("calves", 6)


def test_a_template_alone_belongs_to_the_strength_cycles(spotter: Spotter) -> None:
    """The answer to another question does not become another plan."""
    [call] = decide(spotter, ["I want to run 531", "boring but big template, 4 days"]).calls
    assert (call.name, call.arguments["missing"]) == (ASK_TOOL, ["lifts"])


def test_a_food_in_the_same_amount_is_looked_up(spotter: Spotter) -> None:
    """Whatever its question sounds like."""
    [call] = decide(spotter, ["calories in 150 g of cooked white rice", "and chicken breast, same amount?"]).calls
    assert (call.name, call.arguments["grams"]) == ("look_up_food", 150)


def test_weight_beside_a_span_of_time_is_no_weight(spotter: Spotter) -> None:
    """维持体重一天该吃多少 asks for a day, and tells no kilogram."""
    assert "weight_kg" not in personal(spotter.facts.read("维持体重一天该吃多少大卡"))
