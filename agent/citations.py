"""Numbered sources of a turn: one rule gives the numbers, so that text and source list always agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from agent.events import Citation
from agent.messages import ToolMessage
from domain.evidence import Source

MARKER = re.compile(r"\[(\d{1,2})\]")
_WORKS_A_SENTENCE = 2


def collect_citations(results: Iterable[ToolMessage]) -> list[Citation]:
    """All sources of a turn's tool results, numbered from 1 in the order in which they came.

    The works behind each sentence of an answer come first, then the passages, each a source of its own with its text;
    a work that several tools name is counted once.
    """
    return list(_numbered(results).values())


def _numbered(results: Iterable[ToolMessage]) -> dict[str, Citation]:
    citations: dict[str, Citation] = {}
    for message in results:
        for key, fields in _sources(message.result or {}):
            citations.setdefault(key, Citation(number=len(citations) + 1, **fields))
    return citations


def cited(text: str, citations: Iterable[Citation]) -> list[Citation]:
    """The citations that the text points at."""
    numbers = {int(number) for number in MARKER.findall(text)}
    return [citation for citation in citations if citation.number in numbers]


def works_of(sentence: dict[str, Any]) -> list[str]:
    """The keys of the works that are cited for a sentence of an answer; two speak for it well enough."""
    return [f"{sentence['id']} {work['title']}" for work in sentence["sources"][:_WORKS_A_SENTENCE]]


def numbers_of(results: Iterable[ToolMessage]) -> dict[str, int]:
    """The number of each source, by its key."""
    return {key: citation.number for key, citation in _numbered(results).items()}


def _sources(result: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    texts = {passage["id"]: passage["text"] for passage in result.get("passages", [])}
    for sentence in result.get("answer", []):
        said = {"passage_id": sentence["id"], "passage": texts.get(sentence["id"], sentence["text"])}
        for key, work in zip(works_of(sentence), sentence["sources"], strict=False):
            yield key, {"source": Source.model_validate(work), **said}
    for passage in result.get("passages", []):
        source = Source.model_validate(passage["source"])
        yield passage["id"], {"source": source, "passage_id": passage["id"], "passage": passage["text"]}
    for work in result.get("sources", []):
        source = Source.model_validate(work)
        yield f"{source.title} {source.year}", {"source": source}
