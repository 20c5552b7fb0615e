"""Several retrievers asked the same: who found what."""

from __future__ import annotations

from domain.vocabulary import Topic
from knowledge.articles.library import ArticleLibrary, Passage
from retrievers.comparison import Place, compare
from retrievers.port import Hit

PASSAGES = ArticleLibrary().passages[:4]


class _Finds:
    def __init__(self, *passages: Passage) -> None:
        self._passages = passages

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        return [Hit(passage, 1 / number) for number, passage in enumerate(self._passages, start=1)][:limit]


def test_each_passage_comes_once_with_every_rank_and_score() -> None:
    """What both put high comes first; what one did not find has no place there."""
    a, b, c, _ = PASSAGES
    found = compare("q", {"x": _Finds(a, b), "y": _Finds(b, c)})
    assert [one.passage.id for one in found] == [b.id, a.id, c.id]
    assert found[0].places == {"x": Place(2, 0.5), "y": Place(1, 1.0)}
    assert found[1].places == {"x": Place(1, 1.0)}


def test_only_the_first_of_each_count() -> None:
    """`limit` holds for each retriever; nothing found gives nothing."""
    a, b, c, d = PASSAGES
    assert [one.passage.id for one in compare("q", {"x": _Finds(a, b, c, d)}, limit=2)] == [a.id, b.id]
    assert compare("q", {"x": _Finds()}) == []
