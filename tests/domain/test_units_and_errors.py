"""Units convert both ways; errors keep what a program needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import OutOfRange, SpotterError, StorageError, Unavailable
from domain.evidence import Check
from domain.languages import ascii_digits, detect
from domain.units import feet_to_cm, kg_to_lb, lb_to_kg
from domain.vocabulary import Language


@given(st.floats(min_value=0.1, max_value=1000))
def test_pounds_and_kilograms_convert_both_ways(load: float) -> None:
    """Going there and back changes nothing."""
    assert lb_to_kg(kg_to_lb(load)) == pytest.approx(load)


def test_known_lengths_and_masses() -> None:
    """100 lb are 45.359237 kg by definition; 5 ft 11 in are 180.34 cm."""
    assert lb_to_kg(100) == pytest.approx(45.359237)
    assert feet_to_cm(5, 11) == pytest.approx(180.34)


def test_an_error_shows_only_what_it_knows() -> None:
    """Code and message always; field and hint where they were given."""
    assert SpotterError("x").to_dict() == {"code": "error", "message": "x"}
    error = OutOfRange("too much", field="squat", hint="less")
    assert error.to_dict() == {"code": "out_of_range", "message": "too much", "field": "squat", "hint": "less"}
    assert issubclass(StorageError, Unavailable)


@pytest.mark.parametrize(
    ("value", "low", "high", "ok"),
    [(5, 1, 10, True), (1, 1, None, True), (11, None, 10, False), (0.99, 1, None, False)],
)
def test_a_check_includes_its_bounds(value: float, low: float | None, high: float | None, ok: bool) -> None:
    """Both bounds belong to the range; a missing bound does not bind."""
    assert Check.within("x", value, low, high).ok is ok


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Show me a squat", Language.EN),
        ("RDL 보여줘", Language.KO),
        ("스쿼트 140kg bench press 100kg 5/3/1 짜줘", Language.KO),
        ("给我一个vegan食谱", Language.ZH),
        ("আমাকে squat দেখাও", Language.BN),
        ("what does 深蹲 mean in the gym", Language.EN),
        ("62kg, 170cm", Language.BN),
        ("?!", Language.BN),
    ],
)
def test_the_language_of_mixed_texts(text: str, language: Language) -> None:
    """Exercise names and units in Latin letters leave a sentence in its language; without words the default holds."""
    assert detect(text, default=Language.BN) is language


def test_digits_of_every_script_are_read() -> None:
    """Bengali and full-width digits become 0–9."""
    assert ascii_digits("১৬৫ সেমি １７０ cm") == "165 সেমি 170 cm"
