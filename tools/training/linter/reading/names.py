"""Which exercise a written name means, how surely, and what is near where it is not sure.

A name is only taken where all of it is known: "zercher squat" is no squat before the catalogue has it. Words that
leave an exercise what it is (paused, heavy), that name equipment it really uses (barbell), or that no name of an
exercise holds (a note behind it) do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from domain.vocabulary import Equipment
from knowledge.exercises.catalogue import Catalogue, Exercise
from retrievers.names import names_of
from tools.training.linter.reading.grammar import Grammar
from tools.training.linter.reading.phrases import PhraseBook
from tools.training.linter.reading.writing import prepare

SURE = 0.88
"""Confidence from which a name is taken; below it the exercise is only suggested."""
_WITHOUT_MODIFIERS, _WITH_A_NOTE = 0.97, 0.93
_SHORTEST_MISSPELLED = 5
_SAME_ENDS = 0.79
"""Share of letters in place that is enough where length, first and last letter agree: "sqaut"."""
_SUGGESTED, _SUGGESTIONS = 62, 3
"""RapidFuzz ratio, 0–100, from which a name is suggested, and how many are."""
_LONGEST_NAME = 80
_REMEMBERED = 4096
"""Names whose reading is kept."""
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_UNSPACED = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_NOT_NAME = re.compile(r"[^\w\u0980-\u09ff'/ ]+")
_LETTERS = re.compile(r"[^\W\d_]|[\u0980-\u09ff]")


@dataclass(frozen=True)
class NameReading:
    """What a written name means: the exercise or none, how surely (0–1), and the ids of what is near."""

    exercise: Exercise | None
    confidence: float
    suggestions: tuple[str, ...] = ()


_UNREAD = NameReading(None, 0.0)


class ExerciseNames:
    """The names of the catalogue, for reading them one by one."""

    def __init__(self, catalogue: Catalogue, grammar: Grammar) -> None:
        self._catalogue = catalogue
        self._grammar = grammar
        self._remembered = lru_cache(_REMEMBERED)(self._reading)

    def read(self, written: str) -> NameReading:
        """The exercise that a prepared text names, in or without parentheses and with what else is beside it."""
        return self._remembered(written[:_LONGEST_NAME])

    @cached_property
    def like_amounts(self) -> list[str]:
        """Names that hold digits or words of amounts: "45 degree leg press", "bodyweight squat"."""
        words = self._grammar.tokens
        return [name for name in self._spaced if re.search(r"\d", name) or words.finds(name)]

    def _reading(self, written: str) -> NameReading:
        if not _LETTERS.search(written):
            return _UNREAD
        best = _UNREAD
        for look_up, confidence in ((self._exact, 1.0), (self._without_modifiers, _WITHOUT_MODIFIERS)):
            for form in self._forms(written):
                exercise = look_up(form)
                if exercise:
                    return NameReading(exercise, confidence)
        for form in self._forms(written):
            reading = self._embedded(form) or self._misspelled(form)
            if reading and reading.confidence > best.confidence:
                best = reading
        if best.confidence >= SURE:
            return best
        return NameReading(None, best.confidence, tuple(self._nearest(written)))

    def _forms(self, written: str) -> Iterator[str]:
        """The text as it is, with "(barbell)" put in front, without a mere note, and with short forms written out."""
        inside = " ".join(_PARENTHESES.findall(written))
        outside = _PARENTHESES.sub(" ", written)
        is_note = not any(self._may_be_name(word) or self._grammar.equipment.get(word) for word in inside.split())
        seen: set[str] = set()
        for text in (written, f"{inside} {outside}", *([outside] if is_note else [])):
            for form in (text, self._long(text)):
                plain = " ".join(_NOT_NAME.sub(" ", form).split())
                if plain and plain not in seen:
                    seen.add(plain)
                    yield plain

    def _long(self, text: str) -> str:
        words = text.split()
        pairs = {f"{a} {b}" for a, b in pairwise(words)} & self._grammar.short.keys()
        for pair in pairs:
            text = text.replace(pair, self._grammar.short[pair])
        return " ".join(self._grammar.short.get(word, word) for word in text.split())

    def _exact(self, form: str) -> Exercise | None:
        """The exercise of exactly this name, with or without a plural and spaces."""
        for name in (form, form.removesuffix("s"), form.removesuffix("es")):
            exercise_id = self._spaced.get(name) or self._sorted.get(_key(name))
            if exercise_id:
                return self._catalogue.get(exercise_id)
        exercise_id = self._dense.get(form.replace(" ", "")) if _UNSPACED.search(form) else None
        return self._catalogue.get(exercise_id) if exercise_id else None

    def _without_modifiers(self, form: str) -> Exercise | None:
        rest, named = self._stripped(form)
        if rest == form or not rest:
            return None
        for name in (rest, rest.removesuffix("s"), rest.removesuffix("es")):
            exercise_id = self._spaced.get(name) or self._dense.get(name.replace(" ", ""))
            exercise = self._catalogue.get(exercise_id) if exercise_id else None
            if exercise and named <= set(exercise.equipment):
                return exercise
        return None

    def _stripped(self, form: str) -> tuple[str, set[Equipment]]:
        """What is left without neutral words and equipment, and which equipment it was."""
        rest, _ = _cut_out(self._grammar.neutral, form)
        rest, named = _cut_out(self._grammar.equipment, rest)
        return " ".join(rest.split()), {Equipment(value) for value in named}

    def _embedded(self, form: str) -> NameReading | None:
        """A name at the start, with nothing behind it that could make it another exercise; modifiers may lead it."""
        rest, named = self._stripped(form)
        for text, equipment in ((form, set[Equipment]()), (rest, named)):
            words = text.split()
            for size in range(len(words), 0, -1):
                exercise_id = self._spaced.get(" ".join(words[:size]))
                if exercise_id is None:
                    continue
                behind = words[size:]
                exercise = self._catalogue.get(exercise_id)
                if equipment <= set(exercise.equipment) and not any(self._may_be_name(word) for word in behind):
                    return NameReading(exercise, _WITH_A_NOTE)
                break
        return self._unspaced_embedded(form)

    def _unspaced_embedded(self, form: str) -> NameReading | None:
        """The same for Chinese and Korean: 深蹲热身 begins with a name, 哑铃深蹲 does not."""
        dense = form.replace(" ", "")
        if not _UNSPACED.search(dense):
            return None
        for size in range(min(len(dense), self._longest_dense), 1, -1):
            exercise_id = self._dense.get(dense[:size])
            if exercise_id:
                behind = " ".join(self._stripped(dense[size:])[0].split())
                if not behind or not any(part in self._unspaced_parts for part in _pairs(behind)):
                    return NameReading(self._catalogue.get(exercise_id), _WITH_A_NOTE)
                return None
        return None

    def _may_be_name(self, word: str) -> bool:
        return word in self._vocabulary and not self._grammar.neutral.get(word)

    def _misspelled(self, form: str) -> NameReading | None:
        """The nearest name by letters, where nearly all are in place."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(form) < _SHORTEST_MISSPELLED:
            return None
        hits = process.extract(form, self._all, scorer=OSA.normalized_similarity, score_cutoff=_SAME_ENDS, limit=3)
        for name, similarity, _ in hits:
            if _may_be_misspelled(form, name, float(similarity)) and not set(form.split()) <= self._proper_words:
                return NameReading(self._catalogue.get(self._spaced[name]), max(SURE, round(float(similarity), 2)))
        return None

    def _nearest(self, written: str) -> list[str]:
        """Ids of the exercises whose names end the text, or are most like it, best first."""
        from rapidfuzz import fuzz, process

        form = next(self._forms(written), "")
        is_unspaced = _UNSPACED.search(form) is not None
        if self._grammar.day_kinds.get(form):
            return []  # a muscle is no exercise
        if not is_unspaced and not any(word in self._vocabulary for word in form.split()):
            return []  # not one word of an exercise: whatever is near is so by chance
        scorer = fuzz.ratio if is_unspaced else fuzz.token_sort_ratio
        hits = process.extract(form, self._all, scorer=scorer, limit=12, score_cutoff=_SUGGESTED)
        near = [*self._ending(form), *(self._spaced[name] for name, _, _ in hits)]
        return list(dict.fromkeys(near))[:_SUGGESTIONS]

    def _ending(self, form: str) -> list[str]:
        """The exercise whose name the text ends with: "zercher squat" is some squat."""
        words, dense = form.split(), form.replace(" ", "")
        endings = [self._spaced.get(" ".join(words[at:])) for at in range(1, len(words))]
        endings += [self._dense.get(dense[at:]) for at in range(1, len(dense) - 1)]
        return [exercise_id for exercise_id in endings if exercise_id][:1]

    @cached_property
    def _spaced(self) -> dict[str, str]:
        """Id by prepared name; the catalogue's own names beat aliases of others."""
        ids: dict[str, str] = {}
        own = [(name, e.id) for e in self._catalogue for name in e.names.values()]
        every = [(name, e.id) for e in self._catalogue for name in names_of(e)]
        for name, exercise_id in [*own, *every]:
            ids.setdefault(" ".join(_NOT_NAME.sub(" ", prepare(name)).split()), exercise_id)
        return ids

    @cached_property
    def _all(self) -> list[str]:
        return list(self._spaced)

    @cached_property
    def _sorted(self) -> dict[str, str]:
        """Id by the words of a name in alphabetical order; words that two exercises share in another order are out."""
        ids: dict[str, str] = {}
        for name, exercise_id in self._spaced.items():
            key = _key(name)
            ids[key] = exercise_id if ids.get(key, exercise_id) == exercise_id else ""
        return ids

    @cached_property
    def _dense(self) -> dict[str, str]:
        return {name.replace(" ", ""): id_ for name, id_ in self._spaced.items() if _UNSPACED.search(name)}

    @cached_property
    def _longest_dense(self) -> int:
        return max((len(name) for name in self._dense), default=0)

    @cached_property
    def _vocabulary(self) -> set[str]:
        """The words of all names, single and plural, with the movements that they could make of another."""
        words = {word for name in self._spaced for word in name.split()}
        return words | {word.removesuffix("s") for word in words if word.isascii()}

    @cached_property
    def _proper_words(self) -> set[str]:
        """The words of the catalogue's own names, spelled rightly; its aliases may hold common misspellings."""
        names = [prepare(name) for exercise in self._catalogue for name in exercise.names.values()]
        words = {word for name in names for word in name.split()}
        return words | {f"{word}s" for word in words if word.isascii()}

    @cached_property
    def _unspaced_parts(self) -> set[str]:
        """Pairs of neighbouring letters in the names that are written without spaces."""
        return {pair for name in self._dense for pair in _pairs(name)}


def _may_be_misspelled(form: str, name: str, similarity: float) -> bool:
    """Nearly all letters in place, and each word begins as it should: "hack squat" is no "back squat"."""
    ours, theirs = form.split(), name.split()
    if len(ours) == len(theirs) and any(one[0] != other[0] for one, other in zip(ours, theirs, strict=True)):
        return False
    same_ends = (len(form), form[0], form[-1]) == (len(name), name[0], name[-1])
    return similarity >= SURE or same_ends


def _cut_out(book: PhraseBook, text: str) -> tuple[str, list[str]]:
    kept, values, position = [], [], 0
    for start, end, value in book.spans(text):
        kept.append(text[position:start])
        values.append(value)
        position = end
    return " ".join([*kept, text[position:]]), values


def _key(name: str) -> str:
    return " ".join(sorted(name.split()))


def _pairs(text: str) -> Sequence[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]
