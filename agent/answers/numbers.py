"""Ranges of figures in an answer; `plain` writes a single one."""

from __future__ import annotations

from collections.abc import Sequence

from domain.figures import plain

__all__ = ["plain", "span"]


def span(values: Sequence[float]) -> str:
    """The lowest and highest of several figures: "1,513–1,527"; one figure where they read the same."""
    low, high = plain(min(values)), plain(max(values))
    return low if low == high else f"{low}–{high}"
