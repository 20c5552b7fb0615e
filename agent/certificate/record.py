"""What a conversation holds: every figure with its unit and what it is about, every name and every source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from agent.certificate.statements import SENTENCE_END, Figure
from agent.certificate.words import Words
from agent.messages import AssistantMessage, Message, ToolMessage, UserMessage, texts_in
from retrievers.names import fold

COUNT_UNITS = frozenset({"day", "week", "month", "set"})
"""Units in which the length of a list may be told."""
LOAD_UNITS = ("kg", "lb")
_BOUNDS = ("value", "low", "high", "budget", "most", "least")


@dataclass(frozen=True)
class Fact:
    """A known figure. `units` None: any unit may be said with it; empty: it has none."""

    value: float
    units: frozenset[str] | None
    subjects: frozenset[str] = frozenset()
    is_part: bool = False
    passage: str | None = None


@dataclass(frozen=True)
class _Place:
    """Where a value stands in a result: its field, what it is about and the unit of the whole result."""

    field: str = ""
    subjects: frozenset[str] = frozenset()
    result_unit: str | None = None
    is_part: bool = False
    passage: str | None = None
    rule: str | None = None


class Record:
    """Figures by value, texts and ids of all messages."""

    def __init__(self, messages: Sequence[Message], words: Words, read: Callable[[str], list[Figure]]) -> None:
        """`read` finds the figures of a text."""
        self._messages = messages
        self._words = words
        self._read = read

    def near(self, low: float, high: float) -> list[Fact]:
        """The facts whose value lies between `low` and `high`."""
        facts, values = self._sorted
        return facts[bisect_left(values, low) : bisect_right(values, high)]

    @cached_property
    def told(self) -> set[tuple[str, str]]:
        """Each subject with the units of its figures."""
        return {(subject, unit) for fact in self._sorted[0] for subject in fact.subjects for unit in fact.units or ()}

    @cached_property
    def texts(self) -> dict[str, None]:
        """Every text of the results and of the person, each once; ids and names among them."""
        found: dict[str, None] = {}
        for message in self._messages:
            if isinstance(message, UserMessage):
                found[message.text] = None
            elif isinstance(message, ToolMessage):
                found.update(dict.fromkeys(texts_in(message.result or message.error)))
        return found

    def has(self, name: str) -> bool:
        """Whether a folded name stands in any text, Latin letters as whole words."""
        start = self._all_text.find(name)
        while start >= 0:
            around = self._all_text[max(0, start - 1) : start] + self._all_text[start + len(name) :][:1]
            if not (name.isascii() and any(character.isascii() and character.isalpha() for character in around)):
                return True
            start = self._all_text.find(name, start + 1)
        return False

    def quotes(self, sentence: str) -> bool:
        """Whether a text of the conversation says this very sentence."""
        return sentence.strip() in self._sentences

    @cached_property
    def _sentences(self) -> set[str]:
        return {part.strip() for text in self.texts for part in SENTENCE_END.split(text)}

    @cached_property
    def _all_text(self) -> str:
        """All texts in one, folded."""
        return fold("\n".join(self.texts))

    @cached_property
    def _sorted(self) -> tuple[list[Fact], list[float]]:
        facts = sorted({fact for message in self._messages for fact in self._facts_of(message)}, key=lambda f: f.value)
        return facts, [fact.value for fact in facts]

    def _facts_of(self, message: Message) -> Iterator[Fact]:
        if isinstance(message, UserMessage):
            yield from (Fact(figure.value, self._said(figure.unit)) for figure in self._read(message.text))
        elif isinstance(message, ToolMessage):
            yield from self._facts(message.result or message.error, _Place())
        elif isinstance(message, AssistantMessage):
            for call in message.calls:
                yield from self._facts(call.arguments, _Place())

    @staticmethod
    def _said(unit: str | None) -> frozenset[str] | None:
        return frozenset({unit}) if unit else None

    def _facts(self, value: Any, place: _Place) -> Iterator[Fact]:
        if isinstance(value, bool) or value is None or place.field in self._words.silent:
            return
        if isinstance(value, int | float):
            yield Fact(float(value), self._units(place), place.subjects, place.is_part, place.passage)
        elif isinstance(value, str):
            yield from self._facts_of_text(value, place)
        elif isinstance(value, dict):
            inside = self._inside(value, place)
            for name, item in value.items():
                yield from self._facts(item, self._at(name, inside))
        else:
            yield Fact(float(len(value)), COUNT_UNITS, place.subjects)
            yield Fact(float(sum(isinstance(item, dict) and item.get("ok") is True for item in value)), frozenset())
            for item in value:
                yield from self._facts(item, replace(place, field="") if isinstance(item, dict) else place)

    def _facts_of_text(self, text: str, place: _Place) -> Iterator[Fact]:
        """Figures in words have the unit that is written, or the field's ("5-8" under `reps`)."""
        own = self._units(place)
        for figure in self._read(text):
            units = frozenset({figure.unit}) if figure.unit else own
            yield Fact(figure.value, units, place.subjects, place.is_part, place.passage)

    def _units(self, place: _Place) -> frozenset[str] | None:
        unit = self._split(place.field)[1] or self._ordinal_unit(place.field)
        if unit:
            return frozenset({unit})
        if place.field in self._words.in_result_unit:
            return frozenset({place.result_unit} if place.result_unit else LOAD_UNITS)
        return None if place.field == place.rule else frozenset()  # the bound of a check that names no unit

    def _ordinal_unit(self, field: str) -> str | None:
        kind = self._words.ordinals.get(field)
        return kind if kind in self._words.dimension_of else None

    def _split(self, field: str) -> tuple[str, str | None]:
        """What a field is about and its unit: protein and g for `protein_g_day_1`."""
        parts = re.split("[_:]", field.split("_per_")[0])
        for index in range(len(parts) - 1, -1, -1):
            if parts[index] in self._words.fields:
                return "_".join(parts[:index]), self._words.fields[parts[index]]
        return field, None

    def _inside(self, value: dict[str, Any], place: _Place) -> _Place:
        """What the whole dictionary says of the figures in it; a check's name or a finding's rule names its bounds."""
        unit = value.get("unit")
        if unit in self._words.dimension_of:
            place = replace(place, result_unit=str(unit))
        named = {str(value.get(name)).casefold() for name in ("lift", "name")} & self._words.group_of.keys()
        ordinals = self._words.ordinals.items()
        named |= {f"{kind} {value[name]}" for name, kind in ordinals if isinstance(value.get(name), int)}
        if value.get("text") and value.get("source") and value.get("id"):
            place = replace(place, passage=str(value["id"]))
        rule = value.get("rule") or value.get("name") or place.rule
        return replace(place, rule=rule, subjects=place.subjects | named)

    def _at(self, name: str, place: _Place) -> _Place:
        """One field of a dictionary. A bound is named by its check; one without a unit has its owner's."""
        if name in _BOUNDS and place.rule:
            name = place.rule
        about, unit = self._split(name)
        own = unit or name in self._words.ordinals or name in self._words.in_result_unit
        inherits = not own and self._units(place)
        return replace(
            place,
            field=place.field if inherits else name,
            subjects=place.subjects | ({self._words.same_field.get(about, about)} & self._words.group_of.keys()),
            is_part=place.is_part or name in self._words.parts,
        )


def grouped(subjects: frozenset[str], words: Words) -> dict[str, set[str]]:
    """Subjects by their group."""
    groups: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        groups[words.group(subject)].add(subject)
    return groups
