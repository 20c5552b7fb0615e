"""Our articles: Markdown with a YAML head, cut into passages that stand alone, each with its published sources."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from domain.errors import NotFound
from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.sentences import CitedSentence, cited_sentences, keys_in, unmarked

ARTICLES_DIR = Path(__file__).parent
DIGESTS = "digests"
"""Folder with what each section says in the languages beside English: `digests/ko/creatine.yaml`."""
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)


class ArticleHead(BaseModel):
    """The YAML head of an article file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str
    topic: Topic
    grade: str = Field(pattern="^[ABC]$", description="A consistent trials, B some trials, C expert opinion")
    questions: list[str] = Field(description="How people really ask this, in English")
    keywords: dict[Language, list[str]]
    answers: dict[Language, str] = Field(description="Two to four sentences in each language, with their marks")
    sources: list[str] = Field(description="Keys of the bibliography, the most important first")

    def short_answer(self, language: Language) -> str:
        """The short answer as it is read, without its marks."""
        return unmarked(self.answers[language])


@dataclass(frozen=True)
class Passage:
    """A piece of an article that answers by itself.

    `search_text` adds what people call the matter; `asked` are whole questions that it answers. A section has its
    `heading`, and `digests` of one to four sentences for those who do not read English.
    """

    id: str
    article_id: str
    title: str
    topic: Topic
    language: Language
    text: str
    search_text: str
    sources: tuple[Source, ...]
    asked: tuple[str, ...] = ()
    heading: str = ""
    sentences: tuple[CitedSentence, ...] = ()
    digests: Mapping[Language, tuple[CitedSentence, ...]] = field(default_factory=dict)

    def said_in(self, language: Language) -> tuple[CitedSentence, ...]:
        """What it says in a language, sentence by sentence; nothing where nobody has written that."""
        return self.sentences if language is self.language else self.digests.get(language, ())


class ArticleLibrary:
    """All articles and their bibliography, read once."""

    def __init__(self, folder: Path = ARTICLES_DIR) -> None:
        self._folder = folder

    @cached_property
    def bibliography(self) -> dict[str, Source]:
        """Every work that an article cites, by key."""
        works: dict[str, Source] = {}
        for file in sorted((self._folder / "bibliography").glob("*.jsonl")):
            for line in file.read_text("utf-8").splitlines():
                work = json.loads(line)
                works[work["key"]] = Source(
                    title=work["title"],
                    authors=work["authors"],
                    year=work["year"],
                    url_or_doi=work.get("doi") or work.get("url") or "",
                )
        return works

    @cached_property
    def heads(self) -> list[ArticleHead]:
        """What every article says about itself, in the order of the files."""
        return [head for head, _ in self._articles]

    @cached_property
    def passages(self) -> list[Passage]:
        """Every passage, in the order of the files."""
        return [
            passage for head, body in self._articles for passage in (*self._answers(head), *self._sections(head, body))
        ]

    @cached_property
    def works(self) -> dict[str, list[Source]]:
        """All works that an article cites, by the article's id, the most important first."""
        works: dict[str, dict[str, Source]] = {}
        for passage in self.passages:
            works.setdefault(passage.article_id, {}).update((source.title, source) for source in passage.sources)
        return {article_id: [*cited.values()] for article_id, cited in works.items()}

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """Every passage under its id."""
        return {passage.id: passage for passage in self.passages}

    def get(self, passage_id: str) -> Passage:
        """The passage with this id; raises NotFound."""
        try:
            return self.by_id[passage_id]
        except KeyError:
            raise NotFound(f"There is no passage {passage_id!r}.", field="id") from None

    @cached_property
    def _articles(self) -> list[tuple[ArticleHead, str]]:
        files = sorted((self._folder / "texts").glob("*.md"))
        return [split_article(file.read_text("utf-8")) for file in files]

    def _answers(self, head: ArticleHead) -> list[Passage]:
        """The short answers, found by the questions people ask and by each language's own terms."""
        passages = []
        for language, text in head.answers.items():
            asked = tuple(head.questions) if language is Language.EN else ()
            found_by = " \n".join([head.title, *asked, *head.keywords[language], text])
            keys = keys_in(text) or head.sources
            passage = Passage(
                search_text=unmarked(found_by),
                text=unmarked(text),
                asked=asked,
                sentences=cited_sentences(text, self.bibliography, head.sources),
                **self._shared(head, language.value, keys),
            )
            passages.append(replace(passage, language=language))
        return passages

    def _sections(self, head: ArticleHead, body: str) -> list[Passage]:
        """The body's sections, each citing its own works (or the article's, where it names none)."""
        parts = _HEADING.split(body)
        passages = []
        digests_by_language = self._digests(head.id)
        for number, (heading, raw) in enumerate(zip(parts[1::2], parts[2::2], strict=True), start=1):
            keys = keys_in(raw) or head.sources
            text = unmarked(raw)
            passage = Passage(
                search_text=f"{head.title}. {heading}. {text}",
                text=text,
                heading=heading.strip(),
                sentences=cited_sentences(raw, self.bibliography, keys),
                digests={
                    language: cited_sentences(digests[heading.strip()], self.bibliography, keys)
                    for language, digests in digests_by_language
                    if heading.strip() in digests
                },
                **self._shared(head, f"s{number}", keys),
            )
            passages.append(passage)
        return passages

    def _digests(self, article_id: str) -> list[tuple[Language, dict[str, str]]]:
        """What an article's sections say in other languages, by their headings."""
        import yaml

        files = ((language, self._folder / DIGESTS / language / f"{article_id}.yaml") for language in Language)
        return [
            (language, yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
            for language, file in files
            if file.exists()
        ]

    def _shared(self, head: ArticleHead, part: str, keys: list[str]) -> dict[str, Any]:
        return {
            "id": f"{head.id}#{part}",
            "article_id": head.id,
            "title": head.title,
            "topic": head.topic,
            "language": Language.EN,
            "sources": tuple(self.bibliography[key] for key in dict.fromkeys(keys)),
        }


def split_article(content: str) -> tuple[ArticleHead, str]:
    """The validated head and the Markdown body of an article file."""
    import yaml

    _, head, body = content.split("---\n", 2)
    return ArticleHead.model_validate(yaml.load(head, Loader=yaml.CSafeLoader)), body
