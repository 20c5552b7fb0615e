"""The ways of finding passages, for looking at them side by side."""

from __future__ import annotations

from bootstrap.known import Known
from domain.settings import RetrieverName
from retrievers.feedback import FeedbackRetriever
from retrievers.port import Retriever, ScoringRetriever
from retrievers.translated import TranslatedRetriever


def compared_retrievers(known: Known) -> dict[str, Retriever]:
    """Each by its name, for questions in four languages.

    Those whose index was never built are left out, since building takes minutes; feedback then works on the index of
    whole passages.
    """
    names = [RetrieverName.VECTOR, RetrieverName.BM25, RetrieverName.HYBRID, RetrieverName.FEEDBACK]
    if known.windows.is_prepared:
        names.append(RetrieverName.SENTENCE_WINDOW)
    if known.sentences.is_prepared:
        names.append(RetrieverName.AUTO_MERGING)
    return {name.value: _in_four_languages(known, _in_english(known, name)) for name in names}


def _in_english(known: Known, name: RetrieverName) -> ScoringRetriever:
    if name is RetrieverName.FEEDBACK and not known.windows.is_prepared:
        return FeedbackRetriever(known.library.passages, known.dense, known.terms)
    return known.in_english(name)


def _in_four_languages(known: Known, found: ScoringRetriever) -> Retriever:
    passages, read = known.library.passages, known.embedder.languages
    return TranslatedRetriever(passages, found, known.terms, known.glossary.english, read, known.digests)
