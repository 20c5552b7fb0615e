"""Korean numerals of Chinese origin."""

from __future__ import annotations

import pytest

from domain.korean_numbers import korean_numbers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("스쿼트 백오십, 데드리프트 백팔십", "스쿼트 150, 데드리프트 180"),
        ("벤치 칠십오킬로", "벤치 75킬로"),
        ("이백이십오 파운드", "225 파운드"),
        ("육십에 다섯개", "60에 다섯개"),
        ("백 kg", "백 kg"),
        ("삼백", "300"),
        ("오프 40으로 열개", "오프 40으로 10개"),
    ],
)
def test_numerals_become_digits(written: str, read: str) -> None:
    """Up to hundreds; a single letter is left alone."""
    assert korean_numbers(written) == read


@pytest.mark.parametrize(
    "text",
    ["오십견이 있어요", "이 운동 사이에", "백스쿼트", "백익스텐션 알려줘", "이십대 남자", "수백 번", "일 끝나고"],
)
def test_words_stay(text: str) -> None:
    """A frozen shoulder is no fifty, a back squat no hundred."""
    assert korean_numbers(text) == text
