"""5/3/1 against tables worked out by hand from the published percentages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.vocabulary import Lift
from tools.strength.calculate_531 import Calculate531
from tools.strength.models_531 import Calculate531Result, SetKind

# Arguments, then the loads of the three main sets of weeks 1, 2, 3 and 4.
TABLES: list[tuple[dict[str, Any], list[list[float]]]] = [
    (
        {"squat": 100, "basis": "training_max"},
        [[65, 75, 85], [70, 80, 90], [75, 85, 95], [40, 50, 60]],
    ),
    (
        {"squat": 140},
        [[82.5, 95, 107.5], [87.5, 100, 112.5], [95, 107.5, 120], [50, 62.5, 75]],
    ),
    (
        {"overhead_press": 60},
        [[35, 40, 45], [37.5, 42.5, 47.5], [40, 45, 52.5], [22.5, 27.5, 32.5]],
    ),
    (
        {"deadlift": 200, "training_max_percent": 85},
        [[110, 127.5, 145], [120, 135, 152.5], [127.5, 145, 162.5], [67.5, 85, 102.5]],
    ),
    (
        {"bench_press": 200, "basis": "training_max", "unit": "lb"},
        [[130, 150, 170], [140, 160, 180], [150, 170, 190], [80, 100, 120]],
    ),
    (
        {"bench_press": 225, "unit": "lb"},
        [[130, 150, 170], [140, 160, 180], [150, 170, 190], [80, 100, 120]],
    ),
    (
        {"bench_press": 315, "unit": "lb"},
        [[185, 215, 240], [200, 225, 255], [215, 240, 270], [115, 140, 170]],
    ),
    (
        {"squat": 250, "basis": "training_max", "rounding": 5},
        [[165, 190, 215], [175, 200, 225], [190, 215, 240], [100, 125, 150]],
    ),
]
REPS = [[5, 5, 5], [3, 3, 3], [5, 3, 1], [5, 5, 5]]
GOLDEN = yaml.safe_load((Path(__file__).parent / "golden_531.yaml").read_text("utf-8"))
EVERY_PLATE = {"kg": [25, 20, 15, 10, 5, 2.5, 1.25, 0.5], "lb": [45, 35, 25, 10, 5, 2.5, 1.25, 0.5]}


def calculate(**arguments: Any) -> Calculate531Result:
    """The result for these arguments."""
    tool = Calculate531()
    return tool.run(tool.arguments(**arguments))


def loads(result: Calculate531Result, kind: SetKind, cycle: int = 1) -> list[list[float]]:
    """The loads of one kind of set, week by week, of the first lift."""
    return [[one.load for one in week.days[0].sets if one.kind is kind] for week in result.cycles[cycle - 1].weeks]


@pytest.mark.parametrize(("arguments", "table"), TABLES)
def test_main_sets_are_the_published_ones(arguments: dict[str, Any], table: list[list[float]]) -> None:
    """Percentages, rounding to nearest with halves up, and the training max give the loads of the tables."""
    assert loads(calculate(**arguments), SetKind.MAIN) == table


@pytest.mark.parametrize(
    "row", GOLDEN, ids=["-".join(str(row[key]) for key in ("lift", "unit", "percent", "rounding")) for row in GOLDEN]
)
def test_every_lift_unit_training_max_and_rounding(row: dict[str, Any]) -> None:
    """All 72 tables, with plates that can make every step of the rounding, and nothing moved or raised to the bar."""
    basis = {"basis": "training_max"} if row["percent"] == 100 else {"training_max_percent": row["percent"]}
    given = {row["lift"]: row["max"], "unit": row["unit"], "rounding": row["rounding"]}
    result = calculate(**given, **basis, bar=20, plates=EVERY_PLATE[row["unit"]])
    assert loads(result, SetKind.MAIN) == row["main"]
    assert all(check.ok for check in result.checks if check.name.startswith("sets_"))


def test_the_authors_own_example() -> None:
    """Bench with a training max of 285 lb, week 1: 185, 215 and "240 or 245", of which 240 is nearer to 242.25."""
    result = calculate(bench_press=285, basis="training_max", unit="lb")
    assert loads(result, SetKind.MAIN)[0] == [185, 215, 240]


def test_halves_are_rounded_up() -> None:
    """A training max of 50 kg: 65 % is 32.5, 85 % is 42.5; in steps of 5 kg they are 35 and 45."""
    result = calculate(squat=50, basis="training_max", rounding=5)
    assert loads(result, SetKind.MAIN)[0] == [35, 40, 45]


def test_repetitions_and_open_sets() -> None:
    """5,5,5+, 3,3,3+ and 5,3,1+; the deload week has no open-ended set."""
    weeks = calculate(squat=140).cycles[0].weeks
    main = [[one for one in week.days[0].sets if one.kind is SetKind.MAIN] for week in weeks]
    assert [[one.reps for one in sets] for sets in main] == REPS
    assert [[one.amrap for one in sets] for sets in main] == [[False, False, True]] * 3 + [[False] * 3]
    assert [week.deload for week in weeks] == [False, False, False, True]


def test_warmups_are_40_50_60_percent_and_absent_in_the_deload() -> None:
    """Warm-ups: 40 % × 5, 50 % × 5, 60 % × 3 of the training max in weeks 1–3."""
    result = calculate(squat=200, basis="training_max")
    assert loads(result, SetKind.WARMUP) == [[80, 100, 120]] * 3 + [[]]
    first_day = result.cycles[0].weeks[0].days[0]
    assert [one.reps for one in first_day.sets[:3]] == [5, 5, 3]


@pytest.mark.parametrize(
    ("unit", "start", "third"),
    [
        ("kg", {"bench_press": 90, "squat": 126}, {"bench_press": 95, "squat": 136}),
        ("lb", {"overhead_press": 100, "deadlift": 300}, {"overhead_press": 110, "deadlift": 320}),
    ],
)
def test_training_max_grows_by_the_published_increment(
    unit: str, start: dict[str, float], third: dict[str, float]
) -> None:
    """+2.5 kg or +5 lb upper body, +5 kg or +10 lb lower body a cycle, added without rounding."""
    result = calculate(unit=unit, basis="training_max", cycles=3, **start)
    assert result.cycles[2].training_max == {Lift(lift): load for lift, load in third.items()}


def test_second_cycle_loads_come_from_the_raised_training_max() -> None:
    """Bench 225 lb: 202.5 becomes 207.5, and 65/75/85 % of that are rounded anew."""
    result = calculate(bench_press=225, unit="lb", cycles=2)
    assert result.cycles[1].training_max[Lift.BENCH_PRESS] == 207.5
    assert loads(result, SetKind.MAIN, cycle=2)[0] == [135, 155, 175]


@pytest.mark.parametrize(
    ("template", "sets", "reps", "week_loads"),
    [
        ("boring_but_big", 5, 10, [50, 50, 50]),
        ("first_set_last", 5, 5, [65, 70, 75]),
        ("second_set_last", 5, 5, [75, 80, 85]),
        ("boring_but_strong", 10, 5, [65, 70, 75]),
    ],
)
def test_supplemental_work(template: str, sets: int, reps: int, week_loads: list[float]) -> None:
    """Each template repeats the lift at its own percentage in weeks 1–3 and never in the deload."""
    result = calculate(squat=100, basis="training_max", template=template)
    found = loads(result, SetKind.SUPPLEMENTAL)
    assert found == [[load] * sets for load in week_loads] + [[]]
    supplemental = [one for one in result.cycles[0].weeks[0].days[0].sets if one.kind is SetKind.SUPPLEMENTAL]
    assert {one.reps for one in supplemental} == {reps}


@pytest.mark.parametrize("template", ["original", "triumvirate", "bodyweight"])
def test_templates_without_supplemental_work(template: str) -> None:
    """These add assistance exercises only: two or three of them, none in the deload."""
    result = calculate(squat=100, template=template)
    assert loads(result, SetKind.SUPPLEMENTAL) == [[], [], [], []]
    assistance = [week.days[0].assistance for week in result.cycles[0].weeks]
    assert all(2 <= len(items) <= 3 for items in assistance[:3])
    assert assistance[3] == []


def test_triumvirate_is_five_sets_of_ten_to_fifteen() -> None:
    """Two assistance lifts for each main lift, 5 × 10–15."""
    result = calculate(squat=100, bench_press=80, deadlift=120, overhead_press=50, template="triumvirate")
    for day in result.cycles[0].weeks[0].days:
        assert len(day.assistance) == 2
        assert all(item.sets == 5 and 10 <= (item.reps or 0) <= 15 for item in day.assistance)


def test_joker_sets_rise_by_five_percent() -> None:
    """Two jokers in week 2 are 95 and 100 % for triples; none in the deload."""
    result = calculate(squat=100, basis="training_max", joker_sets=2)
    assert loads(result, SetKind.JOKER) == [[90, 95], [95, 100], [100, 105], []]


def test_boring_but_big_percentage_can_be_chosen() -> None:
    """60 % instead of 50 % where it is asked for."""
    result = calculate(squat=100, basis="training_max", template="boring_but_big", supplemental_percent=60)
    assert loads(result, SetKind.SUPPLEMENTAL)[0] == [60] * 5


def test_boring_but_big_percentages_take_turns() -> None:
    """50, 60 and 70 % in the first, second and third cycle, and 50 % again in the fourth."""
    arguments = {"basis": "training_max", "template": "boring_but_big", "cycles": 4}
    result = calculate(squat=100, supplemental_percents=[50, 60, 70], **arguments)
    percents = [
        {one.percent for week in cycle.weeks for one in week.days[0].sets if one.kind is SetKind.SUPPLEMENTAL}
        for cycle in result.cycles
    ]
    assert percents == [{50}, {60}, {70}, {50}]
    assert loads(result, SetKind.SUPPLEMENTAL, cycle=3)[:3] == [[77.5] * 5] * 3
    assert "3 Month Challenge" in " ".join(source.title for source in result.sources)


def test_twelve_cycles_keep_the_published_step() -> None:
    """Eleven steps of 5 and 10 lb, and 5 more for the cycle after the plan."""
    result = calculate(bench_press=200, deadlift=400, basis="training_max", unit="lb", cycles=12)
    assert result.cycles[11].training_max == {Lift.BENCH_PRESS: 255, Lift.DEADLIFT: 510}
    assert result.progression.next_training_max == {Lift.BENCH_PRESS: 260, Lift.DEADLIFT: 520}
