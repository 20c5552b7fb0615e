"""The measure of the linter counts right: readings, faults and false alarms; its cases are well formed."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from eval.plan_linter import CASES, figures, judge
from knowledge.exercises.catalogue import Catalogue
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.linter.models import CheckTrainingPlanArguments

LINES = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
CASE = {
    "id": "one",
    "lang": "en",
    "part": "dev",
    "args": {},
    "sound": False,
    "plan": "Mon\nBench 5x5\nTue\nDumbbell bench press 5x8",
    "lines": [
        {"line": 2, "exercise": "bench-press", "sets": 5, "reps": [5, 5]},
        {"line": 4, "exercise": "dumbbell-bench-press", "sets": 4, "reps": [8, 8]},
    ],
    "faults": [{"rule": "hours_between", "muscle": "chest"}, {"rule": "hours_between", "muscle": "calves"}],
}


def test_right_and_wrong_are_told_apart() -> None:
    """One of two lines and one of two faults."""
    catalogue = Catalogue()
    judged = judge(CheckTrainingPlan(catalogue), catalogue, CASE)
    assert [line[:2] for line in judged.wrong_lines] == ["4:"]
    assert len(judged.missed) == 1
    assert figures([judged])["read_right"] == 0.5
    assert figures([judged])["found"] == 0.5


def test_every_alarm_on_a_sound_plan_counts() -> None:
    """A plan that is called sound and is not shows as false alarms."""
    catalogue = Catalogue()
    judged = judge(CheckTrainingPlan(catalogue), catalogue, CASE | {"sound": True})
    assert figures([judged])["false_alarms"] > 0


@pytest.mark.parametrize("case", LINES, ids=lambda case: str(case["id"]))
def test_cases_are_well_formed(case: dict[str, object]) -> None:
    """Arguments are valid, expected lines exist, known exercises are in the catalogue."""
    args = case["args"]
    assert isinstance(args, dict)
    CheckTrainingPlanArguments.model_validate({"plan": case["plan"], **args})
    count = len(str(case["plan"]).splitlines())
    catalogue = Catalogue()
    for line in case["lines"]:  # type: ignore[attr-defined]
        assert 1 <= line["line"] <= count
        assert line["exercise"] is None or line["exercise"] in catalogue


def test_there_are_enough_cases_of_every_language() -> None:
    """At least sixty plans, some of them kept aside, in four languages."""
    assert len(LINES) >= 60
    assert len({case["id"] for case in LINES}) == len(LINES)
    assert Counter(case["lang"] for case in LINES).keys() == {"en", "zh", "ko", "bn"}
    assert sum(case["part"] == "held_out" for case in LINES) >= 20
