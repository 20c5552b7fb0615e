"""Pages that are large, or made to keep a parser busy."""

from __future__ import annotations

import resource

import pytest

from domain.errors import InvalidInput
from knowledge.ingestion.parsers import html_apart
from knowledge.ingestion.parsers.html import parsed_html
from knowledge.ingestion.reading import read_document
from tests.knowledge.ingestion.made_documents import incoming

SENTENCE = "Creatine is well studied in adults who train three times a week."
START = "<html><head><title>On creatine</title></head><body><article><h1>On creatine</h1>"
TANGLED = START + "<p class='a comment footer'>a" * 40_000
"""In one process trafilatura needs minutes for it: its time grows with the square of such paragraphs."""


def _page(paragraphs: int) -> str:
    return START + "".join(f"<h2>Part {n}</h2><p>{n}: {SENTENCE}</p>" for n in range(paragraphs)) + "</article>"


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_large_page_is_read_apart_as_it_would_be_here() -> None:
    """The same title and blocks, with headings and letters of any script."""
    page = incoming(_page(1_500).replace("creatine", "肌酸 크레아틴 ক্রিয়েটিন"), "a.html")
    before = _children_cpu_s()
    read = read_document(page)
    assert _children_cpu_s() > before
    assert read == parsed_html(page)
    assert sum(SENTENCE.split()[-1] in block.text for block in read.blocks) == 1_500


def test_a_page_made_to_take_forever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process ends when its processor time is used up, and the page is refused with a remedy."""
    monkeypatch.setattr(html_apart, "CPU_S", 2)
    before = _children_cpu_s()
    with pytest.raises(InvalidInput) as caught:
        read_document(incoming(TANGLED, "a.html"))
    assert caught.value.params["kind"] == "document_too_tangled"
    assert _children_cpu_s() - before < 4


def test_a_process_that_sleeps_is_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot limit processor time, the clock does."""
    monkeypatch.setattr(html_apart, "_WAIT_S", 0.01)
    with pytest.raises(InvalidInput) as caught:
        read_document(incoming(_page(1_500), "a.html"))
    assert caught.value.params["kind"] == "document_too_tangled"


def test_a_large_page_without_text_is_refused_as_a_small_one_is() -> None:
    """The other process' reason comes through."""
    with pytest.raises(InvalidInput) as caught:
        read_document(incoming("<html><body>" + "<br>" * 4_000, "a.html"))
    assert caught.value.params["kind"] == "document_no_text"
