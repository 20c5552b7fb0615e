"""Which foods a diet and a list of exclusions leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from domain.errors import UnknownName
from domain.vocabulary import Diet, Language
from knowledge.foods.food import Contains, Food, Role
from knowledge.foods.food_groups import FoodGroup, food_groups
from knowledge.foods.names import FoodNames, normalised
from knowledge.foods.table import FoodTable

_ASIDE = re.compile(r"\s*[(（].*?[)）]")
_FLESH = frozenset({Contains.MEAT, Contains.PORK, Contains.BEEF, Contains.POULTRY, Contains.GELATIN})
_SEA = frozenset({Contains.FISH, Contains.SHELLFISH})
DIET_LEAVES_OUT: dict[Diet, frozenset[Contains]] = {
    Diet.OMNIVORE: frozenset(),
    Diet.PESCATARIAN: _FLESH,
    Diet.VEGETARIAN: _FLESH | _SEA | {Contains.ANIMAL_RENNET},
    Diet.VEGAN: _FLESH | _SEA | {Contains.ANIMAL_RENNET, Contains.DAIRY, Contains.EGG, Contains.HONEY},
}


_KINDS_OF_TAGGED = {Role.FISH, Role.SHELLFISH, Role.MEAT, Role.POULTRY, Role.NUT, Role.EGG, Role.EGG_WHITE}
"""Foods that are what their tag says; kimchi, too, holds fish, but nobody calls it fish."""


def allowed_foods(foods: FoodTable, diet: Diet, exclude: list[str], names: FoodNames) -> list[Food]:
    """The foods that neither the diet nor an exclusion leaves out.

    An exclusion is a value of the contract ("gluten"), a group ("nuts", "seafood", "meat"), a kind of food ("fruit",
    "bread"), or the name of a food or ingredient, in any of the four languages. Alcohol is never planned, excluded or
    not. Raises UnknownName for a word that means nothing here.
    """
    tags = set(DIET_LEAVES_OUT[diet]) | {Contains.ALCOHOL}
    food_ids: set[str] = set()
    for word in exclude:
        english, group = _groups().get(normalised(word), (word, None))
        if group is not None and group.tags:
            tags |= group.tags
            continue
        roles = group.roles if group else frozenset()
        mentioned = names.mentioned(english) + [food for food in foods if food.role in roles]
        if not mentioned:
            raise _unknown(word, names)
        food_ids |= {food.id for food in mentioned}
    return [food for food in foods if food.id not in food_ids and tags.isdisjoint(food.contains)]


def called(word: str, names: FoodNames) -> dict[Language, str]:
    """What an exclusion is called in each language, as far as the table knows; as it was said where it does not."""
    said = dict.fromkeys(Language, word)
    english, group = _groups().get(normalised(word), (word, None))
    if group is not None and group.words:
        return said | group.names(english.replace("_", " "))
    food = names.exactly(word)
    return {language: _ASIDE.sub("", name) for language, name in food.names.items()} if food else said


def meant_foods(word: str, eaten: Sequence[Food], names: FoodNames) -> list[Food]:
    """Which of these foods a word means when one of them is to go: rather too few than too many.

    "Rice" is brown rice but no rice noodle, where there is any rice; "fish" is every fish; else "tomato" is every food
    with that word in its name.
    """
    query = normalised(word)
    ids = {food.id for food in eaten}
    heads = {food.id for food, own in names.names_of if food.id in ids and any(_is_head(query, name) for name in own)}
    english, group = _groups().get(query, (word, FoodGroup(words={})))
    kinds = {food.id for food in eaten if food.role in _KINDS_OF_TAGGED and not group.tags.isdisjoint(food.contains)}
    kinds |= {food.id for food in eaten if food.role in group.roles}
    made_of = {food.id for food in eaten if not group.tags.isdisjoint(food.contains)}
    meant = heads | kinds or made_of or {food.id for food in names.mentioned(english)}
    return [food for food in eaten if food.id in meant]


def _is_head(query: str, name: str) -> bool:
    """Whether a name is the word, or a kind of it: "brown rice" is rice, 현미밥 is 밥."""
    return name == query or name.endswith(f" {query}") or (not query.isascii() and name.endswith(query))


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, FoodGroup]]:
    """Every group, and every kind of food by its name in English, with what it is called there."""
    kinds = {role.value: FoodGroup(roles=frozenset({role}), words={}) for role in Role}
    groups = kinds | food_groups()
    return {normalised(word): (name, group) for name, group in groups.items() for word in [name, *group.all_words]}


def _unknown(word: str, names: FoodNames) -> UnknownName:
    near = names.suggestions(word)
    hint = f"Did you mean {', '.join(near)}?" if near else "Name a food in English, singular, or an allergen."
    return UnknownName(f"Nothing here is called {word!r}.", field="exclude", hint=hint, word=word)
