"""The knowledge page without a browser: what it shows, what it takes in, and that nothing entered is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.vocabulary import Language
from knowledge.ingestion.library import DocumentLibrary
from knowledge.ingestion.models import LOCAL_OWNER, IncomingDocument
from knowledge.jobs.models import JobState, NewJob
from knowledge.jobs.store import JobStore

TEXT = b"# Zorbax belt\n\nThe Zorbax belt is worn for the last set of the day and for no other set at all."


def _page(url: str, language: str) -> None:
    """Streamlit runs the text of this function as a script, hence the imports."""
    from bootstrap import TEXT_FOLDERS
    from domain.translation import Translator
    from domain.vocabulary import Language
    from knowledge.articles.library import ArticleLibrary
    from knowledge.ingestion.library import DocumentLibrary
    from knowledge.ingestion.models import LOCAL_OWNER
    from knowledge.jobs.store import JobStore
    from retrievers.bm25 import Bm25Retriever
    from retrievers.documents.hits import DocumentHit
    from tools.knowledge.search_knowledge import SearchKnowledge, SearchKnowledgeArguments, SearchKnowledgeResult
    from tools.pages.fetching.fetcher import PageFetcher
    from tools.pages.keeping import PageKeeper
    from ui.knowledge_page.desk import KnowledgeDesk, Searches
    from ui.knowledge_page.page import show

    articles, documents, jobs = ArticleLibrary(), DocumentLibrary(url), JobStore(url)
    keeper = PageKeeper(jobs, documents, lambda _: None, PageFetcher(), LOCAL_OWNER)
    terms = Bm25Retriever(articles.passages)
    tool = SearchKnowledge(terms, lambda query, _: "protein" in query)

    def coach(query: str) -> SearchKnowledgeResult:
        return tool.run(SearchKnowledgeArguments(query=query, limit=5))

    def in_documents(query: str) -> list[DocumentHit]:
        passages = [p for d in documents.documents(LOCAL_OWNER) for p in documents.passages(d.id)]
        return [DocumentHit(p, 0.5, 0.5, None, 2.5) for p in passages if query.casefold() in p.text.casefold()]

    searches = Searches(coach, lambda: {"bm25": terms, "vector": terms}, in_documents)
    translator = Translator(TEXT_FOLDERS)
    show(KnowledgeDesk(articles, documents, jobs, keeper, searches), translator, Language(language))


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database of the test's own."""
    return f"sqlite:///{tmp_path / 'knowledge.db'}"


def opened(url: str, part: str, language: Language = Language.EN) -> AppTest:
    """A part of the page."""
    page = AppTest.from_function(_page, kwargs={"url": url, "language": language.value}, default_timeout=90)
    page.session_state["knowledge_part"] = part
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    """All that the page says, as it is read."""
    shown = (*page.title, *page.markdown, *page.caption, *page.info, *page.warning, *page.success, *page.error)
    return "\n".join(str(one.value) for one in shown).replace("\\", "")


def brought(url: str) -> str:
    """A document of the person's, not approved; its id."""
    incoming = IncomingDocument("belt.md", "text/markdown", TEXT, owner=LOCAL_OWNER, licence="CC BY 4.0")
    return DocumentLibrary(url).accept(incoming).id


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("part", ["search", "articles", "documents", "jobs"])
def test_every_part_opens_in_every_language(url: str, part: str, language: Language) -> None:
    """Without a missing text, with a document and a job there."""
    brought(url)
    JobStore(url).add(NewJob("page", LOCAL_OWNER, "https://example.org/a"))
    page = opened(url, part, language)
    assert "ui-" not in said(page)
    assert not page.error


def test_articles_show_grade_answer_works_and_licence(url: str) -> None:
    """A filter finds by words; each article names the works that it cites."""
    page = opened(url, "articles")
    assert "Apache 2.0" in said(page)
    page.text_input(key="knowledge_filter").input("creatine").run()
    labels = [one.label for one in page.expander]
    assert labels
    assert all(label.rpartition(" ")[2] in {"A", "B", "C"} for label in labels)
    assert "Works cited" in said(page)
    assert "https://doi.org/" in said(page)
    page.text_input(key="knowledge_filter").input("qqzzx").run()
    assert not page.expander
    assert "No article fits" in said(page)


def test_more_articles_come_on_request(url: str) -> None:
    """Fifteen first, then as many again."""
    page = opened(url, "articles")
    assert len(page.expander) == 15
    page.button(key="knowledge_more").click().run()
    assert len(page.expander) == 30


def test_search_shows_who_found_what_with_scores(url: str) -> None:
    """One column a retriever, rank and score in each cell; the coach's verdict above."""
    page = opened(url, "search")
    page.text_input(key="knowledge_query").input("how much protein").run()
    table = page.table[0].value
    assert list(table.columns) == ["Passage", "Coach", "BM25", "Vector"]
    assert len(table) == 5
    assert table["BM25"][0].replace("\\", "").startswith("1 (")
    assert "The coach would answer" in said(page)
    page.text_input(key="knowledge_query").input("weather").run()
    assert "does not know" in said(page) or "Nothing was found" in said(page)


def test_search_finds_documents_beside_articles(url: str) -> None:
    """With relevance and the scores of both sides; without a vector stands a dash."""
    brought(url)
    page = opened(url, "search")
    page.text_input(key="knowledge_query").input("zorbax").run()
    table = page.table[len(page.table) - 1].value
    assert "Zorbax" in table["Passage"][0]
    assert [table[name][0].replace("\\", "") for name in ("Relevance \\(0–1\\)", "Vector", "BM25")] == [
        "0.50",
        "–",
        "2.50",
    ]


def test_links_are_queued_and_refused_ones_stay(url: str) -> None:
    """Each refused line stays in the field with its reason; the others are jobs."""
    page = opened(url, "documents")
    lines = "https://example.org/a\nftp://example.org/b\nhttp://127.0.0.1/c\nhttps://example.org/a\n\n"
    page.text_area(key="knowledge_links").input(lines)
    page.button(key="knowledge_add_links").click().run()
    assert page.text_area(key="knowledge_links").value == "ftp://example.org/b\nhttp://127.0.0.1/c"
    assert len(page.error) == 2
    assert [job.subject for job in JobStore(url).jobs(LOCAL_OWNER)] == ["https://example.org/a"]
    page.text_area(key="knowledge_links").input("  ")
    page.button(key="knowledge_add_links").click().run()
    assert "There is no link" in said(page)


def test_files_are_taken_and_refused_one_by_one(url: str) -> None:
    """A damaged file does not keep the others away; the same file again changes nothing."""
    page = opened(url, "documents")
    page.text_input(key="knowledge_licence").input("CC BY 4.0").run()
    files = [("belt.md", TEXT, "text/markdown"), ("broken.bin", b"\x00\x01\x02", "application/octet-stream")]
    page.file_uploader[0].set_value(files).run().run()  # the page draws itself anew, which one run may not wait for
    assert not page.exception
    assert "belt.md: taken in" in said(page)
    assert "broken.bin: This kind of file cannot be read." in said(page)
    (document,) = DocumentLibrary(url).documents(LOCAL_OWNER)
    assert (document.owner, document.licence, document.approved) == (LOCAL_OWNER, "CC BY 4.0", False)
    page.file_uploader[0].set_value(files[:1]).run().run()
    assert "belt.md: was here already" in said(page)
    assert page.text_input(key="knowledge_licence").value == "CC BY 4.0"


def test_a_document_is_approved_and_removed(url: str) -> None:
    """Its licence and owner are shown; removal asks once."""
    document = brought(url)
    page = opened(url, "documents")
    assert "Licence: CC BY 4.0" in said(page)
    assert "From: you" in said(page)
    page.button(key=f"approve-{document}").click().run()
    assert DocumentLibrary(url).document(document).approved
    page.button(key=f"remove-{document}").click().run()
    page.button(key="knowledge_remove_yes").click().run()
    assert DocumentLibrary(url).documents() == []
    assert "No documents yet" in said(page)


def test_what_others_approved_cannot_be_removed(url: str) -> None:
    """What somebody else keeps to himself is not even shown."""
    library = DocumentLibrary(url)
    ids = [library.accept(IncomingDocument(f"{n}.md", None, TEXT + n.encode(), owner="ann")).id for n in "ab"]
    library.approve(ids[0])
    page = opened(url, "documents")
    assert "From: ann" in said(page)
    assert "b.md" not in said(page)
    assert not [button.key for button in page.button if str(button.key).startswith("remove-")]


def test_what_was_removed_elsewhere_gets_one_sentence(url: str) -> None:
    """A click on a document that is gone shows why nothing happened."""
    document = brought(url)
    page = opened(url, "documents")
    DocumentLibrary(url).remove(document)
    page.button(key=f"approve-{document}").click().run()
    assert len(page.error) == 1
    assert not page.exception


def test_dead_letters_are_retried_and_discarded(url: str) -> None:
    """The two buttons act on the list."""
    jobs = JobStore(url)
    ids = [jobs.add(NewJob("page", LOCAL_OWNER, f"https://example.org/{name}")).id for name in "ab"]
    for id_ in ids:
        claimed = jobs.claim(id_)
        assert claimed is not None
        jobs.give_up(claimed[0], {"code": "unavailable", "message": "It does not answer."})
    page = opened(url, "jobs")
    page.button(key=f"discard-{ids[0]}").click().run()
    page.button(key=f"retry-{ids[1]}").click().run()
    assert [(job.id, job.state) for job in jobs.jobs(LOCAL_OWNER)] == [(ids[1], JobState.WAITING)]
