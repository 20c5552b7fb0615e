"""Training plans as Liftoscript."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language, Template531
from tests.tools.exporting.liftoscript_grammar import GrammarError, ReadWeek, read_programme
from tests.tools.exporting.made_plans import CATALOGUE, strength_plan, training_plan, words
from tools.exporting.liftoscript import FORBIDDEN, load_names, write_liftoscript
from tools.exporting.sessions import Session, SessionExercise, SetLine, TrainingProgramme
from tools.exporting.strength_sessions import strength_programme
from tools.exporting.training_sessions import training_programme

REQUESTS = [
    '{"goal": "hypertrophy", "days_per_week": 4, "level": "intermediate", "weeks": 9}',
    '{"goal": "strength", "days_per_week": 3, "level": "advanced", "weeks": 6}',
    '{"goal": "endurance", "days_per_week": 5, "level": "beginner", "weeks": 2, "equipment": ["bodyweight"]}',
    '{"goal": "fat_loss", "days_per_week": 2, "level": "beginner", "minutes_per_session": 30, "avoid": ["knee"]}',
    '{"goal": "general_fitness", "days_per_week": 6, "level": "intermediate", "equipment": ["dumbbell", "band"]}',
]


def script(programme: TrainingProgramme, language: Language = Language.EN) -> str:
    return write_liftoscript(programme, words(language), CATALOGUE).decode("utf-8")


def trained(request: str, language: Language = Language.EN) -> str:
    return script(training_programme(training_plan(request), words(language), CATALOGUE), language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("request_", REQUESTS)
def test_every_plan_is_valid_liftoscript(request_: str, language: Language) -> None:
    """Weeks, days and exercises are those of the plan, set for set."""
    plan = training_plan(request_)
    weeks = read_programme(trained(request_, language))
    assert len(weeks) == len(plan.weeks)
    for read, week in zip(weeks, plan.weeks, strict=True):
        assert [day.name for day in read.days] == [day.names[language] for day in week.days]
        for read_day, day in zip(read.days, week.days, strict=True):
            assert [sum(one.count for one in exercise.sets) for exercise in read_day.exercises] == [
                item.sets for item in day.items
            ]
            for exercise, item in zip(read_day.exercises, day.items, strict=True):
                assert (exercise.superset is None) == (item.pair is None)


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_line_has_a_weight_and_progress_is_stated_once(request_: str) -> None:
    """A load, a share of the max or an effort; an easy week changes nothing."""
    weeks = read_programme(trained(request_))
    for week in weeks:
        for exercise in (one for day in week.days for one in day.exercises):
            for one in exercise.sets:
                assert any(part[0] == "@" or part.endswith(("kg", "%", "+")) for part in one.parts), exercise
    stated = [rule for rule in _rules(weeks) if rule[1] != "none"]
    assert len(stated) == len({name for name, _ in stated})


def _rules(weeks: list[ReadWeek]) -> list[tuple[tuple[str | None, str], str]]:
    exercises = (one for week in weeks for day in week.days for one in day.exercises)
    return [((one.label, one.name), one.progress) for one in exercises if one.progress]


TEMPLATES = [
    Template531.ORIGINAL,
    Template531.BORING_BUT_BIG,
    Template531.FIRST_SET_LAST,
    Template531.SECOND_SET_LAST,
    Template531.BORING_BUT_STRONG,
    Template531.TRIUMVIRATE,
]


@pytest.mark.parametrize("days_per_week", [2, 3, 4])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_531_programme_has_exactly_the_loads_of_the_plan(template: Template531, days_per_week: int) -> None:
    """Every main and supplemental set with its repetitions, its load and its +."""
    plan = strength_plan(template, days_per_week)
    weeks = read_programme(script(strength_programme(plan, words(Language.EN), CATALOGUE)))
    names = {"squat": "Squat", "bench_press": "Bench Press", "deadlift": "Deadlift", "overhead_press": "Overhead Press"}
    for lift, name in names.items():
        planned = [
            (one.reps, one.load, one.amrap)
            for cycle in plan.cycles
            for week in cycle.weeks
            for day in week.days
            if day.lift == lift
            for one in day.sets
            if one.kind != "warmup"
        ]
        read = [
            (one.low, float(one.parts[0].removesuffix("kg")), one.amrap)
            for week in weeks
            for day in week.days
            for exercise in day.exercises
            if exercise.name == name and exercise.sets[0].parts[0] != "?+"
            for one in exercise.sets
            for _ in range(one.count)
        ]
        assert sorted(read) == sorted(planned), name


def test_the_first_week_of_531_reads_as_it_is_lifted() -> None:
    """Squat 140: 82.5 × 5, 95 × 5, 107.5 × 5 or more, then five tens, after three warm-up sets."""
    text = script(strength_programme(strength_plan(), words(Language.EN), CATALOGUE))
    line = next(line for line in text.splitlines() if line.startswith("Squat /"))
    assert line == (
        "Squat / 1x5 82.5kg, 1x5 95kg, 1x5+ 107.5kg, 5x10 62.5kg (Supp) / warmup: 1x5 50kg, 1x5 62.5kg, 1x3 75kg"
    )


def test_exercises_that_liftosaur_lacks_are_named_first() -> None:
    """They have to be created there before the programme can be read."""
    text = trained(REQUESTS[0])
    used = {item.exercise_id for week in training_plan(REQUESTS[0]).weeks for day in week.days for item in day.items}
    custom = {CATALOGUE.get(id_).names[Language.EN] for id_ in used - load_names().names.keys()}
    told = next((line for line in text.splitlines() if "custom exercises" in line), "")
    assert all(name.translate(FORBIDDEN) in told for name in custom)


def test_another_range_on_another_day_gets_a_label() -> None:
    """Bench presses of 5–8 and of 10–15 progress apart; the same range on a third day goes with the first."""

    def session(weekday: int, low: int, high: int) -> Session:
        exercise = SessionExercise("bench-press", "Bench", (SetLine(3, low, high, rir=2, rest_s=90),))
        return Session(1, weekday, f"Day {weekday}", 60, deload=False, exercises=(exercise,))

    days = (session(1, 5, 8), session(3, 10, 15), session(5, 5, 8))
    programme = TrainingProgramme("Test", days, increments={"bench-press": 2.5})
    lines = [line for line in script(programme).splitlines() if "Bench" in line]
    assert lines == [
        "Bench Press / 3x5 @8 90s / progress: dp(2.5kg, 5, 8)",
        "b: Bench Press / 3x10 @8 90s / progress: dp(2.5kg, 10, 15)",
        "Bench Press / 3x5 @8 90s",
    ]


def test_a_share_of_the_max_moves_the_max_at_the_end_of_a_block() -> None:
    """The week before an easy one, on the last day of the exercise, if all repetitions were done."""

    def session(week: int, percent: float) -> Session:
        exercise = SessionExercise("deadlift", "Deadlift", (SetLine(3, 5, 5, percent=percent),))
        return Session(week, 2, "Pull", 60, deload=week == 3, exercises=(exercise,))

    weeks = (session(1, 75), session(2, 80), session(3, 60))
    text = script(TrainingProgramme("Test", weeks, increments={"deadlift": 5.0}))
    read_programme(text)
    assert "Deadlift / 3x5 75% / progress: custom(increment: 5kg)" in text
    assert "(week == 2) && dayInWeek == 1" in text
    assert "Deadlift / 3x5 60% / progress: none" in text


def test_the_names_belong_to_exercises_of_the_catalogue() -> None:
    """No name is left from an exercise that is gone, and none holds what Liftosaur forbids."""
    listed = load_names()
    assert set(listed.names) | set(listed.unloaded) <= set(CATALOGUE.by_id)
    assert all(name == name.translate(FORBIDDEN) for name in listed.names.values())


@pytest.mark.parametrize(
    "text",
    [
        "# Week 1\nSquat / 3x5 60kg",
        "# Week 1\n## Day\nSquat / 3 sets of 5",
        "# Week 1\n## Day\nSquat: heavy / 3x5 60kg",
        "# Week 1\n## Day\nSquat / 3x5 60kg / progress: more(5kg)",
        "# Week 1\n## Day\nSquat / 3x5 60kg / progress: lp(5kg)\nSquat / 3x8 / progress: dp(5kg, 8, 10)",
    ],
)
def test_the_grammar_of_these_tests_refuses_what_liftosaur_refuses(text: str) -> None:
    """Else they would prove nothing."""
    with pytest.raises(GrammarError):
        read_programme(text)
