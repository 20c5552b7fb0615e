"""The real parts of a process, over pages of a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bootstrap import Spotter
from bootstrap.pages import PageParts
from tools.pages.fetching.content import FetchedPage
from tools.pages.reading import PageReader


@contextmanager
def pages_from(fetch: Callable[[str], FetchedPage], spotter: Spotter) -> Iterator[None]:
    """While it lasts, `read_page` gets its pages from `fetch`, and what it queues is done by nobody."""
    parts = PageParts(spotter.settings, spotter.documents, spotter.embedder, spotter.glossary.english)
    parts.__dict__ |= {"reader": PageReader(fetch), "send": lambda job_id: None}
    spotter.__dict__["pages"] = parts
    try:
        yield
    finally:
        del spotter.__dict__["pages"]
