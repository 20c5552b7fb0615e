"""The tool `estimate_expenditure`: what it takes, what it refuses, and what it says about itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from domain.errors import InvalidInput, OutOfRange
from tools.logbook.estimate_expenditure import EstimateExpenditure, EstimateExpenditureResult, Logged
from tools.logbook.weights import WeighIn
from tools.registry import ToolRegistry

START = dt.date(2026, 3, 2)
PERSON = {"sex": "female", "age_years": 31, "height_cm": 168, "activity": "moderate"}


def weights(days: int, first_kg: float = 64.0, kg_per_day: float = 0.0) -> list[dict[str, Any]]:
    return [
        {"date": (START + dt.timedelta(days=n)).isoformat(), "weight_kg": round(first_kg + kg_per_day * n, 2)}
        for n in range(days + 1)
    ]


def run(tool: EstimateExpenditure | None = None, **arguments: Any) -> EstimateExpenditureResult:
    result = ToolRegistry([tool or EstimateExpenditure()]).run("estimate_expenditure", arguments)
    assert isinstance(result, EstimateExpenditureResult)
    return result


def test_weights_and_a_mean_are_enough() -> None:
    """Without facts about the person there is an estimate with its interval, but no target."""
    found = run(weights=weights(42, kg_per_day=-0.05), intake_kcal=1800)
    assert found.low_kcal < found.expenditure_kcal < found.high_kcal
    assert 2050 < found.expenditure_kcal < 2300
    assert found.kg_per_week == pytest.approx(-0.35, abs=0.03)
    assert (found.target_kcal, found.formula_kcal) == (None, None)
    assert (found.days, found.weigh_ins) == (42, 43)


def test_facts_about_the_person_give_a_target() -> None:
    """It follows from what is really spent: a fifth less for fat loss, unless a floor holds it."""
    found = run(weights=weights(42), intake_kcal=2300, goal="lose_fat", **PERSON)
    assert found.formula_kcal is not None
    assert found.target_kcal is not None
    assert found.target_kcal <= 0.8 * found.expenditure_kcal + 1 or found.target_limited_by
    assert found.target_kcal >= 1200


def test_a_deficit_stops_at_the_floor() -> None:
    """Someone who spends 1,500 kcal by the scale is not sent below 1,200, however large the deficit is wished."""
    found = run(weights=weights(56), intake_kcal=1500, goal="lose_fat", **{**PERSON, "activity": "sedentary"})
    assert found.target_kcal is not None
    assert found.target_kcal >= 1200
    assert found.target_limited_by is not None


@pytest.mark.parametrize(
    ("person", "field"),
    [
        ({"age_years": 16}, "goal"),
        ({"height_cm": 200}, "goal"),
        ({"height_cm": 20}, "height_cm"),
        ({"age_years": 5}, "age_years"),
    ],
)
def test_unsafe_and_impossible_people_are_refused(person: dict[str, Any], field: str) -> None:
    """No deficit for minors and underweight adults; a figure outside what is possible is named."""
    with pytest.raises(InvalidInput) as caught:
        run(weights=weights(42), intake_kcal=1800, goal="lose_fat", **{**PERSON, **person})
    assert caught.value.field == field


def test_a_slip_is_told() -> None:
    """The entry is not used as it stands, and the result says what became of it."""
    entries = weights(28)
    entries[5]["weight_kg"] = 6.4
    found = run(weights=entries, intake_kcal=2000)
    (doubt,) = found.doubts
    assert (doubt.entered_kg, doubt.used_kg) == (6.4, 64.0)


def test_without_weights_the_logbook_is_read() -> None:
    """And what the caller says of a day stands before what the logbook has of it."""
    days = [START + dt.timedelta(days=n) for n in range(29)]
    logged = Logged([WeighIn(date=day, weight_kg=64.0) for day in days], dict.fromkeys(days, 2000.0))
    found = run(EstimateExpenditure(lambda: logged))
    assert found.mean_intake_kcal == 2000
    more = run(EstimateExpenditure(lambda: logged), intake=[{"date": START.isoformat(), "energy_kcal": 4800}])
    assert more.mean_intake_kcal == 2100


def test_an_empty_logbook_says_what_to_do() -> None:
    """Not that zero days are too few."""
    with pytest.raises(InvalidInput) as caught:
        run()
    assert "no weights in the logbook" in caught.value.message


@pytest.mark.parametrize(
    "arguments",
    [
        {"weights": [{"date": "yesterday", "weight_kg": 64}], "intake_kcal": 2000},
        {"weights": [{"date": "2026-03-02", "weight_kg": -64}], "intake_kcal": 2000},
        {"weights": [{"date": "2026-03-02", "weight_kg": float("nan")}], "intake_kcal": 2000},
        {"weights": [], "intake_kcal": 2000},
        {"weights": [{"date": "2026-03-02", "weight_kg": 64, "colour": "blue"}], "intake_kcal": 2000},
        {"intake_kcal": -1},
    ],
)
def test_bad_input_is_one_clear_error(arguments: dict[str, Any]) -> None:
    """Dates, weights and energies that are none."""
    with pytest.raises((InvalidInput, OutOfRange)):
        run(**arguments)


def test_the_result_says_how_far_to_trust_it() -> None:
    """Two weighings in four weeks are allowed, but the checks say that they are few, and the interval is wide."""
    found = run(weights=[weights(28)[0], weights(28)[-1]], intake_kcal=2000)
    failed = {check.name for check in found.checks if not check.ok}
    assert {"weigh_ins", "expenditure_uncertainty_kcal"} <= failed
    assert found.high_kcal - found.low_kcal > 800
    assert found.sources[0].url_or_doi.startswith("10.")
