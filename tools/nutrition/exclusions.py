"""Which foods a diet and a list of exclusions leave out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from domain.errors import UnknownName
from domain.vocabulary import Diet
from knowledge.foods import names as food_names
from knowledge.foods.food import Contains, Food, Role
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


_WIDER = {
    Role.FRUIT: frozenset({Role.DRIED_FRUIT, Role.JUICE}),
    Role.VEGETABLE: frozenset({Role.SALAD}),
    Role.BREAD: frozenset({Role.FLATBREAD}),
}
"""Kinds of food that a word for another takes in."""
_KINDS_OF_TAGGED = {Role.FISH, Role.SHELLFISH, Role.MEAT, Role.POULTRY, Role.NUT, Role.EGG, Role.EGG_WHITE}
"""Foods that are what their tag says; kimchi, too, holds fish, but nobody calls it fish."""


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
        roles = _roles().get(normalised(word), frozenset())
        mentioned = names.mentioned(word) + [food for food in foods if food.role in roles]
        if not mentioned:
            raise _unknown(word, names)
        food_ids |= {food.id for food in mentioned}
    return [food for food in foods if food.id not in food_ids and tags.isdisjoint(food.contains)]


def meant_foods(word: str, eaten: Sequence[Food], names: FoodNames) -> list[Food]:
    """Which of these foods a word means when one of them is to go: rather too few than too many.

    "Rice" is brown rice but no rice noodle, where there is any rice; "fish" is every fish; else "tomato" is every food
    with that word in its name.
    """
    query = normalised(word)
    ids = {food.id for food in eaten}
    heads = {food.id for food, own in names.names_of if food.id in ids and any(_is_head(query, name) for name in own)}
    group = _groups().get(query, frozenset())
    kinds = {food.id for food in eaten if food.role in _KINDS_OF_TAGGED and not group.isdisjoint(food.contains)}
    made_of = {food.id for food in eaten if not group.isdisjoint(food.contains)}
    meant = heads | kinds or made_of or {food.id for food in names.mentioned(word)}
    return [food for food in eaten if food.id in meant]


def _is_head(query: str, name: str) -> bool:
    """Whether a name is the word, or a kind of it: "brown rice" is rice, 현미밥 is 밥."""
    return name == query or name.endswith(f" {query}") or (not query.isascii() and name.endswith(query))


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[Contains]]:
    """The tags that each word of the vocabulary leaves out."""
    rows = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return {
        normalised(word): frozenset(Contains(tag) for tag in row["tags"])
        for name, row in rows.items()
        for word in [name, *row["words"]]
    }


@lru_cache(maxsize=1)
def _roles() -> dict[str, frozenset[Role]]:
    """Kinds of food by their names in English; who eats no fruit drinks no juice."""
    return {normalised(role.value): frozenset({role}) | _WIDER.get(role, frozenset()) for role in Role}


def _unknown(word: str, names: FoodNames) -> UnknownName:
    near = names.suggestions(word)
    hint = f"Did you mean {', '.join(near)}?" if near else "Name a food in English, singular, or an allergen."
    return UnknownName(f"Nothing here is called {word!r}.", field="exclude", hint=hint, word=word)
