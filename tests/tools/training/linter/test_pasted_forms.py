"""Forms that plans are pasted in: chats, shared logs, weeks or days side by side, lists with a line for each figure."""

from __future__ import annotations

import pytest

from tests.tools.training.linter.reading import brief, check, found, read_line, read_plan
from tools.training.linter.reading.plan import LineKind

WEEKS = """Lift\tWeek 1\tWeek 2\tWeek 3 (deload)
Squat\t3x5 @ RPE 7\t4x5 @ RPE 8\t2x5
Bench\t3x8\t\t2x8"""
DAYS = """Mon,,,Thu,,
Exercise,Sets,Reps,Exercise,Sets,Reps
Front Squat,4,6,Deadlift,3,5
Bench Press,4,8,,,"""


@pytest.mark.parametrize(
    "stamp",
    [
        "[18:03, 12/03/2024] Coach Mike: ",
        "[12/03/2024, 6:03 PM] Coach Mike: ",
        "12/03/2024, 18:03 - Coach Mike: ",
        "[박코치] [오후 3:13] ",
        "2024년 3월 12일 오후 6:03, 박코치 : ",
    ],
)
def test_who_wrote_a_message_and_when_is_no_amount(stamp: str) -> None:
    """A line of a chat reads as if it had been written alone, heading and exercises alike."""
    plan = read_plan(f"{stamp}Mon: Squat 3x5")
    [day] = plan.weeks[0].days
    assert day.weekdays == (1,)
    assert [brief(item) for item in day.items] == [("barbell-back-squat", 3.0, 5.0)]


def test_weeks_side_by_side_are_weeks() -> None:
    """Each column is a week of its own with its amounts; an empty cell is nothing, and a deload is one."""
    plan = read_plan(f"Day 1\n{WEEKS}")
    assert [(week.number, week.is_deload) for week in plan.weeks] == [(1, False), (2, False), (3, True)]
    assert [[brief(item) for item in week.days[0].items] for week in plan.weeks] == [
        [("barbell-back-squat", 3.0, 5.0), ("bench-press", 3.0, 8.0)],
        [("barbell-back-squat", 4.0, 5.0)],
        [("barbell-back-squat", 2.0, 5.0), ("bench-press", 2.0, 8.0)],
    ]
    assert all(week.days[0].numbers == (1,) for week in plan.weeks)


def test_days_side_by_side_with_several_columns_each() -> None:
    """The row above says which days they are."""
    days = read_plan(DAYS).weeks[0].days
    assert [(day.weekdays, [brief(item) for item in day.items]) for day in days] == [
        ((1,), [("front-squat", 4.0, 6.0), ("bench-press", 4.0, 8.0)]),
        ((4,), [("deadlift", 3.0, 5.0)]),
    ]


def test_tables_of_columns_without_days_are_days_too() -> None:
    """Nothing is lost where nobody says which days stand side by side."""
    days = read_plan(DAYS.partition("\n")[2]).weeks[0].days
    assert [[brief(item)[0] for item in day.items] for day in days] == [["front-squat", "bench-press"], ["deadlift"]]


def test_a_shared_log_counts_its_sets_without_the_warm_up() -> None:
    """ "Set 1:" is one set, also where it has no load; a time of day behind the date is none."""
    plan = read_plan(
        "Tuesday, Apr 16, 2024 at 6:02pm\n\nSquat (Barbell)\nSet 1: 60 kg x 10 [Warm-up]\nSet 2: 90 kg x 5\n"
        "Set 3: 90 kg x 4 [Failure]\n\nPush Up\nSet 1: 15 reps\nSet 2: 12 reps\n\nPlank\nSet 1: 1min 30s"
    )
    [day] = plan.weeks[0].days
    assert day.weekdays == (2,)
    assert [brief(item) for item in day.items] == [
        ("barbell-back-squat", 2.0, (4.0, 5.0)),
        ("push-up", 2.0, (12.0, 15.0)),
        ("plank", 1.0, 90.0),
    ]


def test_a_line_for_each_figure() -> None:
    """Sets, rests and tips below a name belong to it: "Rest:" is no day of rest, "warm-up sets:" no part of the day."""
    plan = read_plan(
        "### Day 1\n1. **Bench Press** – 4 sets of 6–8 reps\n   - *Rest:* 2–3 minutes\n   - *Tip:* shoulders back\n"
        "2. **Squat**\nWarm-up sets: 3  Working sets: 2  Reps: 3-5  RPE: 8"
    )
    [day] = plan.weeks[0].days
    assert [brief(item) for item in day.items] == [
        ("bench-press", 4.0, (6.0, 8.0)),
        ("barbell-back-squat", 2.0, (3.0, 5.0)),
    ]
    assert day.items[0].rest_s == (120.0, 180.0)


def test_amounts_below_an_unknown_name_are_its_own() -> None:
    """They are not added to the exercise before it."""
    plan = read_plan("Bench Press\n3 sets of 5 reps\nLarsen Press\n2 sets of 10 reps")
    assert [(item.written, brief(item)) for item in plan.weeks[0].days[0].items] == [
        ("bench press", ("bench-press", 3.0, 5.0)),
        ("larsen press", (None, 2.0, 10.0)),
    ]


@pytest.mark.parametrize("line", ["Weighted pull-ups 3x5", "* Weighted chins 3 x AMRAP"])
def test_weighted_is_not_the_eighth_week(line: str) -> None:
    """A number as a word is a whole word."""
    plan = read_plan(line)
    assert plan.weeks[0].number == 1
    assert plan.weeks[0].days[0].items[0].exercise is not None


def test_a_day_that_begins_with_its_lift_lists_it() -> None:
    """ "Squat" may name a day, but not where its sets stand behind it."""
    [day] = read_plan("Monday - Squat (4x8), leg press (3x12)").weeks[0].days
    assert [brief(item) for item in day.items] == [("barbell-back-squat", 4.0, 8.0), ("leg-press", 3.0, 12.0)]
    assert read_plan("Monday - Squat\nBench 3x5").weeks[0].days[0].label == "squat"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("버피 10개씩 3번", ("burpee", 3.0, 10.0)),
        ("Face pulls 15,15", ("face-pull", 2.0, 15.0)),
        ("squat 3x5 rest 1 min 30 s", ("barbell-back-squat", 3.0, 5.0)),
        ("I do 10 min on the bike, then 3 sets of goblet squats for 10 reps", ("goblet-squat", 3.0, 10.0)),
    ],
)
def test_amounts(line: str, read: tuple[str, float, float]) -> None:
    """Times and repetitions that stand beside each other keep their meaning."""
    assert brief(read_line(line)[-1]) == read


def test_how_long_a_session_takes_is_no_exercise() -> None:
    """Neither a class nor a course of so many minutes, nor how often a week it is."""
    plan = read_plan("Evening strength class, 40 min\n홈트 30분 코스\nSquat 3x5")
    assert [line.kind for line in plan.lines] == [LineKind.NOTE, LineKind.NOTE, LineKind.EXERCISE]


def test_plain_names_suit_the_equipment() -> None:
    """At home "squats" and "lunges" need nothing; with a load, or as back squats, they need what they need."""
    at_home = check("Squats 3x15\nLunges 3x12\nPush-ups 3x10", equipment=["bodyweight"])
    assert not found(at_home, "exercises_against_equipment")
    assert [line.read_as[0].exercise_id for line in at_home.lines] == ["bodyweight-squat", "reverse-lunge", "push-up"]
    for line in ("Squat 60 kg 3x5", "Back squat 3x5", "Bench press 3x5"):
        assert found(check(line, equipment=["bodyweight"]), "exercises_against_equipment"), line
    assert check("Squats 3x15").lines[0].read_as[0].exercise_id == "barbell-back-squat"
