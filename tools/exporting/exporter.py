"""Writes plans to files: from a plan, a format and a language to bytes with a name and a media type."""

from __future__ import annotations

from domain.errors import InvalidInput, SpotterError
from domain.translation import Translator
from domain.vocabulary import Language
from knowledge.exercises.catalogue import Catalogue
from tools.exporting.csv_file import nutrition_table, shopping_table, training_table
from tools.exporting.document import Document
from tools.exporting.formats import FILE_TYPES, FORMATS, ExportedFile, ExportFormat
from tools.exporting.ics import write_calendar
from tools.exporting.liftoscript import write_liftoscript
from tools.exporting.nutrition_document import nutrition_document
from tools.exporting.options import ExportOptions
from tools.exporting.page import write_page
from tools.exporting.pdf.writer import write_pdf
from tools.exporting.pictures import ExercisePictures
from tools.exporting.plans import Plan, PlanKind, kind_of
from tools.exporting.sessions import TrainingProgramme
from tools.exporting.strength_document import strength_document
from tools.exporting.strength_sessions import strength_programme
from tools.exporting.titles import subtitle, title
from tools.exporting.training_document import training_document
from tools.exporting.training_sessions import training_programme
from tools.exporting.wger import write_wger
from tools.exporting.words import ExportWords
from tools.fonts.finder import FontFinder
from tools.nutrition.plan_models import PlanNutritionResult
from tools.strength.models_531 import Calculate531Result
from tools.training.models import PlanTrainingResult

_FILE_NAMES = {
    PlanKind.NUTRITION: "spotter-meal-plan",
    PlanKind.TRAINING: "spotter-training-plan",
    PlanKind.STRENGTH: "spotter-531",
}


class Exporter:
    """Everything that writing a plan needs."""

    def __init__(
        self, translator: Translator, catalogue: Catalogue, pictures: ExercisePictures, fonts: FontFinder | None = None
    ) -> None:
        self._translator = translator
        self._catalogue = catalogue
        self._pictures = pictures
        self._fonts = fonts or FontFinder()
        self._font_problems: dict[Language, SpotterError | None] = {}

    def export(self, plan: Plan, export_format: ExportFormat, options: ExportOptions) -> ExportedFile:
        """The plan in a format.

        Raises InvalidInput for a format that this kind of plan does not have, Unavailable where no font has the
        letters of the language, StorageError where pictures cannot be kept.
        """
        kind = kind_of(plan)
        if export_format not in FORMATS[kind]:
            raise InvalidInput(
                f"{kind} cannot be written as {export_format}.",
                field="format",
                hint=f"Use {', '.join(FORMATS[kind])}.",
            )
        words = ExportWords(self._translator, options.language)
        return ExportedFile(
            name=file_name(kind, export_format),
            media_type=FILE_TYPES[export_format].media_type,
            data=self._write(plan, export_format, options, words),
        )

    def title(self, plan: Plan, language: Language) -> str:
        """What a plan is called, and how long it is."""
        words = ExportWords(self._translator, language)
        return f"{title(plan, words)} · {subtitle(plan, words)}"

    def problem(self, export_format: ExportFormat, language: Language) -> SpotterError | None:
        """Why nothing can be written in this format and language here; None where it can."""
        if export_format is not ExportFormat.PDF:
            return None
        if language not in self._font_problems:
            self._font_problems[language] = self._fonts.problem(language)
        return self._font_problems[language]

    def _write(self, plan: Plan, export_format: ExportFormat, options: ExportOptions, words: ExportWords) -> bytes:
        if export_format is ExportFormat.PDF:
            return write_pdf(self._document(plan, words), self._fonts)
        if export_format is ExportFormat.PAGE:
            return write_page(self._document(plan, words))
        if isinstance(plan, PlanNutritionResult):
            return (shopping_table if export_format is ExportFormat.SHOPPING else nutrition_table)(plan, words)
        return self._write_training(self._programme(plan, words), export_format, options, words)

    def _write_training(
        self, programme: TrainingProgramme, export_format: ExportFormat, options: ExportOptions, words: ExportWords
    ) -> bytes:
        if export_format is ExportFormat.CALENDAR:
            return write_calendar(programme, options, words)
        if export_format is ExportFormat.LIFTOSCRIPT:
            return write_liftoscript(programme, words, self._catalogue)
        if export_format is ExportFormat.WGER:
            return write_wger(programme, options, words, self._catalogue)
        return training_table(programme, words)

    def _programme(self, plan: PlanTrainingResult | Calculate531Result, words: ExportWords) -> TrainingProgramme:
        if isinstance(plan, PlanTrainingResult):
            return training_programme(plan, words, self._catalogue)
        return strength_programme(plan, words, self._catalogue)

    def _document(self, plan: Plan, words: ExportWords) -> Document:
        if isinstance(plan, PlanNutritionResult):
            return nutrition_document(plan, words)
        if isinstance(plan, PlanTrainingResult):
            return training_document(plan, words, self._catalogue, self._pictures)
        return strength_document(plan, words, self._catalogue, self._pictures)


def file_name(kind: PlanKind, export_format: ExportFormat) -> str:
    """What a file is called, in letters that every system can store."""
    return f"{_FILE_NAMES[kind]}{FILE_TYPES[export_format].ending}"
