"""Finding foods by what people call them, in any of the four languages, misspelt or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from knowledge.foods.food import Food

MATCH_SCORE = 80.0
"""From this similarity (0–100) on, a name counts as meant; below it only as a suggestion."""
SUGGESTION_SCORE = 55.0
SUGGESTION_SPREAD = 15.0
"""How much less alike than the best a suggestion may be."""
CONTAINED_SCORE = 82.0
"""Score of a whole name found inside a longer text ("삶은 계란 두 개"), raised by the share it covers."""
PARTLY_CONTAINED_SCORE = 70.0
"""Score where the rest of the text may make it another food ("goat milk"): a suggestion, not a match."""
MIN_CONTAINED_SHARE = 0.5
"""In scripts whose words we do not split, the name must be more than this share of the text."""
HARMLESS_WORDS = frozenset(
    {
        *("a", "an", "the", "of", "some", "my", "one", "two", "three", "half", "fresh", "plain", "cooked", "raw"),
        *("organic", "homemade", "large", "small", "medium", "big", "hot", "cold", "boiled", "steamed", "grilled"),
        *("baked", "roasted", "cup", "bowl", "glass", "slice", "piece", "serving", "portion", "g", "gram", "kg"),
        *("ml", "oz"),
    }
)
"""English words around a food's name that leave it the same food, as far as this table tells foods apart."""
COUNT_AFTER_NAME = re.compile(
    "[0-9g一二两三四五六七八九十半个碗杯片块勺克根只份颗条粒盒개공기컵장조각그릇인분한두세네을를이가은는]*"
)
"""What may follow a name in Chinese and Korean: numbers, measure words, particles."""
MIN_WORD_SCORE = 75.0
"""Two names of several words are alike only if each word has one as alike as this in the other."""
UNLIKE_WORDS_SCORE = 78.0
"""The most that names get which share some words but not all ("oat milk", "nonfat milk")."""
MIN_CONTAINED_LETTERS = {"bengali": 3, "ideograph": 2}
"""Shorter names turn up inside other words by accident."""
KEEP_S = {"couscous", "asparagus", "hummus", "oats", "swiss", "lens"}
"""English words that end in s without being a plural."""


class FoodMatch(NamedTuple):
    """A food and how well its best name fits, 0–100 (100 is the very name)."""

    food: Food
    score: float


class FoodNames:
    """An index over all names and aliases of a set of foods."""

    def __init__(self, foods: Iterable[Food]) -> None:
        self._foods = foods

    @cached_property
    def _names_of(self) -> list[tuple[Food, list[str]]]:
        return [(food, [normalised(name) for name in all_names(food)]) for food in self._foods]

    @cached_property
    def _by_name(self) -> dict[str, Food]:
        names: dict[str, Food] = {}
        for food, own in self._names_of:
            for name in own:
                names.setdefault(name, food)
        return names

    @cached_property
    def _nearest(self) -> dict[str, Food]:
        return {normalised(word): food for food in self._foods for word in food.nearest_for}

    def search(self, text: str, limit: int = 6) -> list[FoodMatch]:
        """Foods whose names resemble the text, best first, down to suggestions; each food once."""
        query = normalised(text)
        if not query:
            return []
        best: dict[str, FoodMatch] = {}
        for name, food in self._by_name.items():
            score = similarity(query, name)
            if score >= SUGGESTION_SCORE and (food.id not in best or score > best[food.id].score):
                best[food.id] = FoodMatch(food, score)
        return sorted(best.values(), key=lambda match: (-match.score, match.food.id))[:limit]

    def suggestions(self, text: str, limit: int = 5) -> list[str]:
        """English names of the foods that were perhaps meant, none much less alike than the first."""
        matches = self.search(text, limit)
        return [match.food.name for match in matches if match.score >= matches[0].score - SUGGESTION_SPREAD]

    def nearest_known(self, text: str) -> Food | None:
        """The food that is closest to one that the table lacks ("rui" → carp); None where none is named."""
        return self._nearest.get(normalised(text))

    def mentioned(self, word: str) -> list[Food]:
        """Every food that a word takes in: by name, by a word of its name, or by an ingredient.

        "mushroom" finds all mushrooms, "tomato" also ketchup. It finds rather too much than too little, as
        leaving out asks for.
        """
        query = normalised(word)
        return [
            food
            for food, names in self._names_of
            if any(name == query or _has_word(query, name) for name in [*names, *food.ingredients])
        ]


def all_names(food: Food) -> list[str]:
    """Every name and alias of a food, in all languages."""
    return [*food.names.values(), *(alias for some in food.aliases.values() for alias in some)]


def normalised(text: str) -> str:
    """Lower case, no punctuation, English words singular, no blanks between Chinese or Korean letters."""
    text = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    words = [_singular(word) for word in kept.split()]
    joined = " ".join(words)
    return joined.replace(" ", "") if _script(joined) == "ideograph" else joined


def similarity(query: str, name: str) -> float:
    """How alike two normalised names are, 0–100: spelling, word order, or one inside the other."""
    from rapidfuzz import fuzz

    if query == name:
        return 100.0
    # Korean syllables are taken apart into letters, or one slip would cost a whole syllable.
    left, right = unicodedata.normalize("NFD", query), unicodedata.normalize("NFD", name)
    score = min(99.0, max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)))
    if score > UNLIKE_WORDS_SCORE and not _words_fit(query, name):
        score = UNLIKE_WORDS_SCORE
    return max(score, _containment(query, name))


def _words_fit(query: str, name: str) -> bool:
    """Whether the texts are one word apart in spelling only, or each word has its like on the other side."""
    from rapidfuzz import fuzz

    if name in query and not _only_count_follows(query, name, _script(name)):
        return False
    left, right = (unicodedata.normalize("NFD", text).split() for text in (query, name))
    if len(left) != len(right):
        return fuzz.ratio("".join(left), "".join(right)) > UNLIKE_WORDS_SCORE and min(len(left), len(right)) == 1
    pairs = [max(fuzz.ratio(word, other) for other in right) for word in left]
    return all(score >= MIN_WORD_SCORE for score in pairs)


def _containment(query: str, name: str) -> float:
    """The score of a name that stands whole inside the query; 0 where it does not."""
    script = _script(name)
    if script == "latin":
        words, name_words = query.split(), set(name.split())
        inside = name_words <= set(words)
        share = len(name_words) / len(words)
        same = all(word in HARMLESS_WORDS or word.isdigit() for word in set(words) - name_words)
    else:
        inside = len(name) >= MIN_CONTAINED_LETTERS[script] and name in query
        counted = _only_count_follows(query, name, script)
        share = len(name) / len(query.rpartition(name)[0] + name if counted else query)
        same = share > MIN_CONTAINED_SHARE and counted
    if not inside:
        return 0.0
    return (CONTAINED_SCORE if same else PARTLY_CONTAINED_SCORE) + 10 * share


def _only_count_follows(query: str, name: str, script: str) -> bool:
    """In Chinese and Korean the last word says what a thing is: 鸡蛋面 inside 鸡蛋面包 is not the food."""
    return script != "ideograph" or bool(COUNT_AFTER_NAME.fullmatch(query.rpartition(name)[2]))


def _has_word(query: str, name: str) -> bool:
    if _script(query) == "ideograph":
        return len(query) >= MIN_CONTAINED_LETTERS["ideograph"] and query in name
    words, wanted = name.split(), query.split()
    return bool(wanted) and all(word in words for word in wanted)


def _script(text: str) -> str:
    """Which rules a text follows: "latin" (also mixed), "bengali", or "ideograph" for Chinese and Korean."""
    if re.search(r"[\u0980-\u09ff]", text):
        return "bengali"
    return "ideograph" if re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text) else "latin"


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word in KEEP_S or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("oes", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-3] + "f" if word.endswith("aves") else word[:-1]
