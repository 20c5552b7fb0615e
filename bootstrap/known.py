"""What Spotter knows and how it finds it: catalogue, foods, articles, names, retrievers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.cores.embedded.lexicon import LANGUAGES_DIR, Lexica
from bootstrap.vectors import shared_stores
from domain.errors import StorageError
from domain.settings import RetrieverName, Settings
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from knowledge.articles.library import ArticleLibrary
from knowledge.equipment.things import Things
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.imported import imports_below
from knowledge.exercises.library import ExerciseLibrary
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from knowledge.foods.usda import UsdaFoods
from retrievers.auto_merging import AutoMergingRetriever, single_sentences
from retrievers.bm25 import Bm25Retriever
from retrievers.confidence import Confidence
from retrievers.embedding.minilm import MiniLM
from retrievers.embedding.port import Embedder
from retrievers.exercises import ExerciseSearch
from retrievers.expanded import Expand, ExpandedRetriever
from retrievers.feedback import FeedbackRetriever
from retrievers.field_reader import FieldReader, FieldScore
from retrievers.food_mentions import FoodMentions
from retrievers.foods import FoodSearch
from retrievers.glossary import Glossary
from retrievers.hybrid import HybridRetriever
from retrievers.names import NameIndex, names_of
from retrievers.port import Retriever, ScoringRetriever
from retrievers.reranked import CrossEncoderScorer, RerankedRetriever
from retrievers.translated import TranslatedRetriever, digested
from retrievers.vector import NewStore, VectorRetriever
from retrievers.windows import whole_and_windows
from tools.exporting.words import TEXTS_DIR as EXPORT_TEXTS

if TYPE_CHECKING:
    from knowledge.ingestion.library import DocumentLibrary
    from retrievers.documents.relevance import Relevance
    from retrievers.documents.search import DocumentSearch

TEXT_FOLDERS = (DOMAIN_TEXTS, ANSWER_TEXTS, EXPORT_TEXTS, Path(__file__).parents[1] / "ui" / "texts")


@dataclass
class Known:
    """What there is to know and how it is found; each part is made when it is first needed."""

    settings: Settings

    def __post_init__(self) -> None:
        _require_writable(self.settings.data_dir)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The exercises."""
        return Catalogue()

    @cached_property
    def exercise_library(self) -> ExerciseLibrary:
        """The exercises with those that have been imported."""
        return ExerciseLibrary(self.catalogue, imports_below(self.settings.data_dir))

    @cached_property
    def things(self) -> Things:
        """What stands and lies in a gym."""
        return Things()

    @cached_property
    def foods(self) -> FoodTable:
        """The foods."""
        return FoodTable()

    @cached_property
    def recipes(self) -> RecipeBook:
        """The home dishes."""
        return RecipeBook(self.foods)

    @cached_property
    def food_search(self) -> FoodSearch:
        """Search over foods, home dishes and, where it is imported, the whole of USDA's table."""
        return FoodSearch(self.foods, self.recipes, self.usda_foods)

    @cached_property
    def usda_foods(self) -> UsdaFoods:
        """The whole of USDA's table, where it has been imported."""
        return UsdaFoods(self.settings.data_dir)

    @cached_property
    def library(self) -> ArticleLibrary:
        """The articles."""
        return ArticleLibrary()

    @cached_property
    def documents(self) -> DocumentLibrary:
        """The documents that people brought."""
        from knowledge.ingestion.library import DocumentLibrary

        return DocumentLibrary(self.settings.resolved_database_url)

    @cached_property
    def document_search(self) -> DocumentSearch:
        """Search over the documents."""
        from bootstrap.documents import build_document_search

        return build_document_search(self.settings, self.documents, self.embedder, self.relevance)

    @cached_property
    def translator(self) -> Translator:
        """The texts of all rooms."""
        return Translator(TEXT_FOLDERS)

    @cached_property
    def minilm(self) -> MiniLM:
        """The built-in sentence embedding."""
        return MiniLM(self.settings.data_dir / "models" / "all-minilm-l6-v2.onnx")

    @cached_property
    def embedder(self) -> Embedder:
        """The sentence embedding of passages and questions."""
        if self.settings.embedding is None:
            return self.minilm
        from retrievers.embedding.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder(self.settings.embedding)

    @cached_property
    def terms(self) -> Bm25Retriever:
        """Term search over the articles."""
        return Bm25Retriever(self.library.passages)

    @cached_property
    def dense(self) -> VectorRetriever:
        """Dense search over the articles."""
        folder, shared = self.settings.data_dir / "vectors" / "articles", self._shared_store("articles")
        return VectorRetriever(self.library.passages, self.embedder, folder, shared_store=shared)

    @cached_property
    def windows(self) -> VectorRetriever:
        """Dense search over the articles' windows of sentences."""
        folder = self.settings.data_dir / "windows"
        shared = self._shared_store("windows")
        return VectorRetriever(self.library.passages, self.embedder, folder, whole_and_windows, shared)

    @cached_property
    def sentences(self) -> VectorRetriever:
        """Dense search over the articles' single sentences."""
        folder = self.settings.data_dir / "sentences"
        shared = self._shared_store("sentences")
        return VectorRetriever(self.library.passages, self.embedder, folder, single_sentences, shared)

    @property
    def article_indexes(self) -> list[VectorRetriever]:
        """The dense indexes that answers need: one judges whether they are sure, another may find them."""
        match self.settings.retriever:
            case RetrieverName.SENTENCE_WINDOW | RetrieverName.FEEDBACK:
                return [self.dense, self.windows]
            case RetrieverName.AUTO_MERGING:
                return [self.dense, self.sentences]
            case _:
                return [self.dense]

    @cached_property
    def found_in_english(self) -> ScoringRetriever:
        """The retriever that the settings name."""
        return self.in_english(self.settings.retriever)

    def in_english(self, name: RetrieverName) -> ScoringRetriever:
        """A new retriever of this name, over the indexes that all share."""
        choices: dict[RetrieverName, Callable[[], ScoringRetriever]] = {
            RetrieverName.BM25: lambda: self.terms,
            RetrieverName.VECTOR: lambda: self.dense,
            RetrieverName.HYBRID: lambda: HybridRetriever(self.library.passages, self.dense, self.terms),
            RetrieverName.SENTENCE_WINDOW: lambda: self.windows,
            RetrieverName.FEEDBACK: lambda: FeedbackRetriever(self.library.passages, self.windows, self.terms),
            RetrieverName.AUTO_MERGING: lambda: AutoMergingRetriever(self.library.passages, self.sentences),
        }
        return choices[name]()

    @cached_property
    def glossary(self) -> Glossary:
        """The field's terms in English."""
        return Glossary()

    @cached_property
    def confidence(self) -> Confidence:
        """Judges whether what was found answers a question."""
        return self.confidence_by(self.field_reader.score)

    def confidence_by(self, field_score: FieldScore) -> Confidence:
        """The same with another judgement of what reads like a question of the field."""
        return Confidence(self.library.passages, self.dense, self.terms, self.digests, self.glossary, field_score)

    @cached_property
    def field_reader(self) -> FieldReader:
        """Tells questions of the field from others; requests are among its examples."""
        requests = list(LANGUAGES_DIR.rglob("intents.yaml"))
        return FieldReader(self.settings.data_dir / "models", self.embedder, self._field_words, requests)

    def _field_words(self) -> Iterator[str]:
        """What the field's matters are called, in four languages."""
        yield from self.glossary.field_words()
        for head in self.library.heads:
            for words in head.keywords.values():
                yield from words

    @cached_property
    def digests(self) -> Bm25Retriever:
        """Term search over what the sections say in the languages beside English."""
        return Bm25Retriever(digested(self.library.passages))

    @cached_property
    def relevance(self) -> Relevance:
        """Measures how well a passage fits a question, alike for articles and documents."""
        from retrievers.documents.relevance import Relevance

        return Relevance(self.library.passages, self.dense, self.embedder, self.glossary.english)

    @cached_property
    def retriever(self) -> Retriever:
        """The same for all languages, with what the settings put around it."""
        passages, read = self.library.passages, self.embedder.languages
        found: ScoringRetriever = TranslatedRetriever(
            passages, self.found_in_english, self.terms, self.glossary.english, read, self.digests
        )
        if self.rewordings is not None:
            found = ExpandedRetriever(passages, found, self.rewordings)
        if self.settings.reranker is None:
            return found
        return RerankedRetriever(found, CrossEncoderScorer(self.settings.reranker))

    @property
    def rewordings(self) -> Expand | None:
        """What gives other wordings of a question; none where there is no model."""
        return None

    @cached_property
    def exercise_search(self) -> ExerciseSearch:
        """Search over all exercises."""
        return ExerciseSearch(self.exercise_library, self.minilm, self.settings.data_dir / "vectors")

    @cached_property
    def own_exercise_search(self) -> ExerciseSearch:
        """Search over the exercises that can be drawn and planned with."""
        return ExerciseSearch(self.catalogue)

    @cached_property
    def exercise_names(self) -> NameIndex:
        """Finds exercises in what is written."""
        return NameIndex((name, exercise.id) for exercise in self.catalogue for name in names_of(exercise))

    @cached_property
    def food_names(self) -> FoodMentions:
        """Finds foods in what is written."""
        eaten = [(food, food.name) for food in self.foods] + [(dish, dish.id) for dish in self.recipes]
        return FoodMentions((name, key) for thing, key in eaten for name in names_of(thing))

    @cached_property
    def lexica(self) -> Lexica:
        """The words of the four languages."""
        return Lexica()

    def _shared_store(self, collection: str) -> NewStore | None:
        """What opens the stores of a collection in the database of vectors; None without such a database."""
        url = self.settings.vector_url
        return shared_stores(url, collection, self.embedder) if url else None


def _require_writable(folder: Path) -> None:
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise StorageError(
            f"The data folder {folder} cannot be written.",
            field="data_dir",
            hint="Check its permissions, or set SPOTTER_DATA_DIR to a folder of yours.",
        ) from error
