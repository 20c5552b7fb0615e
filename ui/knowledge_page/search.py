"""Search: what each way of searching finds, at which rank and with which score, and what the coach makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.evidence import Source
from domain.vocabulary import Language
from retrievers.comparison import ComparedPassage, Place, compare
from retrievers.documents.hits import DocumentHit
from tools.knowledge.search_knowledge import SearchKnowledgeResult
from ui.escaping import literal, literal_lines
from ui.knowledge_page.desk import SHOWN_HITS, Searches
from ui.results.evidence import describe
from ui.results.tables import folded, show_table
from ui.words import Words

_MOST_LETTERS = 500
_COACH = "coach"
_NOT_FOUND = "–"


def show_search(searches: Searches, words: Words) -> None:
    """The field, and below it what was found."""
    query = st.text_input(
        words.text("knowledge-query"),
        key="knowledge_query",
        placeholder=words.text("knowledge-query"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=_MOST_LETTERS,
        persist_state="session",
    )
    if not (query or "").strip():
        st.caption(literal(words.text("knowledge-legend")))
        return
    with st.spinner(words.text("knowledge-searching")):
        retrievers = searches.retrievers()
        coach = searches.coach(query)
        passages = compare(query, retrievers, SHOWN_HITS)
        documents = searches.in_documents(query)
    if not passages and not documents:
        st.info(words.text("knowledge-nothing"), icon=":material/search_off:")
        return
    _show_verdict(coach, words)
    ranks = {passage.id: rank for rank, passage in enumerate(coach.passages, start=1)}
    if passages:
        _show_passages(passages, list(retrievers), ranks, words)
    if documents:
        _show_documents(documents, ranks, words)
    st.caption(literal(words.text("knowledge-legend")))


def _show_verdict(coach: SearchKnowledgeResult, words: Words) -> None:
    if coach.confident:
        st.success(literal(words.text("knowledge-confident")), icon=":material/check_circle:")
    else:
        st.warning(literal(words.text("knowledge-not-confident")), icon=":material/help:")


def _show_passages(
    passages: Sequence[ComparedPassage], names: Sequence[str], ranks: Mapping[str, int], words: Words
) -> None:
    """One row a passage, one column a retriever; the coach's order first."""
    ordered = sorted(passages, key=lambda found: ranks.get(found.passage.id, len(passages) + 1))
    st.subheader(words.text("knowledge-articles"), anchor=False)
    columns = [words.text("knowledge-passage"), *(words.text(f"knowledge-by-{name}") for name in (_COACH, *names))]
    rows = [
        [
            _title(number, found),
            _rank(ranks, found.passage.id),
            *(_cell(found.places.get(name)) for name in names),
        ]
        for number, found in enumerate(ordered, start=1)
    ]
    show_table(columns, rows)
    with folded(words.text("passages", count=len(ordered))):
        for number, found in enumerate(ordered, start=1):
            _show_text(_title(number, found), found.passage.text, found.passage.sources)


def _show_documents(hits: Sequence[DocumentHit], ranks: Mapping[str, int], words: Words) -> None:
    st.subheader(words.text("knowledge-documents"), anchor=False)
    columns = ["passage", f"by-{_COACH}", "relevance", "by-vector", "by-bm25"]
    rows = [
        [
            f"{number}. {hit.passage.place}",
            _rank(ranks, hit.passage.id),
            f"{hit.relevance:.2f}",
            _NOT_FOUND if hit.similarity is None else f"{hit.similarity:.2f}",
            f"{hit.term_score:.2f}" if hit.term_score else _NOT_FOUND,
        ]
        for number, hit in enumerate(hits, start=1)
    ]
    show_table([words.text(f"knowledge-{column}") for column in columns], rows)
    with folded(words.text("passages", count=len(hits))):
        for number, hit in enumerate(hits, start=1):
            _show_text(f"{number}. {hit.passage.place}", hit.passage.text, [hit.passage.source])


def _show_text(title: str, text: str, sources: Sequence[Source]) -> None:
    st.markdown(f"**{literal(title)}**  \n{literal_lines(text)}")
    st.caption("  \n".join(describe(source) for source in sources))


def _title(number: int, found: ComparedPassage) -> str:
    """The article's title with the number of the section; a short answer with its language, unless that is English."""
    part = found.passage.id.rpartition("#")[2]
    if part.removeprefix("s").isdigit():
        return f"{number}. {found.passage.title} §{part.removeprefix('s')}"
    language = found.passage.language
    return f"{number}. {found.passage.title}" + ("" if language is Language.EN else f" ({language})")


def _rank(ranks: Mapping[str, int], passage_id: str) -> str:
    return str(ranks[passage_id]) if passage_id in ranks else _NOT_FOUND


def _cell(place: Place | None) -> str:
    """Rank, and the score in brackets."""
    return _NOT_FOUND if place is None else f"{place.rank} ({place.score:.2f})"
