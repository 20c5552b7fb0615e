"""The tools as callers elsewhere use them."""

from __future__ import annotations

from bootstrap import Spotter
from domain.vocabulary import Language
from tools.base import ToolArguments
from tools.exercises.find_exercises import FindExercises
from tools.registry import ToolRegistry


def tools_for_callers(spotter: Spotter) -> ToolRegistry:
    """All tools. Exercises are found without being drawn: their addresses draw what a caller really fetches."""
    finder = FindExercises(
        spotter.exercise_search, lambda exercise_id, language: None, spotter.exercise_library.credits
    )
    return ToolRegistry([finder if tool.name == finder.name else tool for tool in spotter.tools])


def language_wished(arguments: ToolArguments, default: Language) -> Language:
    """The language that the call itself names, else `default`."""
    named = getattr(arguments, "language", None) if "language" in arguments.model_fields_set else None
    return named if isinstance(named, Language) else default
