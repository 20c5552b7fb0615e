"""The whole of USDA's SR Legacy, where it has been imported: 7,700 foods by their English descriptions."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from domain.errors import NotFound
from domain.vocabulary import Language
from knowledge.foods.food import USDA_PREFIX, Contains, State
from knowledge.foods.nutrients import NUTRIENT_NAMES, Nutrients
from knowledge.foods.portions import Portion

DATABASE = Path("foods") / "sr_legacy.db"
"""Where the import puts the table, below the data folder."""
_DRY = re.compile(r"\buncooked\b|, dry\b|\bdried\b|dehydrated|powder|flour\b")
_RAW = re.compile(r"\braw\b|unprepared|unheated")
_COOKED = re.compile(
    r"\b(?:cooked|boiled|roasted|baked|broiled|grilled|stewed|braised|fried|simmered|steamed|toasted)\b"
)
_STATE_PART = re.compile(r", (?:raw|cooked)\b.*$")


class Described(NamedTuple):
    """A row of the table by what it is called."""

    fdc_id: int
    description: str
    category: str


class UsdaFood:
    """One food of the imported table; whether it holds an allergen is not known."""

    def __init__(self, row: Described, portions: list[Portion], per_100_g: Nutrients) -> None:
        self.fdc_id = row.fdc_id
        self.description = row.description
        self.portions = portions
        self.per_100_g = per_100_g

    @property
    def id(self) -> str:
        """Its id in the tool contract."""
        return f"{USDA_PREFIX}{self.fdc_id}"

    @property
    def names(self) -> dict[Language, str]:
        """USDA's description, in English only."""
        return {Language.EN: self.description}

    @property
    def aliases(self) -> dict[Language, list[str]]:
        """None."""
        return {}

    @property
    def state(self) -> State:
        """How it is weighed, by the words of its description."""
        return described_state(self.description)

    @property
    def contains(self) -> list[Contains] | None:
        """Nobody has looked: None."""
        return None

    @property
    def stand_in_for(self) -> list[str]:
        """Nothing."""
        return []

    @property
    def usual_grams(self) -> float | None:
        """Not known."""
        return None


class UsdaFoods:
    """Reads the imported table; every method needs `is_there`."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / DATABASE

    @property
    def is_there(self) -> bool:
        """Whether the table has been imported completely."""
        return self._file.exists()

    @cached_property
    def all(self) -> list[Described]:
        """Every food's id, description and category, in the order of the table."""
        with self._open() as connection:
            rows = connection.execute("SELECT fdc_id, description, category FROM foods ORDER BY place")
            return [Described(*row) for row in rows]

    def in_other_state(self, description: str, states: Collection[State]) -> UsdaFood | None:
        """The same food raw or cooked: the shortest description that differs in nothing before its state."""
        same = self._by_food.get(_STATE_PART.sub("", description), [])
        fitting = [row for row in same if row.description != description and described_state(row.description) in states]
        return self.get(min(fitting, key=lambda row: len(row.description)).fdc_id) if fitting else None

    def get(self, fdc_id: int) -> UsdaFood:
        """One food; raises NotFound."""
        columns = ", ".join(["description", "category", *NUTRIENT_NAMES])
        with self._open() as connection:
            row = connection.execute(f"SELECT {columns} FROM foods WHERE fdc_id = ?", (fdc_id,)).fetchone()
            found = connection.execute("SELECT unit, amount, grams FROM portions WHERE fdc_id = ?", (fdc_id,))
            portions = [Portion(unit=unit, amount=amount, grams=grams) for unit, amount, grams in found]
        if row is None:
            raise NotFound(f"SR Legacy has no food {fdc_id}.", field="food", hint="Look it up by name.", food=fdc_id)
        figures = dict(zip(NUTRIENT_NAMES, row[2:], strict=True))
        return UsdaFood(Described(fdc_id, row[0], row[1]), portions, Nutrients(**figures))

    @cached_property
    def _by_food(self) -> dict[str, list[Described]]:
        """The rows whose descriptions name a state, by what stands before it."""
        rows: dict[str, list[Described]] = {}
        for row in self.all:
            before = _STATE_PART.sub("", row.description)
            if before != row.description:
                rows.setdefault(before, []).append(row)
        return rows

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        # One connection a call: SQLite's must stay in their thread, and opening costs a tenth of a millisecond.
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            yield connection


def described_state(description: str) -> State:
    """Raw, cooked, dry or ready, by the words of a USDA description."""
    text = description.lower()
    if _DRY.search(text) and not _COOKED.search(text):
        return State.DRY
    if _RAW.search(text):
        return State.RAW
    return State.COOKED if _COOKED.search(text) else State.READY
