"""Things that people call by several names in four languages: exercises, foods, dishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from domain.vocabulary import Language


class Named(Protocol):
    """It has a name and other names in each language."""

    @property
    def names(self) -> Mapping[Language, str]: ...  # noqa: D102

    @property
    def aliases(self) -> Mapping[Language, Sequence[str]]: ...  # noqa: D102


def names_of(thing: Named) -> list[str]:
    """Every name and alias, all languages."""
    return [*thing.names.values(), *(alias for aliases in thing.aliases.values() for alias in aliases)]
