"""Where an exercise comes from, and under which licence it is shown."""

from __future__ import annotations

import streamlit as st

from knowledge.exercises.imported import Credit
from knowledge.exercises.library import LibraryEntry
from ui.escaping import link, literal
from ui.words import Words


def show_origin(entry: LibraryEntry, words: Words) -> None:
    """Ours, or whose; and the data sets that hold the same exercise."""
    lines = [credit_line(credit, words) for credit in entry.credits] or [literal(words.text("library-own"))]
    others = [source_id for source_id in entry.exercise.source_ids if entry.imported is None]
    if others:
        lines.append(literal(words.text("library-also-at", ids=words.join(others))))
    st.caption("  \n".join(lines))


def credit_line(credit: Credit, words: Words) -> str:
    """Source, authors and licence, with their addresses."""
    parts = [literal(credit.source), literal(words.join(credit.authors)), literal(credit.license)]
    parts += [link(address) or "" for address in (credit.url, credit.license_url)]
    return f"{literal(words.text('library-source'))}: " + " · ".join(part for part in parts if part)
