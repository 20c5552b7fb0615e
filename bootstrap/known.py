"""What Spotter knows and how it finds it: catalogue, foods, articles, names, retrievers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.cores.embedded.lexicon import Lexica
from domain.errors import StorageError
from domain.settings import RetrieverName, Settings
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from knowledge.articles.library import ArticleLibrary
from knowledge.exercises.catalogue import Catalogue
from knowledge.exercises.imported import imports_below
from knowledge.exercises.library import ExerciseLibrary
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from knowledge.foods.usda import UsdaFoods
from retrievers.bm25 import Bm25Retriever
from retrievers.embedding.minilm import MiniLM
from retrievers.exercises import ExerciseSearch
from retrievers.feedback import FeedbackRetriever
from retrievers.food_mentions import FoodMentions
from retrievers.foods import FoodSearch
from retrievers.hybrid import HybridRetriever
from retrievers.names import NameIndex, names_of
from retrievers.port import Retriever
from retrievers.vector import VectorRetriever
from retrievers.windows import whole_and_windows
from tools.exporting.words import TEXTS_DIR as EXPORT_TEXTS

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
    def translator(self) -> Translator:
        """The texts of all rooms."""
        return Translator(TEXT_FOLDERS)

    @cached_property
    def embedder(self) -> MiniLM:
        """The sentence embedding."""
        return MiniLM(self.settings.data_dir / "models" / "all-minilm-l6-v2.onnx")

    @cached_property
    def terms(self) -> Bm25Retriever:
        """Term search over the articles."""
        return Bm25Retriever(self.library.passages)

    @cached_property
    def dense(self) -> VectorRetriever:
        """Dense search over the articles."""
        return VectorRetriever(self.library.passages, self.embedder, self.settings.data_dir / "vectors")

    @cached_property
    def windows(self) -> VectorRetriever:
        """Dense search over the articles' sentences; its index is built at the first search."""
        folder = self.settings.data_dir / "windows"
        return VectorRetriever(self.library.passages, self.embedder, folder, whole_and_windows)

    @cached_property
    def retriever(self) -> Retriever:
        """The retriever that the settings name."""
        choices: dict[RetrieverName, Callable[[], Retriever]] = {
            RetrieverName.BM25: lambda: self.terms,
            RetrieverName.VECTOR: lambda: self.dense,
            RetrieverName.HYBRID: lambda: HybridRetriever(self.library.passages, self.dense, self.terms),
            RetrieverName.SENTENCE_WINDOW: lambda: self.windows,
            RetrieverName.FEEDBACK: lambda: FeedbackRetriever(self.library.passages, self.windows, self.terms),
        }
        return choices[self.settings.retriever]()

    @cached_property
    def exercise_search(self) -> ExerciseSearch:
        """Search over all exercises."""
        return ExerciseSearch(self.exercise_library, self.embedder, self.settings.data_dir / "vectors")

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
