"""Lines of text in a PDF."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.exporting.pdf.wrapping import wrap

VIRAMA = "\u09cd"
LETTERS = "abc 1–2 深蹲，每组（做）10次。스쿼트 ব্যায়াম স্ট্রেচ ক্ষ,.()"


def width(text: str) -> float:
    """Every sign is one wide, signs that join nothing."""
    return float(len(text))


@given(st.text(LETTERS, max_size=80), st.integers(4, 30))
def test_nothing_is_lost_and_nothing_is_added(text: str, most: int) -> None:
    """Only spaces at breaks disappear, so that a text can be copied and searched."""
    lines = wrap(text, most, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines


WORDS = ["ব্যায়াম", "স্ট্রেচ", "ক্ষমতা", "深蹲，", "每组（做）", "스쿼트를", "squat,", "1–2"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.integers(7, 30))
def test_no_line_is_too_wide_and_no_sign_is_torn_from_its_letter(words: list[str], most: int) -> None:
    """What a combining sign or a virama joins stays together, also in a word that is wider than the line."""
    for line in wrap(" ".join(words), most, width):
        assert len(line) <= most
        assert not unicodedata.category(line[0]).startswith("M")
        assert not line.endswith(VIRAMA)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("three short words", ["three short", "words"]),
        ("重量先不变，直到每组都能做到上限", ["重量先不变，直到每组都能", "做到上限"]),
        ("做到上限（RIR）之后再加重量试试", ["做到上限（RIR）之后再", "加重量试试"]),
        ("정해진 RIR을 지키면서 유지", ["정해진 RIR을", "지키면서 유지"]),
        ("one\ntwo", ["one", "two"]),
        ("incomprehensibilities", ["incomprehens", "ibilities"]),
    ],
)
def test_lines_break_as_each_script_does(text: str, lines: list[str]) -> None:
    """Chinese anywhere but before a closing mark, Korean and English between words, a too long word within."""
    assert wrap(text, 12, width) == lines


def test_closing_marks_never_begin_a_line() -> None:
    """Whatever the width."""
    text = "先热身，再训练；最后拉伸。（慢慢来！）"
    for most in range(3, 20):
        assert not [line for line in wrap(text, most, width) if line[0] in "，；。！）"]
