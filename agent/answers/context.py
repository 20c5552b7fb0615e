"""What a written answer needs besides the result: its language, its texts, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agent.citations import collect_citations, numbers_of, works_of
from agent.messages import ToolMessage
from domain.translation import Translator
from domain.vocabulary import Language


@dataclass(frozen=True)
class AnswerContext:
    """The language and the tool results of one turn."""

    translator: Translator
    language: Language
    results: Sequence[ToolMessage]

    def text(self, key: str, **values: object) -> str:
        """A message of the answer texts."""
        return self.translator.text(self.language, key, **values)

    def name(self, kind: str, value: str) -> str:
        """The name of a vocabulary value."""
        return self.translator.name(self.language, kind, value)

    def names(self, kind: str, values: Sequence[str]) -> str:
        """The names of several vocabulary values."""
        return self.translator.names(self.language, kind, values)

    def listed(self, items: Sequence[str]) -> str:
        """Several things in one line."""
        return self.translator.listed(self.language, items)

    def local(self, names: dict[str, str]) -> str:
        """The name in the answer's language."""
        return names.get(self.language) or names.get("en") or next(iter(names.values()), "")

    def sentences(self, sentences: Sequence[str]) -> str:
        """Sentences in a row, as the language sets them."""
        return ("" if self.language is Language.ZH else " ").join(sentences)

    def cite(self, result: dict[str, Any], limit: int = 3) -> str:
        """Markers such as " [1][2]" for the first works behind a result."""
        return self._markers([f"{work['title']} {work['year']}" for work in result.get("sources", [])], limit)

    def cite_passages(self, result: dict[str, Any], limit: int = 3) -> str:
        """Markers for the first passages of the knowledge base in a result."""
        return self._markers([passage["id"] for passage in result.get("passages", [])], limit)

    def cite_sentence(self, sentence: dict[str, Any]) -> str:
        """Markers for the works behind a sentence of an answer."""
        numbers = numbers_of(self.results)
        return " " + "".join(f"[{numbers[key]}]" for key in works_of(sentence))

    def _markers(self, wanted: Sequence[str], limit: int) -> str:
        numbers = [
            citation.number
            for citation in collect_citations(self.results)
            if (citation.passage_id or f"{citation.source.title} {citation.source.year}") in wanted
        ]
        return " " + "".join(f"[{number}]" for number in numbers[:limit]) if numbers else ""
