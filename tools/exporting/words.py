"""The words of an exported plan in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.figures import plain
from domain.translation import Translator
from domain.vocabulary import Language

TEXTS_DIR = Path(__file__).parent / "texts"
_DIGITS = 2
"""Decimals of a figure inside a text, at most."""


@dataclass(frozen=True)
class ExportWords:
    """Texts, names and figures as a reader of `language` expects them."""

    translator: Translator
    language: Language

    def text(self, key: str, **values: str | float) -> str:
        """The message `export-KEY`; whole numbers choose its plural, others are written without trailing zeros."""
        shown = {name: plain(value, _DIGITS) if isinstance(value, float) else value for name, value in values.items()}
        return self.translator.text(self.language, f"export-{key}", **shown)

    def name(self, kind: str, value: str) -> str:
        """The name of a vocabulary value, or the value itself where the texts have none."""
        key = f"{kind}-{value}"
        return self.translator.text(self.language, key) if self.translator.has(key) else value.replace("_", " ")

    def local(self, names: Mapping[Language, str], otherwise: str = "") -> str:
        """The name in this language, else the English one, else `otherwise`."""
        return names.get(self.language) or names.get(Language.EN) or otherwise

    def join(self, parts: Sequence[str]) -> str:
        """Parts as a list in the language's own punctuation."""
        return self.translator.listed(self.language, parts)


def capital(text: str) -> str:
    """A line that begins with a capital: English names of foods and muscles are lower case."""
    return text[:1].upper() + text[1:]
