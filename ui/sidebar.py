"""The sidebar: language, conversations, profile and which core answers."""

from __future__ import annotations

import streamlit as st

from agent.ports import ConversationSummary
from domain.translation import Translator
from domain.vocabulary import Language
from ui import address
from ui.coach import Coach
from ui.escaping import literal
from ui.profile_form import show_profile_form
from ui.words import Words

_LANGUAGE_KEY = "language"
_TITLE_LENGTH = 60
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
        st.caption(words.text("conversations"))
        with st.container(gap="xxsmall"):
            _conversations(coach, words, current, new_title)


def _conversations(coach: Coach, words: Words, current: str | None, new_title: str | None) -> None:
    known = list(coach.conversations())
    if current and new_title and current not in [conversation.id for conversation in known]:
        st.button(_label(new_title), key="beginning", disabled=True, wrap=False)
    if not known and not new_title:
        st.caption(words.text("no-conversations"))
    for conversation in known:
        _conversation(coach, conversation, words, conversation.id == current)


def _conversation(coach: Coach, conversation: ConversationSummary, words: Words, is_current: bool) -> None:
    row = st.container(horizontal=True, gap="xsmall", wrap=False)
    row.container().button(
        _label(conversation.title),
        key=f"open_{conversation.id}",
        type="secondary" if is_current else "tertiary",
        wrap=False,
        on_click=address.open_conversation,
        args=(conversation.id,),
    )
    if row.button(
        "",
        key=f"delete_{conversation.id}",
        help=words.text("conversation-delete"),
        type="tertiary",
        icon=":material/delete:",
    ):
        _confirm_delete(coach, conversation, words, is_current)


def _confirm_delete(coach: Coach, conversation: ConversationSummary, words: Words, is_current: bool) -> None:
    """Ask once before a conversation is gone."""

    @st.dialog(words.text("delete-question"))
    def confirm() -> None:
        st.markdown(f"**{_label(conversation.title)}**")
        st.caption(words.text("delete-warning"))
        with st.container(horizontal=True):
            arguments = (coach, conversation.id, is_current)
            sure = st.button(
                words.text("conversation-delete"), "delete_yes", on_click=_delete, args=arguments, type="primary"
            )
            if st.button(words.text("cancel"), "delete_no") or sure:
                st.rerun()

    confirm()


def _delete(coach: Coach, conversation_id: str, is_current: bool) -> None:
    coach.delete(conversation_id)
    if is_current:
        address.open_conversation(None)


def _label(title: str) -> str:
    return literal(title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…")


def _core(name: str, words: Words) -> str:
    return words.text("core-embedded") if name == _EMBEDDED else words.text("core-model", name=name)
