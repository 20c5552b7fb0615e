"""English numerals become digits where they can only be numbers."""

from __future__ import annotations

import pytest

from domain.english_numbers import english_numbers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a man of forty five", "a man of 45"),
        ("forty-five years", "45 years"),
        ("fifteen hundred calories", "1500 calories"),
        ("a hundred and eighty pounds", "180 pounds"),
        ("two thousand two hundred kcal", "2200 kcal"),
        ("two hundred grams", "200 grams"),
        ("I weigh Seventy kilos", "I weigh 70 kilos"),
        ("one of them, two or three", "one of them, two or three"),
        ("eight hours, five days", "eight hours, five days"),
        ("one two three", "one two three"),
        ("the weighty eightysomething", "the weighty eightysomething"),
    ],
)
def test_a_numeral_becomes_digits_where_it_can_only_be_a_number(written: str, read: str) -> None:
    """Small ones are left to the words that they count."""
    assert english_numbers(written) == read
