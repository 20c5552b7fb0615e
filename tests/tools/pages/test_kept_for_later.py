"""From a link to an answer days later, with all real parts: read, queued, taken in by the thread of the app, found."""

from __future__ import annotations

import time
from pathlib import Path

from bootstrap import Spotter
from bootstrap.pages import PageParts
from domain.settings import Settings
from knowledge.ingestion.models import LOCAL_OWNER
from knowledge.jobs.models import JobState
from tests.tools.pages.hostile_web import page, web

URL = "http://gym.example.com/sled"
BODY = """<html><head><title>Sled pushes at the Riverside gym</title></head><body><article>
<h1>Sled pushes at the Riverside gym</h1><p>At the Riverside gym the sled lane is eighteen metres long. Push the sled for
six lengths with two minutes of rest between them, and keep the arms bent. The orange sled weighs thirty-four kilos
without plates, so begin with no plate at all and add one of ten kilos a week.</p></article></body></html>"""
PATIENCE_S = 60


def test_a_page_that_was_linked_is_found_later(spotter: Spotter, tmp_path: Path) -> None:
    """Under its own address, for the person who linked it, and marked as not approved."""
    with web({"/sled": page(BODY)}) as here:
        settings = Settings(data_dir=tmp_path, database_url=spotter.settings.database_url)
        parts = PageParts(settings, spotter.documents, spotter.embedder, spotter.glossary.english)
        parts.__dict__["fetcher"] = here.fetcher
        spotter.__dict__["pages"] = parts
        try:
            read = spotter.tools.run("read_page", {"url": URL}).model_dump()
            end = time.monotonic() + PATIENCE_S
            while parts.jobs.job(read["job_id"]).state is not JobState.DONE:
                assert time.monotonic() < end, parts.jobs.job(read["job_id"])
                time.sleep(0.1)
            found = spotter.tools.run("search_knowledge", {"query": "how long is the sled lane at the Riverside gym"})
            hit = next(p for p in found.model_dump()["passages"] if p["document"])
            assert (hit["document"]["url"], hit["document"]["approved"]) == (URL, False)
            assert "eighteen metres" in hit["text"]
            assert spotter.tools.run("read_page", {"url": URL}).model_dump()["indexed"]
        finally:
            parts.queue.stop()
            del spotter.__dict__["pages"]
            for document in spotter.documents.documents(LOCAL_OWNER):
                spotter.documents.remove(document.id)
