"""The knowledge page: search it, see what it rests on, add to it, and see how far that is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import streamlit as st
import structlog

from domain.errors import SpotterError
from domain.translation import Translator
from domain.vocabulary import Language
from ui.escaping import literal
from ui.knowledge_page.desk import KnowledgeDesk
from ui.sidebar import choose_language
from ui.words import Words

_log = structlog.get_logger(__name__)
_STYLE = Path(__file__).parent / "assets" / "page.css"


class Part(StrEnum):
    """A part of the page."""

    SEARCH = "search"
    ARTICLES = "articles"
    DOCUMENTS = "documents"
    JOBS = "jobs"


def show(desk: KnowledgeDesk, translator: Translator, default_language: Language) -> None:
    """Draw the page once; Streamlit calls this again after every action."""
    st.html(_STYLE)
    words = Words(translator, choose_language(translator, default_language))
    st.title(words.text("page-knowledge"), anchor=False)
    try:
        _show(desk, words)
    except SpotterError as error:
        st.error(literal(translator.error(words.language, error)), icon=":material/error:")
    except Exception:  # the rim of the page: a bug in one view is logged and must not show as a traceback
        _log.exception("knowledge page failed")
        st.error(literal(words.text("unexpected")), icon=":material/error:")


def _show(desk: KnowledgeDesk, words: Words) -> None:
    part = st.segmented_control(
        words.text("page-knowledge"),
        list(Part),
        default=Part.SEARCH,
        required=True,
        format_func=lambda value: words.text(f"knowledge-{value}"),
        key="knowledge_part",
        label_visibility="collapsed",
        persist_state="session",
    )
    if part == Part.ARTICLES:
        from ui.knowledge_page.articles import show_articles

        show_articles(desk.articles, words)
    elif part == Part.DOCUMENTS:
        from ui.knowledge_page.adding import show_adding
        from ui.knowledge_page.documents import show_documents

        show_adding(desk, words)
        show_documents(desk, words)
    elif part == Part.JOBS:
        from ui.knowledge_page.intake import show_intake

        show_intake(desk, words)
    else:
        from ui.knowledge_page.search import show_search

        show_search(desk.searches, words)
