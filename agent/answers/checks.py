"""Checks in words: the name of one, and which of a plan's are met, in one sentence."""

from __future__ import annotations

import re
from typing import Any

from agent.answers.context import AnswerContext
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


def checks_sentence(tool: str, checks: list[dict[str, Any]], context: AnswerContext) -> str:
    """All met, or how many and which are not; their rules and sources are shown as a table beside the answer."""
    failed = failed_checks(checks, context)
    if not failed:
        return context.text(f"{tool}-all-met", count=len(checks))
    met = sum(check["ok"] for check in checks)
    return context.text(f"{tool}-not-met", count=len(checks), met=met, names=context.listed(failed))


def failed_checks(checks: list[dict[str, Any]], context: AnswerContext) -> list[str]:
    """The names of the checks that are not met, each once."""
    names = [check_name(check["name"], context.translator, context.language) for check in checks if not check["ok"]]
    return list(dict.fromkeys(names))


def _bound(name: str, translator: Translator, language: Language) -> str:
    """The text of a bound, or of the nutrient that it is about."""
    key = next((key for key in (f"bound-{name}", f"nutrient-{name}") if translator.has(key)), None)
    return translator.text(language, key) if key else name.replace("_", " ")
