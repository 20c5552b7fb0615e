"""The planner with a catalogue that has grown: nothing depends on which exercises there are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.vocabulary import PlanFocus
from knowledge.exercises.catalogue import CATALOGUE_DIR, Catalogue
from tools.training.models import PlanTrainingArguments
from tools.training.plan_training import PlanTraining

COPIES = 3


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Every exercise three times over: under its own name, and as a first and a second variation."""
    folder = tmp_path_factory.mktemp("catalogue")
    for file in CATALOGUE_DIR.glob("*.json"):
        for number in range(COPIES):
            facts = json.loads(file.read_text("utf-8"))
            if number:
                facts["id"] += f"-variation-{number}"
                facts["names"]["en"] += f" Variation {number}"
            (folder / f"{facts['id']}.json").write_text(json.dumps(facts), "utf-8")
    return Catalogue(folder)


@pytest.mark.parametrize("focus", list(PlanFocus))
@pytest.mark.parametrize(("days", "minutes"), [(2, 30), (4, 60), (7, 45)])
def test_plans_keep_their_checks_in_a_grown_catalogue(
    grown: Catalogue, focus: PlanFocus, days: int, minutes: int
) -> None:
    """Every check holds, and the same request gives the same plan."""
    args = PlanTrainingArguments(
        goal="general_fitness", days_per_week=days, level="intermediate", minutes_per_session=minutes, focus=focus
    )
    result = PlanTraining(grown).run(args)
    assert [check.name for check in result.checks if not check.ok] == []
    assert PlanTraining(grown).run(args) == result


def test_preferred_exercises_come_before_what_no_list_knows(grown: Catalogue) -> None:
    """The first main lifts are still the known ones."""
    args = PlanTrainingArguments(goal="strength", days_per_week=3, level="intermediate", minutes_per_session=75)
    days = PlanTraining(grown).run(args).weeks[0].days
    assert all("variation" not in day.items[0].exercise_id for day in days)


def test_body_weight_alone_still_plans_without_a_single_loaded_exercise(grown: Catalogue, tmp_path: Path) -> None:
    """A catalogue of body-weight exercises only gives a plan by repetitions in reserve."""
    for exercise in grown:
        if [str(piece) for piece in exercise.equipment] == ["bodyweight"]:
            (tmp_path / f"{exercise.id}.json").write_text(exercise.model_dump_json(), "utf-8")
    args = PlanTrainingArguments(goal="strength", days_per_week=3, level="beginner", minutes_per_session=30)
    items = [item for day in PlanTraining(Catalogue(tmp_path)).run(args).weeks[0].days for item in day.items]
    assert items
    assert {item.intensity.kind for item in items} <= {"rir", "rpe"}
