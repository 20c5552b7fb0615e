"""One line: which exercises with which sets, repetitions, effort and rest, however people write it."""

from __future__ import annotations

import pytest

from tests.tools.training.linter.reading import brief, read_line

BENCH, SQUAT, PULLDOWN, PLANK = "bench-press", "barbell-back-squat", "lat-pulldown", "plank"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bench Press 4x8-10", (BENCH, 4, (8, 10))),
        ("A1) Bench Press 4 x 8-10 @ RPE 8, 90s rest", (BENCH, 4, (8, 10))),
        ("3 sets of 12 lat pulldowns", (PULLDOWN, 3, 12)),
        ("Lat pulldown: 3 sets, 12 reps", (PULLDOWN, 3, 12)),
        ("three sets of ten lat pulldowns", (PULLDOWN, 3, 10)),
        ("Bench 100kg 3x5", (BENCH, 3, 5)),
        ("Bench 3x5x100kg", (BENCH, 3, 5)),
        ("Bench 100kg x 5 x 3", (BENCH, 3, 5)),
        ("Squat 135x5, 185x5, 225x3", (SQUAT, 3, (3, 5))),
        ("Squat 5/5/5+", (SQUAT, 3, 5)),
        ("Squat 10,8,6", (SQUAT, 3, (6, 10))),
        ("Squat 12-10-8-6", (SQUAT, 4, (6, 12))),
        ("Squat: 65% x 5, 75% x 5, 85% x 5+", (SQUAT, 3, 5)),
        ("Squat 4x5, 1x5+", (SQUAT, 5, 5)),
        ("Squat 12x3", (SQUAT, 3, 12)),
        ("Squat 3×12", (SQUAT, 3, 12)),
        ("Squat 2-3 x 8", (SQUAT, (2, 3), 8)),
        ("Bench Press / 3x8 / 100kg / progress: lp(5lb)", (BENCH, 3, 8)),
        ("T1 Squat 5x3+", (SQUAT, 5, 3)),
        ("3x30s plank", (PLANK, 3, 30)),
        ("Plank 3 x 1 min", (PLANK, 3, 60)),
        ("Plank 60s x 3", (PLANK, 3, 60)),
        ("Bench AMRAP x 3 sets", (BENCH, 3, None)),
        ("Bench 3xF", (BENCH, 3, None)),
        ("Bench 2 warm-up sets, 3x8", (BENCH, 3, 8)),
        ("Bench 3x8 (add 5 lb each week)", (BENCH, 3, 8)),
        ("EMOM 10 min: 5 pull-ups", ("pull-up", 10, 5)),
        ("20 push-ups", ("push-up", None, 20)),
        ("卧推 4组×8次", (BENCH, 4, 8)),
        ("卧推 三组十二次", (BENCH, 3, 12)),
        ("卧推 每组8-10次，4组，休息90秒", (BENCH, 4, (8, 10))),
        ("深蹲 5x5 80%", (SQUAT, 5, 5)),
        ("卧推：热身组2组，正式组4组，每组8次", (BENCH, 4, 8)),
        ("벤치프레스 4세트 x 8회, 휴식 90초", (BENCH, 4, 8)),
        ("벤치 10회 3세트", (BENCH, 3, 10)),
        ("스쿼트 네 세트 열 번", (SQUAT, 4, 10)),
        ("স্কোয়াট ৩ সেট ১০ বার", (SQUAT, 3, 10)),
        ("স্কোয়াট ১০-১২ বার করে ৩ সেট", (SQUAT, 3, (10, 12))),
        ("প্ল্যাঙ্ক ৪৫ সেকেন্ড ৩ বার", (PLANK, 3, 45)),
    ],
)
def test_sets_and_repetitions(line: str, expected: tuple[str, object, object]) -> None:
    """Every notation of the four languages gives the same figures."""
    assert [brief(item) for item in read_line(line)] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bench 3x5, rows 3x8, squat 5x5", [(BENCH, 3, 5), ("bent-over-row", 3, 8), (SQUAT, 5, 5)]),
        ("3x5 squat, 3x8 bench", [(SQUAT, 3, 5), (BENCH, 3, 8)]),
        ("Bench + rows 3x8", [(BENCH, 3, 8), ("bent-over-row", 3, 8)]),
        ("Bench 5x5, 3x max pull-ups", [(BENCH, 5, 5), ("pull-up", 3, None)]),
        ("finish with 2 sets of squats to failure", [(SQUAT, 2, None)]),
        ("深蹲4x8、卧推3x10", [(SQUAT, 4, 8), (BENCH, 3, 10)]),
    ],
)
def test_several_exercises_of_a_line_keep_their_own_figures(line: str, expected: list[object]) -> None:
    """Figures behind a name are its own, or those before it where the line begins with figures."""
    assert [brief(item) for item in read_line(line)] == expected


def test_alternatives_are_counted_once() -> None:
    """ "Pull-ups or pulldowns" is one exercise, and says which other would do."""
    [item] = read_line("Pull-ups or lat pulldown 3x10")
    assert brief(item) == ("pull-up", 3, 10)
    assert item.alternatives == [PULLDOWN]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Bench 3x5 @ RPE 7-8", "rpe", (7, 8)),
        ("Bench 3x5 @8", "rpe", (8, 8)),
        ("Bench 3x5 2 RIR", "rir", (2, 2)),
        ("Bench 3x5 @ 70-75% 1RM", "percents", (70, 75)),
        ("Bench 65%x5, 75%x5", "percents", (65, 75)),
        ("Bench 3x5 rest 90s", "rest_s", (90, 90)),
        ("Bench 3x5, 2-3 min rest", "rest_s", (120, 180)),
        ("Bench 3x5 rest 1:30", "rest_s", (90, 90)),
        ("Bench 3x5 90s", "rest_s", (90, 90)),
        ("Bench 3x5 组间休息2分钟", "rest_s", (120, 120)),
        ("Bench 3x5 100 lb", "load_kg", (45.4, 45.4)),
        ("Bench 3x8/side", "per_side", True),
        ("Bench 3x8 each arm", "per_side", True),
        ("A1) Bench 3x8", "group", "a"),
        ("Bench 3x8 progress: dp(5lb, 8, 12)", "has_progression", True),
        ("Bench 3x5+", "to_failure", True),
        ("Bench 3x8 tempo 3-1-1-0", "sets", (3, 3)),
    ],
)
def test_effort_rest_and_load(line: str, field: str, value: object) -> None:
    """What stands behind the repetitions is read as what it is, never as more sets."""
    [item] = read_line(line)
    assert getattr(item, field) == value
    assert brief(item)[1] == 2 if field == "percents" and "x5," in line else True


@pytest.mark.parametrize(
    "line",
    [
        "I usually do 3 sets of 10 and then go home",
        "You should rest more than 3 times a week",
        "Phone 5-5-5-5",
        "12/05/2024",
        "$100 off",
    ],
)
def test_sentences_are_no_exercises(line: str) -> None:
    """A line that talks lists nothing, whatever numbers it holds."""
    assert [item for item in read_line(line) if item.exercise] == []
