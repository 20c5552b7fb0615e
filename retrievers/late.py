"""A retriever that is opened by its first search: reading all passages is nothing for a start to wait for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from domain.vocabulary import Topic
from retrievers.port import Hit, Retriever


class LateRetriever:
    """Searches with what `opened` gives, once it is needed."""

    def __init__(self, opened: Callable[[], Retriever]) -> None:
        self._opened = opened

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """As the retriever searches."""
        return self._retriever.search(query, limit, topic)

    @cached_property
    def _retriever(self) -> Retriever:
        return self._opened()
