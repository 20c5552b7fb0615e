"""Holds a stream of text back until a sentence is whole, and lets only what is certified through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agent.certificate.certificate import Certificate
from agent.certificate.statements import SENTENCE_END


class SentenceGate:
    """Holds a stream of text back until a sentence is whole, and lets it through only if the certificate holds."""

    def __init__(self, certificate: Certificate) -> None:
        self._certificate = certificate
        self._buffer = ""
        self._space = ""
        self._begun = False
        self.left_out: list[str] = []

    def feed(self, text: str) -> Iterator[str]:
        """The sentences that are complete and true after `text` has arrived."""
        self._buffer += text
        *complete, self._buffer = SENTENCE_END.split(self._buffer)
        yield from self._passed(complete)

    def finish(self) -> Iterator[str]:
        """The last sentence, if it is true."""
        rest, self._buffer = self._buffer, ""
        yield from self._passed([rest])

    def _passed(self, sentences: Iterable[str]) -> Iterator[str]:
        """The true ones; blank space waits for the sentence that it leads to."""
        for sentence in sentences:
            if not sentence.strip():
                self._space += sentence
            elif self._certificate.holds(sentence):
                yield (self._space if self._begun else "") + sentence
                self._space, self._begun = "", True
            else:
                self.left_out.append(sentence)
