"""The free-text arguments: which exercise, which food and how much of it, which question, which picture."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.cores.embedded.arguments import Arguments
from agent.cores.embedded.dialogue import Dialogue
from agent.cores.embedded.exercise_slots import asks_for_others, counted_exercises, exercises
from agent.cores.embedded.facts import Facts
from agent.cores.embedded.food_requests import foods_asked_about
from agent.cores.embedded.lexicon import Found, Lexica
from agent.cores.embedded.quantities import PROGRAM_WORD
from agent.cores.embedded.slots import food_amount
from agent.messages import ToolCall
from domain.romanised import in_bengali
from domain.vocabulary import Exclusion, Language, Level
from knowledge.exercises.catalogue import Catalogue
from knowledge.foods.amounts import Amount, find_amount
from knowledge.foods.food_groups import food_groups
from knowledge.foods.weighing import weigh
from retrievers.foods import FoodSearch
from retrievers.names import Mention, fold

_FULL_WORD = 3
"""Letters from which a word of an exercise's name is no abbreviation."""
_SHORT_WORDS = frozenset({"up", "to", "of", "on", "in", "v", "t"})
_COUNT_REACH = 4
"""Characters between a food and a count behind it, as Korean and Bengali place it: 계란 3개."""
_FRACTION = re.compile(r"(?:\d+ )?\d+ ?/ ?$")
"""What stands before the last number of 1/2 and 1 1/2."""
_COUNT_WORDS = 3
"""Words before a food that may say how many there are: "half of an", "a couple of"."""
_UNIT_REACH, _WORDS_REACH = 8, 20
"""Characters behind a count and before a food in which its unit stands: "half a cup of", 한 공기."""

_LONGEST_REST = 6
"""Characters beside an amount that may be no more than "and", "那…呢" or "…는요"."""


class Queries:
    """Builds the arguments that are words."""

    def __init__(self, lexica: Lexica, catalogue: Catalogue, foods: FoodSearch) -> None:
        self.lexica = lexica
        self._catalogue = catalogue
        self._foods = foods

    def build(self, tool: str, message: str, facts: Facts, dialogue: Dialogue) -> Arguments:
        """The text arguments of a tool; none for tools that take no text."""
        builders: dict[str, Callable[[], Arguments]] = {
            "find_exercises": lambda: {"query": self._exercise(facts, dialogue)},
            "generate_image": lambda: {"prompt": self._picture(message, facts, dialogue)},
            "look_up_food": lambda: self._food(facts),
            "search_knowledge": lambda: {"query": in_bengali(message).strip()},
            "swap_exercise": lambda: self._swapped(facts, dialogue),
        }
        return builders[tool]() if tool in builders else {}

    def _exercise(self, facts: Facts, dialogue: Dialogue) -> str:
        """The English name of what is named or pointed at, else the words that are left of the message."""
        if facts.exercises and counted_exercises(facts) is None and not asks_for_others(facts):
            return self._variant(facts) or self.called(facts.exercises[0], facts)
        pointed = self.pointed_at(facts, dialogue)
        if pointed:
            return pointed
        named = _lift(facts) or next(iter(self.lexica.other_exercises.find(facts.text)), None)
        if named and not facts.exercises and "muscle" not in facts.values:
            return str(named.value).replace("_", " ")
        # "chest exercises with dumbbells": what has become a filter is not searched for again
        rest = facts.text
        filters = exercises(facts)
        for slot in self.lexica.slots.keys() & filters.keys():
            rest = self.lexica.slots[slot].strip(rest)
        if "limit" in filters:
            rest = rest.replace(str(filters["limit"]), " ")
        if facts.exercises and filters:
            return ""  # what else was named is no part of what is asked for
        return self.lexica.phrases("request_words").strip(rest)

    def called(self, mention: Mention, facts: Facts) -> str:
        """The English name of a mentioned exercise; with the equipment that was said where a longer name tells it.

        杠铃划船 is a "bent over barbell row", although the exercise is called a bent-over row. A full English name that
        was written stands beside ours, where ours does not hold it.
        """
        name = self._name(mention.key)
        said = self.lexica.slots["equipment"].find(facts.text[mention.start : mention.end])
        wanted = {*fold(name).split(), *(str(found.value) for found in said)}
        longer = (fold(other) for other in self._catalogue.get(mention.key).aliases.get(Language.EN, []))
        fuller = next((other for other in longer if wanted <= {*other.split()}), None)
        name = fuller if fuller and not wanted <= {*fold(name).split()} else name
        written = facts.text[mention.start : mention.end]
        own = mention.similarity == 1 and _is_full_name(written) and written.removesuffix("s") not in fold(name)
        return f"{name} ({written})" if own else name

    def _variant(self, facts: Facts) -> str | None:
        """ "zercher squat": a plain name with a word before it that the catalogue does not know."""
        mention = facts.exercises[0]
        name = facts.text[mention.start : mention.end]
        before = re.search(r"([a-z]+) $", facts.text[: mention.start])
        if before is None or " " in name or not name.isascii():
            return None
        known = self.lexica.phrases("request_words").strip(before.group(1)) == ""
        known = known or any(table.find(before.group(1)) for table in self.lexica.slots.values())
        return None if known else before.group() + name

    def variation(self, facts: Facts, dialogue: Dialogue) -> ToolCall | None:
        """ "Something easier?": the first easier (or harder) variation of the exercise that was shown.

        Of several that were listed by muscle or equipment: such ones for beginners (or the advanced).
        """
        last, shown = dialogue.last_call, dialogue.shown_exercises
        if last is None or last.name != "find_exercises" or not shown or facts.exercises:
            return None
        for words, level in (("easier", Level.BEGINNER), ("harder", Level.ADVANCED)):
            if not self.lexica.phrases(words).find(facts.text):
                continue
            if {"muscle", "equipment"} & last.arguments.keys():
                return ToolCall(name="find_exercises", arguments=last.arguments | {"level": level.value})
            ids = shown[0].get(words, [])
            if ids:
                return ToolCall(name="find_exercises", arguments={"query": self._name(ids[0])})
        return None

    def pointed_at(self, facts: Facts, dialogue: Dialogue) -> str | None:
        """The exercise among those shown that "the second one" or "that one" means."""
        shown = [self._name(id_) for id_ in dialogue.named_exercises]
        shown = shown or [exercise["name"].lower() for exercise in dialogue.shown_exercises]
        ordinals = self.lexica.ordinals.find(facts.text)
        if shown and ordinals:
            place = ordinals[0].value
            return shown[-1] if place < 0 else shown[min(place, len(shown)) - 1]
        if shown and "muscle" not in facts.values and self.lexica.phrases("that_one").find(facts.text):
            return shown[0]
        return None

    def _swapped(self, facts: Facts, dialogue: Dialogue) -> Arguments:
        """The exercise to replace: of several that are named the one beside the word for replacing."""
        cues = facts.values.get("swap_cue", [])
        if facts.exercises:
            named = min(facts.exercises, key=lambda one: min((_apart(one, cue) for cue in cues), default=one.start))
            return {"exercise": self._name(named.key)}
        lift = _lift(facts)
        pointed = str(lift.value).replace("_", " ") if lift else self.pointed_at(facts, dialogue)
        return {"exercise": pointed} if pointed else {}

    def _picture(self, message: str, facts: Facts, dialogue: Dialogue) -> str:
        """The exercise's name, and what else the picture is to show."""
        named = next((mention for mention in facts.exercises if mention.similarity == 1), None)
        if named is None:
            return self.pointed_at(facts, dialogue) or message.strip()
        besides = facts.text[: named.start] + " " + facts.text[named.end :]
        besides = self.lexica.phrases("request_words").strip(besides)
        if besides and not facts.text.isascii():
            besides = message.strip()  # "고양이가 플랭크하는 그림": what is left without the name is no text by itself
        return f"{self._name(named.key)}, {besides}" if besides else self._name(named.key)

    def _name(self, exercise_id: str) -> str:
        return self._catalogue.get(exercise_id).names[Language.EN].lower()

    def _food(self, facts: Facts) -> Arguments:
        foods = foods_asked_about(facts)
        if not foods:
            rest = self.lexica.phrases("request_words").strip(facts.text.replace(PROGRAM_WORD, ""))
            return {"food": rest} if rest else {}
        mention = foods[0]
        food = self._foods.get(mention.key)
        arguments: Arguments = {"food": self._kind_of_food(mention, facts) or food.names[Language.EN]}
        amount = None if "grams" in food_amount(facts) else _amount_beside(mention, facts)
        if amount is not None:
            arguments["grams"] = round(weigh(amount, food).grams, 1)
        return arguments

    def other_portion(self, facts: Facts, last: ToolCall) -> Arguments | None:
        """ "那两碗呢", "두 공기는?": the food that was looked up last in the amount that is all this message says."""
        found = None if facts.foods or facts.exercises else find_amount(facts.text)
        if last.name != "look_up_food" or found is None or len(found.rest) > _LONGEST_REST:
            return None
        food = self._foods.find(str(last.arguments["food"]), 1)
        if not food.hits:
            return None
        return {"food": last.arguments["food"], "grams": round(weigh(found.amount, food.hits[0].food).grams, 1)}

    def _kind_of_food(self, mention: Mention, facts: Facts) -> str | None:
        """ "Beef" for 牛肉, which stands for no cut; only where the kind's English name finds the same food."""
        word = facts.text[mention.start : mention.end]
        kind = next((name for name, group in food_groups().items() if word in map(fold, group.all_words)), None)
        if kind not in set(Exclusion) or word.isascii():
            return None
        english = str(kind).replace("_", " ")
        found = self._foods.find(english, 1)
        return english if found.sure and found.hits[0].food is self._foods.get(mention.key) else None


def _lift(facts: Facts) -> Found | None:
    """The lift that is named by a word that stands for it alone: 오프."""
    return next(iter(facts.values.get("lift", [])), None)


def _is_full_name(written: str) -> bool:
    """Whether a name is in English and no abbreviation: "bent over row" is, "db row" is not."""
    words = written.split()
    return written.isascii() and len(words) > 1 and all(len(w) >= _FULL_WORD or w in _SHORT_WORDS for w in words)


def _amount_beside(mention: Mention, facts: Facts) -> Amount | None:
    """The amount that stands before the food ("2 cups of rice"), or right behind it (계란 3개)."""
    before = [number for number in facts.numbers if number.end <= mention.start]
    after = [number for number in facts.numbers if 0 <= number.start - mention.end <= _COUNT_REACH]
    if before:
        fraction = _FRACTION.search(facts.text[: before[-1].start])
        phrase = facts.text[fraction.start() if fraction else before[-1].start : mention.end]
    elif after:
        phrase = facts.text[mention.start : after[0].end + _UNIT_REACH]
    else:
        phrase = facts.text[max(0, mention.start - _WORDS_REACH) : mention.end + _UNIT_REACH]
    found = find_amount(phrase)
    if found and (before or after or found.amount.unit):
        return found.amount
    return None if before or after else _spoken_count(mention, facts)


def _spoken_count(mention: Mention, facts: Facts) -> Amount | None:
    """ "half an avocado", "two eggs": a count in words right before the food; an article alone is none."""
    words = facts.text[: mention.start].split()
    for first in range(max(0, len(words) - _COUNT_WORDS), len(words)):
        found = find_amount(" ".join([*words[first:], facts.text[mention.start : mention.end]]))
        if found and found.amount.quantity != 1:
            return found.amount
    return None


def _apart(one: Mention, other: Found) -> int:
    """Characters between an exercise and a phrase; 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
