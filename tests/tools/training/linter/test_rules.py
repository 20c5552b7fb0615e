"""Each rule finds what breaks it, with its lines, keeps quiet where it is kept, and judges nothing that is not stated."""

from __future__ import annotations

import pytest

from domain.vocabulary import Muscle
from tests.tools.training.linter.reading import check, found
from tools.training.linter.models import Severity
from tools.training.prescription import by_length, load_prescription

SOUND = """Full body, add weight when all sets reach the top of the range
Mon
Squat 3x8-10, rest 2 min
Bench press 3x8-10, rest 2 min
Seated row 3x8-12, rest 90 s
Plank 3x30s, rest 60 s
Wed
Romanian deadlift 3x8-10, rest 2 min
Overhead press 3x8-10, rest 2 min
Lat pulldown 3x8-12, rest 90 s
Lunges 3x10 per leg, rest 90 s
Fri
Leg press 3x10-12, rest 2 min
Dumbbell bench press 3x8-12, rest 2 min
One-arm dumbbell row 3x10 per side, rest 60 s
Dead bug 3x10 per side, rest 45 s"""
BEGINNER = {"goal": "general_fitness", "level": "beginner"}


def test_a_sound_plan_raises_no_alarm() -> None:
    """Nothing to change, every check met; only what the text cannot say is noted."""
    result = check(SOUND, minutes_per_session=37, **BEGINNER)
    assert [one for one in result.findings if one.severity is not Severity.NOTE] == []
    assert [one.name for one in result.checks if not one.ok] == []
    assert result.sources


def test_fractional_sets_are_counted_as_the_planner_counts_them() -> None:
    """A set counts 1 for its target and 0.5 for a helper."""
    result = check("Mon\nBench press 4x8\nFri\nBench press 2x8")
    assert result.weekly_sets[Muscle.CHEST] == 6
    assert result.weekly_sets[Muscle.TRICEPS] == 3


def test_weekly_sets_outside_the_range_name_muscle_figures_and_lines() -> None:
    """Too few and too many, for the goal and the level."""
    result = check("Mon\nBench press 8x8\nThu\nBench press 9x8\nRow 2x8", goal="hypertrophy", level="beginner")
    [chest] = found(result, "weekly_sets", muscle="chest")
    assert (chest.message, chest.values["sets"], chest.values["high"], chest.lines) == (
        "weekly-sets-high",
        17,
        16,
        [2, 4],
    )
    [lats] = found(result, "weekly_sets", muscle="lats")
    assert (lats.message, lats.values["sets"], lats.values["low"]) == ("weekly-sets-low", 2, 10)
    assert chest.source


def test_without_goal_and_level_the_widest_range_holds() -> None:
    """What is not known is assumed in the plan's favour, and said."""
    result = check("Mon\nBench press 4x8\nThu\nBench press 4x8")
    assert found(result, "weekly_sets", muscle="chest") == []
    assert {one.about for one in result.assumptions} >= {"goal", "level"}


def test_less_time_lowers_the_least_sets() -> None:
    """Two sessions of half an hour need not hold ten sets of everything."""
    text = "Mon\nBench press 2x8\nThu\nBench press 2x8"
    slow = check(text, goal="hypertrophy", level="beginner")
    quick = check(text, goal="hypertrophy", level="beginner", minutes_per_session=30)
    assert found(slow, "weekly_sets", muscle="chest")
    assert not found(quick, "weekly_sets", muscle="chest")


def test_a_muscle_once_a_week() -> None:
    """Twice is asked for; a helper's day counts too."""
    once = check("Mon\nSquat 6x8\nThu\nBench 6x8")
    assert found(once, "days_a_week", muscle="quadriceps")[0].lines == [2]
    assert not found(check("Mon\nSquat 3x8\nThu\nLeg press 3x8"), "days_a_week", muscle="quadriceps")


def test_days_that_take_turns_count_for_half() -> None:
    """Workouts A and B on three days a week are one and a half weeks of each."""
    result = check("3 days a week\nWorkout A\nSquat 5x5\nWorkout B\nBench 5x5")
    assert result.counts.days == 3
    assert result.weekly_sets[Muscle.QUADRICEPS] == 7.5


def test_too_many_sets_of_a_muscle_in_a_session() -> None:
    """Nine are more than useful; eight are not."""
    [finding] = found(check("Day 1\nBench 5x8\nPush-ups 4x12\nSquat 3x5"), "sets_a_session", muscle="chest")
    assert finding.lines == [2, 3]
    assert not found(check("Day 1\nBench 4x8\nPush-ups 4x12"), "sets_a_session", muscle="chest")


def test_hard_days_of_a_muscle_need_two_days() -> None:
    """Monday and Tuesday are too close, Monday and Wednesday are not; Sunday and Monday are neighbours."""
    text = "{}\nBench 5x5\n{}\nDumbbell bench press 5x8"
    close = check(text.format("Monday", "Tuesday"))
    assert found(close, "hours_between", muscle="chest")[0].lines == [2, 4]
    assert found(check(text.format("Sunday", "Monday")), "hours_between", muscle="chest")
    assert not found(check(text.format("Monday", "Wednesday")), "hours_between")


def test_without_weekdays_the_hours_are_not_judged() -> None:
    """ "Day 1" and "day 2" may be any days: that is said, not guessed. Rest days in between place them."""
    result = check("Day 1\nBench 5x5\nDay 2\nDumbbell bench press 5x8")
    assert not found(result, "hours_between")
    assert [one.is_judged for one in result.findings if one.rule == "hours_between"] == [False]
    placed = check("Day 1\nBench 5x5\nDay 2\nDumbbell bench press 5x8\nDay 3 - rest")
    assert found(placed, "hours_between", muscle="chest")


def test_missing_movements_and_balance() -> None:
    """A week of pressing lacks everything else."""
    result = check("Mon\nBench 4x8\nThu\nOverhead press 4x8\nRow 2x8")
    missing = {one.values["movement"] for one in found(result, "movements")}
    assert missing == {"squat", "hinge", "lunge", "core"}
    [balance] = found(result, "pull_to_push")
    assert (balance.message, balance.values["push"], balance.values["pull"]) == ("pull-low", 8, 2)


def test_what_nothing_allowed_trains_is_no_mistake() -> None:
    """Without a bar or band nobody can be asked for pulls; it is noted."""
    result = check("Push-ups 3x12", equipment=["bodyweight"])
    kinds = {one.values["movement"]: one.message for one in found(result, "movements")}
    assert kinds.get("pull") in (None, "movement-ruled-out")


def test_unread_lines_take_the_certainty_from_what_is_missing() -> None:
    """A name that is not known may be the missing movement: then it is a note, no warning."""
    result = check("Bench 4x8\nMoon walk thruster 4x8")
    assert {one.severity for one in found(result, "movements")} == {Severity.NOTE}
    assert found(result, "unknown_exercises", name="moon walk thruster")[0].lines == [2]


def test_compounds_first() -> None:
    """A big lift behind an isolation of the same muscle is late; behind another muscle's it is a note."""
    late = found(check("Leg extension 3x12\nSquat 3x5"), "compounds_after_other_work")[0]
    assert (late.values["exercise"], late.lines, late.severity) == ("barbell-back-squat", [1, 2], Severity.WARNING)
    other = found(check("Lateral raise 3x12\nSquat 3x5"), "compounds_after_other_work")[0]
    assert other.severity is Severity.NOTE
    assert not found(check("Squat 3x5\nLeg extension 3x12"), "compounds_after_other_work")


@pytest.mark.parametrize(("minutes", "message"), [(20, "session-long"), (120, "session-short"), (38, None)])
def test_minutes_against_the_budget(minutes: int, message: str | None) -> None:
    """Sets, repetitions, rests, changes and warm-up are added up; a range is judged by its nearest end."""
    text = "Warm-up: 5 min\nSquat 5x5, rest 3 min\nBench 5x5, rest 3 min"
    findings = found(check(text, minutes_per_session=minutes), "session_min")
    assert [one.message for one in findings] == ([message] if message else [])


def test_minutes_are_computed() -> None:
    """Warm-up, then for each lift five sets, four rests and the change; ramping up is what may come on top."""
    timing = load_prescription().timing
    one_lift_s = 5 * 5 * timing.seconds_per_rep + 4 * 180 + timing.transition_s
    ramp_up_s = by_length(timing.ramp_up, 60).seconds
    [day] = check("Warm-up: 5 min\nSquat 5x5, rest 3 min\nBench 5x5, rest 3 min").minutes
    assert (day.low, day.high) == (round(5 + 2 * one_lift_s / 60), round(5 + 2 * (one_lift_s + ramp_up_s) / 60))
    assert day.assumed == []


def test_minutes_say_what_they_assume() -> None:
    """No rests and no warm-up in the text: the prescribed ones, as a range."""
    [day] = check("Squat 5x5\nBench 5x5").minutes
    assert day.low < day.high
    assert day.assumed == ["warmup", "rest"]


def test_equipment_body_parts_and_level_that_were_given_are_kept() -> None:
    """Errors name the exercise and the reason; what was not given is not judged."""
    text = "Leg press 3x10\nPull-ups 3x5\nPush-ups 3x10"
    result = check(text, equipment=["pull_up_bar"], avoid=["knee"], level="beginner")
    [equipment] = found(result, "exercises_against_equipment")
    assert (equipment.values["exercise"], equipment.values["missing"], equipment.lines) == (
        "leg-press",
        ["machine"],
        [1],
    )
    [avoid] = found(result, "exercises_against_avoid")
    assert (avoid.values["exercise"], avoid.values["parts"], avoid.severity) == ("leg-press", ["knee"], Severity.ERROR)
    assert found(result, "exercises_against_level")[0].values["exercise"] == "pull-up"
    assert not any(one.rule.startswith("exercises_against") for one in check(text).findings)


def test_progression_by_rule_by_line_and_by_weeks() -> None:
    """Any of the three defines it; none of them is found for the whole plan."""
    assert found(check("Squat 3x5\nBench 3x5"), "without_progression")[0].lines == []
    assert not found(check("Squat 3x5\nAdd 2.5 kg every session"), "without_progression")
    assert not found(check("Squat / 3x5 / progress: lp(5lb)"), "without_progression")
    weeks = check("Week 1\nDay 1\nSquat 3x5 @ 70%\nCurls 3x12\nWeek 2\nDay 1\nSquat 3x5 @ 75%\nCurls 3x12")
    assert found(weeks, "without_progression")[0].lines == [4]


def test_effort_that_does_not_fit_the_goal() -> None:
    """Twenty repetitions of a barbell lift at half the maximum are no strength training; it is judged with a goal."""
    text = "Bench 3x20 @ 50%\nSquat 5x5 @ 80%"
    messages = {one.message for one in found(check(text, goal="strength"), "intensity_off_goal")}
    assert messages == {"intensity-reps", "intensity-percent"}
    assert all(one.lines == [1] for one in found(check(text, goal="strength"), "intensity_off_goal"))
    assert not found(check(text), "intensity_off_goal")


def test_easy_weeks() -> None:
    """Five hard weeks want one; a drop in sets counts as one; a single week cannot be judged."""
    weeks = [f"Week {number}\nDay 1\nSquat 5x5 @ {70 + number}%" for number in range(1, 6)]
    assert found(check("\n".join(weeks), goal="strength"), "deload_weeks")
    weeks[3] = "Week 4\nDay 1\nSquat 2x5 @ 60%"
    assert not found(check("\n".join(weeks), goal="strength"), "deload_weeks")
    single = [one for one in check("Squat 5x5", goal="strength").findings if one.rule == "deload_weeks"]
    assert [one.is_judged for one in single] == [False]


def test_exercises_without_sets_are_not_counted_in_silence() -> None:
    """A bare list of names gives no volume, and says so."""
    result = check("Day 1\nSquat\nBench press\nRow 3x8")
    [finding] = [one for one in result.findings if one.rule == "sets"]
    assert (finding.lines, finding.is_judged) == ([2, 3], False)
