"""Sentences of the project's own texts that hold no value: an example of what one may ask is no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from agent.certificate.statements import SENTENCE_END

_VALUE = "\0"
"""Stands where a text puts a value in."""


def own_sentences(folders: Iterable[Path]) -> frozenset[str]:
    """All sentences without a value in the Fluent files of the folders."""
    texts = (text for folder in folders for file in sorted(folder.glob("*.ftl")) for text in _texts(file))
    return frozenset(s.strip() for text in texts for s in SENTENCE_END.split(text) if _VALUE not in s)


def _texts(file: Path) -> Iterator[str]:
    from fluent.runtime import FluentResource
    from fluent.syntax.ast import Message, TextElement

    for entry in FluentResource(file.read_text("utf-8")).body:
        if isinstance(entry, Message) and entry.value:
            yield "".join(part.value if isinstance(part, TextElement) else _VALUE for part in entry.value.elements)
