"""Answers from a page: Spotter's own articles as pages, each asked what it answers and what another article answers.

`python -m eval.pages [--limit N] [--json FILE] [--record]`. An answer counts where the page search is confident.
The other article is one of the same topic, so that some of its questions are answered by the page too: the share of
answers to them tells of too many, but should not be none.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from bootstrap import Spotter
from domain.settings import Settings
from eval.report import print_table, record, write_json
from knowledge.articles.library import ARTICLES_DIR
from knowledge.ingestion.chunking import Piece, cut
from knowledge.ingestion.models import IncomingDocument
from knowledge.ingestion.reading import read_document
from tools.pages.finding import PageSearch

HEADER = ("pages", "own questions answered", "questions to another article answered", "ms of processor time")
_SEED = 1
_CITATION = re.compile(r"\s*\[@[^\]]+\]")


@dataclass(frozen=True)
class ArticlePage:
    """An article as a page."""

    id: str
    title: str
    topic: str
    questions: Sequence[str]
    pieces: Sequence[Piece]


def load_pages(folder: Path = ARTICLES_DIR / "texts") -> list[ArticlePage]:
    """All articles, read as Markdown files that somebody brought."""
    return [_page(file) for file in sorted(folder.glob("*.md"))]


def _page(file: Path) -> ArticlePage:
    _, head, body = file.read_text("utf-8").split("---", 2)
    said: dict[str, Any] = yaml.safe_load(head)
    text = f"# {said['title']}\n{_CITATION.sub('', body)}"
    document = read_document(IncomingDocument(file.name, "text/markdown", text.encode()))
    return ArticlePage(said["id"], said["title"], said["topic"], said["questions"], cut(document))


def measure(search: PageSearch, pages: Sequence[ArticlePage], limit: int) -> dict[str, float]:
    """Shares of answers to own and to foreign questions, and the time of one."""
    chance = random.Random(_SEED)
    own, foreign, started = 0, 0, time.process_time()
    asked = chance.sample(list(pages), min(limit, len(pages)))
    for page in asked:
        other = chance.choice([one for one in pages if one.topic == page.topic and one.id != page.id])
        own += search.answer(page.pieces, page.title, chance.choice(page.questions), 1).confident
        foreign += search.answer(page.pieces, page.title, chance.choice(other.questions), 1).confident
    cpu_ms = (time.process_time() - started) * 1000 / (2 * len(asked))
    return {
        "pages": len(asked),
        "answered.own": round(own / len(asked), 3),
        "answered.foreign": round(foreign / len(asked), 3),
        "cpu_ms": round(cpu_ms, 1),
    }


def main(
    limit: Annotated[int, typer.Option(min=2, help="How many pages")] = 100,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as JSON")] = None,
    keep: Annotated[bool, typer.Option("--record", help="Write the figures into docs/results.md")] = False,
) -> None:
    """Measure, and print the shares."""
    spotter = Spotter(Settings())
    figures = measure(PageSearch(spotter.embedder, spotter.glossary.english), load_pages(), limit)
    rows = [tuple(figures.values())]
    print_table("Answers from a page", HEADER, rows)
    write_json(json_file, figures, cases=int(2 * figures["pages"]), seed=_SEED)
    if keep:
        record("Answers from a page", "python -m eval.pages", HEADER, rows, f"{figures['pages']} articles as pages")


if __name__ == "__main__":
    typer.run(main)
