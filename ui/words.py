"""The words of the page in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.answers.numbers import plain
from domain.translation import Translator
from domain.vocabulary import Language

_DIGITS = 2
"""Decimals of a figure inside a sentence of the page, at most."""


@dataclass(frozen=True)
class Words:
    """Texts, names and figures as a reader of `language` expects them."""

    translator: Translator
    language: Language

    def text(self, key: str, **values: str | float) -> str:
        """The page's message `ui-KEY`; numbers are written without trailing zeros."""
        shown = {name: value if isinstance(value, str) else plain(value, _DIGITS) for name, value in values.items()}
        return self.translator.text(self.language, f"ui-{key}", **shown)

    def has(self, key: str) -> bool:
        """Whether the page has a message `ui-KEY`."""
        return self.translator.has(f"ui-{key}")

    def name(self, kind: str, value: str) -> str:
        """The name of a vocabulary value, or the value itself where it is a free name."""
        key = f"{kind}-{value}"
        return self.translator.text(self.language, key) if self.translator.has(key) else value

    def names(self, kind: str, values: Sequence[str]) -> str:
        """Several names as a list."""
        return self.join([self.name(kind, value) for value in values])

    def join(self, parts: Sequence[str]) -> str:
        """Parts as a list in the language's own punctuation."""
        return self.translator.listed(self.language, parts)

    def local(self, names: Mapping[Language, str], otherwise: str = "") -> str:
        """The name in this language, else the English one, else `otherwise`."""
        return names.get(self.language) or names.get(Language.EN) or otherwise
