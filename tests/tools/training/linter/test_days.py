"""Days, weeks and tables: where every exercise belongs."""

from __future__ import annotations

from tests.tools.training.linter.reading import brief, check, read_plan
from tools.training.linter.reading.placing import days_of_week
from tools.training.linter.reading.plan import LineKind

HEVY = """"title","start_time","exercise_title","set_index","set_type","weight_kg","reps","duration_seconds","rpe"
"Push","15 Jan 2024, 18:30","Bench Press (Barbell)",0,"warmup",40,10,,
"Push","15 Jan 2024, 18:30","Bench Press (Barbell)",1,"normal",80,8,,8
"Push","15 Jan 2024, 18:30","Bench Press (Barbell)",2,"normal",80,7,,9
"Core","17 Jan 2024, 18:30","Plank",0,"normal",,,60,"""


def test_weekdays_place_the_days_in_four_languages() -> None:
    """Monday is the first day of the week, whatever it is called."""
    for first, second in (("Mon: push", "Thursday - pull"), ("周一：推", "周四：拉"), ("월: 푸시", "목: 풀")):
        days = days_of_week(read_plan(f"{first}\nBench 3x5\n{second}\nRow 3x5").weeks[0])
        assert days is not None
        assert list(days) == [1, 4]


def test_several_weekdays_in_one_heading_are_that_many_days() -> None:
    """ "Mon/Wed/Fri", 周一三五, 월수금 and শনি, সোম, বুধ are three days each."""
    for heading, places in (
        ("Mon/Wed/Fri", (1, 3, 5)),
        ("周一三五", (1, 3, 5)),
        ("월수금 전신", (1, 3, 5)),
        ("শনি, সোম, বুধ - জিম", (6, 1, 3)),
        ("Tue-Thu: full body", (2, 3, 4)),
    ):
        [day] = read_plan(f"{heading}\nSquat 3x5").weeks[0].days
        assert day.weekdays == places, heading


def test_a_schedule_places_the_days_that_it_names() -> None:
    """ "Mon: A, Fri: A" above or below the workouts says how often each is done."""
    plan = read_plan("Workout A\nSquat 5x5\nWorkout B\nDeadlift 1x5\n\nMon: A\nWed: B\nFri: A")
    assert [(day.letter, day.weekdays) for day in plan.weeks[0].days] == [("a", (1, 5)), ("b", (3,))]


def test_parts_of_a_day_are_no_days() -> None:
    """Where days are numbered, "Chest:" and "Abs" are parts of them."""
    plan = read_plan("Day 1\nChest: bench 3x8\nAbs\nPlank 3x30s\nDay 2\nLegs: squat 3x8")
    assert [[item.exercise.id for item in day.items if item.exercise] for day in plan.weeks[0].days] == [
        ["bench-press", "plank"],
        ["barbell-back-squat"],
    ]


def test_muscles_are_days_where_nothing_else_names_days() -> None:
    """A bro split is five days."""
    plan = read_plan("Chest\nBench 3x8\n\nBack\nRow 3x8\n\nLegs\nSquat 3x8")
    assert [day.label for day in plan.weeks[0].days] == ["chest", "back", "legs"]


def test_an_exercise_made_of_words_for_days_stays_an_exercise() -> None:
    """ "A. Back squat" is no day called back and squat."""
    plan = read_plan("A. Back Squat\n   4 x 6 @ 75%\n   Rest 2:30")
    [item] = plan.weeks[0].days[0].items
    assert brief(item) == ("barbell-back-squat", 4, 6)
    assert (item.percents, item.rest_s) == ((75, 75), (150, 150))


def test_weeks_and_deloads() -> None:
    """Weeks stand apart; figures are those of the first that is no deload."""
    result = check("Week 1 - deload\nDay 1\nSquat 2x5\nWeek 2\nDay 1\nSquat 5x5 @ 80%")
    assert result.weeks == 2
    assert result.weekly_sets["quadriceps"] == 5


def test_days_that_begin_again_begin_a_week() -> None:
    """ "Day 1" a second time is next week's, even where no week is named."""
    assert len(read_plan("Day 1\nSquat 3x5\nDay 2\nBench 3x5\nDay 1\nSquat 3x5\nDay 2\nBench 3x5").weeks) == 2


def test_warm_ups_and_cardio_are_no_training_volume() -> None:
    """They are read, and take time, but no muscle gets sets from them."""
    result = check("Warm-up\nPush-ups 2x10\n\nMain\nSquat 3x5\nCardio: 20 min")
    assert "chest" not in result.weekly_sets
    assert result.weekly_sets["quadriceps"] == 3
    assert result.minutes[0].low >= 20


def test_what_is_said_for_all_exercises_holds_for_all() -> None:
    """ "Rest 2 min between sets" fills in what the lines leave out, and nothing else."""
    plan = read_plan("Rest 2 min between all sets.\n\nDay 1\nSquat 3x5\nBench 3x5, rest 3 min")
    assert [item.rest_s for item in plan.weeks[0].days[0].items] == [(120, 120), (180, 180)]


def test_rounds_hold_for_the_lines_below() -> None:
    """ "3 rounds:" gives every exercise of the circuit three sets."""
    plan = read_plan("3 rounds, rest 60s between rounds:\n- 10 push-ups\n- 15 air squats")
    assert [brief(item) for item in plan.weeks[0].days[0].items] == [("push-up", 3, 10), ("bodyweight-squat", 3, 15)]


def test_a_table_has_its_columns_in_any_order() -> None:
    """Reps before sets, notes in between, and words of another language in the head."""
    plan = read_plan(
        "| Reps | Exercise | Notes | Sets | Rest (min) |\n|--|--|--|--|--|\n| 8-10 | Squat | slow | 4 | 2 |"
    )
    [item] = plan.weeks[0].days[0].items
    assert brief(item) == ("barbell-back-squat", 4, (8, 10))
    assert item.rest_s == (120, 120)
    [item] = read_plan("운동\t횟수\t세트\n스쿼트\t5\t3").weeks[0].days[0].items
    assert brief(item) == ("barbell-back-squat", 3, 5)


def test_days_side_by_side() -> None:
    """A spreadsheet with a column a day."""
    plan = read_plan("Monday\tFriday\nSquat 5x5\tBench 5x5\nRow 3x8\t")
    assert [[brief(item)[0] for item in day.items] for day in plan.weeks[0].days] == [
        ["barbell-back-squat", "bent-over-row"],
        ["bench-press"],
    ]


def test_an_export_of_single_sets_is_put_together() -> None:
    """One row a set: warm-up sets are not counted, dates give the weekdays."""
    plan = read_plan(HEVY)
    first, second = plan.weeks[0].days
    assert brief(first.items[0]) == ("bench-press", 2, (7, 8))
    assert brief(second.items[0]) == ("plank", 1, 60)
    assert (first.weekdays, second.weekdays) == ((1,), (3,))
    assert [line.kind for line in plan.lines[1:4]] == [LineKind.EXERCISE] * 3


def test_rows_without_a_head_and_of_a_web_page() -> None:
    """A name, sets and repetitions in cells of their own need no header."""
    for text in ("Squat | 4 | 8-10 | 90s", "<tr><td>Squat</td><td>4</td><td>8-10</td></tr>"):
        [item] = read_plan(text).weeks[0].days[0].items
        assert brief(item) == ("barbell-back-squat", 4, (8, 10))


def test_every_line_says_how_it_was_read() -> None:
    """Line numbers are those of the text, blank lines included."""
    result = check("My plan\n\nDay 1\nSquat 3x5\nMoon walk thruster 3x5\nThursday: rest")
    assert [line.line_no for line in result.lines] == [1, 2, 3, 4, 5, 6]
    assert [line.kind for line in result.lines] == [
        LineKind.NOTE,
        LineKind.BLANK,
        LineKind.HEADING,
        LineKind.EXERCISE,
        LineKind.NOT_UNDERSTOOD,
        LineKind.REST_DAY,
    ]
    assert result.lines[3].read_as[0].name == "Barbell Back Squat"
    assert result.lines[4].read_as[0].exercise_id is None
