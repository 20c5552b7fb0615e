"""Whether a sentence may leave: each figure, name, source and marker in it is traced to the conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Protocol

from agent.certificate.own_sentences import own_sentences
from agent.certificate.record import Fact, Record, grouped
from agent.certificate.statements import Figure, Statement, figures_in, references_in, statements_in
from agent.certificate.words import Words, load_words
from agent.citations import MARKER, collect_citations
from agent.messages import Message, ToolMessage, UserMessage
from retrievers.names import Mention, fold

_TEXTS_KEPT = 20_000


class Namer(Protocol):
    """Finds the names of exercises or foods in a text."""

    def spelled_rightly(self, text: str) -> list[Mention]:
        """The names in `text`, written letter by letter."""
        ...

    def called(self, key: str) -> list[str]:
        """All names of one thing, folded."""
        ...


@dataclass(frozen=True)
class Certifier:
    """Makes certificates: knows the words of sentences and the names of exercises and foods."""

    words: Words = field(default_factory=load_words)
    namers: tuple[Namer, ...] = ()
    text_folders: tuple[Path, ...] = ()

    @cached_property
    def read(self) -> Callable[[str], list[Figure]]:
        """The figures of a text; most texts of results come again and again."""
        return lru_cache(_TEXTS_KEPT)(partial(figures_in, words=self.words))

    @cached_property
    def own_sentences(self) -> frozenset[str]:
        """Sentences that are ours, not the model's."""
        return own_sentences(self.text_folders)

    def over(self, messages: Sequence[Message]) -> Certificate:
        """The certificate of a conversation."""
        return Certificate(messages, self)


class Certificate:
    """Tests sentences against everything that a conversation holds."""

    def __init__(self, messages: Sequence[Message], certifier: Certifier) -> None:
        self._messages = messages
        self._certifier = certifier
        self._words = certifier.words
        self._record = Record(messages, certifier.words, certifier.read)

    def holds(self, sentence: str) -> bool:
        """Whether all that the sentence states is known."""
        if self.fault(sentence) is None or self._record.quotes(sentence):
            return True
        return sentence.strip() in self._certifier.own_sentences

    def fault(self, sentence: str) -> str | None:
        """The first thing in the sentence that cannot be traced."""
        markers = [int(number) for number in MARKER.findall(sentence)]
        if any(not 1 <= number <= len(self._passages) for number in markers):
            return "marker"
        cited = {self._passages[number - 1] for number in markers}
        for statement in statements_in(sentence, self._words):
            if not any(self._allows(fact, statement, cited) for fact in self._near(statement)):
                return f"figure {statement.figure.value:g} {statement.figure.unit or ''}".strip()
        for reference in references_in(sentence, self._words):
            if not any(self._record.has(fold(name)) for name in self._words.same_authority.get(reference, [reference])):
                return f"reference {reference}"
        return next((f"name {name}" for name in self._unknown_names(sentence)), None)

    def _near(self, statement: Statement) -> list[Fact]:
        """Facts of the stated size, in the stated unit or in another of its dimension."""
        figure = statement.figure
        tolerance = 0.5 * 10**-figure.decimals + 1e-9
        if statement.is_about:
            tolerance = max(tolerance, figure.value * self._words.about_tolerance)
        found = self._record.near(figure.value - tolerance, figure.value + tolerance)
        near = [fact for fact in found if figure.unit is None or fact.units is None or figure.unit in fact.units]
        for unit in self._others(figure.unit):
            factor = self._words.factor(str(figure.unit)) / self._words.factor(unit)
            low, high = (figure.value - tolerance) * factor, (figure.value + tolerance) * factor
            near += [fact for fact in self._record.near(low, high) if fact.units and unit in fact.units]
        return near

    def _others(self, unit: str | None) -> list[str]:
        if unit is None:
            return []
        return [other for other in self._words.units[self._words.dimension_of[unit]] if other != unit]

    def _allows(self, fact: Fact, statement: Statement, cited: set[str | None]) -> bool:
        """Whether the fact is about the same thing, in a passage that the sentence points at where it points at any."""
        if fact.passage is not None and cited and None not in cited and fact.passage not in cited:
            return False
        if statement.is_total and fact.is_part and fact.subjects:
            return False
        known = grouped(fact.subjects, self._words)
        return all(
            known[group] & subjects if group in known else not self._is_told(subjects, statement.figure)
            for group, subjects in grouped(statement.subjects, self._words).items()
        )

    def _is_told(self, subjects: set[str], figure: Figure) -> bool:
        """Whether there are amounts in this unit about one of the subjects: then no others are true of it."""
        unit = figure.unit or ""
        is_amount = self._words.dimension_of.get(unit) in self._words.amounts
        return is_amount and any((subject, unit) in self._record.told for subject in subjects)

    @cached_property
    def _passages(self) -> list[str | None]:
        """The passages behind the markers of this turn; None for a work that is named as a whole."""
        last = max((i for i, message in enumerate(self._messages) if isinstance(message, UserMessage)), default=-1)
        results = [message for message in self._messages[last + 1 :] if isinstance(message, ToolMessage)]
        return [citation.passage_id for citation in collect_citations(results)]

    def _unknown_names(self, sentence: str) -> Iterator[str]:
        """Exercises and foods that the sentence names and the conversation does not."""
        folded = fold(sentence)
        for namer in self._certifier.namers:
            for mention in namer.spelled_rightly(folded):
                written = folded[mention.start : mention.end]
                if mention.key not in self._record.texts and not any(
                    self._record.has(name) for name in (written, *namer.called(mention.key))
                ):
                    yield mention.key
