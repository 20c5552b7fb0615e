"""Several things in one message, and messages that are read only beside what was said before."""

from __future__ import annotations

from typing import Any

import pytest

from bootstrap import Spotter
from tests.agent.cores.turns import decide


def test_each_food_is_looked_up_with_its_amount(spotter: Spotter) -> None:
    """One call for each food, three at most; the amounts stand before the foods or behind them."""
    eggs, banana = decide(spotter, ["calories in 2 eggs and a banana"]).calls
    assert eggs.arguments["food"].lower().startswith("egg") and 80 < eggs.arguments["grams"] < 140
    assert "banana" in banana.arguments["food"].lower() and "grams" not in banana.arguments
    assert len(decide(spotter, ["protein in eggs, milk, tofu, salmon and lentils"]).calls) == 3
    first, second = decide(spotter, ["계란 3개랑 바나나 2개 칼로리"]).calls
    assert first.arguments["grams"] < second.arguments["grams"]


@pytest.mark.parametrize("further", ["same amount of chickpeas?", "and chickpeas?", "what about chickpeas"])
def test_another_food_is_looked_up_in_the_amount_of_the_last(spotter: Spotter, further: str) -> None:
    """Who asked for 200 g and goes on with another food means 200 g of it."""
    (call,) = decide(spotter, ["protein in 200 g chicken breast", further]).calls
    assert "chickpea" in call.arguments["food"].lower() and call.arguments["grams"] == 200


FOUND: list[tuple[list[str], str, dict[str, Any]]] = [
    (["আমার বয়স চল্লিশ, পুরুষ, ১৭০ সেমি, ৭০ কেজি, অফিসে বসে কাজ, কত ক্যালরি লাগবে"], "energy_needs", {"age_years": 40}),
    (
        ["i am a man of forty five, 175 cm, eighty two kilos, desk job. how many calories to lose weight"],
        "energy_needs",
        {"age_years": 45, "weight_kg": 82},
    ),
    (["show me the military press"], "find_exercises", {"query": "overhead press (military press)"}),
    (["RDL 보여줘"], "find_exercises", {"query": "romanian deadlift"}),
    (["1rm from 5 x 130 kg"], "one_rep_max", {"load": 130, "reps": 5, "unit": "kg"}),
    (["how do I do a cobra?", "ok and bird dog"], "find_exercises", {"query": "bird dog"}),
    (["did chest yesterday, still sore, now give me two triceps exercises"], "find_exercises", {"muscle": "triceps"}),
    (["plan to get stronger, 5 days, beginner", "5 days is too much, 4 days"], "plan_training", {"days_per_week": 4}),
    (["what is this exercise? /photos/gym/squat.jpg"], "identify_exercise", {"image": "/photos/gym/squat.jpg"}),
    (["draw a tree pose", "again, 256x256, seed 5"], "generate_image", {"width": 256, "height": 256, "seed": 5}),
    (["৮৫ কেজি ৪ রেপ স্কোয়াটের ১আরএম বলো, আর ব্যায়ামের আগে স্ট্রেচিং দরকার কি"], "one_rep_max", {"load": 85, "reps": 4}),
]


@pytest.mark.parametrize(("turns", "tool", "arguments"), FOUND, ids=[turns[-1] for turns, _, _ in FOUND])
def test_the_call_holds_what_was_said(spotter: Spotter, turns: list[str], tool: str, arguments: dict[str, Any]) -> None:
    """Numerals in words, own names, files, what is taken back and what was yesterday."""
    made = {call.name: call.arguments for call in decide(spotter, turns).calls}
    assert arguments.items() <= made[tool].items()


def test_the_hour_of_the_day_counts_no_exercises(spotter: Spotter) -> None:
    """ "3am" is no limit of three."""
    (call,) = decide(spotter, ["it's 7am and I want some chest exercises with dumbbells"]).calls
    assert call.arguments["muscle"] == "chest" and "limit" not in call.arguments


def test_a_picture_shows_more_than_the_exercise(spotter: Spotter) -> None:
    """The prompt names the exercise and keeps what else is to be seen."""
    (call,) = decide(spotter, ["Draw me a picture of a woman doing a kettlebell swing on a beach"]).calls
    assert call.arguments["prompt"].startswith("kettlebell swing, ") and "beach" in call.arguments["prompt"]


def test_no_knee_pain_spares_nothing(spotter: Spotter) -> None:
    """What is denied of one part is not said of the next."""
    assert spotter.facts.read("no knee pain, shoulders are fine, 4 day strength plan").avoid == []
    assert spotter.facts.read("my knees aren't great").avoid == ["knee"]


def test_brackets_stand_inside_a_list(spotter: Spotter) -> None:
    """ "Nuts (all kinds) out" leaves nuts out."""
    assert set(spotter.facts.read("তিল আর বাদাম (সব রকম) বাদ").exclude) >= {"sesame", "peanut", "tree_nut"}
