"""The things of a gym, a few YAML files under `things/`, validated as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.errors import NotFound
from domain.vocabulary import Language, Muscle

THINGS_DIR = Path(__file__).parent / "things"


class Thing(BaseModel):
    """A machine, a bar, a bench or a small piece of equipment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    names: dict[Language, str]
    aliases: dict[Language, list[str]] = Field(description="Other names, also those that only one kind of it has")
    muscles: list[Muscle] = Field(min_length=1, description="What is mostly trained with it, the first most")
    exercises: list[str] = Field(description="Ids of the catalogue's exercises with it, the most usual first")
    setup: dict[Language, list[str]] = Field(description="What to do before the first repetition, 2–4 sentences")
    mistakes: dict[Language, list[str]] = Field(description="What people do wrong with it, 2–4 sentences")

    @property
    def name(self) -> str:
        """The English name."""
        return self.names[Language.EN]

    @model_validator(mode="after")
    def _complete(self) -> Thing:
        """Every language has the same number of sentences."""
        for language in Language:
            if not self.names.get(language) or not self.aliases.get(language):
                raise ValueError(f"{self.id}: {language} needs a name and aliases")
        for part in (self.setup, self.mistakes):
            counts = {len(part.get(language, [])) for language in Language}
            if len(counts) != 1 or not 2 <= counts.pop() <= 4:
                raise ValueError(f"{self.id}: each language needs the same 2–4 sentences")
        return self


class Things:
    """All things, by id."""

    def __init__(self, folder: Path = THINGS_DIR) -> None:
        self._folder = folder

    @cached_property
    def by_id(self) -> dict[str, Thing]:
        """Every thing under its id, in the order of the files."""
        files = sorted(self._folder.glob("*.yaml"))
        read = [yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files]
        things = [Thing.model_validate(one) for file in read for one in file]
        return {thing.id: thing for thing in things}

    def __iter__(self) -> Iterator[Thing]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, thing_id: str) -> Thing:
        """The thing with this id; raises NotFound."""
        try:
            return self.by_id[thing_id]
        except KeyError:
            raise NotFound(f"There is no equipment {thing_id!r}.", field="equipment") from None
