"""What a meal is called on a menu: the pattern's name with the foods that fill its places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.vocabulary import Language
from knowledge.foods.food import Food
from tools.nutrition.menu import MealMenu
from tools.nutrition.servings import Serving

AND = {Language.EN: " and ", Language.ZH: "和", Language.KO: "·", Language.BN: " ও "}
FOODS_IN_PLAIN_NAME = 2
_ASIDE = re.compile(r"\s*[(（].*?[)）]")
"""What a food's name says in brackets is for the table, not for a menu."""


def dish_names(menu: MealMenu, servings: Sequence[Serving]) -> dict[Language, str]:
    """The meal's name in each language, with a capital letter where the script has any.

    A meal that is no longer what its pattern says is called by the foods that give most of its energy.
    """
    if not menu.named:
        largest = sorted(servings, key=lambda serving: -serving.amount("energy_kcal"))[:FOODS_IN_PLAIN_NAME]
        return {language: _capital(_named([one.food for one in largest], language)) for language in Language}
    by_label: dict[str, list[Food]] = {}
    for serving in servings:
        if serving.slot.label:
            by_label.setdefault(serving.slot.label, []).append(serving.food)
    return {
        language: _capital(template.format_map({label: _named(foods, language) for label, foods in by_label.items()}))
        for language, template in menu.pattern.names.items()
    }


def _named(foods: Sequence[Food], language: Language) -> str:
    return AND[language].join(_ASIDE.sub("", food.names[language]) for food in foods)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
