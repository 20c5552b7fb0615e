"""The exercises as the search reads them: names and texts as terms, what filters look at, short descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from domain.vocabulary import BodyPart, Equipment, Language, Level, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from knowledge.exercises.imported import ImportedExercise
from knowledge.exercises.library import LibraryEntry
from retrievers.exercise_sayings import ExerciseSayings
from retrievers.movement_words import MovementWords
from retrievers.names import names_of
from retrievers.tokenizer import tokenize

_SHORT_TEXT = 350
"""Characters of the steps that a vector stands for: enough to know a movement by, and quick to embed."""
_OTHERS = tuple(language for language in Language if language is not Language.EN)


class IndexedExercise:
    """An exercise with all that is known of it, from whichever source."""

    def __init__(self, entry: LibraryEntry, words: MovementWords, sayings: ExerciseSayings) -> None:
        self.exercise = entry.exercise
        self._records: Sequence[ExerciseRecord] = (entry.exercise, *entry.same)
        self._words = words
        imported = [record for record in self._records if isinstance(record, ImportedExercise)]
        self._said = sayings.of(record.source_id for record in imported) if imported else {}

    @cached_property
    def muscles(self) -> frozenset[Muscle]:
        """What any source says that it trains: where one calls a muscle shoulders, another says rear delts."""
        return frozenset(m for record in self._records for m in (*record.primary_muscles, *record.secondary_muscles))

    @cached_property
    def equipment(self) -> frozenset[Equipment]:
        """What any source says that it is done with: a pull-up needs a bar here and nothing but the body there."""
        return frozenset(piece for record in self._records for piece in record.equipment)

    @property
    def level(self) -> Level | None:
        """For whom it is; None where nobody says."""
        return self.exercise.level

    @property
    def avoid(self) -> list[BodyPart] | None:
        """What speaks against it; None where nobody says."""
        return self.exercise.avoid

    @cached_property
    def names(self) -> list[str]:
        """Every name in every language and source, and what else people call it."""
        said = [text for of_language in self._said.values() for text in of_language]
        return list(dict.fromkeys([*(name for record in self._records for name in names_of(record)), *said]))

    @cached_property
    def name_terms(self) -> list[list[str]]:
        """Its English names as terms; those of another language where there is none."""
        english = [name for record in self._records for name in _english_names(record)]
        english += self._said.get(Language.EN, [])
        terms = [self._words.terms(name) for name in english or [self.exercise.name]]
        return [one for one in terms if one] or [[self.exercise.id]]

    @cached_property
    def facet_terms(self) -> list[str]:
        """What it trains, with what and how, as terms."""
        tags = [tag for r in self._records for tag in (*r.primary_muscles, *r.equipment, r.kind)]
        return self._words.terms(_written(tags))

    @cached_property
    def text_terms(self) -> list[str]:
        """All that is written about it in English, as terms."""
        parts: list[str] = []
        for record in self._records:
            tags = [*record.primary_muscles, *record.secondary_muscles, *record.equipment, record.kind]
            parts += [*_english_names(record), *record.steps.get(Language.EN, []), *record.cues, _written(tags)]
        return self._words.terms(" . ".join([*parts, *self._said.get(Language.EN, [])]))

    @cached_property
    def native_terms(self) -> list[str]:
        """Its names and steps in other scripts, as words or pairs of characters."""
        texts = [text for record in self._records for text in _native(record)]
        said = [text for language in _OTHERS for text in self._said.get(language, [])]
        return tokenize(" ".join([*texts, *said]))

    @cached_property
    def short_texts(self) -> list[str]:
        """Short English texts: what it is, how it begins, and what is said of it."""
        exercise = self.exercise
        pieces = [piece for piece in exercise.equipment if piece is not Equipment.BODYWEIGHT]
        using = f" with {_written(pieces)}" if pieces else ""
        what = f"{exercise.name}. {exercise.kind} exercise for {_written(exercise.primary_muscles)}{using}"
        steps = " ".join(step for record in self._records[:1] for step in record.steps.get(Language.EN, []))
        return [what, f"{exercise.name}: {steps}"[:_SHORT_TEXT], *self._said.get(Language.EN, [])]


def _english_names(record: ExerciseRecord) -> list[str]:
    name = record.names.get(Language.EN)
    return [*([name] if name else []), *record.aliases.get(Language.EN, [])]


def _native(record: ExerciseRecord) -> list[str]:
    names = [name for language in _OTHERS if (name := record.names.get(language))]
    lists = [texts.get(language, []) for texts in (record.aliases, record.steps) for language in _OTHERS]
    return [*names, *(text for texts in lists for text in texts)]


def _written(tags: Iterable[str]) -> str:
    return ", ".join(tag.replace("_", " ") for tag in tags)
