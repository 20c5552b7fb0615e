"""Figures as people read them: no trailing zeros, thousands with a comma."""

from __future__ import annotations


def plain(value: float, digits: int = 0) -> str:
    """`value` with at most `digits` decimals: 82.50 is "82.5", 1987.4 is "1,987"."""
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
