"""The words of the four languages, read from `languages/*/lexicon.yaml` and compiled once.

Every lexicon is applied to every message: people write "RDL 보여줘" and "5일 vegan".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from agent.cores.embedded.weekdays import WeekdayReader, Weekdays
from domain.vocabulary import Language
from knowledge.foods.food_groups import food_groups
from retrievers.names import fold
from retrievers.word_ends import bengali_word_end, ends_in_bengali

LANGUAGES_DIR = Path(__file__).parent / "languages"
NUMBER = r"(?<![\d.\u2212])(\u2212?(?:[1-9],\d{3}(?![,\d])|\d+(?:\.\d+|,\d(?![\d,.]))?))(?!\.?\d)"
"""A number with an optional sign (U+2212, see `quantities.prepare`).

A comma is a decimal mark before one digit and a thousands mark before three.
"""
_SHORT_BENGALI = 3
"""Letters up to which a Bengali phrase must be a word of its own."""
_PHRASE_LISTS = [
    *(
        "negations",
        "denied_after",
        "denied_before",
        "set_aside",
        "aside_links",
        "set_aside_before",
        "lacking",
        "no_such",
        "pain",
        "request_words",
        "corrections",
        "joins",
        "follow_up",
        "another",
        "more_of_it",
        "as_well",
        "easier",
        "harder",
        "same_amount",
    ),
    *("that_one", "greetings", "addressed", "after_greeting"),
]
"""The lists of a lexicon whose phrases stand for themselves."""
_WORD_CHARACTER = r"[a-z0-9\u0980-\u09ff]"


class QuantityPattern(BaseModel):
    """A number with its unit: `{n}` and `{m}` stand for numbers in the regular expression."""

    model_config = ConfigDict(extra="forbid")

    kind: str
    unit: str
    pattern: str


class ExclusionGroup(BaseModel):
    """Phrases that stand for one or more values of `exclude`."""

    model_config = ConfigDict(extra="forbid")

    values: list[str]
    phrases: list[str]


class ExclusionCues(BaseModel):
    """Words that turn the foods beside them into exclusions."""

    model_config = ConfigDict(extra="forbid")

    before: list[str]
    after: list[str]
    connectors: list[str] = Field(description="What may stand between the items of one list")
    statements: list[ExclusionGroup] = Field(description="Conditions that exclude by themselves")
    reactions: list[str] = Field(description="What an allergy or an intolerance does, or its name")
    no_reaction: list[str] = Field(description="That there is none: not allergic")
    unconcerned: list[str] = Field(description="What a reaction does not reach over: but I love …")
    eaten: list[str] = Field(description="Words right behind a food that say that it is eaten: dairy is fine")


class Lexicon(BaseModel):
    """The words of one language."""

    model_config = ConfigDict(extra="forbid")

    numerals: dict[str, int]
    counters: list[str] = Field(description="Words after which a numeral counts as a number")
    before_numerals: list[str] = Field(default=[], description="Words behind which a numeral counts as a number")
    values: dict[str, dict[str, list[str]]] = Field(description="slot → value → phrases")
    exclusions: list[ExclusionGroup]
    exclusion_cues: ExclusionCues
    negations: list[str]
    lacking: list[str] = Field(default=[], description="Negations of having, which deny no exercise: 没有腿举机")
    no_such: list[str] = Field(default=[], description='Words behind "allergy" that say there is none')
    denied_before: list[str] = Field(default=[], description="Words that take back the number behind them: 不是105")
    denied_after: list[str] = Field(default=[], description="Negations that deny only the word before them")
    set_aside: list[str] = Field(default=[], description="Words right behind a piece of equipment that rule it out")
    aside_links: list[str] = Field(default=[], description="What may stand before the word that rules a thing out")
    set_aside_before: list[str] = Field(default=[], description="Words before an exercise that is known already")
    pain: list[str] = Field(description="Words that turn a body part into one to spare")
    greetings: list[str] = Field(description="Greetings that begin a message")
    addressed: list[str] = Field(description="Whom a greeting greets")
    after_greeting: list[str] = Field(description="Words that begin a request right behind a greeting")
    request_words: list[str] = Field(description="Words around a name that are no part of it")
    corrections: list[str] = Field(description="Words that take back what was said before")
    joins: list[str] = Field(description="Words that join two requests")
    follow_up: list[str] = Field(description="Words that change the last request")
    another: list[str] = Field(description="Phrases that ask for a different answer to the same request")
    more_of_it: list[str] = Field(description="What asks for more on the last answer, and for nothing else")
    as_well: list[str] = Field(description="Words that begin or end the same question about another matter")
    same_amount: list[str] = Field(description="Words for as much of a food as of the last one")
    easier: list[str] = Field(description="Words that ask for an easier variation of what was shown")
    harder: list[str] = Field(description="Words that ask for a harder one")
    lift_letters: dict[str, str] = Field(
        default={}, description="Short forms of lifts, which count where two of them stand before loads: 蹲140 拉180"
    )
    other_exercises: dict[str, list[str]] = Field(
        default={}, description="English name → names of exercises that only imported collections hold"
    )
    ordinals: dict[str, int] = Field(description="Words that point at a place in a list; -1 is the last")
    that_one: list[str] = Field(description="Words that point at what was just shown")
    quantities: list[QuantityPattern]
    weekdays: Weekdays


@dataclass(frozen=True)
class Found:
    """A phrase of the lexicon in a message: what it stands for and where."""

    value: Any
    start: int
    end: int
    text: str


class PhraseTable:
    """Phrases of all languages, each standing for a value; found longest first.

    They are found by their first letter: one pattern of all of them takes half a second of every start to compile.
    """

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._values: dict[str, Any] = {}
        for phrase, value in entries:
            self._values.setdefault(fold(phrase), value)

    def find(self, text: str) -> list[Found]:
        """Every phrase in a folded text that no longer phrase covers, in the order of the text."""
        found: list[Found] = []
        free_from = 0
        for start, letter in enumerate(text):
            if start < free_from or letter not in self._by_letter:
                continue
            phrase = next((p for p in self._by_letter[letter] if _stands_at(p, text, start)), None)
            if phrase is not None:
                free_from = start + len(phrase)
                found.append(Found(self._values[phrase], start, free_from, phrase))
        return found

    def strip(self, text: str) -> str:
        """The text without any of the phrases."""
        kept, end = [], 0
        for phrase in self.find(text):
            kept.append(text[end : phrase.start])
            end = phrase.end
        return re.sub(r"\s+", " ", " ".join([*kept, text[end:]])).strip(" ?!.,:;\"'()。？！，、।")

    @property
    def alternatives(self) -> str:
        """Any of the phrases as a whole word, the longest first, as a part of a larger regular expression."""
        return "|".join(_starts_word(p) + re.escape(p) + _ends_word(p) for p in self._longest_first)

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(filter(None, self._values), key=len, reverse=True)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        phrases = defaultdict[str, list[str]](list)
        for phrase in self._longest_first:
            phrases[phrase[0]].append(phrase)
        return dict(phrases)


def _stands_at(phrase: str, text: str, start: int) -> bool:
    """Whether the phrase is a whole word of the text there."""
    if not text.startswith(phrase, start) or not re.compile(_starts_word(phrase)).match(text, start):
        return False
    return re.compile(_ends_word(phrase)).match(text, start + len(phrase)) is not None


def _starts_word(phrase: str) -> str:
    """What stands before a phrase: Chinese and Korean words have no boundary."""
    return f"(?<!{_WORD_CHARACTER})" if re.match(_WORD_CHARACTER, phrase) else ""


def _ends_word(phrase: str) -> str:
    """What follows a phrase: Bengali words take endings, short ones only cases."""
    if len(phrase) <= _SHORT_BENGALI and ends_in_bengali(phrase):
        return bengali_word_end(phrase)
    return r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", phrase) else ""


@dataclass(frozen=True)
class CompiledQuantity:
    """A quantity pattern ready to search."""

    kind: str
    unit: str
    pattern: re.Pattern[str]


class Lexica:
    """The lexica of all languages as one set of tables."""

    def __init__(self, folder: Path = LANGUAGES_DIR) -> None:
        self._folder = folder

    @cached_property
    def by_language(self) -> dict[Language, Lexicon]:
        """Each language's lexicon."""
        import yaml

        return {
            language: Lexicon.model_validate(
                yaml.load((self._folder / language / "lexicon.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
            )
            for language in Language
            if (self._folder / language / "lexicon.yaml").exists()
        }

    @cached_property
    def slots(self) -> dict[str, PhraseTable]:
        """One phrase table for each slot of `values`."""
        names = {slot for lexicon in self._all for slot in lexicon.values}
        return {slot: PhraseTable(self._slot_entries(slot)) for slot in names}

    @cached_property
    def exclusions(self) -> PhraseTable:
        """Food groups: the value is the list of `exclude` values; kinds of food are those of the food table."""
        own = _group_entries(group for lexicon in self._all for group in lexicon.exclusions)
        kinds = (
            (word, [name])
            for name, group in food_groups().items()
            for word in [name.replace("_", " "), *group.all_words]
        )
        return PhraseTable([*own, *kinds])

    @cached_property
    def exclusion_statements(self) -> PhraseTable:
        """Conditions that exclude by themselves."""
        return PhraseTable(_group_entries(g for lexicon in self._all for g in lexicon.exclusion_cues.statements))

    @cached_property
    def quantities(self) -> list[CompiledQuantity]:
        """Number patterns, in the order of their files."""
        return [
            CompiledQuantity(entry.kind, entry.unit, _compile_quantity(entry.pattern))
            for lexicon in self._all
            for entry in lexicon.quantities
        ]

    @cached_property
    def weekdays(self) -> list[WeekdayReader]:
        """The readers of listed days, one for each language."""
        return [WeekdayReader(lexicon.weekdays) for lexicon in self._all]

    @cached_property
    def numerals(self) -> re.Pattern[str]:
        """A number word in front of a counter, right behind a word such as বয়স (age), or all that is said."""
        words = sorted((fold(word) for word in self.numeral_values), key=len, reverse=True)
        counters = sorted((fold(c) for lexicon in self._all for c in lexicon.counters), key=len, reverse=True)
        # "three" must not stand inside another word; 三 in "100kg三次" touches one.
        spaced = "|".join((r"(?<![a-z])" if word.isascii() else "") + re.escape(word) for word in words)
        leads = "|".join(f"(?<={re.escape(fold(lead))} )" for lexicon in self._all for lead in lexicon.before_numerals)
        behind = rf"(?:{leads})({spaced})(?!{_WORD_CHARACTER})"
        alone = rf"^(?:{spaced})(?=[.!]?$)"
        return re.compile(rf"({spaced})(?=[ ]?(?:{'|'.join(map(re.escape, counters))}))|{behind}|{alone}")

    @cached_property
    def numeral_values(self) -> dict[str, int]:
        """What each number word stands for."""
        return {fold(word): number for lexicon in self._all for word, number in lexicon.numerals.items()}

    @cached_property
    def greeting(self) -> re.Pattern[str]:
        """A greeting that opens a prepared text, with its marks: the good morning is a lift as well.

        It ends at a mark, behind the name of whom it greets, or before a word that begins a request.
        """
        names = ("greetings", "addressed", "after_greeting")
        greeting, addressed, begins = (self.phrases(name).alternatives for name in names)
        marks = r"[\s!,.~;。！，、।]"
        return re.compile(
            rf"(?:{greeting})(?:\s*(?:{addressed})(?:{marks}+|$)|{marks}*$|\s*(?!\s){marks}+|\s+(?={begins}))"
        )

    def phrases(self, name: str) -> PhraseTable:
        """The table of a plain phrase list of the lexicon, such as `negations`; a phrase stands for itself."""
        return self._lists[name]

    @property
    def english_phrases(self) -> Iterable[str]:
        """The phrases of the English lexicon that mean something by themselves."""
        lexicon = self.by_language[Language.EN]
        for values in lexicon.values.values():
            yield from (phrase for phrases in values.values() for phrase in phrases)
        for group in [*lexicon.exclusions, *lexicon.exclusion_cues.statements]:
            yield from group.phrases
        yield from [*lexicon.exclusion_cues.before, *lexicon.exclusion_cues.after, *lexicon.pain]

    @cached_property
    def ordinals(self) -> PhraseTable:
        """Words that point at a place in a list."""
        return PhraseTable(entry for lexicon in self._all for entry in lexicon.ordinals.items())

    @cached_property
    def lift_letters(self) -> dict[str, str]:
        """Short forms of lifts with their names."""
        return {letter: name for lexicon in self._all for letter, name in lexicon.lift_letters.items()}

    @cached_property
    def lift_letter(self) -> re.Pattern[str]:
        """A short form of a lift before its load: 蹲140."""
        return re.compile(rf"(?:(?<![^\W\d_])|(?<=[斤克]))({'|'.join(self.lift_letters)})(?= ?\d{{2,3}}(?!\d))")

    @cached_property
    def other_exercises(self) -> PhraseTable:
        """Names of exercises that only imported collections hold; the value is the English name."""
        return PhraseTable(
            (name, english)
            for lexicon in self._all
            for english, names in lexicon.other_exercises.items()
            for name in names
        )

    @cached_property
    def _lists(self) -> dict[str, PhraseTable]:
        tables = {name: PhraseTable((p, p) for lx in self._all for p in getattr(lx, name)) for name in _PHRASE_LISTS}
        for name in ("before", "after", "connectors", "reactions", "no_reaction", "unconcerned", "eaten"):
            tables[name] = PhraseTable((p, p) for lx in self._all for p in getattr(lx.exclusion_cues, name))
        return tables

    @property
    def _all(self) -> list[Lexicon]:
        return list(self.by_language.values())

    def _slot_entries(self, slot: str) -> Iterable[tuple[str, str]]:
        for lexicon in self._all:
            for value, phrases in lexicon.values.get(slot, {}).items():
                yield from ((way, value) for phrase in phrases for way in self._ways(phrase))

    def _ways(self, phrase: str) -> Iterable[str]:
        """A phrase, and as a prepared text holds it: 一天练两次 is read as 1天练2次."""
        counted = self.numerals.sub(lambda match: str(self.numeral_values[match.group()]), phrase)
        return dict.fromkeys((phrase, counted))


def _group_entries(groups: Iterable[ExclusionGroup]) -> Iterable[tuple[str, list[str]]]:
    for group in groups:
        yield from ((phrase, group.values) for phrase in group.phrases)


def _compile_quantity(pattern: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFKC", pattern).replace("{n}", NUMBER).replace("{m}", NUMBER))
