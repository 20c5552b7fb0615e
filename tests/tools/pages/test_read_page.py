"""Reading a page: what it says to a question, with its source, and that it is kept for later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from domain.errors import InvalidInput, Unavailable
from domain.vocabulary import Language
from knowledge.ingestion.library import DocumentLibrary
from knowledge.jobs.models import Job, JobState
from knowledge.jobs.runner import JobRunner
from knowledge.jobs.store import JobStore
from tests.tools.pages.hostile_web import BEHAVIOURS, Web, page, plain, redirect, web
from tools.pages.finding import PageSearch
from tools.pages.keeping import PAGE_JOB, PageKeeper
from tools.pages.read_page import ReadPage, ReadPageArguments, ReadPageResult
from tools.pages.reading import PageReader

URL = "http://gym.example.com/creatine"
ARTICLE = """<html><head><title>Creatine for lifters [edit]</title></head><body>
<nav><a href="/">Home</a> <a href="/shop">Shop now</a></nav>
<article><h1>Creatine for lifters [edit]</h1>
<p>Creatine is stored in muscle and helps it to make quick energy in short, hard sets.[1] It is among the most studied
of all supplements, and most healthy adults take it without trouble.[2][note 3]</p>
<h2>How much should I take?</h2>
<p>How much creatine a day is enough? A steady dose of 3 to 5 grams a day fills the stores within about four weeks. This
holds for most adults, whatever the time of day.</p>
<h2>Sleep</h2>
<p>Sleep is when the body mends itself after training. Adults need seven hours or more, and lifters who sleep less lose
strength over the weeks. A dark and cool room helps most people to fall asleep sooner than any powder.</p>
</article><footer>Copyright</footer></body></html>"""


class NoMeaning:
    """An embedding that reads no language, so that words alone decide."""

    name = "none"
    languages: frozenset[Language] = frozenset()
    dimensions = 1

    def embed(self, texts: list[str]) -> np.ndarray:
        raise AssertionError("nothing may be embedded")


class Desk:
    """The tool with its parts over a web of the test."""

    def __init__(self, here: Web, folder: Path, owner: str = "ann") -> None:
        url = f"sqlite:///{folder / 'spotter.db'}"
        self.jobs, self.library, self.sent = JobStore(url), DocumentLibrary(url), list[str]()
        self.keeper = PageKeeper(self.jobs, self.library, self.sent.append, here.fetcher, owner)
        reader, search = PageReader(here.fetcher.fetch), PageSearch(NoMeaning())
        self.tool = ReadPage(lambda: reader, lambda: search, lambda: self.keeper)
        self.runner = JobRunner(self.jobs, {PAGE_JOB: self.keeper.index}, lambda job_id, delay_s: None)

    def read(self, url: str = URL, question: str | None = None) -> ReadPageResult:
        return self.tool.run(ReadPageArguments(url=url, question=question))

    def work(self) -> Job:
        self.runner.run(self.sent[-1])
        return self.jobs.job(self.sent[-1])


@contextmanager
def desk(folder: Path, body: str = ARTICLE) -> Iterator[tuple[Desk, Web]]:
    with web({"/creatine": page(body), "/old": redirect("/creatine")}) as here:
        yield Desk(here, folder), here


def test_a_question_is_answered_in_the_pages_own_words(tmp_path: Path) -> None:
    """The sentences behind the question that the page itself asks; nothing of menus, and no footnote marks."""
    with desk(tmp_path) as (here, _):
        result = here.read(question="how much creatine should I take a day?")
    best = result.passages[0]
    assert best.quote.startswith("A steady dose of 3 to 5 grams a day fills the stores")
    assert result.confident
    assert result.title == "Creatine for lifters"
    assert (best.source.title, best.source.url_or_doi) == (result.title, URL)
    texts = " ".join(passage.text for passage in result.passages)
    assert "[" not in texts and "Shop now" not in texts
    assert all(passage.quote.split(". ")[0] in " ".join(passage.text.split()) for passage in result.passages)


def test_without_a_question_it_says_what_the_page_is_about(tmp_path: Path) -> None:
    """A few of its sentences, in its order."""
    with desk(tmp_path) as (here, _):
        result = here.read()
    quotes = " ".join(passage.quote for passage in result.passages)
    assert result.confident
    assert "creatine" in quotes.lower()
    assert "?" not in quotes


def test_what_the_page_does_not_say_is_not_claimed(tmp_path: Path) -> None:
    """The nearest passages are shown, but not as an answer."""
    with desk(tmp_path) as (here, _):
        assert not here.read(question="what is the capital of Mongolia").confident


def test_questions_in_other_languages_find_passages_in_theirs(tmp_path: Path) -> None:
    """Without any embedding."""
    korean = (
        "<html><body><article><h1>단백질</h1><p>단백질은 근육을 만드는 재료예요. 운동하는 사람은 체중 1kg당 하루 1.6g 정도가 알맞아요.</p>"
        "<p>잠은 하루 7시간 이상 자는 것이 좋아요. 카페인은 저녁에 피하세요.</p></article></body></html>"
    )
    with desk(tmp_path, korean) as (here, _):
        result = here.read(question="단백질은 체중 1kg당 하루에 얼마나 먹어요?")
    assert "1.6g" in result.passages[0].quote
    assert result.confident


def test_a_page_is_queued_and_then_found_in_the_library(tmp_path: Path) -> None:
    """For the person who read it alone, until somebody approves it; as it was answered from, without a second visit."""
    with desk(tmp_path) as (here, there):
        result = here.read("http://gym.example.com/old")
        assert (result.url, result.indexed, result.job_id) == (URL, False, here.sent[0])
        visits = len(there.requests)
        done = here.work()
        assert len(there.requests) == visits
        (document,) = here.library.documents("ann")
        assert (done.state, done.result) == (JobState.DONE, document.id)
        assert (document.url, document.owner, document.approved) == (URL, "ann", False)
        assert document.content_hash == hashlib.sha256(ARTICLE.encode()).hexdigest()
        assert here.library.documents("bob") == []
        again = here.read()
        assert (again.indexed, again.job_id) == (True, done.id)
        here.library.remove(document.id)
        assert not here.read().indexed


def test_a_second_question_asks_no_site_again(tmp_path: Path) -> None:
    """The page is remembered for some minutes."""
    with desk(tmp_path) as (here, there):
        here.read()
        visits = len(there.requests)
        here.read(question="sleep")
        assert len(there.requests) == visits


def test_a_link_alone_is_fetched_by_the_worker(tmp_path: Path) -> None:
    """As one adds it on the knowledge page; an address that will never do is refused at once."""
    with desk(tmp_path) as (here, there):
        job = here.keeper.add_link("gym.example.com/creatine")
        assert (job.subject, there.requests) == ("https://gym.example.com/creatine", [])
        with pytest.raises(InvalidInput):
            here.keeper.add_link("http://localhost/")
        job = here.keeper.add_link(URL)
        assert here.work().state is JobState.DONE
        assert [document.url for document in here.library.documents("ann")] == [URL]
        assert here.jobs.job(job.id).result is not None


def test_a_page_in_trouble_is_tried_again_and_one_that_is_wrong_is_not(tmp_path: Path) -> None:
    """The reason is kept with the job, for the list that the app shows; `retry` begins anew."""
    paths = {"/slow": BEHAVIOURS["hangs up"], "/gone": plain("404 Not Found")}
    with web(paths) as there:
        here = Desk(there, tmp_path)
        here.keeper.add_link("http://gym.example.com/slow")
        waiting = here.work()
        here.keeper.add_link("http://gym.example.com/gone")
        dead = here.work()
        assert (waiting.state, waiting.attempts) == (JobState.WAITING, 1)
        assert waiting.error is not None and waiting.error["kind"] == "page_broken"
        assert dead.state is JobState.DEAD
        assert dead.error is not None and dead.error["kind"] == "page_missing"
        assert here.keeper.retry(dead.id).state is JobState.WAITING
        assert here.sent[-1] == dead.id


def test_a_queue_that_is_away_loses_no_page(tmp_path: Path) -> None:
    """The answer comes all the same, and the job waits on the list."""
    with desk(tmp_path) as (here, there):

        def away(job_id: str) -> None:
            raise Unavailable("The queue of jobs does not answer.")

        here.keeper = PageKeeper(here.jobs, here.library, away, there.fetcher, "ann")
        result = here.read()
        assert [job.id for job in here.jobs.jobs("ann")] == [result.job_id]


@pytest.mark.parametrize(
    "body",
    ["<html><body></body></html>", "<html><script>var text = 'squat';</script><nav>Home</nav></html>", "   \n "],
)
def test_a_page_without_text_is_one_sentence(tmp_path: Path, body: str) -> None:
    """Nothing is queued."""
    with desk(tmp_path, body) as (here, _):
        with pytest.raises(InvalidInput) as caught:
            here.read()
        assert caught.value.params["kind"] == "page_empty"
        assert here.jobs.jobs() == []


def test_a_forwarding_page_is_not_followed(tmp_path: Path) -> None:
    """Neither a meta refresh nor a frame nor a picture leads anywhere."""
    body = f"""<html><head><meta http-equiv="refresh" content="0;url=http://169.254.169.254/"></head><body>
    <iframe src="http://127.0.0.1/"></iframe><img src="http://10.0.0.1/x.png"><article>
    <p>{"A squat is a bend of the knees and hips under a load. " * 5}</p></article></body></html>"""
    with desk(tmp_path, body) as (here, there):
        assert "squat" in here.read().passages[0].text
        assert set(there.names.asked) == {"gym.example.com"}
        assert len(there.requests) == 2
