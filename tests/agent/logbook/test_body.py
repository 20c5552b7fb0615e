"""Weights and days of eating."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from agent.logbook.body import BodyLog
from agent.logbook.store import SqlLogbookStore
from domain.errors import OutOfRange
from domain.vocabulary import WeightUnit

MONDAY = dt.date(2026, 3, 2)


@pytest.fixture
def body(tmp_path: Path) -> BodyLog:
    return BodyLog(SqlLogbookStore(f"sqlite:///{tmp_path / 'spotter.db'}"))


def test_weights_stay_as_they_were_entered(body: BodyLog) -> None:
    """Pounds are stored as pounds, and read as kilograms by the estimate; the latest comes first."""
    body.weigh(MONDAY, 172.4, WeightUnit.LB)
    body.weigh(MONDAY + dt.timedelta(days=1), 78.0, WeightUnit.KG)
    assert [(one.weight, one.unit) for one in body.weights()] == [(78.0, WeightUnit.KG), (172.4, WeightUnit.LB)]
    assert {round(one.weight_kg, 1) for one in body.logged().weigh_ins} == {78.0, 78.2}


def test_a_day_of_eating_is_one(body: BodyLog) -> None:
    """Entered again it replaces the first figure."""
    body.eat(MONDAY, 2000, counted=False)
    body.eat(MONDAY, 2350, counted=True)
    assert body.logged().intake_kcal == {MONDAY: 2350}


def test_entries_can_be_deleted(body: BodyLog) -> None:
    """A wrong one is gone, the others stay."""
    body.weigh(MONDAY, 78, WeightUnit.KG)
    body.weigh(MONDAY, 87, WeightUnit.KG)
    body.delete(next(one for one in body.weights() if one.weight == 87))
    assert [one.weight for one in body.weights()] == [78]


@pytest.mark.parametrize(("weight", "unit"), [(6.2, WeightUnit.KG), (780, WeightUnit.KG), (40, WeightUnit.LB)])
def test_what_nobody_weighs_is_refused(body: BodyLog, weight: float, unit: WeightUnit) -> None:
    """The sentence has the range in the unit that was used."""
    with pytest.raises(OutOfRange) as caught:
        body.weigh(MONDAY, weight, unit)
    assert unit in caught.value.message
    assert body.weights() == []


def test_an_impossible_day_is_refused(body: BodyLog) -> None:
    """Kilojoules are not kilocalories times ten."""
    with pytest.raises(OutOfRange):
        body.eat(MONDAY, 99999, counted=True)
