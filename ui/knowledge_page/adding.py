"""Adding links and files. What could not be taken stays where it was written, with the reason beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from domain.errors import SpotterError
from knowledge.ingestion.kinds import MOST_BYTES
from knowledge.ingestion.models import IncomingDocument
from ui.escaping import literal
from ui.knowledge_page.desk import KnowledgeDesk
from ui.words import Words

_LINKS_KEY, _LICENCE_KEY = "knowledge_links", "knowledge_licence"
_ROUND_KEY = "knowledge_upload_round"
"""Counts what was brought: a field of another name is an empty field."""
_SAID_KEY = "knowledge_said"
"""What became of the last things that were brought: (whether it was taken, a sentence) each."""
_MOST_LINKS_LETTERS = 20_000
_MOST_LICENCE_LETTERS = 200
_LINES_PX = 90


class Upload(Protocol):
    """A file as the page's upload field hands it over."""

    name: str
    type: str

    def getvalue(self) -> bytes:
        """Its content."""
        ...


def show_adding(desk: KnowledgeDesk, words: Words) -> None:
    """A field for links, one for files, and what became of the last ones."""
    with st.container(border=True):
        _show_links(desk, words)
        _show_files(desk, words)
        for taken, sentence in st.session_state.get(_SAID_KEY, []):
            if taken:
                st.success(literal(sentence), icon=":material/check_circle:")
            else:
                st.error(literal(sentence), icon=":material/error:")


def _show_links(desk: KnowledgeDesk, words: Words) -> None:
    st.text_area(
        words.text("knowledge-links"),
        key=_LINKS_KEY,
        placeholder="https://",
        height=_LINES_PX,
        max_chars=_MOST_LINKS_LETTERS,
        persist_state="session",
    )
    st.button(
        words.text("knowledge-add-links"),
        key="knowledge_add_links",
        type="primary",
        icon=":material/add_link:",
        on_click=_add_links,
        args=(desk, words),
    )


def _add_links(desk: KnowledgeDesk, words: Words) -> None:
    """Queue each line; those that are refused stay in the field."""
    lines = [line.strip() for line in str(st.session_state.get(_LINKS_KEY) or "").splitlines()]
    refused: dict[str, str] = {}
    taken = 0
    for line in dict.fromkeys(line for line in lines if line):
        try:
            desk.keeper.add_link(line)
            taken += 1
        except SpotterError as error:
            refused[line] = words.translator.error(words.language, error)
    said = [(True, words.text("knowledge-queued", count=taken))] if taken else []
    said += [(False, f"{line}: {sentence}") for line, sentence in refused.items()]
    if not taken and not refused:
        said = [(False, words.text("knowledge-no-link"))]
    st.session_state[_SAID_KEY] = said
    st.session_state[_LINKS_KEY] = "\n".join(refused)


def _show_files(desk: KnowledgeDesk, words: Words) -> None:
    """The licence first: files are taken as soon as they are dropped."""
    licence = st.text_input(
        words.text("knowledge-licence"), key=_LICENCE_KEY, max_chars=_MOST_LICENCE_LETTERS, persist_state="session"
    )
    files = st.file_uploader(
        words.text("knowledge-files", megabytes=MOST_BYTES // 1024**2),
        accept_multiple_files=True,
        key=f"knowledge_files_{st.session_state.get(_ROUND_KEY, 0)}",
    )
    if files:
        with st.spinner(words.text("knowledge-reading", count=len(files))):
            st.session_state[_SAID_KEY] = take_files(desk, files, (licence or "").strip() or None, words)
        st.session_state[_ROUND_KEY] = st.session_state.get(_ROUND_KEY, 0) + 1
        st.rerun()


def take_files(
    desk: KnowledgeDesk, files: Sequence[Upload], licence: str | None, words: Words
) -> list[tuple[bool, str]]:
    """Read files into the library; for each whether it is there now, and a sentence."""
    said = []
    for file in files:
        incoming = IncomingDocument(file.name, file.type or None, file.getvalue(), owner=desk.owner, licence=licence)
        try:
            outcome = desk.documents.receive(incoming).outcome
            said.append((True, words.text(f"knowledge-{outcome}", name=file.name)))
        except SpotterError as error:
            said.append((False, f"{file.name}: {words.translator.error(words.language, error)}"))
    return said
