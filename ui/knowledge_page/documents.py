"""The documents that people brought: whose they are, under which licence, and who finds them."""

from __future__ import annotations

from pathlib import PurePosixPath

import streamlit as st

from domain.errors import SpotterError
from knowledge.ingestion.models import StoredDocument
from ui.escaping import link, literal, literal_lines
from ui.knowledge_page.desk import KnowledgeDesk
from ui.words import Words

_PER_PAGE = 20
_SHOWN_KEY = "knowledge_documents_shown"
_PROBLEM_KEY = "knowledge_document_problem"
_MOST_PASSAGES = 30
"""Passages of a document that are shown when it is opened."""


def show_documents(desk: KnowledgeDesk, words: Words) -> None:
    """What the person can find, the newest first."""
    if problem := st.session_state.get(_PROBLEM_KEY):
        st.error(literal(problem), icon=":material/error:")
    documents = desk.documents.documents(desk.owner)
    if not documents:
        st.caption(literal(words.text("knowledge-no-documents")))
    shown = st.session_state.get(_SHOWN_KEY, _PER_PAGE)
    for document in documents[:shown]:
        _show_document(desk, document, words)

    def more() -> None:
        st.session_state[_SHOWN_KEY] = shown + _PER_PAGE

    if shown < len(documents):
        left = words.text("library-more", count=len(documents) - shown)
        st.button(left, key="knowledge_more_documents", width="stretch", on_click=more)


def _show_document(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> None:
    with st.container(border=True):
        st.markdown(f"**{literal(document.title)}**  \n{link(document.url or '') or literal(document.name)}")
        st.caption(_facts(desk, document, words))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _buttons(desk, document, words)
        _inside(desk, document, words)


def _facts(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> str:
    licence = (
        words.text("knowledge-licence-is", licence=document.licence)
        if document.licence
        else words.text("knowledge-licence-unknown")
    )
    facts = [
        words.text("knowledge-owner", owner=_owner(desk, document, words)),
        licence,
        words.text(f"language-{document.language}"),
        PurePosixPath(document.name).suffix.lstrip(".").upper() if not document.url else "",
        words.text("knowledge-added-on", date=f"{document.added_at.astimezone():%Y-%m-%d}"),
    ]
    return " · ".join(literal(fact) for fact in facts if fact)


def _owner(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> str:
    if document.owner is None:
        return words.text("knowledge-owner-house")
    return words.text("knowledge-owner-you") if document.owner == desk.owner else document.owner


def _buttons(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> None:
    """Who finds it; and what can be done about that."""
    if document.approved:
        st.badge(words.text("knowledge-approved"), icon=":material/check:", color="green")
    else:
        st.badge(words.text("knowledge-private"), icon=":material/lock:", color="gray")
        st.button(
            words.text("knowledge-approve"),
            key=f"approve-{document.id}",
            help=words.text("knowledge-approve-help"),
            on_click=_attempt,
            args=(desk, document.id, words),
            kwargs={"remove": False},
        )
    is_ours = document.owner in {None, desk.owner}
    if is_ours and st.button(words.text("knowledge-remove"), key=f"remove-{document.id}", icon=":material/delete:"):
        _confirm_remove(desk, document, words)


def _inside(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> None:
    """Its passages, read when they are asked for."""
    label = words.text("knowledge-passages", count=document.passages)
    expander = st.expander(literal(label), type="compact", key=f"inside-{document.id}", on_change="rerun")
    if expander.open:
        with expander:
            for passage in desk.documents.passages(document.id)[:_MOST_PASSAGES]:
                st.markdown(f"**{literal(passage.place)}**  \n{literal_lines(passage.text)}")


def _confirm_remove(desk: KnowledgeDesk, document: StoredDocument, words: Words) -> None:
    """Ask once before a document is gone."""

    @st.dialog(words.text("knowledge-remove-question"))
    def confirm() -> None:
        st.markdown(f"**{literal(document.title)}**")
        st.caption(words.text("delete-warning"))
        with st.container(horizontal=True):
            sure = st.button(
                words.text("knowledge-remove"),
                "knowledge_remove_yes",
                type="primary",
                on_click=_attempt,
                args=(desk, document.id, words),
                kwargs={"remove": True},
            )
            if st.button(words.text("cancel"), "knowledge_remove_no") or sure:
                st.rerun()

    confirm()


def _attempt(desk: KnowledgeDesk, document_id: str, words: Words, *, remove: bool) -> None:
    """Approve or remove; what is refused is kept as one sentence for the next drawing."""
    st.session_state.pop(_PROBLEM_KEY, None)
    try:
        if remove:
            desk.documents.remove(document_id)
        else:
            desk.documents.approve(document_id)
    except SpotterError as error:
        st.session_state[_PROBLEM_KEY] = words.translator.error(words.language, error)
