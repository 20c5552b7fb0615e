"""The measure of 5/3/1: it finds plans exact, and finds what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer import Typer
from typer.testing import CliRunner

from eval.strength import compare, compare_random, main
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531

ARGUMENTS: dict[str, Any] = {
    "squat": 140.0,
    "unit": "kg",
    "basis": "one_rep_max",
    "training_max_percent": 90,
    "template": "first_set_last",
    "cycles": 2,
    "days_per_week": 4,
    "rounding": None,
    "bar": None,
    "plates": None,
    "plate_pairs": None,
    "supplemental_percents": None,
    "joker_sets": 1,
    "seventh_week": "tm_test",
    "last_seventh_week": None,
    "block_cycles": 2,
    "after_missed_reps": "ten_percent_off",
    "amrap_results": [{"lift": "squat", "cycle": 1, "week": 2, "reps": 2, "load": None}],
}


def plan() -> dict[str, Any]:
    """A result of the tool as callers see it."""
    return ToolRegistry([Calculate531()]).run("calculate_531", ARGUMENTS).model_dump(mode="json")


def test_random_plans_are_exact() -> None:
    """Every set of twenty random plans is the reference's."""
    compared = compare_random(plans=20, seed=7)
    assert [one.differences for one in compared] == [[]] * 20
    assert all(one.sets > 0 for one in compared)


def _change_load(result: dict[str, Any]) -> None:
    result["cycles"][1]["weeks"][0]["days"][0]["sets"][4]["load"] += 2.5


def _change_reps(result: dict[str, Any]) -> None:
    result["cycles"][0]["weeks"][2]["days"][0]["sets"][3]["reps"] += 1


def _close_an_open_set(result: dict[str, Any]) -> None:
    result["cycles"][0]["weeks"][0]["days"][0]["sets"][5]["amrap"] = False


def _waste_plates(result: dict[str, Any]) -> None:
    result["cycles"][0]["weeks"][0]["days"][0]["sets"][3]["plates_per_side"] = [10, 10, 10, 1.25]


def _raise_training_max(result: dict[str, Any]) -> None:
    result["cycles"][1]["training_max"]["squat"] += 5


def _drop_a_set(result: dict[str, Any]) -> None:
    del result["cycles"][0]["weeks"][1]["days"][0]["sets"][-1]


def _flatter_the_estimate(result: dict[str, Any]) -> None:
    result["estimates"][0]["estimated_one_rep_max"] += 1


def _lose_an_estimate(result: dict[str, Any]) -> None:
    result["estimates"].clear()


def _drop_the_test(result: dict[str, Any]) -> None:
    del result["cycles"][1]["weeks"][3]


@pytest.mark.parametrize(
    "spoil",
    [
        _change_load,
        _change_reps,
        _close_an_open_set,
        _waste_plates,
        _raise_training_max,
        _drop_a_set,
        _flatter_the_estimate,
        _lose_an_estimate,
        _drop_the_test,
    ],
)
def test_one_wrong_figure_is_found(spoil: Callable[[dict[str, Any]], None]) -> None:
    """The plan is exact; the same plan with one thing changed is not."""
    result = plan()
    assert compare(ARGUMENTS, result)[1] == []
    spoil(result)
    assert len(compare(ARGUMENTS, result)[1]) == 1


def test_the_command_writes_flat_figures(tmp_path: Path) -> None:
    """The JSON file holds the share of exact plans, the times and the seed."""
    out = tmp_path / "out.json"
    app = Typer()
    app.command()(main)
    result = CliRunner().invoke(app, ["--plans", "4", "--seed", "3", "--json", str(out)])
    assert result.exit_code == 0, result.output
    written = json.loads(out.read_text("utf-8"))
    assert (written["all.exact"], written["cases"], written["setting.seed"]) == (1.0, 4, 3)
    assert written["all.ms_p95"] >= written["all.ms_p50"] > 0
