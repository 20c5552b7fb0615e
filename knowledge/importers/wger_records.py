"""The records of wger's `exerciseinfo` (github.com/wger-project/wger), as its API and dumps of it write them."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, Field

from domain.languages import detect
from domain.vocabulary import Language

CODES_FILE = Path(__file__).parent / "wger_codes.json"
_BLOCKS = frozenset(("p", "li", "ol", "ul", "div", "br", "h1", "h2", "h3", "h4"))


class _Named(BaseModel):
    name: str = ""
    name_en: str = ""

    @property
    def names(self) -> list[str]:
        return [name for name in (self.name_en, self.name) if name]


class _License(BaseModel):
    id: int
    short_name: str = ""
    full_name: str = ""
    url: str = ""


class _Alias(BaseModel):
    alias: str


class Translation(BaseModel):
    """The texts of an exercise in one language; `language` is wger's number or, in some dumps, the language itself."""

    name: str = ""
    description: str = ""
    language: int | str | dict[str, Any]
    aliases: list[_Alias] = []
    license_author: str | None = None
    author_history: list[str] = []

    @property
    def code(self) -> str:
        """The language's code; of one whose number is not known the script tells ours, and "und" the others."""
        if isinstance(self.language, dict):
            return str(self.language.get("short_name") or "und")
        known: dict[str, str] = codes()["languages"]
        code = known.get(str(self.language)) or (self.language if isinstance(self.language, str) else "")
        found = detect(self.name)
        return code or (found if found is not Language.EN else "und")

    @property
    def steps(self) -> list[str]:
        """The description without its markup, a paragraph or an item of a list as a step."""
        return plain_lines(self.description)


class Image(BaseModel):
    """A picture and whose it is."""

    image: str
    is_main: bool = False
    license: int | None = None
    license_author: str | None = None
    license_author_url: str = ""


class WgerRecord(BaseModel):
    """One exercise; what it has beyond this is not needed."""

    id: int
    uuid: str = ""
    category: _Named = _Named()
    muscles: list[_Named] = []
    muscles_secondary: list[_Named] = []
    equipment: list[_Named] = []
    license: _License | None = None
    license_author: str | None = None
    total_authors_history: list[str] = []
    images: list[Image] = []
    translations: list[Translation] = Field([], validation_alias=AliasChoices("translations", "exercises"))


def codes() -> dict[str, Any]:
    """wger's numbers of languages and licences."""
    return _codes()


@cache
def _codes() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(CODES_FILE.read_text(encoding="utf-8"))
    return read


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def plain_lines(html: str) -> list[str]:
    """The paragraphs and list items of a text in HTML, without markup."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for text in parser.lines for line in text.splitlines())
    return [line for line in lines if line]
