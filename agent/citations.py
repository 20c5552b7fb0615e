"""Numbered sources of a turn: one rule gives the numbers, so that text and source list always agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from agent.events import Citation
from agent.messages import ToolMessage
from domain.evidence import Source

MARKER = re.compile(r"\[(\d{1,2})\]")


def collect_citations(results: Iterable[ToolMessage]) -> list[Citation]:
    """All sources of a turn's tool results, numbered from 1 in the order in which they came.

    A passage is a source of its own, with its text; a work that several tools name is counted once.
    """
    citations: dict[str, Citation] = {}
    for message in results:
        for key, fields in _sources(message.result or {}):
            citations.setdefault(key, Citation(number=len(citations) + 1, **fields))
    return list(citations.values())


def cited(text: str, citations: Iterable[Citation]) -> list[Citation]:
    """The citations that the text points at."""
    numbers = {int(number) for number in MARKER.findall(text)}
    return [citation for citation in citations if citation.number in numbers]


def _sources(result: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for passage in result.get("passages", []):
        source = Source.model_validate(passage["source"])
        yield passage["id"], {"source": source, "passage_id": passage["id"], "passage": passage["text"]}
    for work in result.get("sources", []):
        source = Source.model_validate(work)
        yield f"{source.title} {source.year}", {"source": source}
