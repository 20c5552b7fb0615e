"""The sidebar: language, conversations, profile and which core answers."""

from __future__ import annotations

import streamlit as st

from domain.translation import Translator
from domain.vocabulary import Language
from ui import address
from ui.coach import Coach
from ui.conversations.listing import show_conversations
from ui.escaping import literal
from ui.profile_form import show_profile_form
from ui.words import Words

_LANGUAGE_KEY = "language"
_EMBEDDED = "embedded"


def choose_language(translator: Translator, default: Language) -> Language:
    """The switch at the top; every language is named in itself."""
    before: Language = st.session_state.get(_LANGUAGE_KEY) or address.language() or default
    with st.sidebar:
        st.subheader("Spotter", anchor=False)
        chosen = st.selectbox(
            Words(translator, before).text("language"),
            list(Language),
            index=list(Language).index(before),
            format_func=lambda language: translator.text(language, f"ui-language-{language}"),
            key=_LANGUAGE_KEY,
            label_visibility="collapsed",
            icon=":material/language:",
        )
    language = chosen or before
    address.remember_language(language)
    return language


def show_sidebar(coach: Coach, words: Words, current: str | None, new_title: str | None) -> None:
    """Everything below the language; `new_title` stands for a conversation that is about to begin."""
    with st.sidebar:
        st.button(
            words.text("new-conversation"),
            key="new_conversation",
            icon=":material/add:",
            type="primary",
            width="stretch",
            on_click=address.open_conversation,
            args=(None,),
        )
        with st.expander(words.text("profile"), icon=":material/person:"):
            show_profile_form(coach, words)
        st.caption(literal(_core(coach.core_name, words)))
        show_conversations(coach, words, current, new_title)


def _core(name: str, words: Words) -> str:
    return words.text("core-embedded") if name == _EMBEDDED else words.text("core-model", name=name)
