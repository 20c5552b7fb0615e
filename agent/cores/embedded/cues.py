"""Words that hint at what a message wants ("why", "짜줘", 代替), each kind in all languages: `languages/*/cues.yaml`.

A kind stands for the same thing in every language, so that what is learned from one language's examples holds in the
others, and a way of asking counts that no example shows.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from agent.cores.embedded.lexicon import LANGUAGES_DIR, PhraseTable
from domain.vocabulary import Language

_KINDS = TypeAdapter(dict[str, list[str]])


class Cues:
    """Finds the kinds of hints in a message."""

    def __init__(self, folder: Path = LANGUAGES_DIR) -> None:
        self._folder = folder

    def kinds(self, text: str) -> list[str]:
        """The kinds whose words stand in a prepared text, in the order of their names."""
        return [kind for kind, table in self._tables.items() if table.find(text)]

    @cached_property
    def by_language(self) -> dict[Language, dict[str, list[str]]]:
        """Each language's phrases by kind."""
        import yaml

        files = {language: self._folder / language / "cues.yaml" for language in Language}
        return {
            language: _KINDS.validate_python(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
            for language, file in files.items()
            if file.exists()
        }

    @cached_property
    def _tables(self) -> dict[str, PhraseTable]:
        spoken = list(self.by_language.values())
        names = sorted({kind for phrases in spoken for kind in phrases})
        return {
            name: PhraseTable((phrase, name) for phrases in spoken for phrase in phrases.get(name, []))
            for name in names
        }
