"""The cases of the measure of documents, and how it counts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from domain.languages import detect
from domain.vocabulary import Language
from eval.documents import CASES, asked, read_documents


def test_the_cases_hold_documents_with_questions_in_all_languages() -> None:
    """Each document has a name of its own and questions in a known language, written in it."""
    documents = read_documents(CASES)
    assert len({one["name"] for one in documents}) == len(documents)
    asked_in = [(language, text) for one in documents for language, texts in one["questions"].items() for text in texts]
    assert {language for language, _ in asked_in} == set(Language)
    assert all(detect(text) == language for language, text in asked_in)


class _Tools:
    """Finds the same document, whatever is asked."""

    def run(self, name: str, arguments: dict[str, Any]) -> Any:
        assert name == "search_knowledge"
        found = {"passages": [{"document": {"name": "a.md"}}], "confident": "sure" in arguments["query"]}
        return SimpleNamespace(model_dump=lambda: found)


def test_each_question_is_judged_by_its_own_document() -> None:
    """First is only the document that the question was written for."""
    documents = [
        {"name": "a.md", "questions": {"en": ["surely", "maybe"]}},
        {"name": "b.md", "questions": {"ko": ["surely"]}},
    ]
    assert list(asked(documents, _Tools())) == [  # type: ignore[arg-type]
        ("en", True, True),
        ("en", False, True),
        ("ko", True, False),
    ]
