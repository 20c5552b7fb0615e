"""What a check looks at, in words: "weekly_sets:chest" is "Sets a week: chest"."""

from __future__ import annotations

import re

from domain.translation import Translator
from domain.vocabulary import Language

_OF_A_DAY = re.compile(r"(\w+_day)_(\d+)")


def check_name(name: str, translator: Translator, language: Language) -> str:
    """What a check such as "weekly_sets:chest" or "energy_kcal_day_2" looks at; its name where there is no text."""

    def named(bound: str, part: str) -> str:
        return translator.text(language, "bound-part", bound=_bound(bound, translator, language), part=part)

    numbered = _OF_A_DAY.fullmatch(name)
    if numbered:
        return named(numbered[1], translator.text(language, "bound-day", number=numbered[2]))
    bound, _, part = name.partition(":")
    if not part:
        return _bound(bound, translator, language)
    key = next((key for key in (f"pattern-{part}", f"muscle-{part}") if translator.has(key)), None)
    return named(bound, translator.text(language, key) if key else part)


def _bound(name: str, translator: Translator, language: Language) -> str:
    """The text of a bound, or of the nutrient that it is about."""
    key = next((key for key in (f"bound-{name}", f"nutrient-{name}") if translator.has(key)), None)
    return translator.text(language, key) if key else name.replace("_", " ")
