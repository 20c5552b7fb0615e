"""The patterns of one language, read from `lexicon/<language>.yaml` and compiled once.

A file holds nested lists of regular expressions. They are joined into one pattern per dotted key
(`statements.chest_pain`), `<name>` stands for an entry of `define`, a key ending in `.before` must end where
the text before a finding ends, one ending in `.after` must start where the text after it starts.
Keys under `numbers` stay lists, because their named groups repeat.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from domain.vocabulary import Language

_FOLDER = Path(__file__).with_name("lexicon")
_MACRO = re.compile(r"<([a-z_0-9]+)>")


class Lexicon:
    """One language's patterns; texts must have gone through `text.normalise` first."""

    def __init__(self, raw: dict[str, Any], fold: dict[int, str | None]) -> None:
        self._fold = fold
        self._raw = raw
        self._define = {name: self._clean(value) for name, value in raw.get("define", {}).items()}
        self.script = _compile(self._clean(raw["script"]))

    @cached_property
    def rewrites(self) -> list[tuple[re.Pattern[str], str]]:
        """What is written anew before anything is looked for, and how."""
        return [(_compile(self._expand(old)), self._clean(new)) for old, new in self._raw["rewrite"]]

    @cached_property
    def numbers(self) -> dict[str, list[re.Pattern[str]]]:
        """The patterns of figures, by key."""
        return {key: [_compile(self._expand(item)) for item in items] for key, items in self._raw["numbers"].items()}

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Every other pattern, by key; compiled when the first text in this script comes."""
        skipped = {"define", "script", "rewrite", "numbers", "fold", "strip"}
        lists = _flatten({key: value for key, value in self._raw.items() if key not in skipped})
        return {key: self._join(key, items) for key, items in lists.items()}

    def _clean(self, text: str) -> str:
        return unicodedata.normalize("NFKC", text).translate(self._fold)

    def _expand(self, pattern: str) -> str:
        expanded = self._clean(pattern)
        for _ in range(3):  # definitions may use earlier definitions
            expanded = _MACRO.sub(lambda m: self._define.get(m[1], m[0]), expanded)
        return expanded

    def _join(self, key: str, items: list[str]) -> re.Pattern[str]:
        joined = "|".join(f"(?:{self._expand(item)})" for item in items)
        if key.endswith(".before"):
            return _compile(rf"(?:{joined})\Z")
        if key.endswith(".after"):
            return _compile(rf"\A(?:{joined})")
        return _compile(joined)


class Lexica:
    """The lexica that can match one text: those whose script occurs in it."""

    def __init__(self, lexica: list[Lexicon]) -> None:
        self._lexica = lexica

    def found(self, key: str, text: str) -> bool:
        """Whether any language's pattern under `key` occurs in `text`."""
        return any(key in lex.patterns and lex.patterns[key].search(text) for lex in self._lexica)

    def matches(self, key: str, text: str) -> Iterator[re.Match[str]]:
        """Every match of `key` in `text`, language by language."""
        for lex in self._lexica:
            if key in lex.patterns:
                yield from lex.patterns[key].finditer(text)

    def without(self, key: str, text: str) -> str:
        """`text` with every match of `key` replaced by a dot, so that nothing else can match across it."""
        for lex in self._lexica:
            if key in lex.patterns:
                text = lex.patterns[key].sub("·", text)
        return text

    def figures(self, key: str, text: str) -> Iterator[re.Match[str]]:
        """Every match of the number patterns under `key`."""
        for lex in self._lexica:
            for pattern in lex.numbers.get(key, ()):
                yield from pattern.finditer(text)


def _compile(pattern: str) -> re.Pattern[str]:
    """ASCII, so that a Latin word ends where a Korean particle or a Chinese character follows it directly."""
    return re.compile(pattern, re.ASCII)


def _flatten(raw: dict[str, Any], prefix: str = "") -> dict[str, list[str]]:
    flat: dict[str, list[str]] = {}
    for key, value in raw.items():
        if isinstance(value, dict):
            flat.update(_flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat


def lexicon_files() -> list[Path]:
    """The pattern files, one for each language."""
    return [_FOLDER / f"{language}.yaml" for language in Language]


@cache
def _files() -> dict[Language, dict[str, Any]]:
    import yaml

    texts = {Language(file.stem): file.read_text(encoding="utf-8") for file in lexicon_files()}
    return {language: yaml.load(text, Loader=yaml.CSafeLoader) for language, text in texts.items()}


@cache
def folding() -> dict[int, str | None]:
    """Characters to replace or drop in texts and patterns alike: digits, variants of spelling and script."""
    table: dict[int, str | None] = {}
    for raw in _files().values():
        table.update({ord(pair[0]): pair[1] for pair in raw.get("fold", "").split()})
        table.update({ord(sign): None for sign in raw.get("strip", "")})
    return table


@cache
def all_lexica() -> list[Lexicon]:
    """The lexica of all four languages."""
    return [Lexicon(raw, folding()) for raw in _files().values()]


def lexica_for(text: str) -> Lexica:
    """The lexica whose script occurs in `text`; a message in mixed languages gets several."""
    return Lexica([lex for lex in all_lexica() if lex.script.search(text)])
