"""The planner's own plans, written out as people paste them, come back as what they are."""

from __future__ import annotations

import pytest

from eval.plan_texts import STYLES
from knowledge.exercises.catalogue import Catalogue
from tests.tools.training.linter.reading import check
from tools.training.linter.models import Severity
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining

REQUESTS = [
    {"goal": "hypertrophy", "days_per_week": 4, "level": "intermediate"},
    {"goal": "strength", "days_per_week": 3, "level": "beginner", "minutes_per_session": 45},
    {"goal": "general_fitness", "days_per_week": 6, "level": "beginner"},
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: str(request["goal"]))
def test_exercises_sets_and_volume_are_read_back(style: str, request_: dict[str, object]) -> None:
    """Every exercise with its sets, and the same fractional sets a week; nothing against what was asked for."""
    plan = PlanTraining(Catalogue()).run(PlanTrainingArguments.model_validate(request_))
    args = {key: value for key, value in request_.items() if key != "days_per_week"}
    result = check(STYLES[style](plan), **{"minutes_per_session": 60, **args})
    written = [(item.exercise_id, item.sets) for week in plan.weeks for day in week.days for item in day.items]
    read = [(one.exercise_id, one.sets) for line in result.lines for one in line.read_as]
    assert read == written
    assert result.weekly_sets == plan.weekly_sets
    assert [one for one in result.findings if one.severity is Severity.ERROR] == []
