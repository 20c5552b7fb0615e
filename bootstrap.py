"""The one place that reads settings and chooses implementations.

`python -m bootstrap` prepares everything that is built once (the embedding model, the indexes, the classifier, the
animations), so that the first answer does not have to wait for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from agent.answers import TEXTS_DIR as ANSWER_TEXTS
from agent.answers.writer import AnswerWriter
from agent.assistant import Assistant
from agent.conversations.store import SqlConversationStore
from agent.cores.embedded.core import EmbeddedCore
from agent.cores.embedded.decide import Policy
from agent.cores.embedded.facts import FactFinder
from agent.cores.embedded.intents import IntentClassifier
from agent.cores.embedded.lexicon import Lexica
from agent.cores.embedded.queries import Queries
from agent.logbook.body import BodyLog
from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from agent.plans.store import SqlPlanStore
from agent.ports import ChatModel
from agent.safety.gate import SafetyGate
from agent.turn import TurnParts
from domain.errors import StorageError
from domain.settings import RetrieverName, Settings
from domain.translation import TEXTS_DIR as DOMAIN_TEXTS
from domain.translation import Translator
from domain.vocabulary import Language
from knowledge.articles.library import ArticleLibrary
from knowledge.exercises.catalogue import Catalogue
from knowledge.foods.recipes import RecipeBook
from knowledge.foods.table import FoodTable
from knowledge.foods.usda import UsdaFoods
from retrievers.bm25 import Bm25Retriever
from retrievers.confidence import Confidence
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
from tools.exercises.find_exercises import FindExercises
from tools.exporting.exporter import Exporter
from tools.exporting.pictures import ExercisePictures
from tools.exporting.words import TEXTS_DIR as EXPORT_TEXTS
from tools.fonts.finder import FontFinder
from tools.knowledge.search_knowledge import SearchKnowledge
from tools.logbook.estimate_expenditure import EstimateExpenditure
from tools.logbook.swap_exercise import SwapExercise
from tools.nutrition.energy_needs import EnergyNeeds
from tools.nutrition.look_up_food import LookUpFood
from tools.nutrition.plan_nutrition import PlanNutrition
from tools.pictures.batch import draw_all, undrawn
from tools.pictures.generate_image import GenerateImage
from tools.pictures.illustrator import Illustrator
from tools.pictures.label import MuscleLabels
from tools.pictures.renderer import ExerciseRenderer
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.one_rep_max import OneRepMax
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.plan_training import PlanTraining

UI_TEXTS = Path(__file__).parent / "ui" / "texts"


class _BuiltOnce(Protocol):
    @property
    def is_prepared(self) -> bool: ...

    def prepare(self) -> None: ...


@dataclass
class Spotter:
    """All parts of one process, each made when it is first needed and shared by all that need it."""

    settings: Settings

    def __post_init__(self) -> None:
        _require_writable(self.settings.data_dir)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The exercises."""
        return Catalogue()

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
        return Translator([DOMAIN_TEXTS, ANSWER_TEXTS, EXPORT_TEXTS, UI_TEXTS])

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
        """Search over the exercises."""
        return ExerciseSearch(self.catalogue)

    @cached_property
    def renderer(self) -> ExerciseRenderer:
        """The animations and stills."""
        labels = MuscleLabels(self.translator, FontFinder())
        return ExerciseRenderer(self.settings.data_dir / "pictures", self.catalogue, labels=labels)

    @cached_property
    def exporter(self) -> Exporter:
        """Plans as files."""
        return Exporter(self.translator, self.catalogue, ExercisePictures(self.renderer))

    @cached_property
    def plans(self) -> SqlPlanStore:
        """The plans that were kept."""
        return SqlPlanStore(self.settings.resolved_database_url)

    @cached_property
    def tools(self) -> ToolRegistry:
        """Everything that Spotter can do."""
        return ToolRegistry(
            [
                FindExercises(self.exercise_search, self.picture_of),
                PlanNutrition(self.foods, self.library),
                EnergyNeeds(),
                LookUpFood(self.food_search),
                PlanTraining(self.catalogue, self._animation_at_hand),
                CheckTrainingPlan(self.catalogue),
                Calculate531(self.catalogue),
                OneRepMax(),
                SearchKnowledge(self.retriever, Confidence(self.dense, self.terms)),
                GenerateImage(Illustrator(self.exercise_search, self.renderer)),
                SwapExercise(self.catalogue, self.exercise_search, self._animation_at_hand),
                EstimateExpenditure(lambda: self.body_log.logged()),  # noqa: PLW0108  the store is opened when it is needed
            ]
        )

    @cached_property
    def logbook_store(self) -> SqlLogbookStore:
        """Where plans, sets and weights are kept."""
        return SqlLogbookStore(self.settings.resolved_database_url)

    @cached_property
    def logbook(self) -> Logbook:
        """The training log."""
        return Logbook(self.logbook_store, self.catalogue)

    @cached_property
    def body_log(self) -> BodyLog:
        """Weights and what was eaten."""
        return BodyLog(self.logbook_store)

    @cached_property
    def facts(self) -> FactFinder:
        """The reader of messages."""
        exercises = NameIndex((name, exercise.id) for exercise in self.catalogue for name in names_of(exercise))
        eaten = [(food, food.name) for food in self.foods] + [(dish, dish.id) for dish in self.recipes]
        foods = FoodMentions((name, key) for thing, key in eaten for name in names_of(thing))
        return FactFinder(self.lexica, exercises, foods)

    @cached_property
    def lexica(self) -> Lexica:
        """The words of the four languages."""
        return Lexica()

    @cached_property
    def classifier(self) -> IntentClassifier:
        """The intents of messages."""
        return IntentClassifier(self.facts, self.settings.data_dir / "models")

    @cached_property
    def policy(self) -> Policy:
        """The decisions of the embedded core."""
        queries = Queries(self.lexica, self.catalogue, self.food_search)
        return Policy(self.facts, self.classifier, queries, self.tools.required)

    @cached_property
    def core(self) -> ChatModel:
        """The model that decides."""
        return EmbeddedCore(self.facts, self.policy, AnswerWriter(self.translator))

    @cached_property
    def assistant(self) -> Assistant:
        """The coach, with its conversations."""
        parts = TurnParts(self.core, self.tools, SafetyGate(), self.translator)
        return Assistant(parts, SqlConversationStore(self.settings.resolved_database_url))

    def unbuilt(self) -> list[tuple[str, Callable[[], object]]]:
        """What has still to be built once but the animations, each with what to call it on a progress bar."""
        models: list[tuple[str, _BuiltOnce]] = [
            ("embedding model", self.embedder),
            ("article index", self.dense),
            ("intents", self.classifier),
        ]
        return [(name, part.prepare) for name, part in models if not part.is_prepared]

    def undrawn(self) -> list[str]:
        """The exercises whose animation is not on disk."""
        return undrawn(self.renderer, [exercise.id for exercise in self.catalogue], self.settings.language)

    def warm_up(self) -> None:
        """Load what the first answers need, in an order that serves the usual first questions."""
        self.classifier.load()
        self.exercise_search.search("squat")
        self.retriever.search("protein")

    def picture_of(self, exercise_id: str, language: Language | None = None) -> str | None:
        """The path of an exercise's animation, rendered if need be; None where it has no motion."""
        if not self.renderer.has_motion(exercise_id):
            return None
        return str(self.renderer.animation(exercise_id, "gif", language or self.settings.language))

    def _animation_at_hand(self, exercise_id: str) -> str | None:
        """The path of an animation that is already rendered: a plan names thirty and does not wait for them."""
        path = self.renderer.cached(exercise_id, "gif", self.settings.language)
        return str(path) if path else None


def build_tools(settings: Settings) -> ToolRegistry:
    """The tools alone, for programs that need no assistant."""
    return Spotter(settings).tools


def build_assistant(settings: Settings) -> Assistant:
    """The coach."""
    return Spotter(settings).assistant


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


def prepare(spotter: Spotter) -> None:
    """Build everything that is built once, with a progress bar; nothing is shown where all of it is there."""
    steps, missing = spotter.unbuilt(), spotter.undrawn()
    if not steps and not missing:
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("Preparing"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")) as bar:
        task = bar.add_task("", total=len(steps) + len(missing))
        for name, build in steps:
            bar.update(task, description=name)
            build()
            bar.advance(task)
        for exercise_id in draw_all(spotter.renderer, missing, spotter.settings.language):
            bar.update(task, advance=1, description=f"animation: {exercise_id}")
        bar.update(task, description="done")


def main() -> None:
    """Prepare the data folder that the settings name."""
    try:
        prepare(Spotter(Settings()))
    except StorageError as error:
        sys.exit(f"{error.message} {error.hint}")


if __name__ == "__main__":
    main()
