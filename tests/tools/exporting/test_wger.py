"""Training plans as wger's routines."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.vocabulary import Language, Template531
from tests.tools.exporting.made_plans import CATALOGUE, strength_plan, training_plan, words
from tools.exporting import wger_models
from tools.exporting.options import ExportOptions
from tools.exporting.strength_sessions import strength_programme
from tools.exporting.training_sessions import training_programme
from tools.exporting.wger import load_exercises, write_wger

MONDAY = date(2026, 11, 23)
# The fields of wger's RoutineStructureSerializer and the serializers within it, without the ids that it gives itself.
ROUTINE = {"name", "description", "start", "end", "fit_in_week", "is_template", "is_public", "days"}
DAY = {"order", "name", "description", "is_rest", "need_logs_to_advance", "type", "config", "slots"}
SLOT = {"order", "comment", "config", "entries"}
ENTRY = {
    *("exercise", "order", "comment", "type", "class_name", "config", "repetition_unit", "repetition_rounding"),
    *("weight_unit", "weight_rounding", "repetitions_configs", "max_repetitions_configs", "weight_configs"),
    *("max_weight_configs", "set_nr_configs", "max_set_nr_configs", "rir_configs", "max_rir_configs"),
    *("rest_configs", "max_rest_configs"),
}
OURS = {"exercise_uuid", "exercise_name"}


def trained(request: str = "{}", language: Language = Language.EN, start: date = MONDAY) -> dict[str, Any]:
    programme = training_programme(training_plan(request), words(language), CATALOGUE)
    data = write_wger(programme, ExportOptions(language, start), words(language), CATALOGUE)
    routine: dict[str, Any] = json.loads(data)
    return routine


def value_at(configs: list[dict[str, Any]], iteration: int) -> float | None:
    """What wger computes for an iteration where every operation replaces."""
    values = [config["value"] for config in configs if config["iteration"] <= iteration]
    return values[-1] if values else None


def entries(day: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for slot in day["slots"] for entry in slot["entries"]]


@pytest.mark.parametrize("language", list(Language))
def test_a_routine_has_the_fields_and_the_limits_of_the_api(language: Language) -> None:
    """Every level has exactly the serializer's fields, and no text is longer than its column."""
    routine = trained(language=language)
    assert set(routine) == ROUTINE
    assert len(routine["name"]) <= 25
    for day in routine["days"]:
        assert set(day) == DAY
        assert len(day["name"]) <= 20
        assert all(set(slot) == SLOT for slot in day["slots"])
        for entry in entries(day):
            assert set(entry) == ENTRY | OURS
            assert len(entry["comment"]) <= 100
            configs = [config for key in entry if key.endswith("_configs") for config in entry[key]]
            assert all(config["operation"] == "r" and config["step"] == "abs" for config in configs)
            assert [c["iteration"] for c in entry["set_nr_configs"]] == sorted(
                {c["iteration"] for c in entry["set_nr_configs"]}
            )


def test_what_takes_turns_shares_a_slot() -> None:
    """wger makes a superset of it; warm-up sets and all others stand alone."""
    request = '{"days_per_week": 3, "minutes_per_session": 40, "goal": "hypertrophy", "level": "intermediate"}'
    plan = training_plan(request)
    for planned, day in zip(plan.weeks[0].days, (day for day in trained(request)["days"] if day["slots"]), strict=True):
        letters = {item.exercise_id: item.pair for item in planned.items}
        shared = [slot["entries"] for slot in day["slots"] if len(slot["entries"]) > 1]
        assert len(shared) == len({letter for letter in letters.values() if letter}) > 0
        for row in shared:
            assert len({letters[entry["comment"].split(" ")[0]] for entry in row}) == 1
            assert [entry["order"] for entry in row] == [1, 2]
            assert all(entry["type"] == "normal" for entry in row)


def test_wger_computes_the_sets_of_every_week() -> None:
    """Sets, repetitions and rest of each week's work are those of the plan."""
    plan = training_plan()
    routine = trained()
    days = {day["order"]: day for day in routine["days"]}
    for week in plan.weeks:
        for day in week.days:
            work = [entry for entry in entries(days[day.weekday]) if entry["type"] == "normal"]
            done = [entry for entry in work if value_at(entry["set_nr_configs"], week.week)]
            assert len(done) == len(day.items)
            for item in day.items:
                entry = next(one for one in done if one["comment"].split(" · ")[0] == item.exercise_id)
                assert value_at(entry["set_nr_configs"], week.week) == item.sets
                assert value_at(entry["rest_configs"], week.week) == item.rest_s
                low = int(item.reps.split("-")[0])
                assert value_at(entry["repetitions_configs"], week.week) == low
                unit = wger_models.SECONDS if item.measure == "seconds" else wger_models.REPETITIONS
                assert entry["repetition_unit"] == unit


def test_weekdays_and_weeks_are_kept() -> None:
    """Days of rest stand between, the week is filled up, and it begins on a Monday."""
    plan = training_plan()
    routine = trained(start=MONDAY - timedelta(days=3))
    trained_days = [day["order"] for day in routine["days"] if not day["is_rest"]]
    assert trained_days == [day.weekday for day in plan.weeks[0].days]
    assert routine["fit_in_week"] is True
    assert routine["start"] == MONDAY.isoformat()
    assert routine["end"] == (MONDAY + timedelta(weeks=len(plan.weeks), days=-1)).isoformat()


def test_lifts_that_roll_over_the_weeks_are_written_day_by_day() -> None:
    """Four lifts on three days a week: no weekday repeats, so every day comes up once, with its load."""
    plan = strength_plan(Template531.ORIGINAL, days_per_week=3)
    programme = strength_programme(plan, words(Language.EN), CATALOGUE)
    routine = json.loads(write_wger(programme, ExportOptions(Language.EN, MONDAY), words(Language.EN), CATALOGUE))
    assert routine["fit_in_week"] is False
    placed = {(s.week - 1) * 7 + s.weekday: s for s in programme.sessions}
    for day in routine["days"]:
        session = placed.get(day["order"])
        assert day["is_rest"] == (session is None)
        if session:
            loads = [config["value"] for entry in entries(day) for config in entry["weight_configs"]]
            assert set(loads) == {line.load for one in session.exercises for line in one.sets if line.load is not None}


def test_exercises_are_named_as_wger_names_them() -> None:
    """The identifiers are unique, and each belongs to an exercise of the catalogue."""
    listed = load_exercises()
    assert set(listed) <= set(CATALOGUE.by_id)
    uuids = [one.uuid for one in listed.values() if one.uuid]
    assert len({UUID(one) for one in uuids}) == len(uuids)
    bench = next(one for day in trained()["days"] for one in entries(day) if one["exercise_uuid"])
    assert bench["exercise"] is None
