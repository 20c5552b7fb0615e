"""The registry over the real tools: schemas, errors as the contract prints them, and the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bootstrap import Spotter
from tools.__main__ import run_batch, run_call

TOOLS = [
    "find_exercises",
    "identify_exercise",
    "plan_nutrition",
    "energy_needs",
    "look_up_food",
    "plan_training",
    "check_training_plan",
    "calculate_531",
    "one_rep_max",
    "search_knowledge",
    "read_page",
    "generate_image",
    "swap_exercise",
    "estimate_expenditure",
]
REQUIRED = {
    "find_exercises": ["query"],
    "identify_exercise": ["image"],
    "plan_nutrition": ["sex", "age_years", "height_cm", "weight_kg", "activity", "goal"],
    "energy_needs": ["sex", "age_years", "height_cm", "weight_kg", "activity"],
    "look_up_food": ["food"],
    "plan_training": ["goal", "days_per_week", "level"],
    "check_training_plan": ["plan"],
    "calculate_531": [],
    "one_rep_max": ["load", "reps"],
    "search_knowledge": ["query"],
    "read_page": ["url"],
    "generate_image": ["prompt"],
    "swap_exercise": ["exercise"],
    "estimate_expenditure": [],
}
PERSON = {"sex": "male", "age_years": 30, "height_cm": 180, "weight_kg": 80, "activity": "light", "goal": "maintain"}


def test_every_tool_of_the_contract_is_there(spotter: Spotter) -> None:
    """Exactly the tools that do their real job now."""
    assert [tool.name for tool in spotter.tools] == TOOLS


@pytest.mark.parametrize("name", TOOLS)
def test_required_arguments_are_those_of_the_contract(spotter: Spotter, name: str) -> None:
    """What must be asked for is what the contract says."""
    assert spotter.tools.required(name) == REQUIRED[name]
    schema = spotter.tools.get(name).json_schema()
    assert schema.get("required", []) == REQUIRED[name]
    assert spotter.tools.get(name).description


@pytest.mark.parametrize(
    ("name", "arguments", "code", "field"),
    [
        ("fly", {}, "unknown_name", "tool"),
        ("energy_needs", {}, "invalid_input", "sex"),
        ("energy_needs", PERSON | {"sex": "robot"}, "unknown_name", "sex"),
        ("energy_needs", PERSON | {"age_years": 400}, "out_of_range", "age_years"),
        ("energy_needs", PERSON | {"height_cm": 17}, "out_of_range", "height_cm"),
        ("energy_needs", PERSON | {"weight_kg": -3}, "out_of_range", "weight_kg"),
        ("energy_needs", PERSON | {"weight_kg": "heavy"}, "invalid_input", "weight_kg"),
        ("energy_needs", PERSON | {"mood": "good"}, "unknown_name", "mood"),
        ("plan_nutrition", PERSON | {"days": 99}, "out_of_range", "days"),
        (
            "plan_training",
            {"goal": "strength", "days_per_week": 9, "level": "beginner"},
            "out_of_range",
            "days_per_week",
        ),
        ("calculate_531", {"squat": -100}, "out_of_range", "squat"),
        ("one_rep_max", {"load": 100, "reps": 50}, "out_of_range", "reps"),
        ("find_exercises", {"query": "squat", "muscle": "brain"}, "unknown_name", "muscle"),
        ("generate_image", {"prompt": "a red sports car"}, "not_found", "prompt"),
        ("look_up_food", {"food": "xyzzy"}, "not_found", "food"),
    ],
)
def test_bad_input_is_one_sentence_with_a_remedy(
    spotter: Spotter, name: str, arguments: dict[str, Any], code: str, field: str
) -> None:
    """Code and field for programs, message and hint for people; never a traceback."""
    error = run_call(spotter.tools, name, arguments)["error"]
    assert (error["code"], error.get("field")) == (code, field)
    assert len(error["message"]) > 10
    assert "\n" not in error["message"]
    assert error["hint"]


def test_arguments_that_are_no_object_are_refused(spotter: Spotter) -> None:
    """A JSON list or broken JSON is told what is expected."""
    assert run_call(spotter.tools, "energy_needs", [1, 2])["error"]["code"] == "invalid_input"


def test_a_batch_answers_every_line(spotter: Spotter, tmp_path: Path) -> None:
    """Good, bad and broken lines each get an answer in their place, with the time taken."""
    file = tmp_path / "calls.jsonl"
    lines = [
        json.dumps({"id": "a", "tool": "one_rep_max", "args": {"load": 100, "reps": 1}}),
        "",
        "{broken",
        json.dumps({"tool": "fly", "args": {}}),
    ]
    file.write_text("\n".join(lines), "utf-8")
    answers = list(run_batch(spotter.tools, file))
    assert [answer["id"] for answer in answers] == ["a", 3, 4]
    assert answers[0]["result"]["one_rep_max"] == 100
    assert all("error" in answer for answer in answers[1:])
    assert all(answer["ms"] >= 0 for answer in answers)


def test_the_command_line_prints_one_object_and_tells_success_by_its_exit_code(prepared_data_dir: Path) -> None:
    """Exit 0 with the result; exit 1 with the error."""
    command = [sys.executable, "-m", "tools", "one_rep_max"]
    good = subprocess.run([*command, '{"load": 100, "reps": 1}'], capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert json.loads(good.stdout)["one_rep_max"] == 100
    bad = subprocess.run([*command, '{"load": 100}'], capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["error"]["field"] == "reps"
