"""Auto-merging search: sentences are found, and grow into their passage and their article where many of them are.

A tree of three levels, article → passage → sentence, as in LlamaIndex' AutoMergingRetriever: where more than half of a
node's children were found, the node takes their place. Its own retriever wants a docstore and knows no topics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.languages import detect
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.port import Hit
from retrievers.vector import VectorRetriever
from retrievers.windows import sentences_of

_MERGE_SHARE = 0.5
"""Share of its children from which on (but not with) a node takes their place; LlamaIndex' own default."""
_SENTENCES_PER_HIT = 8
"""Sentences looked at for each hit that is wanted."""
_GAP = " … "


def single_sentences(passage: Passage) -> list[str]:
    """The leaves of a passage: each sentence under its title."""
    return [f"{passage.title}. {sentence}" for sentence in sentences_of(passage.text)]


@dataclass(frozen=True)
class _Node:
    """A passage with the sentences of it that were found; `whole` once it has taken their place."""

    passage: Passage
    sentences: tuple[int, ...]
    score: float

    @property
    def whole(self) -> bool:
        return len(self.sentences) > _MERGE_SHARE * len(sentences_of(self.passage.text))

    @property
    def hit(self) -> Hit:
        """The passage, or what was found of it."""
        if self.whole:
            return Hit(self.passage, self.score)
        sentences = sentences_of(self.passage.text)
        return Hit(replace(self.passage, text=_GAP.join(sentences[at] for at in self.sentences)), self.score)


class AutoMergingRetriever:
    """Finds sentences by `leaves` (an index over `single_sentences`) and merges them upwards."""

    def __init__(self, passages: Sequence[Passage], leaves: VectorRetriever) -> None:
        self._passages = passages
        self._leaves = leaves
        self._first_leaf = np.searchsorted(leaves.owners, np.arange(len(passages)))
        self._sections: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            if passage.language is Language.EN:
                self._sections[passage.article_id].append(passage)

    def search(self, query: str, limit: int = 5, topic: Topic | None = None) -> list[Hit]:
        """Hits by the similarity of their best sentence, -1–1: whole articles, passages, or what was found of them."""
        if not query.strip():
            return []
        nodes = self._found(query, limit * _SENTENCES_PER_HIT, topic)
        by_article: dict[str, list[_Node]] = defaultdict(list)
        for node in nodes:
            by_article[node.passage.article_id].append(node)
        hits = [hit for article, found in by_article.items() for hit in self._merged(article, found)]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def scores(self, query: str) -> np.ndarray:
        """The similarity of every passage's best sentence, float32 [passages]; nothing is merged."""
        return self._leaves.scores(query)

    def _found(self, query: str, depth: int, topic: Topic | None) -> list[_Node]:
        """The passages of the nearest sentences."""
        entries, similarities = self._leaves.nearest_texts(self._leaves.encode(query), depth)
        sentences: dict[int, list[tuple[int, float]]] = defaultdict(list)
        readable = {Language.EN, detect(query)}
        for entry, similarity in zip(entries, similarities, strict=True):
            owner = int(self._leaves.owners[entry])
            passage = self._passages[owner]
            if passage.language in readable and topic in (None, passage.topic):
                sentences[owner].append((int(entry - self._first_leaf[owner]), float(similarity)))
        return [
            _Node(self._passages[owner], tuple(sorted(at for at, _ in found)), max(score for _, score in found))
            for owner, found in sentences.items()
        ]

    def _merged(self, article: str, found: list[_Node]) -> list[Hit]:
        """The article as one hit where more than half of its passages are there as a whole; else its passages."""
        sections = self._sections[article]
        if len(sections) < 2 or sum(node.whole for node in found) <= _MERGE_SHARE * len(sections):
            return [node.hit for node in found]
        sources = tuple(dict.fromkeys(source for section in sections for source in section.sources))
        text = "\n\n".join(section.text for section in sections)
        return [Hit(replace(sections[0], text=text, sources=sources), max(node.score for node in found))]
