"""A page that was read: its passages, where it stands, and whether it is kept."""

from __future__ import annotations

import streamlit as st

from tools.pages.read_page import ReadPageResult
from ui.escaping import link, literal, literal_lines
from ui.results.tables import folded
from ui.words import Words


def show_page(result: ReadPageResult, words: Words) -> None:
    """The address on its own line; the passages folded away, since the answer quotes from them."""
    kept = "page-indexed" if result.indexed else "page-queued" if result.job_id else None
    said = [link(result.url) or literal(result.url), words.text(kept) if kept else ""]
    st.caption(" · ".join(part for part in said if part))
    if not result.passages:
        return
    with folded(words.text("page-passages", count=len(result.passages))):
        for passage in result.passages:
            st.markdown(f"**{literal(passage.title)}**  \n{literal_lines(passage.text)}")
