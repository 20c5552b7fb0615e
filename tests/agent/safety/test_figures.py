"""Ages, heights, weights and blood pressures as people write them."""

from __future__ import annotations

import pytest

from agent.safety.figures import Body, bodies_in, is_high, pressures_in
from agent.safety.lexicon import lexica_for
from agent.safety.persons import Owner
from agent.safety.text import normalise


def bodies(message: str) -> dict[Owner, Body]:
    text = normalise(message)
    return bodies_in(lexica_for(text), text)


def only(message: str) -> Body:
    merged = Body()
    for body in bodies(message).values():
        merged = merged.or_else(body)
    return merged


@pytest.mark.parametrize(
    ("message", "height_cm", "weight_kg"),
    [
        ("I'm 168 cm and 64 kg", 168, 64),
        ("5'6\", 120 lbs", 167.64, 54.43),
        ("5 ft 6, 9 stone 4", 167.64, 58.97),
        ("1.75 m, 70 kilos", 175, 70),
        ("身高165，体重50", 165, 50),
        ("1米65，100斤", 165, 50),
        ("키 165 몸무게 50", 165, 50),
        ("170에 50이에요", 170, 50),
        ("উচ্চতা ১৬৫ সেমি, ওজন ৫০ কেজি", 165, 50),
        ("উচ্চতা ৫ ফুট ৬ ইঞ্চি", 167.64, None),
        ("bench 100 kg", None, None),
        ("I want to reach 48 kg", None, None),
        ("55kg에서 50키로까지 빼고 싶어", None, 55),
        ("卧推80公斤", None, None),
        ("300 cm", None, None),
    ],
)
def test_height_and_weight_are_read(message: str, height_cm: float | None, weight_kg: float | None) -> None:
    """Each language's units are understood; loads, wishes and impossible values are no body figures."""
    body = only(message)
    assert body.height_cm == (None if height_cm is None else pytest.approx(height_cm, abs=0.01))
    assert body.weight_kg == (None if weight_kg is None else pytest.approx(weight_kg, abs=0.01))


@pytest.mark.parametrize(
    ("message", "minor"),
    [
        ("I'm 16", True),
        ("17 y/o male", True),
        ("female, 17", True),
        ("I'm in 9th grade", True),
        ("I am seventeen.", True),
        ("我16岁", True),
        ("初三学生", True),
        ("16살이에요", True),
        ("중3인데", True),
        ("বয়স ১৬", True),
        ("ক্লাস নাইনে পড়ি", True),
        ("I'm 18", False),
        ("20세 남자", False),
        ("I'm 16 weeks pregnant", None),
        ("I'm 17 stone", None),
        ("lifting for 16 years", None),
        ("16살 때부터 운동했어요", None),
        ("16岁开始健身", None),
        ("১৬ বছর ধরে জিম করি", None),
        ("wait until it's 16", None),
        ("주 3일 운동", None),
    ],
)
def test_minors_are_told_from_other_numbers(message: str, minor: bool | None) -> None:
    """An age is an age: not weeks, stones, years of training or the past."""
    assert only(message).minor is minor


def test_figures_belong_to_their_person() -> None:
    """ "My son is 14, I'm 45" gives two ages."""
    found = bodies("my son is 14, i'm 45 and 95 kg")
    assert found[Owner.OTHER].minor is True
    assert found[Owner.SELF].minor is False
    assert found[Owner.SELF].weight_kg == 95


@pytest.mark.parametrize(
    ("message", "high"),
    [
        ("bp 188/112", True),
        ("165 over 112", True),
        ("血压高压180", True),
        ("低压112", True),
        ("혈압 184에 96", True),
        ("প্রেশার ১৮০/৯০", True),
        ("bp 120/80", False),
        ("bp 179/109", False),
        ("bp 80/120", False),
    ],
)
def test_high_pressures(message: str, high: bool) -> None:
    """From 180 systolic or 110 diastolic a reading is too high."""
    text = normalise(message)
    assert any(is_high(match) for match in pressures_in(lexica_for(text), text)) is high


def test_bmi_needs_both_figures() -> None:
    """Half a person has no index, and a minor is judged by other tables."""
    assert Body(height_cm=170).bmi is None
    assert Body(height_cm=170, weight_kg=50).bmi == pytest.approx(17.3, abs=0.01)
    assert Body(height_cm=170, weight_kg=53.5).is_underweight is False
    assert Body(height_cm=170, weight_kg=53.4).is_underweight is True
    assert Body(minor=True, height_cm=170, weight_kg=45).is_underweight is False
