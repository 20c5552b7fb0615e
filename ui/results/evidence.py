"""What a result rests on: the checks it was tested against and the works its figures come from."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from agent.answers.numbers import plain
from domain.check_names import check_name
from domain.evidence import Check, Source
from ui.escaping import link, literal
from ui.results.tables import folded, show_table
from ui.words import Words

_DIGITS = 2


def show_evidence(checks: Sequence[Check], sources: Sequence[Source], words: Words) -> None:
    """Both, folded away; a check that is not met is counted in the headline."""
    if checks:
        met = sum(check.ok for check in checks)
        with folded(words.text("checks", met=met, count=len(checks))):
            _checks_table(checks, words)
    if sources:
        with folded(words.text("all-sources", count=len(sources))):
            st.markdown("\n".join(f"- {describe(source)}" for source in sources))


def describe(source: Source) -> str:
    """A source as one line of Markdown: authors, title, year and where it is found."""
    year = str(source.year) if source.year else ""
    parts = [literal(source.authors), f"*{literal(source.title)}*", year, link(source.url_or_doi) or ""]
    return ". ".join(part.rstrip(".") for part in parts if part)


def short(source: Source) -> str:
    """A source in two words: the first author and the year."""
    return f"{source.authors.partition(' ')[0].rstrip(',')} {source.year or ''}".strip()


def _checks_table(checks: Sequence[Check], words: Words) -> None:
    columns = [words.text(key) for key in ("check", "check-value", "check-range", "check-met", "check-source")]
    rows = [
        [
            check_name(check.name, words.translator, words.language),
            plain(check.value, _DIGITS),
            _range(check, words),
            words.text("yes" if check.ok else "no"),
            check.source,
        ]
        for check in checks
    ]
    show_table(columns, rows)


def _range(check: Check, words: Words) -> str:
    low = None if check.low is None else plain(check.low, _DIGITS)
    high = None if check.high is None else plain(check.high, _DIGITS)
    if low is not None and high is not None:
        return low if low == high else words.text("range-between", low=low, high=high)
    if low is not None:
        return words.text("range-at-least", low=low)
    return words.text("range-free") if high is None else words.text("range-at-most", high=high)
