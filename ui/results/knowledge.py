"""Passages of articles."""

from __future__ import annotations

import streamlit as st

from tools.knowledge.search_knowledge import SearchKnowledgeResult
from ui.escaping import literal, literal_lines
from ui.results.evidence import describe
from ui.results.tables import folded
from ui.words import Words


def show_passages(result: SearchKnowledgeResult, words: Words) -> None:
    """Every passage that was found with its source, folded away: the answer quotes the best."""
    if not result.passages or not result.confident:
        return
    with folded(words.text("passages", count=len(result.passages))):
        for passage in result.passages:
            st.markdown(f"**{literal(passage.title)}**  \n{literal_lines(passage.text)}")
            st.caption(describe(passage.source))
