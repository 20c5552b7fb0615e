"""The names of the food table: who is meant by a word, and every food that a word takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.foods.food import Food
from knowledge.foods.name_search import MATCH_SCORE, NameMatch, NameSearch, normalised, script

__all__ = ["MATCH_SCORE", "FoodMatch", "FoodNames", "normalised", "plain_name"]

FoodMatch = NameMatch[Food]
SUGGESTION_SPREAD = 15.0
"""How much less alike than the best a suggestion may be."""
_MIN_LETTERS = 2
"""A shorter word of Chinese or Korean stands in too many names."""
_ASIDE = re.compile(r" \(.*?\)")


class FoodNames(NameSearch[Food]):
    """An index over the names of foods that also knows their ingredients."""

    def suggestions(self, text: str, limit: int = 5) -> list[str]:
        """English names of the foods that were perhaps meant, none much less alike than the first."""
        matches = self.search(text, limit)
        return [match.food.name for match in matches if match.score >= matches[0].score - SUGGESTION_SPREAD]

    def mentioned(self, word: str) -> list[Food]:
        """Every food that a word takes in: by name, by a word of its name, or by an ingredient.

        "mushroom" finds all mushrooms, "tomato" also ketchup; 番茄 finds what "tomato" does. It finds rather too much
        than too little, as leaving out asks for.
        """
        query = normalised(word)
        plain = {plain_name(food.name, names, query) for food, names in self.names_of if query in names}
        found = {food.id for one in {query, *plain} for food in self._holding(one)}
        return [food for food, _ in self.names_of if food.id in found]

    def _holding(self, query: str) -> Iterator[Food]:
        """Foods with a name or an ingredient that is the query, or holds it."""
        has_word = _holds_letters if script(query) == "ideograph" else _holds_words
        for food, names in self.names_of:
            if any(name == query or has_word(query, name) for name in [*names, *food.ingredients]):
                yield food


def plain_name(english: str, names: Iterable[str], called: str) -> str:
    """A food of this English name in plain English, where it is `called` so: 土豆 is potato, though 煮土豆 is not.

    Plain is the shortest of its English names that ends as the whole name does.
    """
    names = list(names)
    whole = _ASIDE.sub("", english)
    if script(called) == "latin" or any(name != called and name in called for name in names):
        return whole
    plain = [name for name in names if f" {whole}".endswith(f" {name}")]
    return min(plain, key=len, default=whole)


def _holds_letters(query: str, name: str) -> bool:
    return len(query) >= _MIN_LETTERS and query in name


def _holds_words(query: str, name: str) -> bool:
    words, wanted = name.split(), query.split()
    return bool(wanted) and all(word in words for word in wanted)
