"""What is known of each formula of the one-rep max: its equation, the sets it is for, and the works behind it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from domain.evidence import Source

_FOLDER = Path(__file__).parent
FORMULAS_FILE = _FOLDER / "one_rep_max_formulas.yaml"
SOURCES_FILE = _FOLDER / "one_rep_max_sources.yaml"


class FormulaFacts(BaseModel):
    """A formula in words; `source` and `range_source` are keys of `load_formula_sources`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    equation: str
    fewest_reps: int
    most_reps: int
    source: str
    range_source: str

    def covers(self, reps: int) -> bool:
        """Whether a set of `reps` lies in the range; a single is the max itself and needs no formula."""
        return reps == 1 or self.fewest_reps <= reps <= self.most_reps


@cache
def load_formula_facts() -> dict[str, FormulaFacts]:
    """The facts by the name of the formula."""
    entries = yaml.safe_load(FORMULAS_FILE.read_text("utf-8"))
    return {name: FormulaFacts(**entry) for name, entry in entries.items()}


@cache
def load_formula_sources() -> dict[str, Source]:
    """The works by key: those of the formulas first, then those that tested them."""
    return {key: Source(**work) for key, work in yaml.safe_load(SOURCES_FILE.read_text("utf-8")).items()}
