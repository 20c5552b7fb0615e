"""Groups and kinds of food that people leave out by one word, in four languages: nuts, seafood, vegetables, chicken."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from domain.vocabulary import Language
from knowledge.foods.food import Contains, Role

GROUPS_FILE = Path(__file__).parent / "exclusion_words.json"


class FoodGroup(BaseModel):
    """What a group takes in: foods with a tag or of a role; with neither, what its English name takes in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tags: frozenset[Contains] = frozenset()
    roles: frozenset[Role] = frozenset()
    words: dict[Language, list[str]] = Field(description="What it is called besides its English name, the usual first")

    @property
    def all_words(self) -> list[str]:
        """What it is called in any language, besides its English name."""
        return [word for words in self.words.values() for word in words]

    def names(self, english: str) -> dict[Language, str]:
        """What to call it in each language."""
        return {language: words[0] for language, words in self.words.items() if words} | {Language.EN: english}


@lru_cache(maxsize=1)
def food_groups() -> dict[str, FoodGroup]:
    """All groups by their English name."""
    return TypeAdapter(dict[str, FoodGroup]).validate_json(GROUPS_FILE.read_bytes())
