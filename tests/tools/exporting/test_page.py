"""Plans as a printable page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from domain.vocabulary import Language
from tests.tools.exporting.made_plans import nutrition_plan, words
from tools.exporting.document import Card, Cards, Document, Heading, Paragraph, Picture, Reference, References
from tools.exporting.nutrition_document import nutrition_document
from tools.exporting.page import write_page

EVIL = "<script>alert(1)</script>\"'&"
VOID = {"meta", "img", "rect", "line", "br"}


class _Reader(HTMLParser):
    """Checks that tags are closed in order, and collects what could be run or loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", list(Language))
def test_a_page_needs_nothing_else(language: Language) -> None:
    """It names its language, loads nothing from anywhere, and runs no script."""
    page = write_page(nutrition_document(nutrition_plan(), words(language)))
    reader = read(page)
    assert ("html", "lang", language.value) in reader.attributes
    assert "script" not in {tag for tag, _, _ in reader.attributes}
    assert not [name for _, name, _ in reader.attributes if name.startswith("on")]
    sources = [value for _, name, value in reader.attributes if name == "src"]
    assert all(value.startswith("data:image/jpeg;base64,") for value in sources)
    assert b"@page" in page
    assert not re.search(rb"url\(|@import", page)
    policy = next(value for tag, name, value in reader.attributes if tag == "meta" and value.startswith("default-src"))
    assert "'none'" in policy


def test_names_are_shown_and_never_run() -> None:
    """Whatever stands in a plan, also in attributes."""
    picture = Picture(b"jpeg", EVIL)
    blocks = (
        Heading(EVIL),
        Paragraph(EVIL),
        Cards((Card(picture, EVIL, EVIL, (EVIL,)),)),
        References((Reference(EVIL, f"https://example.org/{EVIL}"),)),
    )
    page = write_page(Document(Language.EN, EVIL, EVIL, blocks, EVIL, EVIL))
    reader = read(page)
    assert "script" not in {tag for tag, _, _ in reader.attributes}
    assert b"<script" not in page
    assert page.count(b"&lt;script&gt;") >= 9


def test_a_meal_plan_shows_its_foods_and_links_its_sources() -> None:
    """Every food to buy with what to buy of it; a DOI leads to its work."""
    page = write_page(nutrition_document(nutrition_plan(), words(Language.EN))).decode("utf-8")
    for item in nutrition_plan().shopping_list:
        assert item.buy is not None
        assert item.buy.text[Language.EN] in page
    assert 'href="https://doi.org/10.' in page
    assert "javascript:" not in page
