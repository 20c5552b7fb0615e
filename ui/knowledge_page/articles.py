"""Spotter's own articles: what each says, how sure that is, and the published works behind it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.vocabulary import Topic
from knowledge.articles.library import ArticleHead, ArticleLibrary
from ui.escaping import literal, literal_lines
from ui.results.evidence import describe
from ui.words import Words

_PER_PAGE = 15
_SHOWN_KEY = "knowledge_articles_shown"
"""The filter with the number of articles that is shown of it: another filter starts again from the top."""


def show_articles(library: ArticleLibrary, words: Words) -> None:
    """The articles that fit the words and the topic."""
    st.caption(literal(words.text("knowledge-own-licence", count=len(library.heads), works=len(library.bibliography))))
    sought = st.text_input(
        words.text("knowledge-filter"),
        key="knowledge_filter",
        placeholder=words.text("knowledge-filter"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
        persist_state="session",
    )
    topic = st.pills(
        words.text("knowledge-topic"),
        list(Topic),
        format_func=lambda value: words.name("topic", value),
        key="knowledge_topic",
        label_visibility="collapsed",
        persist_state="session",
    )
    found = [head for head in library.heads if topic in (None, head.topic) and _fits(head, sought or "", words)]
    st.caption(words.text("knowledge-count", count=len(found)))
    if not found:
        st.info(words.text("knowledge-no-article"), icon=":material/search_off:")
    _show_some(found, (sought, topic), library, words)


def _fits(head: ArticleHead, sought: str, words: Words) -> bool:
    """Whether title, questions, key words or the answer in the reader's language hold all the words."""
    parts = [head.title, *head.questions, *head.keywords.get(words.language, []), head.short_answer(words.language)]
    text = " ".join(parts).casefold()
    return all(word in text for word in sought.casefold().split())


def _show_some(found: Sequence[ArticleHead], wish: object, library: ArticleLibrary, words: Words) -> None:
    of, count = st.session_state.get(_SHOWN_KEY, (None, 0))
    shown = int(count) if of == wish else _PER_PAGE
    for head in found[:shown]:
        _show_article(head, library, words)

    def more() -> None:
        st.session_state[_SHOWN_KEY] = (wish, shown + _PER_PAGE)

    if shown < len(found):
        left = words.text("library-more", count=len(found) - shown)
        st.button(left, key="knowledge_more", width="stretch", on_click=more)


def _show_article(head: ArticleHead, library: ArticleLibrary, words: Words) -> None:
    parts = [head.title, words.name("topic", head.topic), words.text("knowledge-grade", grade=head.grade)]
    with st.expander(" · ".join(literal(part) for part in parts)):
        st.markdown(literal_lines(head.short_answer(words.language)))
        st.caption(literal(words.text(f"knowledge-grade-{head.grade}")))
        works = library.works[head.id]
        st.markdown(f"**{literal(words.text('knowledge-works', count=len(works)))}**")
        st.markdown("\n".join(f"- {describe(work)}" for work in works))
