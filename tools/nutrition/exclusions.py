"""Which foods a diet and a list of exclusions leave out."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from domain.errors import UnknownName
from domain.vocabulary import Diet
from knowledge.foods import names as food_names
from knowledge.foods.food import Contains, Food
from knowledge.foods.names import FoodNames, normalised
from knowledge.foods.table import FoodTable

WORDS_FILE = Path(food_names.__file__).parent / "exclusion_words.json"

_FLESH = frozenset({Contains.MEAT, Contains.PORK, Contains.BEEF, Contains.POULTRY, Contains.GELATIN})
_SEA = frozenset({Contains.FISH, Contains.SHELLFISH})
DIET_LEAVES_OUT: dict[Diet, frozenset[Contains]] = {
    Diet.OMNIVORE: frozenset(),
    Diet.PESCATARIAN: _FLESH,
    Diet.VEGETARIAN: _FLESH | _SEA | {Contains.ANIMAL_RENNET},
    Diet.VEGAN: _FLESH | _SEA | {Contains.ANIMAL_RENNET, Contains.DAIRY, Contains.EGG, Contains.HONEY},
}


def allowed_foods(foods: FoodTable, diet: Diet, exclude: list[str], names: FoodNames) -> list[Food]:
    """The foods that neither the diet nor an exclusion leaves out.

    An exclusion is a value of the contract ("gluten"), a group ("nuts", "seafood", "meat") in any of the four
    languages, a kind of food ("fruit", "bread"), or the name of a food or ingredient. Alcohol is never planned,
    excluded or not. Raises UnknownName for a word that means nothing here.
    """
    tags = set(DIET_LEAVES_OUT[diet]) | {Contains.ALCOHOL}
    food_ids: set[str] = set()
    for word in exclude:
        group = _groups().get(normalised(word))
        if group is not None:
            tags |= group
            continue
        mentioned = names.mentioned(word) + [food for food in foods if food.role.value == normalised(word)]
        if not mentioned:
            raise _unknown(word, names)
        food_ids |= {food.id for food in mentioned}
    return [food for food in foods if food.id not in food_ids and tags.isdisjoint(food.contains)]


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[Contains]]:
    """The tags that each word of the vocabulary leaves out."""
    rows = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return {
        normalised(word): frozenset(Contains(tag) for tag in row["tags"])
        for name, row in rows.items()
        for word in [name, *row["words"]]
    }


def _unknown(word: str, names: FoodNames) -> UnknownName:
    near = names.suggestions(word)
    hint = f"Did you mean {', '.join(near)}?" if near else "Name a food in English, singular, or an allergen."
    return UnknownName(f"Nothing here is called {word!r}.", field="exclude", hint=hint, word=word)
