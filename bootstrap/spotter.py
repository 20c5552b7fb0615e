"""Spotter's parts, put together as the settings say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from agent.answers.writer import AnswerWriter
from agent.assistant import Assistant
from agent.certificate.certificate import Certifier
from agent.containment.containment import Warrant
from agent.conversations.store import SqlConversationStore
from agent.cores.embedded.core import EmbeddedCore
from agent.cores.embedded.decide import Policy
from agent.cores.embedded.facts import FactFinder
from agent.cores.embedded.intents import IntentClassifier
from agent.cores.embedded.lexicon import LANGUAGES_DIR
from agent.cores.embedded.queries import Queries
from agent.cores.embedded.warrant import IntentWarrant
from agent.logbook.body import BodyLog
from agent.logbook.logbook import Logbook
from agent.logbook.store import SqlLogbookStore
from agent.plans.store import SqlPlanStore
from agent.ports import ChatModel
from agent.rewordings import ModelRewordings
from agent.safety.gate import SafetyGate
from agent.safety.learned import LearnedReader
from agent.safety.messages import MessageReader
from agent.safety.readers import Readers
from agent.turn import TurnParts
from bootstrap.cores import CoreChoice
from bootstrap.known import TEXT_FOLDERS, Known
from domain.settings import Settings
from domain.vocabulary import Language
from knowledge.exercises.imported import imports_below
from knowledge.ingestion.models import LOCAL_OWNER, DocumentPassage
from retrievers.documents.hits import Found
from retrievers.expanded import Expand
from retrievers.late import LateRetriever
from retrievers.port import Hit, Retriever
from tools.exercises.browse import ExerciseBrowser
from tools.exercises.find_exercises import FindExercises
from tools.exporting.exporter import Exporter
from tools.exporting.pictures import ExercisePictures
from tools.fonts.finder import FontFinder
from tools.knowledge.search_knowledge import SearchKnowledge
from tools.logbook.estimate_expenditure import EstimateExpenditure
from tools.logbook.swap_exercise import SwapExercise
from tools.nutrition.energy_needs import EnergyNeeds
from tools.nutrition.look_up_food import LookUpFood
from tools.nutrition.plan_nutrition import PlanNutrition
from tools.pages.read_page import ReadPage
from tools.pictures.batch import undrawn
from tools.pictures.generate_image import GenerateImage
from tools.pictures.illustrator import Illustrator
from tools.pictures.label import MuscleLabels
from tools.pictures.photos import LibraryRenderer
from tools.pictures.renderer import ExerciseRenderer
from tools.pictures.shelf import PictureShelf
from tools.recognition.album import Album
from tools.recognition.first_that_can import FirstThatCan
from tools.recognition.identify_exercise import IdentifyExercise
from tools.recognition.known_poses import KnownPoses
from tools.recognition.mediapipe_pose import MediaPipePose
from tools.recognition.recogniser import PoseRecogniser, Recogniser
from tools.registry import ToolRegistry
from tools.strength.calculate_531 import Calculate531
from tools.strength.one_rep_max import OneRepMax
from tools.training.linter.check_training_plan import CheckTrainingPlan
from tools.training.plan_training import PlanTraining

if TYPE_CHECKING:
    from bootstrap.pages import PageParts
    from tools.knowledge.answering import Answering


class _BuiltOnce(Protocol):
    @property
    def is_prepared(self) -> bool: ...

    def prepare(self) -> None: ...


@dataclass
class Spotter(Known):
    """All parts of one process, each made when it is first needed and shared by all that need it."""

    opens_files: bool = True
    """Whether those who ask sit at this machine, so that they may name a picture by its path."""

    @cached_property
    def renderer(self) -> ExerciseRenderer:
        """The animations and stills."""
        labels = MuscleLabels(self.translator, FontFinder())
        folder = self.settings.data_dir / "pictures"
        return LibraryRenderer(folder, self.catalogue, self.exercise_library.photos, labels)

    @cached_property
    def pictures(self) -> PictureShelf:
        """Every picture of an exercise, drawn when it is first asked for."""
        return PictureShelf(self.renderer)

    @cached_property
    def exercise_browser(self) -> ExerciseBrowser:
        """The exercises as one looks through them."""
        return ExerciseBrowser(self.exercise_library, self.exercise_search)

    @cached_property
    def known_poses(self) -> KnownPoses:
        """The poses that a picture is compared with."""
        data_dir = self.settings.data_dir
        return KnownPoses(self.exercise_library, imports_below(data_dir), MediaPipePose(), data_dir)

    @cached_property
    def recogniser(self) -> FirstThatCan:
        """What tells what a picture shows."""
        return FirstThatCan(lambda: self.sight, PoseRecogniser(self.known_poses))

    @cached_property
    def sight(self) -> Recogniser | None:
        """The eyes of the core; None where it has none."""
        if self.core is self.embedded_core:
            return None
        from bootstrap.sight import sight_of

        return sight_of(self.core, self.things, self.exercise_names, self.own_exercise_search)

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
                FindExercises(self.exercise_search, self.picture_of, self.exercise_library.credits),
                IdentifyExercise(
                    self.recogniser, self.exercise_library, self.picture_of, self.things, self._opened_below
                ),
                PlanNutrition(self.foods, self.library),
                EnergyNeeds(),
                LookUpFood(self.food_search),
                PlanTraining(self.catalogue, self._animation_at_hand),
                CheckTrainingPlan(self.catalogue),
                Calculate531(self.catalogue),
                OneRepMax(),
                SearchKnowledge(
                    LateRetriever(lambda: self.retriever),
                    lambda query, hits: self.confidence(query, hits),  # noqa: PLW0108  read with the first question
                    self._among_documents,
                    self._quoted,
                    lambda query, hits, told: self.answering(query, hits, told),  # noqa: PLW0108  as above
                ),
                ReadPage(lambda: self.pages.reader, lambda: self.pages.search, lambda: self.pages.keeper),
                GenerateImage(Illustrator(self.own_exercise_search, self.renderer)),
                SwapExercise(self.catalogue, self.own_exercise_search, self._animation_at_hand),
                EstimateExpenditure(lambda: self.body_log.logged()),  # noqa: PLW0108  the store is opened when it is needed
            ]
        )

    @cached_property
    def compared(self) -> dict[str, Retriever]:
        """The ways of finding passages whose indexes are there, by name, for looking at them side by side."""
        from bootstrap.comparing import compared_retrievers

        return compared_retrievers(self)

    @cached_property
    def pages(self) -> PageParts:
        """What reads pages that people send links to, and keeps them."""
        from bootstrap.pages import PageParts

        return PageParts(self.settings, self.documents, self.embedder, self.glossary.english)

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
        return FactFinder(self.lexica, self.exercise_names, self.food_names)

    @cached_property
    def classifier(self) -> IntentClassifier:
        """The intents of messages."""
        return IntentClassifier(self.facts, self.settings.data_dir / "models", self.minilm)

    @cached_property
    def safety_readers(self) -> Readers:
        """What the safety gate has learned; requests are its examples of messages without a red flag."""
        folder, requests = self.settings.data_dir / "models", list(LANGUAGES_DIR.rglob("intents.yaml"))
        mask = self.exercise_names.masked
        return Readers(LearnedReader(folder, requests, mask), MessageReader(folder, self.minilm, requests, mask))

    @cached_property
    def gate(self) -> SafetyGate:
        """The safety gate of every core."""
        return SafetyGate(self.safety_readers)

    @cached_property
    def policy(self) -> Policy:
        """The decisions of the embedded core."""
        queries = Queries(self.lexica, self.catalogue, self.food_search)
        return Policy(self.facts, self.classifier, queries, self.tools.required)

    @cached_property
    def embedded_core(self) -> ChatModel:
        """The core that needs no model."""
        return EmbeddedCore(self.facts, self.policy, AnswerWriter(self.translator))

    @cached_property
    def cores(self) -> CoreChoice:
        """The choice of the core."""
        return CoreChoice(self.settings, lambda: self.embedded_core, self.tools, AnswerWriter(self.translator))

    @cached_property
    def core(self) -> ChatModel:
        """The model that decides."""
        return self.cores.core()

    @property
    def rewordings(self) -> Expand | None:
        """Other wordings by the served model, where the settings want them."""
        if not self.settings.query_expansion:
            return None

        def reworded(question: str) -> list[str]:
            # The core is asked for late: it knows the tools, and these the retriever.
            return [] if isinstance(self.core, EmbeddedCore) else ModelRewordings(self.core)(question)

        return reworded

    @cached_property
    def assistant(self) -> Assistant:
        """The coach, with its conversations."""
        certifier = Certifier(namers=(self.exercise_names, self.food_names), text_folders=TEXT_FOLDERS)
        loop = self.cores.loop(self.core)
        writer = AnswerWriter(self.translator)
        parts = TurnParts(self.core, self.tools, self.gate, self.translator, certifier, loop, writer, self._warrant)
        album = Album(self._sent_pictures)
        store = SqlConversationStore(self.settings.resolved_database_url)
        is_embedded = self.core is self.embedded_core
        return Assistant(parts, store, album, None if is_embedded else self._without_model(parts))

    def _without_model(self, parts: TurnParts) -> TurnParts:
        """The same parts around the embedded core."""
        return replace(parts, core=self.embedded_core, loop=self.cores.loop(self.embedded_core), warrant=None)

    @property
    def _warrant(self) -> Warrant | None:
        """What a model's calls are held against; the embedded core takes no orders from what it reads."""
        return None if self.core is self.embedded_core else IntentWarrant(self.facts, self.classifier)

    def unbuilt(self) -> list[tuple[str, Callable[[], object]]]:
        """What has still to be built once but the animations, each with what to call it on a progress bar."""
        models: list[tuple[str, _BuiltOnce]] = [
            ("embedding model", self.minilm),
            *(("article index", index) for index in self.article_indexes),
            ("intents", self.classifier),
            ("safety reader of passages", self.safety_readers.passages),
            ("safety reader of messages", self.safety_readers.messages),
            ("field reader", self.field_reader),
            ("poses of the exercises", self.known_poses),
            ("exercise index", self.exercise_search),
        ]
        return [(name, part.prepare) for name, part in models if not part.is_prepared]

    def undrawn(self) -> list[str]:
        """The exercises whose animation is not on disk."""
        return undrawn(self.renderer, [exercise.id for exercise in self.catalogue], self.settings.language)

    def warm_up(self) -> None:
        """Load what every first answer needs, and what the most usual one does: showing an exercise."""
        self.classifier.load()
        for reader in self.safety_readers:
            reader.load()
        self.exercise_search.search("squat")

    def warm_up_further(self) -> None:
        """Load what questions need, and go on with what an earlier process left."""
        self.retriever.search("protein")
        self.field_reader.load()
        self._go_on_with_jobs()

    def _go_on_with_jobs(self) -> None:
        """Take up the jobs that an earlier process left; without any nothing of the queue is loaded."""
        from knowledge.jobs.store import JobStore

        if JobStore(self.settings.resolved_database_url).open_jobs():
            self.pages.work_here()

    def picture_of(self, exercise_id: str, language: Language | None = None) -> str | None:
        """The path of an exercise's animation, rendered if need be; None where it has no motion."""
        if not self.renderer.has_motion(exercise_id):
            return None
        return str(self.renderer.animation(exercise_id, "gif", language or self.settings.language))

    @cached_property
    def answering(self) -> Answering:
        """Chooses what of the articles answers a question."""
        from tools.knowledge.answering import Answering

        return Answering(self.library.passages, self.relevance, self.dense, self.embedder)

    @property
    def _sent_pictures(self) -> Path:
        return self.settings.data_dir / "pictures"

    @property
    def _opened_below(self) -> Path | None:
        """The folder of the pictures that were sent, where no others may be opened."""
        return None if self.opens_files else self._sent_pictures

    def _among_documents(self, query: str, articles: list[Hit], limit: int) -> Found:
        """What documents say, among the articles; their search is loaded when the first document is there."""
        _, changes = self.documents.log()
        if changes == 0:
            return Found([*articles], answered=False)
        return self.document_search.among(query, articles, LOCAL_OWNER, limit)

    def _quoted(self, query: str, passage: DocumentPassage) -> str:
        """The sentences of a document that answer."""
        from tools.knowledge.quoting import Quoter

        return Quoter(self.pages.search)(query, passage)

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
