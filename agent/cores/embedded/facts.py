"""Everything that one message says, before anyone knows what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from agent.cores.embedded.exclusions import find_exclusions
from agent.cores.embedded.lexicon import Found, Lexica
from agent.cores.embedded.lifts import Loads, assign_loads
from agent.cores.embedded.plates import find_plates
from agent.cores.embedded.quantities import PROGRAM_WORD, Quantity, bare_numbers, find_quantities, prepare
from agent.cores.embedded.spelling import Speller
from domain.links import without_links
from knowledge.foods.recipes import RECIPE_PREFIX
from retrievers.embedding.vocabulary import common_words
from retrievers.food_mentions import FoodMentions
from retrievers.names import Mention, NameIndex, fold

_NEGATION_REACH = 2
"""Characters between a negation and the word that it denies."""
_SET_ASIDE = ("equipment", "nutrition_goal", "training_goal", "unit")
"""Slots whose values a word right behind them may rule out: "벌크업 말고 감량"."""
_REMEMBERED = 256
"""Messages whose facts are kept."""
_LONGEST_READ = 4000
"""Characters of a message that are read: what is asked stands before them, and behind them what was pasted."""
_KNOWN_SHARE = 0.8
"""Share of what may be a misspelled name, from which a known word in it is what was meant."""
_PAIN_REACH = 32
"""Characters between a body part and the word that says it hurts."""
_CLAUSE_MARK = re.compile(r"[,.;!?।，。！？；]")
_SAME_COUNT = {"days": "days_per_week"}
"""Kinds of numbers that take each other back: "주5일은 무리고 4일로"."""
_NOT_IN_CHINESE = "不没"


@dataclass
class Facts:
    """What was found in a message. `text` is the prepared text that all positions refer to."""

    text: str
    quantities: list[Quantity]
    numbers: list[Quantity]
    values: dict[str, list[Found]]
    denied: dict[str, list[str]] = field(default_factory=dict)
    exclude: list[str] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    exercises: list[Mention] = field(default_factory=list)
    passed_over: list[Mention] = field(default_factory=list)
    """Exercises that are named because they are known, or because they hurt: "슈러그 말고", 除了耸肩."""
    foods: list[Mention] = field(default_factory=list)
    loads: Loads = field(default_factory=Loads)
    plates: list[int | float] = field(default_factory=list)

    @property
    def names_531(self) -> bool:
        """Whether the 5/3/1 programme is named."""
        return PROGRAM_WORD in self.text

    def value(self, slot: str) -> str | None:
        """The first value said for a slot."""
        found = self.values.get(slot)
        return str(found[0].value) if found else None

    def all_values(self, slot: str) -> list[str]:
        """All values said for a slot, each once, in the order of the message."""
        return list(dict.fromkeys(str(found.value) for found in self.values.get(slot, [])))

    def quantity(self, *kinds: str) -> Quantity | None:
        """The first quantity of one of the kinds."""
        return next((q for kind in kinds for q in self.quantities if q.kind == kind), None)


class FactFinder:
    """Reads messages with the lexica, the exercise names and the food names."""

    def __init__(self, lexica: Lexica, exercises: NameIndex, foods: FoodMentions) -> None:
        self._lexica = lexica
        self._exercises = exercises
        self._foods = foods
        self.spelled = Speller(
            lambda: lexica.english_phrases, lambda: [*common_words(), *self._words_of_names()]
        ).corrected
        # A turn reads its message for the decision and again for the answer, and earlier ones each time.
        self.read = lru_cache(_REMEMBERED)(self._read)

    def names(self) -> Iterator[tuple[str, str]]:
        """All names that are known, each with the key of its thing: what is learned from facts depends on them."""
        yield from self._exercises.names
        yield from self._foods.index.names

    def _words_of_names(self) -> Iterator[str]:
        return (word for name, _ in self.names() if name.isascii() for word in fold(name).split())

    def _read(self, message: str) -> Facts:
        """All facts of one message; nobody changes them afterwards."""
        prepared = prepare(without_links(message)[:_LONGEST_READ], self._lexica)
        text, is_greeting = self._without_greeting(self.spelled(prepared))
        quantities = find_quantities(text, self._lexica)
        quantities = self._without_denied(quantities, text)
        facts = Facts(text, quantities, bare_numbers(text, quantities), {})
        refusals, negations = self._negations(text)
        for slot, table in self._lexica.slots.items():
            asides = self._lexica.phrases("set_aside").find(text) if slot in _SET_ASIDE else []
            for found in filter(lambda one: one.value, table.find(text)):
                self._add(facts, slot, found, negations, self._is_set_aside(found.end, asides, text))
        mentions = [] if is_greeting else self._exercises.mentions(text)
        mentions = [m for m in mentions if not _is_in_equipment(m, facts)]
        named = [m for m in mentions if not (_is_known_word(m, facts) or self._says_another_muscle(m, facts))]
        facts.exercises = [m for m in named if not any(_denies(refusal, m.start, text) for refusal in refusals)]
        facts.foods = [food for food in self._foods.mentions(text) if not any(_is_inside(food, one) for one in named)]
        # No plan holds a home dish, so leaving one out changes nothing.
        foods = [self._english(mention, text) for mention in facts.foods if not mention.key.startswith(RECIPE_PREFIX)]
        facts.exclude = find_exclusions(text, foods, self._lexica)
        facts.avoid = self._avoided(facts, negations)
        facts.passed_over = self._passed_over(facts)
        meant = self._without_denied(facts.numbers, text)  # "스쿼트 105 말고 100": what is corrected needs both
        facts.loads = assign_loads(facts.values.get("lift", []), quantities, meant)
        facts.plates = find_plates(text, facts.values.get("plate_word", []), self._lexica)
        return facts

    def _negations(self, text: str) -> tuple[list[Found], list[Found]]:
        """The words that deny whatever stands behind them, and these with those that say that it is not there."""
        refusals, lacking = (
            [one for one in self._lexica.phrases(kind).find(text) if not _asks(one, text)]
            for kind in ("negations", "lacking")
        )
        return refusals, [*refusals, *lacking]

    def _without_denied(self, quantities: list[Quantity], text: str) -> list[Quantity]:
        """The quantities without those that are taken back where another of their kind is said: "5 days না, 4"."""
        denials = self._lexica.phrases("denied_after").find(text)
        behind = [*denials, *self._lexica.phrases("set_aside").find(text)]
        before = self._lexica.phrases("denied_before").find(text)
        denied = [
            q
            for q in quantities
            if any(0 <= word.start - q.end <= _NEGATION_REACH for word in behind)
            or any(_denies(word, q.start, text) for word in before)
        ]
        stand = {_SAME_COUNT.get(q.kind, q.kind) for q in quantities if q not in denied}
        return [q for q in quantities if q not in denied or _SAME_COUNT.get(q.kind, q.kind) not in stand]

    def _says_another_muscle(self, mention: Mention, facts: Facts) -> bool:
        """Whether what was taken for a misspelled exercise names a muscle that its own names do not."""
        if mention.similarity == 1:
            return False
        inside = (m for m in facts.values.get("muscle", []) if mention.start <= m.start and m.end <= mention.end)
        return any(not any(m.text in name for name in self._exercises.called(mention.key)) for m in inside)

    def _english(self, food: Mention, text: str) -> Found:
        """A food with its English name."""
        return Found([self._foods.in_english(food, text)], food.start, food.end, text[food.start : food.end])

    def _without_greeting(self, text: str) -> tuple[str, bool]:
        """The text behind its greeting, and whether it is nothing but one."""
        greeting = self._lexica.greeting.match(text)
        rest = text[greeting.end() :] if greeting else text
        return (rest, False) if rest else (text, True)

    def _is_set_aside(self, end: int, asides: list[Found], text: str) -> bool:
        """Whether what ends there is ruled out right behind: "덤벨 말고", "살 빼려는 건 아니고"."""
        links = self._lexica.phrases("aside_links")
        return any(
            0 <= word.start - end <= _NEGATION_REACH or (end < word.start and not links.strip(text[end : word.start]))
            for word in asides
        )

    def _passed_over(self, facts: Facts) -> list[Mention]:
        behind = self._lexica.phrases("set_aside").find(facts.text)
        before = self._lexica.phrases("set_aside_before").find(facts.text)
        pains = self._lexica.phrases("pain").find(facts.text) if facts.avoid else []
        return [
            one
            for one in facts.exercises
            if self._is_set_aside(one.end, behind, facts.text)
            or any(0 <= one.start - word.end <= _NEGATION_REACH for word in before)
            or any(_in_one_clause(one.end, pain.start, facts.text) for pain in pains)
        ]

    def _add(self, facts: Facts, slot: str, found: Found, negations: list[Found], aside: bool) -> None:
        if aside or any(_denies(negation, found.start, facts.text) for negation in negations):
            facts.denied.setdefault(slot, []).append(str(found.value))
        else:
            facts.values.setdefault(slot, []).append(found)

    def _avoided(self, facts: Facts, negations: list[Found]) -> list[str]:
        """Body parts that hurt: for each word of pain the nearest part, and the parts listed with it.

        "No knee pain" and "무릎은 문제 없고" spare nothing; parts inside the names of exercises do not count.
        """
        parts = [
            part
            for part in self._lexica.slots["body_part"].find(facts.text)
            if part.value and not any(m.start <= part.start and part.end <= m.end for m in facts.exercises)
        ]
        denials = [*negations, *self._lexica.phrases("denied_after").find(facts.text)]
        hurt: list[Found] = []
        for pain in self._lexica.phrases("pain").find(facts.text):
            near = min(parts, key=lambda part: gap(part, pain), default=None)
            if near is None or gap(near, pain) > _PAIN_REACH:
                continue
            listed = [part for part in parts if part is near or self._listed_together(facts.text, part, near)]
            hurt += [] if _is_denied(pain, listed[0], denials) else listed
        return list(dict.fromkeys(str(part.value) for part in parts if part in hurt))

    def _listed_together(self, text: str, one: Found, other: Found) -> bool:
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        return not self._lexica.phrases("connectors").strip(between)


def _denies(negation: Found, start: int, text: str) -> bool:
    """Whether the negation stands right before the word at `start`, or ends as it begins: 不想 before 想减."""
    near = negation.start < start <= negation.end + _NEGATION_REACH
    return near and not text[negation.end : start].strip()


def _asks(negation: Found, text: str) -> bool:
    """Whether a Chinese negation is the second half of a question: 有没有, 要不要."""
    before, behind = text[: negation.start][-1:], text[negation.start + 1 :][:1]
    return negation.text[0] in _NOT_IN_CHINESE and before == behind


def _in_one_clause(end: int, start: int, text: str) -> bool:
    """Whether a word that starts there stands shortly behind, with no mark between."""
    return 0 <= start - end <= _PAIN_REACH and not _CLAUSE_MARK.search(text[end:start])


def _is_known_word(mention: Mention, facts: Facts) -> bool:
    """Whether what was taken for a misspelled exercise is a word of the lexicon: a resistance band is no band row."""
    if mention.similarity == 1:
        return False
    known = (found for slot, words in facts.values.items() if slot != "lift" for found in words)
    shared = (min(found.end, mention.end) - max(found.start, mention.start) for found in known)
    return max(shared, default=0) >= _KNOWN_SHARE * (mention.end - mention.start)


def _is_in_equipment(mention: Mention, facts: Facts) -> bool:
    """Whether the name is only a part of a piece of equipment: no pull-up is asked for by "pull-up bar"."""
    equipment = facts.values.get("equipment", [])
    return any(
        tool.start <= mention.start and mention.end <= tool.end and tool.end - tool.start > mention.end - mention.start
        for tool in equipment
    )


def _is_inside(food: Mention, exercise: Mention) -> bool:
    """Whether the food is only a part of an exercise's name: no turkey is in a turkish get-up."""
    return exercise.start <= food.start and food.end <= exercise.end


def gap(one: Found, other: Found) -> int:
    """Characters between two phrases; 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def _is_denied(pain: Found, part: Found, negations: list[Found]) -> bool:
    """Whether a negation stands right before the pain or its part, or right behind the pain."""
    return any(
        0 <= min(pain.start, part.start) - negation.end <= _NEGATION_REACH
        or 0 <= negation.start - pain.end <= _NEGATION_REACH
        for negation in negations
    )
