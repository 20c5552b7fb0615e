"""The certificate: no figure leaves that does not stand in a tool result, a passage or the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from agent.citations import MARKER
from agent.messages import AssistantMessage, Message, ToolMessage, UserMessage
from domain.languages import ascii_digits

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LIST_NUMBER = re.compile(r"^\s*\d+\.(?=\s|$)", re.MULTILINE)
_PROGRAM_NAME = re.compile(r"5 ?/ ?3 ?/ ?1")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？।])(?=\s)|(?<=[。！？])|(?<=\n)")
_ABOUT = re.compile(r"\b(?:about|around|roughly|nearly)\b|~|≈|약|대략|大约|约|左右|প্রায়", re.IGNORECASE)
_ABOUT_TOLERANCE = 0.05
"""How far "about" may be from the figure; "about 2,000 kcal" for 1,987 is fair."""


class Certificate:
    """Knows every figure of a conversation and tests sentences against them."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self._known = {figure for message in messages for figure in _figures_of(message)}

    def holds(self, sentence: str) -> bool:
        """Whether every number in the sentence is known, as it is rounded there."""
        about = _ABOUT.search(sentence) is not None
        return all(self._traced(text, about) for text in numbers_in(sentence))

    def _traced(self, text: str, about: bool) -> bool:
        shown = float(text.replace(",", ""))
        decimals = len(text.partition(".")[2])
        half_step = 0.5 * 10**-decimals + 1e-9
        tolerance = max(half_step, abs(shown) * _ABOUT_TOLERANCE) if about else half_step
        return any(abs(known - shown) <= tolerance for known in self._known)


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
        *complete, self._buffer = _SENTENCE_END.split(self._buffer)
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


def numbers_in(text: str) -> list[str]:
    """The numbers of a text as they are written, without citation markers, list numbers and the name 5/3/1."""
    text = ascii_digits(text)
    for pattern in (MARKER, _LIST_NUMBER, _PROGRAM_NAME):
        text = pattern.sub(" ", text)
    return _NUMBER.findall(text)


def _figures_of(message: Message) -> Iterator[float]:
    if isinstance(message, UserMessage):
        yield from _figures(message.text)
    elif isinstance(message, ToolMessage):
        yield from _figures(message.result or message.error)
    elif isinstance(message, AssistantMessage):
        for call in message.calls:
            yield from _figures(call.arguments)


def _figures(value: Any) -> Iterator[float]:
    """Every number in a result: figures, numbers in texts, and how many things a list holds."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, str):
        yield from (float(number.replace(",", "")) for number in numbers_in(value))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _figures(item)
    else:
        yield float(len(value))
        yield float(sum(1 for item in value if isinstance(item, dict) and item.get("ok") is True))
        for item in value:
            yield from _figures(item)
