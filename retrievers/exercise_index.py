"""The exercises as the search reads them: names and texts as terms, what filters look at, short descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from domain.vocabulary import BodyPart, Equipment, Language, Level, Muscle
from knowledge.exercises.catalogue import ExerciseRecord
from knowledge.exercises.library import LibraryEntry
from retrievers.movement_words import MovementWords
from retrievers.names import names_of
from retrievers.tokenizer import tokenize

_SHORT_TEXT = 350
"""Characters of the steps that a vector stands for: enough to know a movement by, and quick to embed."""


class IndexedExercise:
    """An exercise with all that is known of it, from whichever source."""

    def __init__(self, entry: LibraryEntry, words: MovementWords) -> None:
        self.exercise = entry.exercise
        self._records: Sequence[ExerciseRecord] = (entry.exercise, *entry.same)
        self._words = words

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
        """Every name in every language and source."""
        return list(dict.fromkeys(name for record in self._records for name in names_of(record)))

    @cached_property
    def name_terms(self) -> list[list[str]]:
        """Its English names as terms; those of another language where there is none."""
        english = [name for record in self._records for name in _english_names(record)]
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
        return self._words.terms(" . ".join(parts))

    @cached_property
    def native_terms(self) -> list[str]:
        """Its names and steps in other scripts, as words or pairs of characters."""
        texts = [text for record in self._records for text in _native(record)]
        return tokenize(" ".join(texts))

    @cached_property
    def short_texts(self) -> list[str]:
        """Two short English texts: what it is, and how it begins."""
        exercise = self.exercise
        pieces = [piece for piece in exercise.equipment if piece is not Equipment.BODYWEIGHT]
        using = f" with {_written(pieces)}" if pieces else ""
        what = f"{exercise.name}. {exercise.kind} exercise for {_written(exercise.primary_muscles)}{using}"
        steps = " ".join(step for record in self._records[:1] for step in record.steps.get(Language.EN, []))
        return [what, f"{exercise.name}: {steps}"[:_SHORT_TEXT]]


def _english_names(record: ExerciseRecord) -> list[str]:
    name = record.names.get(Language.EN)
    return [*([name] if name else []), *record.aliases.get(Language.EN, [])]


def _native(record: ExerciseRecord) -> list[str]:
    others = [language for language in Language if language is not Language.EN]
    names = [name for language in others if (name := record.names.get(language))]
    lists = [texts.get(language, []) for texts in (record.aliases, record.steps) for language in others]
    return [*names, *(text for texts in lists for text in texts)]


def _written(tags: Iterable[str]) -> str:
    return ", ".join(tag.replace("_", " ") for tag in tags)
