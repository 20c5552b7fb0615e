"""Every article is complete, stays within its length, and names a real published work for each claim."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from domain.vocabulary import Language
from knowledge.articles.library import ARTICLES_DIR, ArticleHead, split_article
from knowledge.articles.sentences import SENTENCE_END

TEXTS = sorted((ARTICLES_DIR / "texts").glob("*.md"))
BIBLIOGRAPHIES = sorted((ARTICLES_DIR / "bibliography").glob("*.jsonl"))
WORDS_MIN, WORDS_MAX = 200, 600
LETTERS = {
    Language.EN: re.compile(r"[A-Za-z]"),
    Language.ZH: re.compile(r"[\u4e00-\u9fff]"),
    Language.KO: re.compile(r"[\uac00-\ud7a3]"),
    Language.BN: re.compile(r"[\u0980-\u09ff]"),
}
CITATION = re.compile(r"\[(@[^\]]+)\]")
DOI = re.compile(r"10\.\d{4,9}/\S+")
# A digit that is part of a name (B12, 5/3/1) is no claim to be cited.
NAME_WITH_DIGIT = re.compile(r"\bB\d+\b|\b5/3/1\b|\bomega-3\b", re.IGNORECASE)


def read_article(file: Path) -> tuple[ArticleHead, str]:
    """The head and body of one article file."""
    return split_article(file.read_text("utf-8"))


def cited_keys(body: str) -> set[str]:
    """The keys that a body cites, from `[@key]` and `[@key; @key]`."""
    return {key.strip().removeprefix("@") for group in CITATION.findall(body) for key in group.split(";")}


def bibliography_entries() -> list[dict[str, Any]]:
    """Every line of every bibliography file."""
    return [json.loads(line) for file in BIBLIOGRAPHIES for line in file.read_text("utf-8").splitlines()]


articles = pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)


def test_there_are_articles_and_a_bibliography() -> None:
    """The parametrised promises below are not kept by an empty folder."""
    assert len(TEXTS) >= 40
    assert BIBLIOGRAPHIES


@articles
def test_head_is_valid_and_named_like_its_file(file: Path) -> None:
    """The head has a known topic and grade, and its id is the name of the file."""
    head, _ = read_article(file)
    assert head.id == file.stem
    assert 5 <= len(head.questions) <= 10
    assert len(set(head.questions)) == len(head.questions)
    assert head.sources


@articles
def test_answers_and_keywords_are_there_in_all_four_languages(file: Path) -> None:
    """Each language has 4–10 search terms and an answer in its own script, not in another's."""
    head, _ = read_article(file)
    assert set(head.answers) == set(head.keywords) == set(Language)
    for language in head.answers:
        answer = head.short_answer(language)
        assert "[@" not in answer
        counts = {script: len(letters.findall(answer)) for script, letters in LETTERS.items()}
        assert max(counts, key=counts.__getitem__) is language
        foreign = set(LETTERS) - {language, Language.EN}
        assert not any(counts[script] for script in foreign)
        assert 4 <= len(head.keywords[language]) <= 10
        assert LETTERS[language].search(" ".join(head.keywords[language]))


@articles
def test_body_has_its_length_and_headings(file: Path) -> None:
    """A body is short enough to read and is cut into 2–4 passages, with nothing before the first heading."""
    _, body = read_article(file)
    assert WORDS_MIN <= len(CITATION.sub("", body).split()) <= WORDS_MAX
    assert body.startswith("## ")
    assert 2 <= len(re.findall(r"^## ", body, re.MULTILINE)) <= 4


@articles
def test_every_paragraph_with_a_number_cites_a_source(file: Path) -> None:
    """No number stands in a paragraph that names no work."""
    _, body = read_article(file)
    paragraphs = [line for line in body.splitlines() if line and not line.startswith("## ")]
    bare = [text for text in paragraphs if re.search(r"\d", NAME_WITH_DIGIT.sub("", text)) and "[@" not in text]
    assert not bare


@articles
def test_every_cited_key_is_in_the_bibliography(file: Path) -> None:
    """Each key in the text and in the head resolves, and the head names only works that the text cites."""
    head, body = read_article(file)
    known = {entry["key"] for entry in bibliography_entries()}
    assert cited_keys(body) <= known
    assert set(head.sources) <= cited_keys(body)
    assert all(cited_keys(answer) <= cited_keys(body) for answer in head.answers.values())


@pytest.mark.parametrize("entry", bibliography_entries(), ids=lambda entry: entry["key"])
def test_bibliography_entry_can_be_found_by_a_reader(entry: dict[str, Any]) -> None:
    """A work has a title, a year and a DOI or an address, and its DOI has the form of one."""
    assert set(entry) == {"key", "authors", "title", "journal", "year", "doi", "url"}
    assert entry["title"] and entry["authors"]
    assert isinstance(entry["year"], int) and 1900 <= entry["year"] <= 2100
    assert entry["doi"] or entry["url"]
    assert entry["doi"] is None or DOI.fullmatch(entry["doi"])
    assert entry["url"] is None or entry["url"].startswith("https://")


@pytest.mark.parametrize("field", ["key", "doi"])
def test_no_work_is_listed_twice(field: str) -> None:
    """Keys and DOIs are unique over all bibliography files."""
    counts = Counter(entry[field].lower() for entry in bibliography_entries() if entry[field])
    assert [value for value, count in counts.items() if count > 1] == []


def test_no_work_is_listed_in_vain() -> None:
    """Every bibliography entry is cited by at least one article."""
    used = {key for file in TEXTS for key in cited_keys(read_article(file)[1])}
    assert {entry["key"] for entry in bibliography_entries()} - used == set()


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("topic: nutrition", "topic: astrology"),
        ("grade: A", "grade: D"),
        ("topic: nutrition", "subject: nutrition"),
    ],
)
def test_a_bad_head_is_refused(line: str, broken: str) -> None:
    """An unknown topic, grade or field does not pass as an article."""
    content = (ARTICLES_DIR / "texts" / "protein-per-day.md").read_text("utf-8")
    assert line in content
    with pytest.raises(ValidationError):
        split_article(content.replace(line, broken, 1))


def test_a_head_that_is_not_yaml_is_refused() -> None:
    """A syntax slip in the head is an error, not an article without a head."""
    with pytest.raises(yaml.YAMLError):
        split_article("---\ntitle: [never closed\n---\n## Body\n")


@articles
def test_every_sentence_of_a_short_answer_names_its_work(file: Path) -> None:
    """In each language: who reads only the short answer sees where each sentence comes from."""
    head, _ = read_article(file)
    for answer in head.answers.values():
        sentences = [part for part in SENTENCE_END.split(answer) if part.strip()]
        assert all("[@" in sentence for sentence in sentences), answer
