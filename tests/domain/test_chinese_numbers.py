"""Chinese numerals in what people write of their bodies and their sets."""

from __future__ import annotations

import pytest

from domain.chinese_numbers import chinese_numbers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一米七六一百六十斤", "1米76 160斤"),
        ("一米八七十五公斤", "1米8 75公斤"),
        ("一米六五三十岁", "1米65 30岁"),
        ("一米七五", "1米75"),
        ("身高一七八", "身高178"),
        ("硬拉140四个", "硬拉140x4个"),
        ("531两个周期", "531 2个周期"),
        ("练两个月", "练2个月"),
    ],
)
def test_numerals_become_digits_that_stay_apart(written: str, read: str) -> None:
    """A height ends where a weight or an age begins, and no numeral grows onto the digits before it."""
    assert chinese_numbers(written) == read
