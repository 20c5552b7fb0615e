"""What an article says to a question: its own sentences, each with the works behind it, never new ones.

The retriever finds the article; here the part of it is chosen that answers, its short answer or one of its sections,
and of that part the sentences, in the reader's language where somebody has written them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.languages import detect
from domain.vocabulary import Language
from knowledge.articles.library import Passage
from knowledge.articles.sentences import CitedSentence
from retrievers.documents.relevance import Relevance
from retrievers.embedding.port import Embedder
from retrievers.port import Hit, ScoringRetriever

_MOST_SENTENCES = 4
_SHORT_ANSWER_FIRST = 0.18
"""What a section has to be nearer by than the short answer, which is written to stand alone."""
_ARTICLES = 4
"""Articles that are compared: the first is not always the one that answers."""
_FOUND_FIRST = 0.1
"""What the retriever's first article has ahead of the others."""
_FIGURE_WANTED = 0.1
"""What a figure counts where the question asks for an amount."""
_BY_WORDS = 0.8
"""What a question's words count in its own language, where the embedding reads only their English."""
_MUCH_BETTER = 0.15
"""By how much more of the question a later sentence has to hold, so that a part is not told from its beginning."""
_ASKS_AMOUNT = re.compile(
    r"\bhow (?:much|many|long|often|heavy|fast|high|low|soon|big)\b|\bdose\b|\bper (?:day|week)\b"
)
_LEANS_ON_FORMER = re.compile(
    r"(?:this|that|these|those|it|they|he|she|such|however|but|so|therefore|nor|both)\b", re.I
)
_REMEMBERED = 256


@dataclass(frozen=True, eq=False)
class Part:
    """A part of an article as the reader gets it."""

    passage: Passage
    sentences: tuple[CitedSentence, ...]

    twin: Passage
    """The passage that says the same in English."""

    @property
    def english(self) -> str:
        """Its English text with the heading, as the question is compared with it."""
        return f"{self.twin.heading}. {self.twin.text}" if self.twin.heading else self.twin.text


class Answering:
    """Chooses the sentences that answer."""

    def __init__(
        self, passages: Sequence[Passage], relevance: Relevance, dense: ScoringRetriever, embedder: Embedder
    ) -> None:
        self._passages = passages
        self._relevance = relevance
        self._dense = dense
        self._vector = lru_cache(_REMEMBERED)(lambda text: embedder.embed([text])[0])

    def __call__(
        self, query: str, hits: Sequence[Hit], told: int = 0
    ) -> tuple[Passage, tuple[CitedSentence, ...]] | None:
        """The part of the articles found that answers best, and its sentences in the question's language.

        With `told` the part that answers best after so many others; None where nothing is left.
        """
        articles = list(dict.fromkeys(hit.passage.article_id for hit in hits))[:_ARTICLES]
        article = max(articles, key=lambda id_: self._answers(query, id_) + _FOUND_FIRST * (id_ == articles[0]))
        parts = sorted(self._parts(article, detect(query)), key=lambda part: -self._fits(query, part))
        if told >= len(parts):
            return None
        return parts[told].passage, self._shortened(query, parts[told])

    def _parts(self, article_id: str, language: Language) -> list[Part]:
        """The parts of an article that can be read in a language, the short answer first."""
        own = self._by_article[article_id]
        short = own[f"{article_id}#{language}"]
        sections = [passage for passage in own.values() if passage.heading]
        return [
            Part(short, short.sentences, own[f"{article_id}#{Language.EN}"]),
            *(Part(passage, said, passage) for passage in sections if (said := passage.said_in(language))),
        ]

    def _fits(self, query: str, part: Part) -> float:
        """How well a part answers, near 0–1; in other languages also by the English that it renders."""
        said = " ".join(sentence.text for sentence in part.sentences)
        fits = max(self._measured(query, part.english), _BY_WORDS * self._relevance.covered(query, said))
        first = 0 if part.passage.heading else _SHORT_ANSWER_FIRST
        return fits + first + _FIGURE_WANTED * self._gives_amount(query, said)

    def _answers(self, query: str, article_id: str) -> float:
        """How well an article answers: how near its own questions are, and what its short answer holds."""
        short = self._by_article[article_id][f"{article_id}#{Language.EN}"]
        readable = self._relevance.wordings(query)[-1]
        return float(self._dense.scores(readable)[self._places[short.id]]) + self._measured(query, short.text)

    def _measured(self, query: str, text: str) -> float:
        readable = self._relevance.wordings(query)[-1]
        return self._relevance.of_text(query, text, float(self._vector(readable) @ self._vector(text)))

    def _gives_amount(self, query: str, text: str) -> bool:
        asks = any(_ASKS_AMOUNT.search(wording.lower()) for wording in self._relevance.wordings(query))
        return asks and any(character.isdigit() for character in text)

    def _shortened(self, query: str, part: Part) -> tuple[CitedSentence, ...]:
        """At most four sentences in a row: from the beginning, or from one that answers much better."""
        sentences = part.sentences
        scores = [self._held(query, text) for text in self._readable(part)]
        first = min(scores.index(max(scores)), len(scores) - 2) if max(scores) > scores[0] + _MUCH_BETTER else 0
        while first and _LEANS_ON_FORMER.match(sentences[first].text):
            first -= 1
        return sentences[first : first + _MOST_SENTENCES]

    def _held(self, query: str, text: str) -> float:
        """How much of the question a sentence holds."""
        return self._relevance.covered(query, text) + _FIGURE_WANTED * self._gives_amount(query, text)

    def _readable(self, part: Part) -> list[str]:
        """Each sentence, in other languages with the English one that it renders, where they stand side by side."""
        english = part.twin.sentences
        own = [sentence.text for sentence in part.sentences]
        if len(english) != len(own) or english == part.sentences:
            return own
        return [f"{said} {same.text}" for said, same in zip(own, english, strict=True)]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {passage.id: place for place, passage in enumerate(self._passages)}

    @cached_property
    def _by_article(self) -> Mapping[str, Mapping[str, Passage]]:
        found: dict[str, dict[str, Passage]] = defaultdict(dict)
        for passage in self._passages:
            found[passage.article_id][passage.id] = passage
        return found
